// Out of line: await, async for.
#include "core/vm/generators.h"

namespace adder {

namespace {

// What an await may wait for besides coroutines: generators and objects with __await__; and, as MicroPython's libraries
// want it, objects of Python classes that only have __iter__.
Value awaitable_iterator(Runtime& rt, Value v) {
  if (is_generator(v) || is_async_step(v)) return v;
  Value method = TRY(special_method(rt, v, sym<"__await__">));
  if (method.is_empty()) {
    if (type_of(v)->is(Type::Heap) && type_of(v)->iterate()) return iterate(rt, v);
    return Value::empty();
  }
  Value iterator = TRY(call(rt, method));
  if (is_exactly(iterator, coroutine_type)) return raise(rt, type_error_type, "__await__() returned a coroutine"_m);
  if (!type_of(iterator)->next() && !is_generator(iterator))
    return raise(rt, type_error_type, "__await__() returned non-iterator of type '%T'"_m, iterator);
  return iterator;
}

constexpr Message await_complaints[] = {
    "object %T can't be used in 'await' expression"_m,
    "'async with' received an object from __aenter__ that does not implement __await__: %T"_m,
    "'async with' received an object from __aexit__ that does not implement __await__: %T"_m,
};

}  // namespace

Outcome slow_get_awaitable(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = frame.registers[pc->b];
  if (is_exactly(v, coroutine_type) && cast<Generator>(v)->state == Generator::Suspended &&
      !cast<Generator>(v)->yielded_from.is_empty())
    return outcome(raise(rt, runtime_error_type, "coroutine is being awaited already"_m));
  Value iterator = awaitable_iterator(rt, v);
  if (iterator.is_empty()) return outcome(raise(rt, type_error_type, await_complaints[pc->c], v));
  return finish(frame, pc, iterator);
}

Outcome slow_get_aiter(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = frame.registers[pc->b];
  if (is_exactly(v, async_generator_type)) return finish(frame, pc, v);
  Value method = special_method(rt, v, sym<"__aiter__">);
  if (method.is_error()) return Outcome::Error;
  if (method.is_empty())
    return outcome(raise(rt, type_error_type, "'async for' requires an object with __aiter__ method, got %T"_m, v));
  Value iterator = call(rt, method);
  if (iterator.is_error()) return Outcome::Error;
  if (type_lookup(rt, type_of(iterator), sym<"__anext__">).is_empty())
    return outcome(raise(rt, type_error_type,
                         "'async for' received an object from __aiter__ that does not implement __anext__: %T"_m,
                         iterator));
  return finish(frame, pc, iterator);
}

Outcome slow_get_anext(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = frame.registers[pc->b];
  if (is_exactly(v, async_generator_type))
    return finish(frame, pc, make_async_step(rt, cast<Generator>(v), Value::none()));
  Value method = special_method(rt, v, sym<"__anext__">);
  if (method.is_error()) return Outcome::Error;
  if (method.is_empty())
    return outcome(raise(rt, type_error_type, "'async for' requires an iterator with __anext__ method, got %T"_m, v));
  Value step = call(rt, method);
  if (step.is_error()) return Outcome::Error;
  Value iterator = awaitable_iterator(rt, step);
  if (iterator.is_empty())
    return outcome(raise(rt, type_error_type, "'async for' received an invalid object from __anext__: %T"_m, step));
  return finish(frame, pc, iterator);
}

Outcome slow_end_async_for(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value exception = frame.registers[pc->a];
  if (is_instance(exception, stop_async_iteration_type)) {
    frame.pc += 1 + pc->i16();
    return Outcome::Reload;
  }
  (void)raise_value(rt, exception);
  return Outcome::Reraise;
}

}  // namespace adder
