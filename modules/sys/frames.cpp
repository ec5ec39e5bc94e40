// sys._getframe: a picture of the running frames, for logging, warnings and traceback. It shows where each stood when
// it was asked for; local variables are not in it.
#include "modules/sys/frames.h"

#include "core/compile/line_table.h"
#include "core/runtime/exceptions.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

struct FrameView : Object {
  Value back;  // the caller's, or empty
  Value function;
  Value position;  // in instruction words
};

FrameView* view_of(Value v) { return cast<FrameView>(v); }
Code* code_of(Value self) { return cast<Function>(view_of(self)->function)->code.get(); }

Value get_back(Runtime&, Value self) { return view_of(self)->back.is_empty() ? Value::none() : view_of(self)->back; }
Value get_code(Runtime&, Value self) { return to_value(code_of(self)); }
Value get_globals(Runtime&, Value self) { return cast<Function>(view_of(self)->function)->globals.value(); }
Value get_line(Runtime&, Value self) {
  uint32_t position = uint32_t(view_of(self)->position.as_small_int());
  return Value::small_int(SignedWord(find_source_span(code_of(self), position).line));
}
Value get_locals(Runtime& rt, Value) {
  Dict* dict = make_dict(rt);
  return dict ? to_value(dict) : Value::error();
}

constexpr Attribute attributes[] = {
    PROPERTY("f_back", get_back),   PROPERTY("f_code", get_code),     PROPERTY("f_globals", get_globals),
    PROPERTY("f_lineno", get_line), PROPERTY("f_locals", get_locals),
};

ROM_TYPE(frame_type, {
                         .name = sym<"frame">,
                         .kind = Kind::Other,
                         .trace_words = {1, 3},
                         .flags = Type::Final | Type::Abstract,
                         .native_bytes = sizeof(FrameView),
                         .attributes = attributes,
                     });

}  // namespace

Value sys_getframe(Runtime& rt, const Args& args) {
  SignedWord depth = args.positional ? TRY(as_index(rt, args[0])) : 0;
  FrameView* inner = nullptr;
  Value result = Value::empty();
  for (Frame* frame = rt.frame; frame; frame = frame->previous) {
    if (depth-- > 0) continue;
    auto* view = rt.heap.make<FrameView>(frame_type);
    if (!view) return rt.no_memory();
    view->back = Value::empty();
    view->function = frame->function;
    view->position = Value::small_int(SignedWord(frame->pc - frame->code->instructions));
    if (inner)
      rt.heap.store(inner->back, to_value(view));
    else
      result = to_value(view);
    inner = view;
  }
  if (result.is_empty()) return raise(rt, value_error_type, "call stack is not deep enough"_m);
  return result;
}

}  // namespace adder
