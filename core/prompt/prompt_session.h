// PromptSession: the state of a prompt, shared by its modes. Internal to core/prompt.
#pragma once

#include "core/prompt/completion.h"
#include "core/prompt/line_editor.h"
#include "core/prompt/prompt.h"
#include "core/types/layouts.h"

namespace adder {

class PromptSession final : private Background {
 public:
  PromptSession(Runtime& rt, PromptTerminal& terminal, History& history, const PromptOptions& options, Dict* globals);
  PromptResult run();

 private:
  enum class Next : uint8_t { Continue, Friendly, Raw, Leave };

  // friendly: prompt.cpp
  Next friendly_mode();
  Next read_statement();
  Next control_on_empty_line(LineEnd end);
  Next paste_mode();
  Next run_friendly(const char* mode);
  size_t indent_after(string_view line) const;

  // raw: raw_mode.cpp
  Next raw_mode();
  Next raw_paste();
  bool receive_pasted();
  Next run_raw();

  Next leave(PromptEnd end, int status = 0);
  bool work() override;
  bool execute(const char* mode);  // source_; false: an exception is pending
  void drop_interrupt() { rt_.pending.fetch_and(~uint32_t(PendingInterrupt)); }

  Runtime& rt_;
  PromptTerminal& terminal_;
  History& history_;
  const PromptOptions& options_;
  Dict* globals_;
  NameCompleter completer_;
  LineEditor editor_;
  LineBuffer source_;
  LineBuffer line_;
  PromptResult result_{PromptEnd::EndOfInput};
};

}  // namespace adder
