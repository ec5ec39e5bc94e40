// The disassembler: code as text, for `adder -v`, the dis module, and tests.
#pragma once

#include "core/compile/code.h"

namespace adder {

class TextBuilder;

// One line for each instruction: source line where it changes, word, name, operands with what they stand for; then the
// handler table. `nested`: the functions inside follow. The builder remembers failures.
void disassemble(TextBuilder& out, const Code* code, bool nested);

// The same to standard output, for Runtime::code_listener.
void print_code(Runtime& rt, const Code* code);

}  // namespace adder
