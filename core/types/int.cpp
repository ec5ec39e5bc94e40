// int: making, conversions, and the types int and bool.
#include "core/types/int.h"

#include "core/numeric/hash.h"
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"

namespace adder {

namespace {
Integer view_of(Value v, const big::SmallInteger& small) {
  if (is_plain_small(v)) return small;
  auto* big = cast<BigInt>(v);
  return {Limbs(big->limbs, big->size()), big->negative()};
}
}  // namespace

IntView::IntView(Value v) : small_(is_plain_small(v) ? int64_t(plain_small(v)) : 0), integer_(view_of(v, small_)) {}

BigInt* allocate_big(Runtime& rt, size_t limbs) {
  auto* big = limbs > size_t(INT32_MAX) / sizeof(Limb) ? nullptr : rt.heap.make<BigInt>(int_type, limbs * sizeof(Limb));
  if (!big) (void)rt.no_memory();
  return big;
}

Value finish_big(BigInt* big, size_t size, bool negative) {
  int64_t n;
  if (big::to_int64({Limbs(big->limbs, size), negative}, n) && Value::fits_small_int(n))
    return Value::small_int(SignedWord(n));
  big->signed_size = negative ? -int32_t(size) : int32_t(size);
  return to_value(big);
}

Scratch::Scratch(Runtime& rt, size_t limbs)
    : buffer_(rt.heap.make<Buffer>(buffer_type, (limbs + 1) * sizeof(Limb))), count_(limbs) {
  if (!buffer_) (void)rt.no_memory();
}

Poll interrupt_poll(Runtime& rt) {
  return Poll([](void* context) { return !(static_cast<Runtime*>(context)->pending.load() & PendingInterrupt); }, &rt);
}

Failed aborted(Runtime& rt) {
  rt.pending.fetch_and(~uint32_t(PendingInterrupt));
  return raise(rt, keyboard_interrupt_type, ""_m);
}

bool is_int(Value v) { return v.is_small_int() || has_kind(v, Kind::Int) || v.is_bool(); }

Value make_int(Runtime& rt, int64_t n) {
  if (Value::fits_small_int(n)) return Value::small_int(SignedWord(n));
  big::SmallInteger small(n);
  BigInt* big = allocate_big(rt, 2);
  if (!big) return Failed{};
  Limbs limbs = small.magnitude();
  std::memcpy(big->limbs, limbs.data(), limbs.size_bytes());
  return finish_big(big, limbs.size(), n < 0);
}

Value make_uint(Runtime& rt, uint64_t n) {
  if (n <= uint64_t(INT64_MAX)) return make_int(rt, int64_t(n));
  BigInt* big = allocate_big(rt, 2);
  if (!big) return Failed{};
  big->limbs[0] = Limb(n);
  big->limbs[1] = Limb(n >> 32);
  return finish_big(big, 2, false);
}

Value int_from_float(Runtime& rt, Float f) {
  if (f != f) return raise(rt, value_error_type, "cannot convert float NaN to integer"_m);
  if (f - f != 0) return raise(rt, overflow_error_type, "cannot convert float infinity to integer"_m);
  constexpr Float limit = Float(int64_t(1) << 61);
  if (f > -limit && f < limit) return make_int(rt, int64_t(f));
  BigInt* big = allocate_big(rt, big::float_limbs<Float>);
  if (!big) return Failed{};
  IntegerSize size = big::from_float(limbs_of(big, big::float_limbs<Float>), f);
  return finish_big(big, size.size, size.negative);
}

Result<Float> int_to_float(Runtime& rt, Value v) {
  if (is_plain_small(v)) return Float(plain_small(v));
  IntView view(v);
  Float f = big::to_float<Float>(view.magnitude());
  if (f - f != 0) return raise(rt, overflow_error_type, "int too large to convert to float"_m);
  return view.negative() ? -f : f;
}

// --- from objects

namespace {

// The int that v.__index__() gives; empty() when v has none.
Value index_of(Runtime& rt, Value v) {
  Value method = special_method(rt, v, sym<"__index__">);
  if (method.is_error() || method.is_empty()) return method;
  Value n = TRY(call(rt, method));
  if (!is_int(n)) return raise(rt, type_error_type, "__index__ returned non-int (type %T)"_m, n);
  return n;
}

Result<int64_t> narrowed(Runtime& rt, Value v, Message message) {
  if (is_plain_small(v)) return int64_t(plain_small(v));
  int64_t n;
  if (has_kind(v, Kind::Int)) {
    if (!big::to_int64(IntView(v), n)) return raise(rt, overflow_error_type, message);
    return n;
  }
  Value index = index_of(rt, v);
  if (index.is_error()) return Failed{};
  if (index.is_empty()) return raise(rt, type_error_type, "'%T' object cannot be interpreted as an integer"_m, v);
  return narrowed(rt, index, message);
}

// What int(text) accepts around the digits: blanks, a sign, a prefix of its base, single underscores.
struct IntText {
  bool negative = false;
  unsigned base;
  string_view digits;
};

bool parse_prefix(IntText& text) {
  string_view& d = text.digits;
  unsigned prefix_base = 0;
  if (d.size() > 1 && d[0] == '0') {
    char c = char(d[1] | 32);
    prefix_base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
  }
  if (prefix_base && (text.base == 0 || text.base == prefix_base)) {
    text.base = prefix_base;
    d.remove_prefix(2);
    if (!d.empty() && d[0] == '_') d.remove_prefix(1);
    return true;
  }
  if (text.base) return true;
  text.base = 10;
  // Base 0 reads as source code does: no leading zeros but in zero itself.
  return d.size() < 2 || d[0] != '0' || d.find_first_not_of("0_") == string_view::npos;
}

bool strip(string_view& text) {
  while (!text.empty() && is_ascii_space(uint8_t(text.front()))) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(uint8_t(text.back()))) text.remove_suffix(1);
  return !text.empty();
}

}  // namespace

