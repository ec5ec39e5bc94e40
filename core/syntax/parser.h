// The parser: source text to syntax tree, one top-level statement at a time.
//
//     Parser parser(source);
//     while (Statement* statement = parser.next_statement(arena)) { ...compile it...; arena.release(); }
//     if (parser.failed()) report(parser.diagnostic());
//
// The source must stay in place and unchanged while the parser or any tree made from it is in use. After a failure the
// parser stays failed. Nothing is allocated but in the arena.
#pragma once

#include "core/syntax/ast.h"
#include "core/syntax/diagnostic.h"

namespace adder::syntax {

enum class ParseMode : uint8_t {
  Exec,    // a file: statements until the end
  Single,  // a prompt: one interactive statement; Diagnostic::incomplete asks for more lines
  Eval,    // one expression (use expression())
};

struct ParserOptions {
  ParseMode mode = ParseMode::Exec;
  // Levels of tree (operands, displays, calls, blocks) above which an expression is refused.
  uint32_t max_depth = sizeof(void*) == 8 ? 1000 : 120;
  // Bytes of native stack the parser may use below its caller.
  uint32_t native_stack_bytes = sizeof(void*) == 8 ? 1024 * 1024 : 6 * 1024;
};

class Parser {
 public:
  explicit Parser(string_view source, const ParserOptions& options = {});

  // The next top-level statement, in the arena; null at the end of the source or on failure (see failed()).
  Statement* next_statement(Arena& arena);
  // Mode Eval: the whole source as one expression; null on failure.
  Expression* expression(Arena& arena);

  bool failed() const;
  const Diagnostic& diagnostic() const;
};

}  // namespace adder::syntax
