// Terminal settings for each mode, bytes in and out.
#include "ports/linux/terminal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include <string>

namespace adder {

LinuxTerminal::LinuxTerminal(LinuxPlatform& platform, int history_file)
    : platform_(platform), history_file_(history_file), is_terminal_(tcgetattr(STDIN_FILENO, &found_) == 0) {}

LinuxTerminal::~LinuxTerminal() {
  if (is_terminal_) tcsetattr(STDIN_FILENO, TCSADRAIN, &found_);
}

int LinuxTerminal::read_byte() {
  uint8_t byte;
  for (;;) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (work_in_background() && poll(&input, 1, 0) == 0) continue;
    ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got == 1) return byte;
    if (got == 0 || errno != EINTR) return -1;
  }
}

void LinuxTerminal::write(string_view bytes) {
  if (!is_terminal_) return;
  platform_.write_stdout(bytes.data(), bytes.size());
  platform_.flush_stdout();
}

void LinuxTerminal::set_mode(TerminalMode mode) {
  if (!is_terminal_) return;
  platform_.flush_stdout();
  termios wanted = found_;
  if (mode == TerminalMode::Editing) {
    wanted.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG);
    wanted.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON | BRKINT | INPCK | ISTRIP);
    wanted.c_oflag &= ~tcflag_t(OPOST);
  } else {
    wanted.c_lflag |= ISIG | NOFLSH;
    wanted.c_oflag |= OPOST | ONLCR;
    wanted.c_cc[VINTR] = 3;  // Ctrl-C
  }
  if (mode == TerminalMode::Driven) {
    wanted.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN);
    wanted.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON);
  }
  wanted.c_cc[VMIN] = 1;
  wanted.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &wanted);
}

void LinuxTerminal::line_entered(string_view line) {
  if (history_file_ < 0 || line.empty()) return;
  std::string text = std::string(line) + '\n';
  if (::write(history_file_, text.data(), text.size()) < 0) history_file_ = -1;  // a full disk is no reason to stop
}

}  // namespace adder
