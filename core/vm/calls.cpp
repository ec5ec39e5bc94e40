// Calls: what the call instructions do when they are not quickened, calls from native code, leaving frames.
//
// A Python function called by an instruction gets a frame and goes on in the same native loop; everything else is
// called on the native stack. Python code called from native code (a key function, a special method) runs in a loop of
// its own, which the native stack bounds.
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

constexpr uint16_t generator_flags = Code::Generator | Code::Coroutine | Code::AsyncGenerator;
// Arguments that are put together on the native stack; more go to the heap.
constexpr uint32_t few_arguments = 16;

// The frame of `callable` is on top: its arguments are bound. A generator function makes its generator instead of
// running.
Outcome enter_bound(Runtime& rt, Function* function) {
  Code* code = function->code.get();
  if (!(code->flags & generator_flags)) return Outcome::Reload;
  Value generator = make_generator(rt, function, rt.frame->registers);
  pop_frame(rt);
  return finish(*rt.frame, rt.frame->pc, generator);
}

Outcome enter_function(Runtime& rt, Value callable, Value self, const Args& args, bool in_place, uint32_t flags) {
  Function* function = cast<Function>(callable);
  Code* code = function->code.get();
  prepare_code(rt, code);
  Value* window = in_place && !rt.frame->is(Frame::Generated) ? args.values : nullptr;
  Frame* frame = push_frame(rt, callable, code, window, flags);
  if (!frame) return Outcome::Error;
  if (bind_arguments(rt, function, frame->registers, self, args).failed()) {
    pop_frame(rt);
    return Outcome::Error;
  }
  return enter_bound(rt, function);
}

// cls(args): an instance whose __init__ gets a frame.
Outcome begin_instance(Runtime& rt, const Type* cls, Value initializer, Args args) {
  Object* instance = allocate_object(rt, cls, cls->native_bytes);
  if (!instance) return Outcome::Error;
  args.values[-1] = Value::object(instance);
  args.values--;
  args.positional++;
  Outcome result = enter_function(rt, initializer, Value::empty(), args, true, Frame::Initializer);
  if (result == Outcome::Reload) rt.frame->extra = Value::object(instance);
  return result;
}

// call(callable, self, *args) from native code.
Value call_with_self(Runtime& rt, Value callable, Value self, const Args& args) {
  uint32_t count = args.positional + args.keywords;
  if (count >= few_arguments) {
    Tuple* all = make_tuple(rt, count + 1);
    if (!all) return Value::error();
    all->items()[0] = self;
    for (uint32_t i = 0; i < count; i++) all->items()[i + 1] = args.values[i];
    return call(rt, callable, Args{all->items(), args.positional + 1, args.keywords, args.names});
  }
  Value all[few_arguments];
  all[0] = self;
  for (uint32_t i = 0; i < count; i++) all[i + 1] = args.values[i];
  return call(rt, callable, Args{all, args.positional + 1, args.keywords, args.names});
}

// A class of C++ whose call is its construction alone: int, range, tuple, …
bool is_plain_builtin(const Type* cls) {
  return !cls->is(Type::Heap) && cls->construct() && !cls->initialize() && !cls->is(Type::Abstract) &&
         cls != &type_type;
}

Args instruction_arguments(Frame& frame, const Instruction* pc, Value* values, uint32_t positional) {
  Args args{values, positional, pc->c};
  if (pc->c) args.names = cast<Tuple>(constant(frame, pc[1].low()))->items();
  return args;
}

// The quickened form for this call, or the instruction's own opcode. `arguments`: positional ones, self included.
Op quick_call(Runtime& rt, Frame& frame, const Instruction* pc, Value callable, uint32_t arguments, bool method) {
  Op origin = method ? Op::CallMethod : Op::Call;
  if (pc->c || !callable.is_object()) return origin;
  const Type* type = callable.as_object()->type;
  bool in_generator = frame.code->flags & generator_flags;
  if (type == &native_function_type) {
    auto* function = cast<NativeFunction>(callable);
    bool direct = !function->parameters() && arguments >= function->min && arguments <= function->max;
    return direct ? (method ? Op::CallMethodNative : Op::CallNative) : origin;
  }
  if (in_generator) return origin;
  if (type == &function_type) {
    bool direct = cast<Function>(callable)->code->quick_arguments == arguments + 1;
    return direct ? (method ? Op::CallMethodFunction : Op::CallFunction) : origin;
  }
  if (type != &type_type || method) return origin;
  const Type* cls = cast<Type>(callable);
  if (cls->native_bytes != sizeof(Object) || !cls->is(Type::HasInstancePart) || cls->is(Type::HasFinalizer))
    return origin;
  Value initializer = plain_initializer(rt, cls);
  if (initializer.is_empty() || cast<Function>(initializer)->code->quick_arguments != arguments + 2) return origin;
  set_cache(rt, frame, pc, callable, initializer, cls->version, uint32_t(cache_of(frame, pc).index.as_small_int()));
  return Op::CallClass;
}

