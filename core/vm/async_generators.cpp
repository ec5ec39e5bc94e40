// Async generators: the awaitable steps that asend(), athrow(), aclose() and __anext__() return; their types.
//
// A step drives the generator until it reaches an AsyncYield (the step then ends, by StopIteration with the value) or
// suspends in an await (the step yields that on to the event loop). One step of a generator runs at a time.
#include "core/vm/generators.h"

namespace adder {

namespace {

struct AsyncStep : Object {
  Value generator;
  Value argument;  // value to send, or exception to throw
  Value kind;      // small int, Kind
  Value stage;     // small int, Stage

  enum Kind : uint8_t { Send, Throw, Close };
  enum Stage : uint8_t { Fresh, Running, Done };
  Kind what() const { return Kind(kind.as_small_int()); }
  Stage at() const { return Stage(stage.as_small_int()); }
  void advance(Stage to) { stage = Value::small_int(to); }
};

AsyncStep* as_step(Value v) { return cast<AsyncStep>(v); }
Generator* generator_of(AsyncStep* step) { return cast<Generator>(step->generator); }

const char* step_name(AsyncStep::Kind kind) {
  return kind == AsyncStep::Send ? "asend" : kind == AsyncStep::Throw ? "athrow" : "aclose";
}

// What came out of the generator, as the step's own outcome.
Value conclude(Runtime& rt, AsyncStep* step, Value result) {
  Generator* generator = generator_of(step);
  bool close = step->what() == AsyncStep::Close;
  if (!result.is_error() && generator->state == Generator::Suspended && !generator->async_yielded) return result;
  step->advance(AsyncStep::Done);
  generator->async_running = 0;
  if (result.is_error()) {
    if (!close) return result;
    if (!catch_exception(rt, stop_async_iteration_type) && !catch_exception(rt, generator_exit_type)) return result;
    return Value::stop();
  }
  if (generator->state == Generator::Finished) {
    if (close) return Value::stop();
    return raise_value(rt, TRY(call(rt, to_value(&stop_async_iteration_type))));
  }
  if (close) return raise(rt, runtime_error_type, "async generator ignored GeneratorExit"_m);
  return raise_stop(rt, result);
}

// First run of a step.
Value begin(Runtime& rt, AsyncStep* step) {
  Generator* generator = generator_of(step);
  if (generator->async_running)
    return raise(rt, runtime_error_type, "%s(): asynchronous generator is already running"_m,
                 step->what() == AsyncStep::Send ? "anext" : step_name(step->what()));
  bool returned;
  if (step->what() == AsyncStep::Send) {
    if (generator->state == Generator::Created && !step->argument.is_none())
      return raise(rt, type_error_type, "can't send non-None value to a just-started async generator"_m);
    step->advance(AsyncStep::Running);
    generator->async_running = 1;
    if (generator->state == Generator::Finished) return Value::none();
    return send_into(rt, generator, step->argument, &returned);
  }
  step->advance(AsyncStep::Running);
  generator->async_running = 1;
  if (generator->state == Generator::Finished) return Value::none();
  if (step->what() == AsyncStep::Close && generator->state == Generator::Created) {
    finish_generator(generator);
    return Value::none();
  }
  return throw_into(rt, generator, step->argument, &returned);
}

Value drive(Runtime& rt, AsyncStep* step, Value sent) {
  switch (step->at()) {
    case AsyncStep::Fresh: {
      Value result = begin(rt, step);
      if (step->at() == AsyncStep::Fresh) return result;
      return conclude(rt, step, result);
    }
    case AsyncStep::Running: {
      bool returned;
      return conclude(rt, step, send_into(rt, generator_of(step), sent, &returned));
    }
    default:
      return raise(rt, runtime_error_type, "cannot reuse already awaited %s"_m,
                   step->what() == AsyncStep::Send ? "__anext__()/asend()" : "aclose()/athrow()");
  }
}

Value step_next(Runtime& rt, Value self) { return drive(rt, as_step(self), Value::none()); }
Value step_self(Runtime&, Value self) { return self; }
Value step_await(Runtime&, const Args& args) { return args[0]; }

Value step_send(Runtime& rt, const Args& args) {
  Value result = drive(rt, as_step(args[0]), args[1]);
  return result.is_stop() ? Value(raise_stop(rt, Value::none())) : result;
}

Value step_throw(Runtime& rt, const Args& args) {
  AsyncStep* step = as_step(args[0]);
  if (step->at() == AsyncStep::Done) return drive(rt, step, Value::none());
  Value exception = TRY(exception_to_throw(rt, args));
  step->advance(AsyncStep::Running);
  bool returned;
  Value result = conclude(rt, step, throw_into(rt, generator_of(step), exception, &returned));
  return result.is_stop() ? Value(raise_stop(rt, Value::none())) : result;
}

Value step_close(Runtime&, const Args& args) {
  AsyncStep* step = as_step(args[0]);
  if (step->at() == AsyncStep::Running) generator_of(step)->async_running = 0;
  step->advance(AsyncStep::Done);
  return Value::none();
}

Value step_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add_format("<async_generator_%s object at %p>"_m, step_name(as_step(self)->what()), self.as_object());
  return text.finish();
}

constexpr Attribute step_attributes[] = {
    METHOD("send", step_send, 2, 2),
    METHOD("throw", step_throw, 2, 4),
    METHOD("close", step_close, 1, 1),
    METHOD("__await__", step_await, 1, 1),
};

ROM_TYPE(step_type, {
                        .name = sym<"async_generator_asend">,
                        .kind = Kind::Other,
                        .trace_words = {1, 4},
                        .flags = Type::Final | Type::Abstract,
                        .native_bytes = sizeof(AsyncStep),
                        .repr = step_repr,
                        .iterate = step_self,
                        .next = step_next,
                        .attributes = step_attributes,
                    });

Value make_step(Runtime& rt, Value generator, AsyncStep::Kind kind, Value argument) {
  auto* step = rt.heap.make<AsyncStep>(step_type);
  if (!step) return rt.no_memory();
  step->generator = generator;
  step->argument = argument;
  step->kind = Value::small_int(kind);
  step->advance(AsyncStep::Fresh);
  return to_value(step);
}

Value method_aiter(Runtime&, const Args& args) { return args[0]; }
Value method_anext(Runtime& rt, const Args& args) { return make_step(rt, args[0], AsyncStep::Send, Value::none()); }
Value method_asend(Runtime& rt, const Args& args) { return make_step(rt, args[0], AsyncStep::Send, args[1]); }
Value method_athrow(Runtime& rt, const Args& args) {
  Value exception = TRY(exception_to_throw(rt, args));
  return make_step(rt, args[0], AsyncStep::Throw, exception);
}
Value method_aclose(Runtime& rt, const Args& args) {
  Value exception = TRY(call(rt, to_value(&generator_exit_type)));
  return make_step(rt, args[0], AsyncStep::Close, exception);
}

Generator* as_generator(Value v) { return cast<Generator>(v); }
Value represent(Runtime& rt, Value self) { return generator_text(rt, as_generator(self), "async_generator"); }
Value get_running(Runtime&, Value self) { return Value::boolean(as_generator(self)->async_running); }
Value get_code(Runtime&, Value self) { return cast<Function>(as_generator(self)->function)->code.value(); }
Value get_frame(Runtime&, Value self) {
  return as_generator(self)->state == Generator::Finished ? Value::none() : self;
}
Value get_name(Runtime&, Value self) { return cast<Function>(as_generator(self)->function)->code->name.value(); }
Value get_qualified_name(Runtime&, Value self) {
  return to_value(function_name(cast<Function>(as_generator(self)->function)));
}

constexpr Attribute attributes[] = {
    METHOD("__aiter__", method_aiter, 1, 1), METHOD("__anext__", method_anext, 1, 1),
    METHOD("asend", method_asend, 2, 2),     METHOD("athrow", method_athrow, 2, 4),
    METHOD("aclose", method_aclose, 1, 1),   PROPERTY("ag_running", get_running),
    PROPERTY("ag_code", get_code),           PROPERTY("ag_frame", get_frame),
    PROPERTY("__name__", get_name),          PROPERTY("__qualname__", get_qualified_name),
};

}  // namespace

ROM_TYPE(async_generator_type, {
                                   .name = sym<"async_generator">,
                                   .kind = Kind::Generator,
                                   .trace_words = {offsetof(Generator, function) / sizeof(Word), Trace::to_end},
                                   .flags = Type::Final | Type::Abstract,
                                   .native_bytes = sizeof(Generator),
                                   .repr = represent,
                                   .attributes = attributes,
                               });

bool is_async_step(Value v) { return is_exactly(v, step_type); }

Value make_async_step(Runtime& rt, Generator* generator, Value sent) {
  return make_step(rt, to_value(generator), AsyncStep::Send, sent);
}

}  // namespace adder
