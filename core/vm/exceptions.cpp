// Unwinding: from the pending exception to its handler, with traceback entries and the exception's context.
//
// An exception that native code raises gets its context when it begins to unwind, for native code does not know what
// Python is handling; one with a traceback went through here before. `raise` sets the context itself.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

const Handler* find_handler(const Code* code, uint32_t position) {
  for (uint16_t i = 0; i < code->handler_count; i++) {
    const Handler& handler = code->handlers[i];
    if (position >= handler.start && position < handler.end) return &handler;
  }
  return nullptr;
}

// The running frame is left by the pending exception.
void leave_by_exception(Runtime& rt) {
  Frame* frame = rt.frame;
  if (frame->is(Frame::Generated)) {
    rt.handled = frame->extra;
    convert_stop_iteration(rt, frame->generator);
    finish_generator(frame->generator);
  }
  pop_frame(rt);
}

Exception* as_exception(Value v) { return cast<Exception>(v); }

}  // namespace

Value current_handled(Runtime& rt) {
  if (!rt.handled.is_empty()) return rt.handled;
  // A generator that handles nothing sees what its resumers handle.
  for (Frame* frame = rt.frame; frame; frame = frame->previous)
    if (frame->is(Frame::Generated) && !frame->extra.is_empty()) return frame->extra;
  return Value::empty();
}

void chain_context(Runtime& rt, Value exception) {
  Value context = current_handled(rt);
  if (context.is_empty() || context.is(exception)) return;
  // The chain of what is handled may lead to the exception itself: there it ends. A program may have made a circle of
  // it, which `behind`, at half the speed, meets.
  Value behind = context;
  bool step = false;
  for (Value v = context; has_kind(v, Kind::Exception); step = !step) {
    Value next = as_exception(v)->context;
    if (next.is(exception)) {
      as_exception(v)->context = Value::empty();
      break;
    }
    if (step) behind = as_exception(behind)->context;
    v = next;
    if (v.is(behind)) break;
  }
  rt.heap.store(as_exception(exception)->context, context);
}

bool unwind(Runtime& rt, Raised how) {
  auto* exception = as_exception(rt.exception);
  if (how == Raised::Here && exception->traceback.is_empty() && exception->context.is_empty())
    chain_context(rt, rt.exception);
  for (;; how = Raised::Here) {
    Frame* frame = rt.frame;
    if (how != Raised::Again) add_traceback(rt, *frame);
    const Handler* handler = find_handler(frame->code, uint32_t(frame->pc - frame->code->instructions));
    if (handler) {
      frame->registers[handler->exception_register] = rt.exception;
      rt.exception = Value::empty();
      frame->pc = frame->code->instructions + handler->target;
      return true;
    }
    bool entry = frame->is(Frame::Entry);
    leave_by_exception(rt);
    if (entry) return false;
  }
}

}  // namespace adder
