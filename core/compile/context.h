// Context: what one compilation shares among its passes: options, names, the first error.
//
// Errors are sticky. A pass that fails records the reason here and goes on without effect; whoever drives the passes
// looks at `failed` after each. The reason is the diagnostic (a SyntaxError to be), or, when that has no kind, the
// exception pending in the Runtime (no memory, an interrupt).
#pragma once

#include <initializer_list>

#include "core/compile/names.h"
#include "core/syntax/ast.h"
#include "core/syntax/diagnostic.h"

namespace adder::compile {

namespace ast = ::adder::syntax;

struct Options {
  uint8_t optimize = 0;             // 1: no assert, __debug__ is False; 2: no docstrings
  bool names_in_locals = false;     // exec with a locals mapping of its own: module names go through LoadName
  bool future_annotations = false;  // from __future__ import annotations, seen or inherited
  bool interactive = false;         // the prompt: expression statements are displayed
  bool is_expression = false;       // eval
};

struct Scope;

class Context {
 public:
  Context(Runtime& rt, Arena& arena, string_view source, const Str* filename, const Options& options)
      : rt(rt),
        names(rt, arena),
        source(source),
        filename(filename),
        options(options),
        stack_limit_(rt.platform->stack_limit()) {}

  Runtime& rt;
  NameTable names;
  string_view source;
  const Str* filename;
  Options options;
  ast::Diagnostic diagnostic;
  bool failed = false;
  Scope* scope = nullptr;     // where names are looked up now
  Dict* constants = nullptr;  // module names that are micropython.const(...), by name

  // A SyntaxError at the node; each @ of the format stands for the next part. The first error stands.
  void error(const ast::Node* at, Message format, std::initializer_list<ast::MessagePart> parts = {});
  // No memory; makes MemoryError pending.
  void no_memory();
  // Is the native stack nearly used up? Then RecursionError is pending: what recurses over the tree asks at each level.
  bool too_deep() {
    char here;
    return reinterpret_cast<uintptr_t>(&here) < stack_limit_ && stack_used_up();
  }
  // An exception is pending already.
  void pending() { failed = true; }

  const Str* name(ast::Text text) { return name(text.view()); }  // some name after a failure, never nullptr
  const Str* name(string_view text);
  // A global statement at the module's level, which counts for all that follows (and matters with names_in_locals).
  void declare_global(const Str* name);
  bool is_declared_global(const Str* name) const { return globals_ && !dict_get_str(globals_, name).is_empty(); }
  // What a name that was defined by micropython.const stands for; empty(): nothing known.
  Value known_constant(const ast::Name* node);
  // The text of a node.
  string_view source_of(const ast::Node* node);
  const Str* mangled(const Str* class_name, const Str* name);

 private:
  size_t line_start(uint32_t line);
  bool stack_used_up();

  uintptr_t stack_limit_;
  Dict* globals_ = nullptr;
  uint32_t known_line_ = 1;  // where the last looked-up line begins
  size_t known_start_ = 0;
};

}  // namespace adder::compile
