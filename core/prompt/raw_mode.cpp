// Raw REPL and raw paste: how tools send programs and get their output.
//
// Raw REPL: text up to Ctrl-D is a program; the answer is `OK`, its output, 0x04, the traceback or nothing, 0x04, and
// the prompt `>`. Ctrl-D on an empty line is a soft reset, Ctrl-B leaves. Raw paste begins by Ctrl-E A Ctrl-A and adds
// flow control: `R` 0x01, the window as two bytes (little end first), then 0x01 for each window that may be sent.
#include "core/builtins/traceback.h"
#include "core/prompt/prompt_session.h"
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/layouts.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

constexpr int ctrl_a = 1, ctrl_b = 2, ctrl_c = 3, ctrl_d = 4, ctrl_e = 5;
constexpr uint32_t paste_window = 0x80;  // bytes; a port's receive buffer holds two of them
constexpr string_view end_mark = "\x04", window_mark = "\x01";

// A text whose lines end in '\n', to a terminal that wants "\r\n".
void write_lines(PromptTerminal& terminal, string_view text) {
  while (!text.empty()) {
    string_view line = text.substr(0, text.find('\n'));
    terminal.write(line);
    text.remove_prefix(line.size());
    if (text.empty()) return;
    terminal.write("\r\n");
    text.remove_prefix(1);
  }
}

// Tools know an OSError by this word and the name of its number: the last line of a traceback says them instead of the
// subclass and the long text. The traceback as it is where that line has another form.
Value in_words_of_tools(Runtime& rt, Value exception, Value traceback) {
  if (!is_instance(exception, os_error_type)) return traceback;
  Value number = TRY(get_attribute(rt, exception, sym<"errno">));
  const char* name = number.is_small_int() ? error_name(int(number.as_small_int())) : nullptr;
  string_view text = cast<Str>(traceback)->view();
  size_t line = text.rfind('\n', text.size() - 2) + 1;
  string_view last = text.substr(line), start = type_name(exception);
  if (!name || !last.starts_with(start) || !last.substr(start.size()).starts_with(": [Errno ")) return traceback;
  TextBuilder words(rt);
  words.add(text.substr(0, line)).add("OSError: [Errno ").add_repr(number).add("] ").add(name);
  Value file = TRY(get_attribute(rt, exception, sym<"filename">));
  if (!file.is_none()) words.add(": ").add_repr(file);
  return words.add('\n').finish();
}

// Even without memory for a traceback the exception's class is told.
void write_exception(Runtime& rt, PromptTerminal& terminal) {
  Value exception = take_exception(rt);
  Value text = format_exception(rt, exception);
  if (!text.is_error()) text = in_words_of_tools(rt, exception, text);
  if (!text.is_error()) return write_lines(terminal, cast<Str>(text)->view());
  (void)take_exception(rt);
  terminal.write(type_name(exception));
  terminal.write("\r\n");
}

}  // namespace

PromptSession::Next PromptSession::run_raw() {
  terminal_.set_mode(TerminalMode::Driven);
  bool good = execute("exec"), exits = !good && exception_is(rt_, system_exit_type);
  terminal_.set_mode(TerminalMode::Editing);
  drop_interrupt();
  terminal_.write(end_mark);
  if (exits) {
    (void)take_exception(rt_);
  } else if (!good) {
    write_exception(rt_, terminal_);
  }
  terminal_.write(end_mark);
  return exits ? leave(PromptEnd::SoftReset) : Next::Continue;
}

// The program of raw paste; false: cancelled by Ctrl-C, or the terminal is gone.
bool PromptSession::receive_pasted() {
  bool fits = true;
  uint32_t left = paste_window;
  for (;;) {
    int byte = terminal_.read_byte();
    if (byte < 0 || byte == ctrl_c || byte == ctrl_d) {
      terminal_.write(end_mark);
      if (!fits) (void)rt_.no_memory();
      return byte == ctrl_d && fits;
    }
    fits = fits && source_.append(char(byte));
    if (--left) continue;
    left = paste_window;
    terminal_.write(window_mark);
  }
}

PromptSession::Next PromptSession::raw_paste() {
  static constexpr char answer[] = {'R', 1, char(paste_window & 0xff), char(paste_window >> 8), 1};
  terminal_.write({answer, sizeof answer});
  source_.clear();
  if (receive_pasted()) return run_raw();
  source_.clear();
  terminal_.write(end_mark);
  if (!rt_.exception.is_empty()) {
    write_exception(rt_, terminal_);
  } else {
    terminal_.write("KeyboardInterrupt\r\n");
  }
  terminal_.write(end_mark);
  return Next::Continue;
}

PromptSession::Next PromptSession::raw_mode() {
  static constexpr string_view greeting = "raw REPL; CTRL-B to exit\r\n>";
  result_.raw = true;
  source_.clear();
  terminal_.write(greeting);
  for (;;) {
    int byte = terminal_.read_byte();
    Next next = Next::Continue;
    switch (byte) {
      case -1: return leave(PromptEnd::EndOfInput);
      case ctrl_a:
        if (source_.size() == 2 && source_[0] == ctrl_e) {
          bool known = source_[1] == 'A';
          if (known) {
            next = raw_paste();
          } else {
            terminal_.write({"R\0", 2});
          }
          source_.clear();
          if (next == Next::Continue) terminal_.write(">");
          break;
        }
        source_.clear();
        terminal_.write(greeting);
        break;
      case ctrl_b: terminal_.write("\r\n"); return Next::Friendly;
      case ctrl_c: source_.clear(); break;
      case ctrl_d:
        if (source_.empty()) {
          terminal_.write("\r\n");
          return leave(PromptEnd::SoftReset);
        }
        terminal_.write("OK");
        next = run_raw();
        if (next == Next::Continue) terminal_.write(">");
        break;
      default:
        if (!source_.append(char(byte == '\r' ? '\n' : byte))) source_.clear();
    }
    if (next != Next::Continue) return next;
  }
}

}  // namespace adder
