// Out of line: imports, annotations, type statements, the prompt's display.
#include "core/vm/interpreter.h"
#include "core/vm/type_parameters.h"

namespace adder {

namespace {
Value locals_of(const Frame& frame) { return frame.is(Frame::HasLocals) ? frame.extra : to_value(globals_of(frame)); }
}  // namespace

Outcome slow_import_name(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, import_name(rt, name_operand(frame, pc), frame.registers[pc->b], pc->c, globals_of(frame)));
}

Outcome slow_import_from(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, import_from(rt, frame.registers[pc->b], name_operand(frame, pc)));
}

Outcome slow_import_star(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(import_star(rt, frame.registers[pc->a], locals_of(frame)));
}

Outcome slow_setup_annotations(Runtime& rt, Frame& frame, const Instruction*) {
  Value locals = locals_of(frame), name = to_value(sym<"__annotations__">);
  Result<bool> present = contains(rt, locals, name);
  if (present.failed()) return Outcome::Error;
  if (present.get()) return Outcome::Next;
  Dict* annotations = make_dict(rt);
  return annotations ? outcome(set_item(rt, locals, name, to_value(annotations))) : Outcome::Error;
}

Outcome slow_print_expression(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = frame.registers[pc->a];
  if (v.is_none()) return Outcome::Next;
  Value text = repr(rt, v);
  if (text.is_error() || write_out(rt, cast<Str>(text)->view()).failed() || write_out(rt, "\n").failed())
    return Outcome::Error;
  return outcome(builtin_store(rt, sym<"_">, v));
}

Outcome slow_make_type_alias(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, make_type_alias(rt, name_operand(frame, pc), frame.registers[pc->b]));
}

Outcome slow_make_type_parameter(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc,
                make_type_parameter(rt, TypeParameterKind(pc->c), name_operand(frame, pc), frame.registers[pc->b]));
}

}  // namespace adder