Value int_from_text(Runtime& rt, string_view given, unsigned base, Value shown) {
  auto invalid = [&] {
    return raise(rt, value_error_type, "invalid literal for int() with base %u: %R"_m, base, shown);
  };
  IntText text{false, base, given};
  if (!strip(text.digits)) return invalid();
  if (text.digits[0] == '-' || text.digits[0] == '+') {
    text.negative = text.digits[0] == '-';
    text.digits.remove_prefix(1);
  }
  if (!parse_prefix(text) || text.digits.empty()) return invalid();
  // Underscores go; a doubled, leading or trailing one is an error.
  TextBuilder plain(rt);
  bool after_digit = false;
  int64_t small = 0;
  for (char c : text.digits) {
    if (c == '_' && after_digit) {
      after_digit = false;
      continue;
    }
    if (big::digit_value(c) >= text.base) return invalid();
    after_digit = true;
    if (text.digits.size() <= 11)
      small = small * text.base + big::digit_value(c);
    else
      plain.add(c);
  }
  if (!after_digit) return invalid();
  if (text.digits.size() <= 11) return make_int(rt, text.negative ? -small : small);
  TRY(plain.status());
  size_t limbs = big::text_limbs(plain.size(), text.base);
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<size_t> size = big::from_text(limbs_of(big, limbs), plain.view(), text.base, poll);
  if (size.failed()) return aborted(rt);
  return finish_big(big, size.get(), text.negative);
}

