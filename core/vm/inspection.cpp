// What built-in functions ask of the running Python code: its globals, its locals, the arguments of super().
#include "core/vm/interpreter.h"

namespace adder {

namespace {

// The value of a local: a captured one lies in a cell. empty() = unbound.
Value local_value(Value v) { return is_exactly(v, cell_type) ? cast<Cell>(v)->value : v; }

Status add_local(Runtime& rt, Dict* locals, Value name, Value v) {
  return v.is_empty() ? Status() : dict_set_str(rt, locals, cast<Str>(name), v);
}

}  // namespace

Dict* current_globals(Runtime& rt) { return rt.frame ? globals_of(*rt.frame) : nullptr; }

Value current_locals(Runtime& rt) {
  Frame* frame = rt.frame;
  if (!frame) return Value::none();
  if (frame->is(Frame::HasLocals)) return frame->extra;
  Code* code = frame->code;
  Dict* locals = make_dict(rt);
  if (!locals) return Value::error();
  // Other registers than parameters may hold stale words, unless the code is known to ask for its locals.
  uint32_t count = code->is(Code::LocalsCleared) ? code->local_count : code->parameter_count();
  for (uint32_t i = 0; i < count; i++)
    TRY(add_local(rt, locals, code->local_names->items()[i], local_value(frame->registers[i])));
  for (uint32_t i = 0; i < code->capture_count; i++)
    TRY(add_local(rt, locals, code->capture_names->items()[i], function_of(*frame)->cells()[i]->value));
  return to_value(locals);
}

Status super_arguments(Runtime& rt, Value* cls, Value* object) {
  Frame* frame = rt.frame;
  if (!frame) return raise(rt, runtime_error_type, "super(): no current frame"_m);
  Code* code = frame->code;
  if (code->positional_count == 0) return raise(rt, runtime_error_type, "super(): no arguments"_m);
  *object = local_value(frame->registers[0]);
  if (object->is_empty()) return raise(rt, runtime_error_type, "super(): arg[0] deleted"_m);
  for (uint32_t i = 0; i < code->capture_count; i++)
    if (code->capture_names->items()[i].is(to_value(sym<"__class__">))) {
      *cls = function_of(*frame)->cells()[i]->value;
      if (cls->is_empty()) return raise(rt, runtime_error_type, "super(): empty __class__ cell"_m);
      return {};
    }
  return raise(rt, runtime_error_type, "super(): __class__ cell not found"_m);
}

}  // namespace adder
