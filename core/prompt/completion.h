// Completion of names at the prompt: globals and built-ins, attributes behind a dot, modules in an import statement.
//
// Finding attributes looks objects up and so may run a property; whatever it raises is dropped.
#pragma once

#include "core/prompt/line_editor.h"
#include "core/runtime/runtime.h"

namespace adder {

class NameCompleter final : public Completer {
 public:
  NameCompleter(Runtime& rt, Dict* globals) : rt_(rt), globals_(globals) {}
  bool complete(LineBuffer& line, size_t* cursor, PromptTerminal& terminal) override;

 private:
  Value candidates(string_view path, bool modules);
  Value module_names();
  Value global_names();
  Value names_of(Value object);

  Runtime& rt_;
  Dict* globals_;
};

}  // namespace adder
