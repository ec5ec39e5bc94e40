// The friendly prompt: statements line by line, pasted programs.
#include "core/prompt/prompt.h"

#include "core/builtins/import.h"
#include "core/builtins/startup.h"
#include "core/compile/code.h"
#include "core/compile/compile.h"
#include "core/prompt/prompt_session.h"
#include "core/runtime/exceptions.h"

namespace adder {

PromptSession::PromptSession(Runtime& rt, PromptTerminal& terminal, History& history, const PromptOptions& options,
                             Dict* globals)
    : rt_(rt),
      terminal_(terminal),
      history_(history),
      options_(options),
      globals_(globals),
      completer_(rt, globals),
      editor_(terminal, history, completer_),
      source_(rt.heap.blocks()),
      line_(rt.heap.blocks()) {}

PromptSession::Next PromptSession::leave(PromptEnd end, int status) {
  result_.end = end;
  result_.status = status;
  return Next::Leave;
}

bool PromptSession::execute(const char* mode) {
  Value code = compile_source(rt_, source_.view(), sym<"<stdin>">, mode, 0);
  source_.clear();
  return !code.is_error() && !run_code(rt_, cast<Code>(code), globals_, to_value(globals_)).is_error();
}

PromptSession::Next PromptSession::run_friendly(const char* mode) {
  terminal_.set_mode(TerminalMode::Running);
  bool good = execute(mode), exits = !good && exception_is(rt_, system_exit_type);
  int status = good ? 0 : report_exit(rt_);
  terminal_.set_mode(TerminalMode::Editing);
  drop_interrupt();
  return exits ? leave(PromptEnd::Exit, status) : Next::Continue;
}

// As the line before, four more after a colon.
size_t PromptSession::indent_after(string_view line) const {
  size_t indent = line.find_first_not_of(' ');
  if (indent == string_view::npos) return 0;
  return line.ends_with(':') ? indent + 4 : indent;
}

PromptSession::Next PromptSession::control_on_empty_line(LineEnd end) {
  switch (end) {
    case LineEnd::CtrlA: return Next::Raw;
    case LineEnd::CtrlB: terminal_.write("\r\n"); return Next::Friendly;
    case LineEnd::CtrlC: terminal_.write("\r\n"); return Next::Continue;
    case LineEnd::CtrlD: terminal_.write("\r\n"); return leave(PromptEnd::SoftReset);
    case LineEnd::CtrlE: return paste_mode();
    default: return leave(PromptEnd::EndOfInput);
  }
}

PromptSession::Next PromptSession::read_statement() {
  source_.clear();
  LineEnd end = editor_.read(">>> ", 0, line_);
  if (end != LineEnd::Enter) return control_on_empty_line(end);
  for (;;) {
    history_.add(line_.view());
    terminal_.line_entered(line_.view());
    if (!source_.append(line_.view()) || !source_.append('\n')) {
      source_.clear();
      terminal_.write("MemoryError\r\n");
      return Next::Continue;
    }
    if (compile::check_complete(rt_, source_.view()) == compile::Completeness::Complete) break;
    end = editor_.read("... ", indent_after(line_.view()), line_);
    if (end == LineEnd::CtrlD) {  // no more lines
      terminal_.write("\r\n");
      break;
    }
    if (end == LineEnd::CtrlC) {
      terminal_.write("\r\nKeyboardInterrupt\r\n");
      return Next::Continue;
    }
    if (end != LineEnd::Enter) return control_on_empty_line(end);
  }
  bool blank = source_.view().find_first_not_of(" \n") == string_view::npos;
  return blank ? Next::Continue : run_friendly("single");
}

// Lines as they come, without indentation or completion, run together at Ctrl-D.
PromptSession::Next PromptSession::paste_mode() {
  terminal_.write("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
  for (;;) {
    int byte = terminal_.read_byte();
    if (byte < 0) return leave(PromptEnd::EndOfInput);
    if (byte == int(LineEnd::CtrlC) || byte == int(LineEnd::CtrlD)) {
      terminal_.write("\r\n");
      if (byte == int(LineEnd::CtrlD)) return run_friendly("exec");
      source_.clear();
      return Next::Continue;
    }
    char c = byte == '\r' ? '\n' : char(byte);
    if (!source_.append(c)) {
      terminal_.write("\a");
      continue;
    }
    terminal_.write(c == '\n' ? string_view("\r\n=== ") : string_view(&c, 1));
  }
}

PromptSession::Next PromptSession::friendly_mode() {
  result_.raw = false;
  terminal_.write(options_.banner);
  Next next = Next::Continue;
  while (next == Next::Continue) next = read_statement();
  return next;
}

// Calls that the program scheduled. What they print comes where the cursor stands.
bool PromptSession::work() {
  if (!(rt_.pending.load() & ~uint32_t(PendingInterrupt))) return false;
  terminal_.set_mode(TerminalMode::Driven);
  if (run_pending(rt_).failed()) report_exit(rt_);
  terminal_.set_mode(TerminalMode::Editing);
  drop_interrupt();
  return rt_.pending.load() != 0;
}

PromptResult PromptSession::run() {
  terminal_.set_mode(TerminalMode::Editing);
  terminal_.set_background(this);
  drop_interrupt();
  Next next = options_.raw ? Next::Raw : Next::Friendly;
  while (next != Next::Leave) next = next == Next::Raw ? raw_mode() : friendly_mode();
  terminal_.set_background(nullptr);
  terminal_.set_mode(TerminalMode::Running);
  return result_;
}

PromptResult run_prompt(Runtime& rt, PromptTerminal& terminal, History& history, const PromptOptions& options) {
  Value main = main_module(rt);
  if (main.is_error()) return {PromptEnd::Exit, report_exit(rt)};
  PromptSession session(rt, terminal, history, options, cast<Module>(main)->dict.get());
  return session.run();
}

}  // namespace adder
