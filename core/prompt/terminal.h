// What the prompt needs from a port: a two-way stream of bytes to a terminal, whether a UART or a tty.
#pragma once

#include "core/base/base.h"

namespace adder {

enum class TerminalMode : uint8_t {
  Editing,  // every byte read is data, bytes go out as they are
  Running,  // a program runs: Ctrl-C interrupts it, '\n' goes out as "\r\n", a tty echoes what is typed to the program
  Driven,   // as Running, but nothing is echoed: a tool sits at the other end
};

// What a program left to be done while the prompt waits for a key.
class Background {
 public:
  virtual bool work() = 0;  // true: there is more

 protected:
  ~Background() = default;
};

class PromptTerminal {
 public:
  virtual int read_byte() = 0;                // waits, doing the background's work; -1 = the other end is gone
  virtual void write(string_view bytes) = 0;  // after everything the program printed
  virtual void set_mode(TerminalMode mode) = 0;
  virtual void line_entered(string_view) {}  // for a history that outlives the program
  void set_background(Background* background) { background_ = background; }

 protected:
  ~PromptTerminal() = default;
  bool work_in_background() { return background_ && background_->work(); }

 private:
  Background* background_ = nullptr;
};

}  // namespace adder
