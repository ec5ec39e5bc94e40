// Generators and coroutines: resuming, throwing into, closing, delegation by `yield from` and await; their types.
//
// A generator's frame is pushed when it is resumed and popped when it yields; between, its registers and place are in
// the Generator. `for` loops and delegation resume it in the same native loop (push_generator); next(), send() and
// throw() called from elsewhere resume it in a loop of their own.
#include "core/vm/generators.h"
#include "core/types/iterator_type.h"

namespace adder {

namespace {

const char* noun(const Generator* generator) {
  if (generator->type == &coroutine_type) return "coroutine";
  return generator->type == &async_generator_type ? "async generator" : "generator";
}

Generator* as_generator(Value v) { return cast<Generator>(v); }
Code* code_of(const Generator* generator) { return cast<Function>(generator->function)->code.get(); }

Status check_resumable(Runtime& rt, Generator* generator) {
  if (generator->state == Generator::Running)
    return raise(rt, value_error_type, "%s already executing"_m, noun(generator));
  if (generator->state == Generator::Finished && generator->type == &coroutine_type)
    return raise(rt, runtime_error_type, "cannot reuse already awaited coroutine"_m);
  return {};
}

// The iterator that the suspended generator delegates to, or empty.
Value delegate_of(const Generator* generator) {
  if (generator->state != Generator::Suspended || generator->yielded_from.is_empty() || generator->pc_offset < 2)
    return Value::empty();
  const Instruction* send = code_of(generator)->instructions + generator->pc_offset - 2;
  bool delegates = origin_of(send->op) == Op::Send &&
                   const_cast<Generator*>(generator)->registers()[send->a].is(generator->yielded_from);
  return delegates ? generator->yielded_from : Value::empty();
}

// Runs the pushed frame and says whether the generator returned.
Value run_resumed(Runtime& rt, Generator* generator, bool* returned) {
  Value result = run_loop(rt);
  *returned = !result.is_error() && generator->state == Generator::Finished;
  return result;
}

// Raises the pending exception at the place where the generator stands.
Value throw_here(Runtime& rt, Generator* generator, bool* returned) {
  if (generator->state == Generator::Created) finish_generator(generator);
  if (generator->state == Generator::Finished) return Value::error();
  Value exception = take_exception(rt);
  TRY(check_native_stack(rt));
  if (!push_generator(rt, generator, Value::empty(), Frame::Entry)) return Value::error();
  if (!rt.handled.is_empty()) chain_context(rt, exception);
  (void)raise_value(rt, exception);
  return run_resumed(rt, generator, returned);
}

// The delegate returned `value`: the generator goes on behind its Send.
Value resume_after_delegate(Runtime& rt, Generator* generator, Value value, bool* returned) {
  TRY(check_native_stack(rt));
  if (!push_generator(rt, generator, Value::empty(), Frame::Entry)) return Value::error();
  const Instruction* send = rt.frame->pc - 2;
  rt.frame->registers[send->b] = value;
  rt.frame->pc = send + 2 + send[1].jump();
  generator->yielded_from = Value::empty();
  return run_resumed(rt, generator, returned);
}

Status close_delegate(Runtime& rt, Value delegate) {
  if (is_generator(delegate)) return close_generator(rt, as_generator(delegate));
  Value close = TRY(get_attribute_or_empty(rt, delegate, sym<"close">));
  if (!close.is_empty()) TRY(call(rt, close));
  return {};
}

Value throw_into_delegate(Runtime& rt, Generator* generator, Value delegate, Value exception, bool* returned) {
  bool delegate_returned = false;
  Value result;
  generator->state = Generator::Running;
  if (is_generator(delegate)) {
    result = throw_into(rt, as_generator(delegate), exception, &delegate_returned);
  } else {
    Value method = get_attribute_or_empty(rt, delegate, sym<"throw">);
    if (method.is_empty()) {
      generator->state = Generator::Suspended;
      (void)raise_value(rt, exception);
      return throw_here(rt, generator, returned);
    }
    result = method.is_error() ? method : call(rt, method, exception);
  }
  generator->state = Generator::Suspended;
  if (result.is_error()) {
    if (!exception_is(rt, stop_iteration_type)) return throw_here(rt, generator, returned);
    result = take_stop_value(rt);
    delegate_returned = true;
  }
  return delegate_returned ? resume_after_delegate(rt, generator, result, returned) : result;
}

// --- what both types offer
Value next_value(Runtime& rt, Value self) {
  Generator* generator = as_generator(self);
  if (generator->state > Generator::Suspended) {
    if (generator->state == Generator::Finished && generator->type == &generator_type) return Value::stop();
    TRY(check_resumable(rt, generator));
  }
  Value result = resume_generator(rt, generator, Value::none());
  if (generator->state == Generator::Suspended || result.is_error()) return result;
  if (result.is_none()) return Value::stop();
  return raise_stop(rt, result);
}

Value method_send(Runtime& rt, const Args& args) {
  bool returned;
  Value result = TRY(send_into(rt, as_generator(args[0]), args[1], &returned));
  return returned ? raise_stop(rt, result) : result;
}

Value method_throw(Runtime& rt, const Args& args) {
  Value exception = TRY(exception_to_throw(rt, args));
  bool returned = false;
  Value result = TRY(throw_into(rt, as_generator(args[0]), exception, &returned));
  return returned ? raise_stop(rt, result) : result;
}

Value method_close(Runtime& rt, const Args& args) {
  TRY(close_generator(rt, as_generator(args[0])));
  return Value::none();
}

Value represent(Runtime& rt, Value self) {
  Generator* generator = as_generator(self);
  const char* kind = generator->type == &async_generator_type ? "async_generator" : noun(generator);
  return generator_text(rt, generator, kind);
}

Value get_running(Runtime&, Value self) { return Value::boolean(as_generator(self)->state == Generator::Running); }
Value get_suspended(Runtime&, Value self) { return Value::boolean(as_generator(self)->state == Generator::Suspended); }
Value get_code(Runtime&, Value self) { return to_value(code_of(as_generator(self))); }
Value get_frame(Runtime&, Value self) {
  return as_generator(self)->state == Generator::Finished ? Value::none() : self;
}
Value get_delegate(Runtime&, Value self) {
  Value delegate = delegate_of(as_generator(self));
  return delegate.is_empty() ? Value::none() : delegate;
}
Value get_name(Runtime&, Value self) {
  Value name = as_generator(self)->name;
  return name.is_empty() ? code_of(as_generator(self))->name.value() : name;
}
Status set_name(Runtime& rt, Value self, Value value) {
  if (!has_kind(value, Kind::Str)) return raise(rt, type_error_type, "__name__ must be set to a string object"_m);
  rt.heap.store(as_generator(self)->name, value);
  return {};
}
Value get_qualified_name(Runtime&, Value self) {
  return to_value(function_name(cast<Function>(as_generator(self)->function)));
}

// coroutine.__await__(): an iterator that drives it.
struct Wrapper : Object {
  Value coroutine;
};
Value wrapper_next(Runtime& rt, Value self) { return next_value(rt, cast<Wrapper>(self)->coroutine); }
Value wrapped(Runtime& rt, const Args& args, NativeEntry entry) {
  Value values[4];
  for (uint32_t i = 0; i < args.positional; i++) values[i] = args[i];
  values[0] = cast<Wrapper>(args[0])->coroutine;
  return entry(rt, Args{values, args.positional});
}
Value wrapper_send(Runtime& rt, const Args& args) { return wrapped(rt, args, method_send); }
Value wrapper_throw(Runtime& rt, const Args& args) { return wrapped(rt, args, method_throw); }
Value wrapper_close(Runtime& rt, const Args& args) { return wrapped(rt, args, method_close); }

constexpr Attribute wrapper_attributes[] = {
    METHOD("send", wrapper_send, 2, 2),
    METHOD("throw", wrapper_throw, 2, 4),
    METHOD("close", wrapper_close, 1, 1),
};

ROM_TYPE(wrapper_type, {
                           .name = sym<"coroutine_wrapper">,
                           .kind = Kind::Other,
                           .trace_words = {1, 1},
                           .flags = Type::Final | Type::Abstract,
                           .native_bytes = sizeof(Wrapper),
                           .iterate = iterator_itself,
                           .next = wrapper_next,
                           .attributes = wrapper_attributes,
                       });

Value method_await(Runtime& rt, const Args& args) {
  auto* wrapper = rt.heap.make<Wrapper>(wrapper_type);
  if (!wrapper) return rt.no_memory();
  wrapper->coroutine = args[0];
  return to_value(wrapper);
}

constexpr Attribute generator_attributes[] = {
    METHOD("send", method_send, 2, 2),
    METHOD("throw", method_throw, 2, 4),
    METHOD("close", method_close, 1, 1),
    PROPERTY("gi_running", get_running),
    PROPERTY("gi_suspended", get_suspended),
    PROPERTY("gi_code", get_code),
    PROPERTY("gi_frame", get_frame),
    PROPERTY("gi_yieldfrom", get_delegate),
    PROPERTY_RW("__name__", get_name, set_name),
    PROPERTY("__qualname__", get_qualified_name),
};

constexpr Attribute coroutine_attributes[] = {
    METHOD("send", method_send, 2, 2),
    METHOD("throw", method_throw, 2, 4),
    METHOD("close", method_close, 1, 1),
    METHOD("__await__", method_await, 1, 1),
    PROPERTY("cr_running", get_running),
    PROPERTY("cr_suspended", get_suspended),
    PROPERTY("cr_code", get_code),
    PROPERTY("cr_frame", get_frame),
    PROPERTY("cr_await", get_delegate),
    PROPERTY_RW("__name__", get_name, set_name),
    PROPERTY("__qualname__", get_qualified_name),
};

}  // namespace

ROM_TYPE(generator_type, {
                             .name = sym<"generator">,
                             .kind = Kind::Generator,
                             .trace_words = {offsetof(Generator, function) / sizeof(Word), Trace::to_end},
                             .flags = Type::Final | Type::Abstract,
                             .native_bytes = sizeof(Generator),
                             .repr = represent,
                             .iterate = iterator_itself,
                             .next = next_value,
                             .attributes = generator_attributes,
                         });

ROM_TYPE(coroutine_type, {
                             .name = sym<"coroutine">,
                             .kind = Kind::Generator,
                             .trace_words = {offsetof(Generator, function) / sizeof(Word), Trace::to_end},
                             .flags = Type::Final | Type::Abstract,
                             .native_bytes = sizeof(Generator),
                             .repr = represent,
                             .attributes = coroutine_attributes,
                         });

bool is_generator(Value v) { return is_exactly(v, generator_type) || is_exactly(v, coroutine_type); }

Value generator_text(Runtime& rt, Generator* generator, const char* kind) {
  TextBuilder text(rt);
  text.add_format("<%s object %N at %p>"_m, kind, function_name(cast<Function>(generator->function)), generator);
  return text.finish();
}

Value make_generator(Runtime& rt, Function* function, Value* window) {
  Code* code = function->code.get();
  const Type& type = code->is(Code::AsyncGenerator) ? async_generator_type
                     : code->is(Code::Coroutine)    ? coroutine_type
                                                    : generator_type;
  auto* generator = rt.heap.make<Generator>(type, code->register_count * sizeof(Value));
  if (!generator) return rt.no_memory();
  generator->register_count = code->register_count;
  generator->state = Generator::Created;
  generator->function = to_value(function);
  generator->yielded_from = generator->handled = generator->name = Value::empty();
  for (uint32_t i = 0, count = code->parameter_count(); i < count; i++) generator->registers()[i] = window[i];
  return to_value(generator);
}

void finish_generator(Generator* generator) {
  generator->state = Generator::Finished;
  generator->yielded_from = generator->handled = Value::empty();
  for (uint32_t i = 0; i < generator->register_count; i++) generator->registers()[i] = Value::empty();
}

Value resume_generator(Runtime& rt, Generator* generator, Value sent) {
  TRY(check_native_stack(rt));
  if (!push_generator(rt, generator, sent, Frame::Entry)) return Value::error();
  return run_loop(rt);
}

void convert_stop_iteration(Runtime& rt, Generator* generator) {
  const char* name = "StopIteration";
  if (!exception_is(rt, stop_iteration_type)) {
    if (generator->type != &async_generator_type || !exception_is(rt, stop_async_iteration_type)) return;
    name = "StopAsyncIteration";
  }
  Value original = take_exception(rt);
  (void)raise(rt, runtime_error_type, "%s raised %s"_m, noun(generator), name);
  if (rt.exception.is(rt.memory_error)) return;
  auto* converted = cast<Exception>(rt.exception);
  rt.heap.store(converted->cause, original);
  rt.heap.store(converted->context, original);
  converted->suppress_context = Value::boolean(true);
}

Failed raise_stop(Runtime& rt, Value value) {
  if (!value.is_none() && !has_kind(value, Kind::Tuple) && !has_kind(value, Kind::Exception))
    return raise_with(rt, stop_iteration_type, value);
  // A tuple or an exception as the value must not be taken for the exception's arguments.
  Value made =
      value.is_none() ? call(rt, to_value(&stop_iteration_type)) : call(rt, to_value(&stop_iteration_type), value);
  return made.is_error() ? Failed{} : raise_value(rt, made);
}

Value take_stop_value(Runtime& rt) {
  Value exception = take_exception(rt);
  return get_attribute(rt, exception, sym<"value">);
}

Value send_into(Runtime& rt, Generator* generator, Value value, bool* returned) {
  *returned = false;
  TRY(check_resumable(rt, generator));
  if (generator->state == Generator::Created && !value.is_none())
    return raise(rt, type_error_type, "can't send non-None value to a just-started %s"_m, noun(generator));
  if (generator->state == Generator::Finished) {
    *returned = true;
    return Value::none();
  }
  Value result = resume_generator(rt, generator, value);
  *returned = !result.is_error() && generator->state == Generator::Finished;
  return result;
}

Value throw_into(Runtime& rt, Generator* generator, Value exception, bool* returned) {
  *returned = false;
  TRY(check_resumable(rt, generator));
  Value delegate = delegate_of(generator);
  if (!delegate.is_empty()) {
    if (!is_instance(exception, generator_exit_type))
      return throw_into_delegate(rt, generator, delegate, exception, returned);
    generator->state = Generator::Running;
    bool failed = close_delegate(rt, delegate).failed();
    generator->state = Generator::Suspended;
    if (failed) return throw_here(rt, generator, returned);
  }
  (void)raise_value(rt, exception);
  return throw_here(rt, generator, returned);
}

Status close_generator(Runtime& rt, Generator* generator) {
  if (generator->state == Generator::Finished) return {};
  if (generator->state == Generator::Created) {
    finish_generator(generator);
    return {};
  }
  TRY(check_resumable(rt, generator));
  Value exception = TRY(call(rt, to_value(&generator_exit_type)));
  bool returned = false;
  Value result = throw_into(rt, generator, exception, &returned);
  if (result.is_error())
    return catch_exception(rt, generator_exit_type) || catch_exception(rt, stop_iteration_type) ? Status() : Failed{};
  if (returned) return {};
  return raise(rt, runtime_error_type, "%s ignored GeneratorExit"_m, noun(generator));
}

Value exception_to_throw(Runtime& rt, const Args& args) {
  Value what = args[1], value = args.get(2), traceback = args.get(3);
  if (value.is_none()) value = Value::empty();
  Value exception;
  if (has_kind(what, Kind::Exception)) {
    if (!value.is_empty()) return raise(rt, type_error_type, "instance exception may not have a separate value"_m);
    exception = what;
  } else if (has_kind(what, Kind::Type) && cast<Type>(what)->is(Type::Exception)) {
    if (value.is_empty())
      exception = TRY(call(rt, what));
    else if (is_instance(value, *cast<Type>(what)))
      exception = value;
    else if (has_kind(value, Kind::Tuple))
      exception = TRY(call(rt, what, Args{cast<Tuple>(value)->items(), uint32_t(cast<Tuple>(value)->size)}));
    else
      exception = TRY(call(rt, what, value));
    if (!has_kind(exception, Kind::Exception)) return not_an_exception(rt, what, exception);
  } else {
    return raise(rt, type_error_type, "exceptions must be classes or instances deriving from BaseException, not %T"_m,
                 what);
  }
  if (!traceback.is_empty() && !traceback.is_none()) {
    if (!is_exactly(traceback, traceback_type))
      return raise(rt, type_error_type, "throw() third argument must be a traceback object"_m);
    rt.heap.store(cast<Exception>(exception)->traceback, traceback);
  }
  return exception;
}

Value send_value(Runtime& rt, Value iterator, Value value, bool* stopped) {
  *stopped = false;
  Value result;
  if (value.is_none() && type_of(iterator)->next()) {
    result = type_of(iterator)->next()(rt, iterator);
    if (result.is_stop()) {
      *stopped = true;
      return Value::none();
    }
  } else {
    result = call_method(rt, iterator, sym<"send">, value);
  }
  if (!result.is_error() || !exception_is(rt, stop_iteration_type)) return result;
  *stopped = true;
  return take_stop_value(rt);
}

Outcome slow_send(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value iterator = frame.registers[pc->a];
  if (frame.is(Frame::Generated)) frame.generator->yielded_from = iterator;
  Value value = frame.registers[pc->b];
  bool stopped = false;
  Value result;
  if (is_generator(iterator)) {
    Generator* generator = as_generator(iterator);
    if (generator->state <= Generator::Suspended && (generator->state == Generator::Suspended || value.is_none())) {
      if (!push_generator(rt, generator, value, 0)) return Outcome::Error;
      return Outcome::Reload;
    }
    result = send_into(rt, generator, value, &stopped);
  } else {
    result = send_value(rt, iterator, value, &stopped);
  }
  if (result.is_error()) return Outcome::Error;
  frame.registers[pc->b] = result;
  if (!stopped) return Outcome::Next;
  if (frame.is(Frame::Generated)) frame.generator->yielded_from = Value::empty();
  frame.pc += 2 + pc[1].jump();
  return Outcome::Reload;
}

Outcome slow_get_yield_from(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value source = frame.registers[pc->b];
  return finish(frame, pc, is_generator(source) ? source : iterate(rt, source));
}

}  // namespace adder