Value int_to_text(Runtime& rt, Value v, unsigned base) {
  TextBuilder text(rt);
  if (is_plain_small(v)) {
    SignedWord n = plain_small(v);
    if (n < 0) text.add('-');
    return text.add_unsigned(n < 0 ? 0 - uint64_t(int64_t(n)) : uint64_t(n), base).finish();
  }
  IntView view(v);
  size_t limbs = view.magnitude().size(), room = big::text_chars(limbs, base);
  Scratch scratch(rt, limbs);
  if (!scratch.ok()) return Failed{};
  if (view.negative()) text.add('-');
  char* to = text.reserve(room);
  if (!to) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<size_t> written = big::to_text({to, room}, view.magnitude(), base, scratch, poll);
  if (written.failed()) return aborted(rt);
  text.commit(written.get());
  return text.finish();
}

Value as_int(Runtime& rt, Value v) {
  if (is_plain_small(v)) return Value::small_int(plain_small(v));
  if (has_kind(v, Kind::Int)) return is_exactly(v, int_type) ? v : int_plain(rt, v);
  Value index = TRY(index_of(rt, v));
  if (index.is_empty()) return raise(rt, type_error_type, "'%T' object cannot be interpreted as an integer"_m, v);
  return as_int(rt, index);
}

Result<int64_t> as_int64(Runtime& rt, Value v) {
  return narrowed(rt, v, "Python int too large to convert to C long"_m);
}

Result<SignedWord> as_index(Runtime& rt, Value v) {
  if (v.is_small_int()) return v.as_small_int();
  int64_t n = TRY(narrowed(rt, v, "cannot fit 'int' into an index-sized integer"_m));
  if (n > std::numeric_limits<SignedWord>::max() || n < std::numeric_limits<SignedWord>::min())
    return raise(rt, overflow_error_type, "cannot fit 'int' into an index-sized integer"_m);
  return SignedWord(n);
}

namespace {

// int(x) for one argument that is not text.
Value converted(Runtime& rt, Value v) {
  if (v.is_small_int() || is_exactly(v, int_type)) return v;
  if (is_plain_small(v)) return Value::small_int(plain_small(v));
  if (is_exactly(v, float_type) || v.is_unboxed_float()) return int_from_float(rt, TRY(as_float(rt, v)));
  for (const Str* name : {sym<"__int__">, sym<"__index__">, sym<"__trunc__">}) {
    Value method = TRY(special_method(rt, v, name));
    if (method.is_empty()) continue;
    Value n = TRY(call(rt, method));
    if (!is_int(n)) return raise(rt, type_error_type, "%N returned non-int (type %T)"_m, name, n);
    return is_exactly(n, int_type) || n.is_small_int() ? n : int_plain(rt, n);
  }
  if (has_kind(v, Kind::Int)) return int_plain(rt, v);
  return raise(rt, type_error_type, "int() argument must be a string, a bytes-like object or a real number, not '%T'"_m,
               v);
}

Value int_value(Runtime& rt, const Args& args, Value base) {
  if (!args.positional) {
    if (!base.is_empty()) return raise(rt, type_error_type, "int() missing string argument"_m);
    return Value::small_int(0);
  }
  Value v = args[0];
  unsigned radix = 10;
  if (!base.is_empty()) {
    auto given = as_index(rt, base);
    if (given.failed() && !catch_exception(rt, overflow_error_type)) return Failed{};
    SignedWord n = given.failed() ? -1 : given.get();
    if (n != 0 && (n < 2 || n > 36)) return raise(rt, value_error_type, "int() base must be >= 2 and <= 36, or 0"_m);
    radix = unsigned(n);
  }
  if (is_str(v)) return int_from_text(rt, as_str(TRY(number_text(rt, v)))->view(), radix, v);
  if (has_kind(v, Kind::Bytes) || has_kind(v, Kind::ByteArray) || (base.is_empty() && has_kind(v, Kind::MemoryView))) {
    BufferView view = TRY(get_buffer(rt, v));
    return int_from_text(rt, {static_cast<const char*>(view.data), view.bytes}, radix, v);
  }
  if (!base.is_empty()) return raise(rt, type_error_type, "int() can't convert non-string with explicit base"_m);
  return converted(rt, v);
}

Value int_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value base = args.positional > 1 ? args[1] : Value::empty();
  for (uint32_t i = 0; i < args.keywords; i++) {
    if (cast<Str>(args.names[i]) != sym<"base">)
      return raise(rt, type_error_type, "'%S' is an invalid keyword argument for int()"_m, args.names[i]);
    base = args.values[args.positional + i];
  }
  if (args.positional > 2)
    return raise(rt, type_error_type, "int() takes at most 2 arguments (%u given)"_m, args.positional);
  Value n = TRY(int_value(rt, args, base));
  if (cls == &int_type) return n;
  IntView view(n);
  Limbs limbs = view.magnitude();
  auto* copy = reinterpret_cast<BigInt*>(allocate_object(rt, cls, offsetof(BigInt, limbs) + limbs.size_bytes()));
  if (!copy) return Failed{};
  std::memcpy(copy->limbs, limbs.data(), limbs.size_bytes());
  copy->signed_size = view.negative() ? -int32_t(limbs.size()) : int32_t(limbs.size());
  return to_value(copy);
}

