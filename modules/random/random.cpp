// The module random: the generator object, and the module's functions, which are its methods on a generator of the
// module's own.
//
// That generator is made when it is first needed (2.5 KB) and kept in the module's dict as `_inst`.
#include "core/numeric/hash.h"
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/descriptors.h"
#include "core/types/float.h"
#include "core/types/instance.h"
#include "core/types/int.h"
#include "core/types/str.h"
#include "modules/random/generator.h"
#include "modules/registry.h"

namespace adder {

namespace {

Random* generator_of(Value v) { return cast<Random>(v); }
// Draws may go straight to the generator: no Python class that could have replaced random() or getrandbits().
bool is_native(Value self) { return !self.as_object()->type->is(Type::Heap); }

// MersenneTwister and SmallRandom draw by next32(); here the Runtime comes along.
struct Source {
  Runtime& rt;
  Random* generator;
  uint32_t next32() { return generator->next32(rt); }
};

Value bits_of(Runtime& rt, Random* generator, size_t count) {
  Source source{rt, generator};
  if (count <= 64) return make_uint(rt, random_bits(source, unsigned(count)));
  size_t limbs = big::limbs_for_bits(count);
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  return finish_big(big, random_bits(source, limbs_of(big, limbs), count), false);
}

}  // namespace

Result<Float> draw_unit(Runtime& rt, Value self) {
  if (is_native(self)) {
    Source source{rt, generator_of(self)};
    return random_unit<Float>(source);
  }
  Value number = call_method(rt, self, sym<"random">);
  if (number.is_error()) return Failed{};
  return as_float(rt, number);
}

Value draw_bits(Runtime& rt, Value self, size_t count) {
  if (is_native(self)) return bits_of(rt, generator_of(self), count);
  return call_method(rt, self, sym<"getrandbits">, TRY(make_uint(rt, count)));
}

Value draw_below(Runtime& rt, Value self, Value n) {
  size_t count = big::bit_length(IntView(n).magnitude());
  if (!count) return Value::small_int(0);
  for (;;) {
    Value drawn = TRY(draw_bits(rt, self, count));
    bool fits = TRY(compare_bool(rt, CompareOp::Lt, drawn, n));
    if (fits) return drawn;
  }
}

Result<SignedWord> draw_index(Runtime& rt, Value self, SignedWord n) {
  if (is_native(self)) {
    Source source{rt, generator_of(self)};
    return SignedWord(random_below(source, uint64_t(n)));
  }
  Value drawn = draw_below(rt, self, Value::small_int(n));
  if (drawn.is_error()) return Failed{};
  return as_index(rt, drawn);
}

namespace {

Value random(Runtime& rt, const Args& args) {
  Source source{rt, generator_of(args[0])};
  return make_float(rt, random_unit<Float>(source));
}

Value getrandbits(Runtime& rt, const Args& args) {
  SignedWord count = TRY(as_index(rt, args[1]));
  if (count < 0) return raise(rt, value_error_type, "number of bits must be non-negative"_m);
  return bits_of(rt, generator_of(args[0]), size_t(count));
}

Value randbytes(Runtime& rt, const Args& args) {
  SignedWord size = TRY(as_index(rt, args[1]));
  if (size < 0) return raise(rt, value_error_type, "number of bits must be non-negative"_m);
  Value bits = TRY(draw_bits(rt, args[0], size_t(size) * 8));
  BytesObject* bytes = allocate_bytes(rt, size_t(size));
  if (!bytes) return Failed{};
  big::to_bytes({bytes->mutable_data(), size_t(size)}, IntView(bits), big::ByteOrder::Little, false);
  return to_value(bytes);
}

// An int argument of randrange; a float is taken when it is whole.
Value whole(Runtime& rt, Value v, const char* name) {
  if (!is_float(v)) return as_int(rt, v);
  Value n = TRY(int_from_float(rt, float_value(v)));
  bool same = TRY(compare_bool(rt, CompareOp::Eq, n, v));
  if (!same) return raise(rt, value_error_type, "non-integer %s for randrange()"_m, name);
  return n;
}

Value subtract(Runtime& rt, Value a, Value b) { return int_binary(rt, BinaryOp::Sub, a, b, false); }
Value add(Runtime& rt, Value a, Value b) { return int_binary(rt, BinaryOp::Add, a, b, false); }
bool is_positive(Value n) { return !IntView(n).negative() && !IntView(n).magnitude().empty(); }

Value in_range(Runtime& rt, Value self, Value start, Value stop) {
  Value width = TRY(subtract(rt, stop, start));
  if (!is_positive(width))
    return raise(rt, value_error_type, "empty range for randrange() (%S, %S, %S)"_m, start, stop, width);
  return add(rt, start, TRY(draw_below(rt, self, width)));
}

// self, start, stop, step
Value randrange(Runtime& rt, const Args& args) {
  Value start = TRY(whole(rt, args[1], "arg 1"));
  if (args[2].is_empty() || args[2].is_none()) {
    if (!args[3].is_empty()) return raise(rt, type_error_type, "Missing a non-None stop argument"_m);
    if (!is_positive(start)) return raise(rt, value_error_type, "empty range for randrange()"_m);
    return draw_below(rt, args[0], start);
  }
  Value stop = TRY(whole(rt, args[2], "stop"));
  Value step = args[3].is_empty() ? Value::small_int(1) : TRY(whole(rt, args[3], "step"));
  if (step.is(Value::small_int(1))) return in_range(rt, args[0], start, stop);
  if (step.is(Value::small_int(0))) return raise(rt, value_error_type, "zero step for randrange()"_m);
  Value numbers[] = {start, stop, step};
  Value range = TRY(call(rt, to_value(&range_type), Args{numbers, 3}));
  Value count = cast<Range>(range)->length;
  if (!is_positive(count)) return raise(rt, value_error_type, "empty range for randrange()"_m);
  Value drawn = TRY(draw_below(rt, args[0], count));
  return add(rt, start, TRY(int_binary(rt, BinaryOp::Mul, step, drawn, false)));
}

Value randint(Runtime& rt, const Args& args) {
  Value low = TRY(whole(rt, args[1], "arg 1"));
  Value high = TRY(add(rt, TRY(whole(rt, args[2], "stop")), Value::small_int(1)));
  return in_range(rt, args[0], low, high);
}

// --- the state

void seed_by_entropy(Runtime& rt, Random* generator) {
  Limb key[8];
  for (Limb& limb : key) limb = rt.platform->entropy();
  generator->twister.seed({key, big::normalised_size(key, std::size(key))});
}

// As CPython: the bytes and their SHA-512 behind them are one number. Where no SHA-512 is at hand (a small port), the
// bytes alone are.
Status seed_by_text(Runtime& rt, Random* generator, string_view text) {
  Value bytes = make_bytes(rt, {reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  if (bytes.is_error()) return Failed{};
  Value module = import_module(rt, sym<"hashlib">);
  Value sha512 = module.is_error() ? module : get_attribute(rt, module, sym<"sha512">);
  Value whole = bytes;
  if (!sha512.is_error()) {
    Value hash = call(rt, sha512, bytes);
    Value digest = hash.is_error() ? hash : call_method(rt, hash, sym<"digest">);
    whole = digest.is_error() ? digest : binary_operation(rt, BinaryOp::Add, bytes, digest);
  } else if (!catch_exception(rt, import_error_type) && !catch_exception(rt, attribute_error_type)) {
    return Failed{};
  }
  if (whole.is_error()) return Failed{};
  Value convert = get_attribute(rt, to_value(&int_type), sym<"from_bytes">);
  Value number = convert.is_error() ? convert : call(rt, convert, whole, to_value(sym<"big">));
  if (number.is_error()) return Failed{};
  IntView view(number);
  Limb zero = 0;
  generator->twister.seed(view.magnitude().empty() ? Limbs(&zero, 1) : view.magnitude());
  return {};
}

Status seed_generator(Runtime& rt, Random* generator, Value seed) {
  generator->gauss_next = Value::empty();
  if (seed.is_empty() || seed.is_none()) {
    seed_by_entropy(rt, generator);
  } else if (is_int(seed)) {
    IntView view(seed);
    constexpr Limb zero = 0;
    generator->twister.seed(view.magnitude().empty() ? Limbs(&zero, 1) : view.magnitude());
  } else if (is_float(seed)) {
    Float f = float_value(seed);
    big::SmallInteger hash(uint64_t(f != f ? 0 : hash_float(f)), false);
    generator->twister.seed(hash.magnitude());
  } else if (is_str(seed) || is_bytes(seed) || is_bytearray(seed)) {
    return seed_by_text(rt, generator, is_str(seed) ? as_str(seed)->view() : byte_view(seed));
  } else {
    return raise(rt, type_error_type,
                 "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
  }
  return {};
}

Value seed(Runtime& rt, const Args& args) {
  TRY(seed_generator(rt, generator_of(args[0]), args[1]));
  return Value::none();
}

constexpr SignedWord state_version = 3;
constexpr uint32_t state_size = MersenneTwister::state_words + 1;

Value getstate(Runtime& rt, const Args& args) {
  auto* generator = generator_of(args[0]);
  if (generator->system) return raise(rt, not_implemented_error_type, "System entropy source does not have state."_m);
  Tuple* words = make_tuple(rt, state_size);
  if (!words) return Failed{};
  for (uint32_t i = 0; i < MersenneTwister::state_words; i++)
    rt.heap.store(words->items()[i], TRY(make_uint(rt, generator->twister.state[i])));
  words->items()[state_size - 1] = Value::small_int(SignedWord(generator->twister.position));
  Value next = generator->gauss_next.is_empty() ? Value::none() : generator->gauss_next;
  Value items[] = {Value::small_int(state_version), to_value(words), next};
  return make_tuple(rt, Span<const Value>(items));
}

Value setstate(Runtime& rt, const Args& args) {
  auto* generator = generator_of(args[0]);
  if (generator->system) return raise(rt, not_implemented_error_type, "System entropy source does not have state."_m);
  Value state = TRY(sequence_to_tuple(rt, args[1]));
  Span<const Value> parts = cast<Tuple>(state)->span();
  if (parts.empty() || !parts[0].is(Value::small_int(state_version)) || parts.size() != 3)
    return raise(rt, value_error_type, "state with version %R passed to Random.setstate() of version %d"_m,
                 parts.empty() ? Value::none() : parts[0], int(state_version));
  if (!has_kind(parts[1], Kind::Tuple)) return raise(rt, type_error_type, "state vector must be a tuple"_m);
  Span<const Value> words = cast<Tuple>(parts[1])->span();
  if (words.size() != state_size) return raise(rt, value_error_type, "state vector is the wrong size"_m);
  MersenneTwister twister;
  for (uint32_t i = 0; i < MersenneTwister::state_words; i++) twister.state[i] = uint32_t(TRY(as_int64(rt, words[i])));
  int64_t position = TRY(as_int64(rt, words[state_size - 1]));
  if (position < 0 || position > MersenneTwister::state_words) return raise(rt, value_error_type, "invalid state"_m);
  if (!parts[2].is_none()) (void)TRY(as_float(rt, parts[2]));
  twister.position = uint32_t(position);
  generator->twister = twister;
  rt.heap.store(generator->gauss_next, parts[2].is_none() ? Value::empty() : parts[2]);
  return Value::none();
}

Value random_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional > 1 && !cls->is(Type::Heap))
    return raise(rt, type_error_type, "Random() takes at most 1 argument (%u given)"_m, args.positional);
  auto* generator = new_object<Random>(rt, cls);
  if (!generator) return Failed{};
  generator->gauss_next = Value::empty();
  generator->system = is_subtype(cls, &system_random_type);
  TRY(seed_generator(rt, generator, Value::empty()));
  return to_value(generator);
}

Value random_initialize(Runtime& rt, Value self, const Args& args) {
  Value seed = args.positional + args.keywords ? args.values[0] : Value::empty();
  TRY(seed_generator(rt, generator_of(self), seed));
  return Value::none();
}

// --- the module's own generator

Value own_generator(Runtime& rt) {
  Value module = rt.modules ? dict_get_str(rt.modules, sym<"random">) : Value::empty();
  if (!has_kind(module, Kind::Module)) module = TRY(import_module(rt, sym<"random">));
  Dict* dict = module_dict(rt, cast<Module>(module));
  if (!dict) return Failed{};
  Value generator = dict_get_str(dict, sym<"_inst">);
  if (!generator.is_empty()) return generator;
  generator = TRY(random_construct(rt, &random_type, Args{nullptr, 0}));
  TRY(dict_set_str(rt, dict, sym<"_inst">, generator));
  return generator;
}

[[gnu::noinline]] Value call_on_own(Runtime& rt, const Args& args, NativeEntry method) {
  WithSelf with(rt, TRY(own_generator(rt)), args);
  if (with.failed()) return Failed{};
  return method(rt, with.args());
}
template <NativeEntry method>
Value on_own(Runtime& rt, const Args& args) {
  return call_on_own(rt, args, method);
}

constexpr char seed_list[] = "a=None, version=2";
constexpr char range_list[] = "start, stop=None, step=1";
constexpr char int_list[] = "a, b";
constexpr char choice_list[] = "seq";
constexpr char choices_list[] = "population, weights=None, *, cum_weights=None, k=1";
constexpr char sample_list[] = "population, k, *, counts=None";
constexpr char shuffle_list[] = "x";
constexpr char triangular_list[] = "low=0.0, high=1.0, mode=None";
constexpr char normal_list[] = "mu=0.0, sigma=1.0";
constexpr char exponential_list[] = "lambd=1.0";
constexpr char mises_list[] = "mu, kappa";
constexpr char shape_list[] = "alpha, beta";
constexpr char pareto_list[] = "alpha";

// MEMBER(name, function, least, most, list): both counts with self.
#define MEMBERS(MEMBER)                                               \
  MEMBER("betavariate", random_betavariate, 3, 3, shape_list)         \
  MEMBER("choice", random_choice, 2, 2, choice_list)                  \
  MEMBER("choices", random_choices, 2, 5, choices_list)               \
  MEMBER("expovariate", random_expovariate, 1, 2, exponential_list)   \
  MEMBER("gammavariate", random_gammavariate, 3, 3, shape_list)       \
  MEMBER("gauss", random_gauss, 1, 3, normal_list)                    \
  MEMBER("getrandbits", getrandbits, 2, 2, nullptr)                   \
  MEMBER("getstate", getstate, 1, 1, nullptr)                         \
  MEMBER("lognormvariate", random_lognormvariate, 1, 3, normal_list)  \
  MEMBER("normalvariate", random_normalvariate, 1, 3, normal_list)    \
  MEMBER("paretovariate", random_paretovariate, 2, 2, pareto_list)    \
  MEMBER("randbytes", randbytes, 2, 2, nullptr)                       \
  MEMBER("randint", randint, 3, 3, int_list)                          \
  MEMBER("random", random, 1, 1, nullptr)                             \
  MEMBER("randrange", randrange, 2, 4, range_list)                    \
  MEMBER("sample", random_sample, 3, 4, sample_list)                  \
  MEMBER("seed", seed, 1, 3, seed_list)                               \
  MEMBER("setstate", setstate, 2, 2, nullptr)                         \
  MEMBER("shuffle", random_shuffle, 2, 2, shuffle_list)               \
  MEMBER("triangular", random_triangular, 1, 4, triangular_list)      \
  MEMBER("uniform", random_uniform, 3, 3, int_list)                   \
  MEMBER("vonmisesvariate", random_vonmisesvariate, 3, 3, mises_list) \
  MEMBER("weibullvariate", random_weibullvariate, 3, 3, shape_list)

#define AS_METHOD(name, function, least, most, list) METHOD_P(name, function, least, most, list),
#define AS_FUNCTION(name, function, least, most, list) FUNCTION_P(name, on_own<function>, least - 1, most - 1, list),

constinit const Attribute random_attributes[] = {MEMBERS(AS_METHOD)};
constinit const Attribute attributes[] = {
    MEMBERS(AS_FUNCTION) TYPE("Random", random_type),
    TYPE("SystemRandom", system_random_type),
};

constexpr TypeSpec random_class(const Str* name, const Type* base) {
  return {.name = name,
          .base = base,
          .trace_words = {1, 1},
          .native_bytes = sizeof(Random),
          .construct = random_construct,
          .initialize = random_initialize,
          .attributes = random_attributes};
}

}  // namespace

ROM_TYPE(random_type, random_class(sym<"random.Random">, &object_type));
ROM_TYPE(system_random_type, random_class(sym<"random.SystemRandom">, &random_type));

constinit const NativeModule random_module = {sym<"random">, attributes, std::size(attributes)};

}  // namespace adder
