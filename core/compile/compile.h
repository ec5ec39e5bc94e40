// The compiler's front: source text to Code, and what its flags mean. compile_source itself is declared in
// runtime/operations.h.
#pragma once

#include "core/runtime/runtime.h"
#include "core/syntax/diagnostic.h"

namespace adder::compile {

// The flags of compile_source. The first have CPython's numbers, because compile() shows them to programs.
enum Flag : uint32_t {
  FutureAnnotations = 0x1000000,  // as after `from __future__ import annotations`
  NamesInLocals = 1,  // names of the top level live in a locals mapping of its own: exec(text, globals, locals)
  OptimizeGiven = 2,  // the level stands in the flags, else it is the Runtime's
  OptimizeShift = 8,  // where it stands: 2 bits
};
constexpr uint32_t optimize_flags(unsigned level) { return OptimizeGiven | (level < 3 ? level : 3) << OptimizeShift; }

// Does the text end where more is expected, so that a prompt asks for another line? `complete`: it compiles or never
// will.
enum class Completeness : uint8_t { Complete, Incomplete };
Completeness check_complete(Runtime& rt, string_view source);

// Makes the SyntaxError of a diagnostic pending, with its fields: file, line, offset in characters, text of the line.
Failed raise_syntax_error(Runtime& rt, const syntax::Diagnostic& diagnostic, string_view source, const Str* filename);

}  // namespace adder::compile
