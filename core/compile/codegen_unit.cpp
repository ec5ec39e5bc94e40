// A unit of its own inside the code around it: what is put aside, and the second attempt with wide jumps.
#include "core/compile/codegen_unit.h"

namespace adder::compile {

Code* CodeGenerator::compile_unit(Scope* scope, const Str* name, uint32_t first_line, void (*generate)(void*),
                                  void* context) {
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
    if (!context_.failed) generate(context);
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
