// Out of line: raising and matching exceptions, the exit of `with` by an exception.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

bool is_exception_class(Value v) { return has_kind(v, Kind::Type) && cast<Type>(v)->is(Type::Exception); }

// An exception instance from what `raise` names: an instance, or a class to be called.
Value make_exception(Runtime& rt, Value what, Message complaint) {
  if (has_kind(what, Kind::Exception)) return what;
  if (!is_exception_class(what)) return raise(rt, type_error_type, complaint);
  Value made = TRY(call(rt, what));
  if (has_kind(made, Kind::Exception)) return made;
  return not_an_exception(rt, what, made);
}

Status set_cause(Runtime& rt, Value exception, Value cause) {
  if (!cause.is_none()) cause = TRY(make_exception(rt, cause, "exception causes must derive from BaseException"_m));
  auto* target = cast<Exception>(exception);
  rt.heap.store(target->cause, cause.is_none() ? Value::empty() : cause);
  target->suppress_context = Value::boolean(true);
  return {};
}

Outcome raise_again(Runtime& rt) {
  Value exception = current_handled(rt);
  if (exception.is_empty()) return outcome(raise(rt, runtime_error_type, "No active exception to reraise"_m));
  (void)raise_value(rt, exception);
  return Outcome::Reraise;
}

// Does the exception match one class of an except clause?
Result<bool> matches_class(Runtime& rt, Value exception, Value cls, Message complaint) {
  if (!is_exception_class(cls)) return raise(rt, type_error_type, complaint);
  return is_instance(exception, *cast<Type>(cls));
}

}  // namespace

Result<bool> matches_exception(Runtime& rt, Value exception, Value classes, Message complaint) {
  if (!has_kind(classes, Kind::Tuple)) return matches_class(rt, exception, classes, complaint);
  // All are checked first, as CPython does: a wrong one is an error even behind a match.
  for (Value cls : cast<Tuple>(classes)->span())
    if (!is_exception_class(cls)) return raise(rt, type_error_type, complaint);
  for (Value cls : cast<Tuple>(classes)->span())
    if (is_instance(exception, *cast<Type>(cls))) return true;
  return false;
}

Failed not_an_exception(Runtime& rt, Value cls, Value made) {
  return raise(rt, type_error_type, "calling %R should have returned an instance of BaseException, not %T"_m, cls,
               made);
}

Outcome slow_raise(Runtime& rt, Frame& frame, const Instruction* pc) {
  if (pc->c == 0) return raise_again(rt);
  Value exception = make_exception(rt, frame.registers[pc->a], "exceptions must derive from BaseException"_m);
  if (exception.is_error()) return Outcome::Error;
  if (pc->c == 2 && set_cause(rt, exception, frame.registers[pc->b]).failed()) return Outcome::Error;
  chain_context(rt, exception);
  (void)raise_value(rt, exception);
  return Outcome::Error;
}

Outcome slow_reraise(Runtime& rt, Frame& frame, const Instruction* pc) {
  (void)raise_value(rt, frame.registers[pc->a]);
  return Outcome::Reraise;
}

Outcome slow_match_exception(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> matches = matches_exception(rt, frame.registers[pc->b], frame.registers[pc->c],
                                           "catching classes that do not inherit from BaseException is not allowed"_m);
  if (matches.failed()) return Outcome::Error;
  frame.registers[pc->a] = Value::boolean(matches.get());
  return Outcome::Next;
}

Outcome slow_load_assertion_error(Runtime&, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, to_value(&assertion_error_type));
}

Outcome slow_with_except_start(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value exit = frame.registers[pc->b], self = frame.registers[pc->b + 1], exception = frame.registers[pc->c];
  Value traceback = cast<Exception>(exception)->traceback;
  Value arguments[] = {self, to_value(type_of(exception)), exception, traceback.is_empty() ? Value::none() : traceback};
  bool bound = self.is_empty();
  return finish(frame, pc, call(rt, exit, Args{arguments + (bound ? 1 : 0), bound ? 3u : 4u}));
}

}  // namespace adder