// Rewrites a call in warm code for the callee at hand. The cache's index counts how often a quickened form failed here.
void specialize_call(Runtime& rt, Frame& frame, const Instruction* pc, Value callable, uint32_t arguments,
                     bool method) {
  constexpr SignedWord most_failures = 8;
  if (!is_warm(frame)) return;
  InlineCache& cache = cache_of(frame, pc);
  if (!cache.index.is_small_int()) cache.index = Value::small_int(0);
  Op origin = method ? Op::CallMethod : Op::Call;
  if (Op(pc->op) != origin) {
    cache.index = Value::small_int(cache.index.as_small_int() + 1);
    rewrite(pc, origin);
  }
  if (cache.index.as_small_int() >= most_failures) return;
  rewrite(pc, quick_call(rt, frame, pc, callable, arguments, method));
}

}  // namespace

Value plain_initializer(Runtime& rt, const Type* cls) {
  if (cls->header.type != &type_type || !cls->is(Type::Heap) || cls->construct() != object_construct)
    return Value::empty();
  Value initializer = type_lookup(rt, cls, sym<"__init__">);
  return is_exactly(initializer, function_type) ? initializer : Value::empty();
}

Outcome begin_call(Runtime& rt, Value callable, Args args) {
  Frame& caller = *rt.frame;
  const Instruction* pc = caller.pc;
  if (has_kind(callable, Kind::BoundMethod)) {
    args.values[-1] = cast<BoundMethod>(callable)->self;
    callable = cast<BoundMethod>(callable)->function;
    args.values--;
    args.positional++;
  }
  if (is_exactly(callable, function_type)) return enter_function(rt, callable, Value::empty(), args, true, 0);
  if (is_exactly(callable, native_function_type))
    return finish(caller, pc, call_native(rt, *cast<NativeFunction>(callable), args));
  if (is_exactly(callable, type_type)) {
    const Type* cls = cast<Type>(callable);
    if (is_plain_builtin(cls)) return finish(caller, pc, cls->construct()(rt, cls, args));
    Value initializer = plain_initializer(rt, cls);
    if (!initializer.is_empty()) return begin_instance(rt, cls, initializer, args);
  }
  return finish(caller, pc, call(rt, callable, args));
}

Outcome slow_call(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value* base = frame.registers + pc->a;
  Value callable = base[0];
  specialize_call(rt, frame, pc, callable, pc->b, false);
  return begin_call(rt, callable, instruction_arguments(frame, pc, base + 1, pc->b));
}

Outcome slow_call_method(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value* base = frame.registers + pc->a;
  Value callable = base[0];
  bool has_self = !base[1].is_empty();
  uint32_t positional = pc->b + (has_self ? 1u : 0u);
  specialize_call(rt, frame, pc, callable, positional, true);
  return begin_call(rt, callable, instruction_arguments(frame, pc, base + (has_self ? 1 : 2), positional));
}

Outcome slow_call_spread(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value* base = frame.registers + pc->a;
  Value callable = base[0], self = Value::empty();
  Tuple* positional = cast<Tuple>(base[1]);
  Args args{positional->items(), uint32_t(positional->size)};
  if (pc->b) {
    Dict* dict = cast<Dict>(base[2]);
    Tuple* values = make_tuple(rt, args.positional + dict->live);
    Tuple* names = values ? make_tuple(rt, dict->live) : nullptr;
    if (!names) return Outcome::Error;
    for (uint32_t i = 0; i < args.positional; i++) values->items()[i] = args.values[i];
    uint32_t position = 0;
    Value key, value;
    for (uint32_t i = 0; i < uint32_t(names->size) && dict_next(dict, &position, &key, &value); i++) {
      if (!has_kind(key, Kind::Str)) return outcome(raise(rt, type_error_type, "keywords must be strings"_m));
      const Str* name = intern(rt, cast<Str>(key));
      if (!name) return Outcome::Error;
      names->items()[i] = to_value(name);
      values->items()[args.positional + i] = value;
    }
    args.values = values->items();
    args.keywords = uint32_t(names->size);
    args.names = names->items();
  }
  if (has_kind(callable, Kind::BoundMethod)) {
    self = cast<BoundMethod>(callable)->self;
    callable = cast<BoundMethod>(callable)->function;
  }
  if (is_exactly(callable, function_type)) return enter_function(rt, callable, self, args, false, Frame::ShortCall);
  return finish(frame, pc, self.is_empty() ? call(rt, callable, args) : call_with_self(rt, callable, self, args));
}