Value int_repr(Runtime& rt, Value self) { return int_to_text(rt, self, 10); }
Result<bool> int_truth(Runtime&, Value self) {
  return is_plain_small(self) ? plain_small(self) != 0 : cast<BigInt>(self)->signed_size != 0;
}

Value bool_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "bool() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "bool expected at most 1 argument, got %u"_m, args.positional);
  bool value = args.positional && TRY(truth(rt, args[0]));
  return Value::boolean(value);
}

Value bool_repr(Runtime&, Value self) { return to_value(self.is_true() ? sym<"True"> : sym<"False">); }

Value bool_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (other.is_bool()) {
    bool a = self.is_true(), b = other.is_true();
    if (op == BinaryOp::And) return Value::boolean(a && b);
    if (op == BinaryOp::Or) return Value::boolean(a || b);
    if (op == BinaryOp::Xor) return Value::boolean(a != b);
  }
  return int_binary(rt, op, self, other, reflected);
}

constexpr uint16_t int_operators = uint16_t(((1u << 13) - 1) & ~binary_bit(BinaryOp::MatMul));
constexpr uint16_t all_unary = 7;

}  // namespace

Value int_plain(Runtime& rt, Value v) {
  IntView view(v);
  BigInt* copy = allocate_big(rt, view.magnitude().size());
  if (!copy) return Failed{};
  std::memcpy(copy->limbs, view.magnitude().data(), view.magnitude().size_bytes());
  return finish_big(copy, view.magnitude().size(), view.negative());
}

Result<uint32_t> int_hash(Runtime&, Value self) {
  return fold_hash(is_plain_small(self) ? hash_int64(plain_small(self)) : hash_integer(IntView(self)));
}

ROM_TYPE(int_type, {
                       .name = sym<"int">,
                       .kind = Kind::Int,
                       .flags = Type::VariableSize,
                       .native_bytes = sizeof(BigInt),
                       .construct = int_construct,
                       .repr = int_repr,
                       .format = int_format,
                       .hash = int_hash,
                       .truth = int_truth,
                       .unary = int_unary,
                       .binary = int_binary,
                       .compare = int_compare,
                       .binary_ops = int_operators,
                       .unary_ops = all_unary,
                       .attributes = int_attributes,
                   });

ROM_TYPE(bool_type, {
                        .name = sym<"bool">,
                        .base = &int_type,
                        .kind = Kind::Int,
                        .flags = Type::VariableSize | Type::Final,
                        .native_bytes = sizeof(BigInt),
                        .construct = bool_construct,
                        .repr = bool_repr,
                        .format = int_format,
                        .hash = int_hash,
                        .truth = int_truth,
                        .unary = int_unary,
                        .binary = bool_binary,
                        .compare = int_compare,
                        .binary_ops = int_operators,
                        .unary_ops = all_unary,
                    });

}  // namespace adder
