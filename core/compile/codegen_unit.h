// Compiling of a function, class body or generator expression inside the code around it.
#pragma once

#include "core/compile/codegen.h"

namespace adder::compile {

template <class Generate>
Code* CodeGenerator::compile_unit(Scope* scope, const Str* name, uint32_t first_line, Generate&& generate) {
  auto run = [](void* context) { (*static_cast<std::remove_reference_t<Generate>*>(context))(); };
  return compile_unit(scope, name, first_line, run, &generate);
}

}  // namespace adder::compile