// rt.frame returns `result`: a frame with flags. Leave: the native loop returns `result`.
Outcome leave_frame(Runtime& rt, Value& result) {
  Frame* frame = rt.frame;
  uint32_t flags = frame->flags;
  if (flags & Frame::Generated) {
    rt.handled = frame->extra;
    finish_generator(frame->generator);
  }
  if (flags & Frame::Initializer) {
    if (!result.is_none()) {
      pop_frame(rt);
      (void)raise(rt, type_error_type, "__init__() should return None, not '%T'"_m, result);
      return Outcome::Error;
    }
    result = frame->extra;
  }
  pop_frame(rt);
  if (flags & Frame::Entry) return Outcome::Leave;
  Frame& caller = *rt.frame;
  const Instruction* pc = caller.pc;
  if (flags & Frame::Generated) {
    caller.pc = pc + 2;
    if (origin_of(pc->op) == Op::Send) {
      caller.registers[pc->b] = result;
      caller.pc += pc[1].jump();
      if (caller.is(Frame::Generated)) caller.generator->yielded_from = Value::empty();
    }
    return Outcome::Reload;
  }
  caller.registers[pc->a] = result;
  caller.pc = pc + (flags & Frame::ShortCall ? 1 : 2);
  return Outcome::Reload;
}

Value call_function(Runtime& rt, Function* function, Value self, const Args& args) {
  TRY(check_native_stack(rt));
  Code* code = function->code.get();
  prepare_code(rt, code);
  Frame* frame = push_frame(rt, to_value(function), code, nullptr, Frame::Entry);
  if (!frame) return Value::error();
  if (bind_arguments(rt, function, frame->registers, self, args).failed()) {
    pop_frame(rt);
    return Value::error();
  }
  if (code->flags & generator_flags) {
    Value generator = make_generator(rt, function, frame->registers);
    pop_frame(rt);
    return generator;
  }
  return run_loop(rt);
}

Value call(Runtime& rt, Value callable, const Args& args) {
  if (callable.is_object()) {
    const Type* type = callable.as_object()->type;
    if (type == &function_type) return call_function(rt, cast<Function>(callable), Value::empty(), args);
    if (type == &native_function_type) return call_native(rt, *cast<NativeFunction>(callable), args);
    if (type->kind == Kind::BoundMethod) {
      auto* method = cast<BoundMethod>(callable);
      if (is_exactly(method->function, function_type))
        return call_function(rt, cast<Function>(method->function), method->self, args);
      return call_with_self(rt, method->function, method->self, args);
    }
    if (type->call()) {
      TRY(check_native_stack(rt));
      return type->call()(rt, callable, args);
    }
  }
  return raise(rt, type_error_type, "'%T' object is not callable"_m, callable);
}

Value call(Runtime& rt, Value callable) { return call(rt, callable, Args{nullptr, 0}); }
Value call(Runtime& rt, Value callable, Value a) { return call(rt, callable, Args{&a, 1}); }
Value call(Runtime& rt, Value callable, Value a, Value b) {
  Value values[] = {a, b};
  return call(rt, callable, Args{values, 2});
}
Value call(Runtime& rt, Value callable, Value a, Value b, Value c) {
  Value values[] = {a, b, c};
  return call(rt, callable, Args{values, 3});
}

Value call_method(Runtime& rt, Value object, const Str* name) {
  Value method = TRY(get_attribute(rt, object, name));
  return call(rt, method);
}
Value call_method(Runtime& rt, Value object, const Str* name, Value a) {
  Value method = TRY(get_attribute(rt, object, name));
  return call(rt, method, a);
}
Value call_method(Runtime& rt, Value object, const Str* name, Value a, Value b) {
  Value method = TRY(get_attribute(rt, object, name));
  return call(rt, method, a, b);
}

}  // namespace adder
