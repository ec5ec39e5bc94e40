// The UART as the prompt's terminal.
#pragma once

#include "core/prompt/terminal.h"
#include "ports/cortex_m/platform.h"

namespace adder {

class UartTerminal final : public PromptTerminal {
 public:
  explicit UartTerminal(BoardPlatform& platform) : platform_(platform) {}
  int read_byte() override;
  void write(string_view bytes) override;
  void set_mode(TerminalMode mode) override;

 private:
  BoardPlatform& platform_;
};

}  // namespace adder
