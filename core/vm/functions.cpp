// Out of line: making functions and running code: modules, class bodies, exec.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

Function* make_function(Runtime& rt, Code* code, Dict* globals) {
  auto* function = rt.heap.make<Function>(function_type, code->capture_count * sizeof(Value));
  if (!function) return (void)rt.no_memory(), nullptr;
  function->code = code;
  function->globals = globals;
  function->defaults = Value::empty();
  function->extra = Value::empty();
  for (uint32_t i = 0; i < code->capture_count; i++) function->cells()[i] = Ref<Cell>();
  return function;
}

// Runs `function` with `mapping` as its locals.
Value run_with_locals(Runtime& rt, Function* function, Value mapping) {
  TRY(check_native_stack(rt));
  Code* code = function->code.get();
  prepare_code(rt, code);
  Frame* frame = push_frame(rt, to_value(function), code, nullptr, Frame::Entry | Frame::HasLocals);
  if (!frame) return Value::error();
  frame->extra = mapping;
  return run_loop(rt);
}

Status set_extra(Runtime& rt, Function* function, const Str* name, Value value) {
  if (function->extra.is_empty()) {
    Dict* extra = make_dict(rt);
    if (!extra) return Failed{};
    rt.heap.store(function->extra, to_value(extra));
  }
  return dict_set_str(rt, cast<Dict>(function->extra), name, value);
}

}  // namespace

Outcome slow_make_function(Runtime& rt, Frame& frame, const Instruction* pc) {
  Code* code = cast<Code>(constant(frame, pc[1].word));
  Function* function = make_function(rt, code, globals_of(frame));
  if (!function) return Outcome::Error;
  for (uint32_t i = 0; i < code->capture_count; i++) {
    const Capture& capture = code->captures[i];
    function->cells()[i] = capture.from_local ? Ref<Cell>(cast<Cell>(frame.registers[capture.index]))
                                              : function_of(frame)->cells()[capture.index];
  }
  if (pc->c & 1) function->defaults = frame.registers[pc->b];
  if (pc->c & 2 && set_extra(rt, function, sym<"__kwdefaults__">, frame.registers[pc->b + 1]).failed())
    return Outcome::Error;
  return finish(frame, pc, to_value(function));
}

Outcome slow_set_annotations(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(set_extra(rt, cast<Function>(frame.registers[pc->a]), sym<"__annotations__">, frame.registers[pc->b]));
}

Outcome slow_load_build_class(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = rt.build_class.is_empty() ? builtin_lookup(rt, sym<"__build_class__">) : rt.build_class;
  if (v.is_empty()) return outcome(raise(rt, name_error_type, "__build_class__ not found"_m));
  return finish(frame, pc, v);
}

Value run_code(Runtime& rt, Code* code, Dict* globals, Value locals) {
  Function* function = make_function(rt, code, globals);
  if (!function) return Value::error();
  if (code->capture_count)
    return raise(rt, type_error_type, "code object passed to exec() may not contain free variables"_m);
  return run_with_locals(rt, function, locals.is_empty() ? to_value(globals) : locals);
}

Value run_class_body(Runtime& rt, Function* body, Value mapping) { return run_with_locals(rt, body, mapping); }

}  // namespace adder
