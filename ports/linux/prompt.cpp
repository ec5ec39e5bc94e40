// The prompt on a Linux terminal, with a history that is kept in ~/.adder_history.
#include "ports/linux/prompt.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>

#include "core/base/version.h"
#include "ports/linux/terminal.h"

namespace adder {

namespace {

constexpr size_t history_bytes = 64 * 1024;
constexpr string_view soft_reset_notice = "MPY: soft reboot\r\n";  // the words that tools wait for

// The history's file, open for appending; its last lines are in `history`. -1: there is none.
int open_history(History& history) {
  const char* home = getenv("HOME");
  if (!home || !*home || !isatty(STDIN_FILENO)) return -1;
  int file = open((std::string(home) + "/.adder_history").c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  std::string text(history_bytes, 0);
  off_t size = lseek(file, 0, SEEK_END), start = size > off_t(history_bytes) ? size - off_t(history_bytes) : 0;
  ssize_t got = pread(file, text.data(), text.size(), start);
  string_view rest(text.data(), got > 0 ? size_t(got) : 0);
  if (start) rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  while (!rest.empty()) {
    string_view line = rest.substr(0, rest.find('\n'));
    history.add(line);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return file;
}

}  // namespace

PromptResult run_terminal_prompt(Runtime& rt, LinuxPlatform& platform, bool again) {
  static char storage[history_bytes];
  History history(storage);
  int file = open_history(history);
  LinuxTerminal terminal(platform, file);
  std::string banner =
      std::string("Adder v") + adder_version + " on linux\r\nUse Ctrl-D to exit, Ctrl-E for paste mode\r\n";
  terminal.set_mode(TerminalMode::Editing);
  if (again) terminal.write(soft_reset_notice);
  PromptResult result = run_prompt(rt, terminal, history, {banner, again});
  if (file >= 0) close(file);
  if (result.end == PromptEnd::SoftReset && !result.raw) result.end = PromptEnd::EndOfInput;
  return result;
}

}  // namespace adder
