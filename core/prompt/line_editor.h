// One line read from a terminal, with editing: arrow, Home, End and Delete keys, the keys of emacs, history,
// completion.
//
// The line is one row of UTF-8 text; a character is taken to be one column wide. `shown_` is the byte position at which
// the terminal's cursor stands, `cursor_` where editing happens; draw() brings them together.
#pragma once

#include "core/prompt/history.h"
#include "core/prompt/line_buffer.h"
#include "core/prompt/terminal.h"

namespace adder {

// Why reading ended. The control keys end it only on an empty line, Ctrl-C always.
enum class LineEnd : int8_t { EndOfInput = -1, CtrlA = 1, CtrlB = 2, CtrlC = 3, CtrlD = 4, CtrlE = 5, Enter = 13 };

class Completer {
 public:
  // Adds what is certain to `line` at `cursor`, and moves it. True: several were written to the terminal below the
  // line.
  virtual bool complete(LineBuffer& line, size_t* cursor, PromptTerminal& terminal) = 0;

 protected:
  ~Completer() = default;
};

class LineEditor {
 public:
  LineEditor(PromptTerminal& terminal, History& history, Completer& completer)
      : terminal_(terminal), history_(history), completer_(completer) {}

  // Shows `prompt` and `indent` blanks, which Backspace takes away by four; `line` becomes what was entered.
  LineEnd read(string_view prompt, size_t indent, LineBuffer& line);

 private:
  bool control(int byte, LineEnd* end);
  void escape_sequence();
  void arrow(int key, bool by_word);
  void insert_character(int first);
  void insert(string_view text);
  void erase(size_t from, size_t to);
  void backspace();
  void complete();
  void recall(size_t back);
  void draw(size_t changed_from, bool shorter);
  void move_shown(size_t to);
  size_t before(size_t position) const;
  size_t after(size_t position) const;
  size_t word_start(size_t position) const;
  size_t word_end(size_t position) const;

  PromptTerminal& terminal_;
  History& history_;
  Completer& completer_;
  string_view prompt_;
  LineBuffer* line_ = nullptr;
  size_t cursor_ = 0, shown_ = 0;
  size_t recalled_ = 0;
  bool only_indent_ = false;  // nothing but the automatic indent was entered
};

}  // namespace adder
