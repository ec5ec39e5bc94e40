// Traceback: where an exception passed, one entry per frame, the outermost first.
#include "core/compile/line_table.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

Traceback* as_traceback(Value v) { return cast<Traceback>(v); }

Value get_next(Runtime&, Value self) {
  Value next = as_traceback(self)->next;
  return next.is_empty() ? Value::none() : next;
}

Status set_next(Runtime& rt, Value self, Value value) {
  if (!value.is_none() && !is_exactly(value, traceback_type))
    return raise(rt, type_error_type, "expected traceback object or None, got '%T'"_m, value);
  for (Value v = value; is_exactly(v, traceback_type); v = as_traceback(v)->next)
    if (v.is(self)) return raise(rt, value_error_type, "traceback loop detected"_m);
  rt.heap.store(as_traceback(self)->next, value.is_none() ? Value::empty() : value);
  return {};
}

Value get_line(Runtime&, Value self) {
  Traceback* entry = as_traceback(self);
  Code* code = cast<Function>(entry->function)->code.get();
  return Value::small_int(SignedWord(find_source_span(code, uint32_t(entry->position.as_small_int())).line));
}

Value get_position(Runtime&, Value self) { return as_traceback(self)->position; }

// tb_frame: what programs ask of it (f_code, f_lineno, f_globals, f_back) the entry answers itself.
Value get_frame(Runtime&, Value self) { return self; }
Value get_code(Runtime&, Value self) { return cast<Function>(as_traceback(self)->function)->code.value(); }
Value get_globals(Runtime&, Value self) { return cast<Function>(as_traceback(self)->function)->globals.value(); }
Value get_none(Runtime&, Value) { return Value::none(); }
Value get_locals(Runtime& rt, Value) {
  Dict* dict = make_dict(rt);
  return dict ? to_value(dict) : Value::error();
}

constexpr Attribute attributes[] = {
    PROPERTY_RW("tb_next", get_next, set_next),
    PROPERTY("tb_lineno", get_line),
    PROPERTY("tb_lasti", get_position),
    PROPERTY("tb_frame", get_frame),
    PROPERTY("f_code", get_code),
    PROPERTY("f_lineno", get_line),
    PROPERTY("f_globals", get_globals),
    PROPERTY("f_back", get_none),
    PROPERTY("f_locals", get_locals),
};

}  // namespace

ROM_TYPE(traceback_type, {
                             .name = sym<"traceback">,
                             .kind = Kind::Other,
                             .trace_words = {1, 3},
                             .flags = Type::Final | Type::Abstract,
                             .native_bytes = sizeof(Traceback),
                             .attributes = attributes,
                         });

void add_traceback(Runtime& rt, const Frame& frame) {
  auto* exception = cast<Exception>(rt.exception);
  // The exceptions made in advance are shared, and there is no memory for an entry anyway.
  if (rt.exception.is(rt.memory_error) || rt.exception.is(rt.recursion_error)) return;
  auto* entry = rt.heap.make<Traceback>(traceback_type);
  if (!entry) return;
  entry->next = exception->traceback;
  entry->function = frame.function;
  entry->position = Value::small_int(SignedWord(frame.pc - frame.code->instructions));
  rt.heap.store(exception->traceback, to_value(entry));
}

}  // namespace adder
