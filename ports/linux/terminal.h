// The terminal of a Linux process (standard input and output) as the prompt wants it.
#pragma once

#include <termios.h>

#include "core/prompt/terminal.h"
#include "ports/linux/platform.h"

namespace adder {

// The terminal's settings are as they were found when the object goes. On a pipe, where nobody sees them, echoes are
// left out.
class LinuxTerminal final : public PromptTerminal {
 public:
  LinuxTerminal(LinuxPlatform& platform, int history_file);
  ~LinuxTerminal();

  int read_byte() override;
  void write(string_view bytes) override;
  void set_mode(TerminalMode mode) override;
  void line_entered(string_view line) override;

 private:
  LinuxPlatform& platform_;
  int history_file_;  // -1 = none
  bool is_terminal_;
  termios found_;
};

}  // namespace adder
