// Compiling of a function, class body or generator expression inside the code around it.
#pragma once

#include "core/compile/codegen.h"

namespace adder::compile {

// Runs `generate` with a unit of its own for `scope`, again with wide jumps when a short one did not reach.
template <class Generate>
Code* CodeGenerator::compile_unit(Scope* scope, const Str* name, uint32_t first_line, Generate&& generate) {
  Unit* outer_unit = unit_;
  Block* outer_blocks = blocks_;
  Captures* outer_captures = captures_;
  Scope* outer_scope = context_.scope;
  Register outer_floor = spill_floor_;
  Code* code = nullptr;
  const Str* qualified = qualified_name(name);
  for (bool wide : {false, true}) {
    Unit unit(context_, statement_arena_, scope, outer_unit, wide);
    unit.code_name = name;
    unit.qualified_name = qualified;
    unit.begin(first_line);
    unit_ = &unit;
    blocks_ = nullptr;
    captures_ = nullptr;
    context_.scope = scope;
    unit.allocate_variables();
    spill_floor_ = unit.top();
    if (!context_.failed) generate();
    bool again = unit.jumps_too_far() && !wide;
    if (!again && !context_.failed) code = unit.finish();
    unit_ = outer_unit;
    blocks_ = outer_blocks;
    captures_ = outer_captures;
    context_.scope = outer_scope;
    spill_floor_ = outer_floor;
    if (!again) break;
  }
  return code;
}

}  // namespace adder::compile
