// float.
#include "core/types/float.h"

#include <cmath>

#include "core/numeric/elementary.h"
#include "core/numeric/float_format.h"
#include "core/numeric/float_text.h"
#include "core/numeric/hash.h"
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"
#include "core/types/format_sink.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/int.h"
#include "core/types/str.h"
#include "core/types/unicode.h"

namespace adder {

bool is_float(Value v) { return v.is_unboxed_float() || has_kind(v, Kind::Float); }

Value make_float(Runtime& rt, Float f) {
  Value v;
  if (Value::try_float(f, &v)) [[likely]]
    return v;
  auto* box = rt.heap.make<FloatBox>(float_type);
  if (!box) return rt.no_memory();
  box->number = Value::Carrier(f);
  return to_value(box);
}

Result<Float> as_float(Runtime& rt, Value v) {
  if (v.is_unboxed_float()) return v.as_unboxed_float();
  if (is_float(v)) return float_value(v);
  if (is_int(v)) return int_to_float(rt, v);
  Value method = special_method(rt, v, sym<"__float__">);
  if (method.is_error()) return Failed{};
  if (!method.is_empty()) {
    Value f = call(rt, method);
    if (f.is_error()) return Failed{};
    if (!is_float(f)) return raise(rt, type_error_type, "%T.__float__ returned non-float (type %T)"_m, v, f);
    return float_value(f);
  }
  method = special_method(rt, v, sym<"__index__">);
  if (method.is_error()) return Failed{};
  if (method.is_empty()) return raise(rt, type_error_type, "must be real number, not %T"_m, v);
  Value n = call(rt, method);
  if (n.is_error()) return Failed{};
  if (!is_int(n)) return raise(rt, type_error_type, "__index__ returned non-int (type %T)"_m, n);
  return int_to_float(rt, n);
}

Float float_modulo(Float a, Float b) {
  Float r = std::fmod(a, b);
  if (r != 0) return (r < 0) != (b < 0) ? r + b : r;
  return std::copysign(Float(0), b);
}

Float float_floor_divide(Float a, Float b) {
  Float r = std::fmod(a, b);
  Float q = (a - r) / b;
  if (r != 0 && (r < 0) != (b < 0)) q -= 1;
  if (q == 0) return std::copysign(Float(0), a / b);
  Float floor = std::floor(q);
  return q - floor > Float(0.5) ? floor + 1 : floor;
}

Value float_from_text(Runtime& rt, string_view text, Value shown) {
  string_view trimmed = text;
  while (!trimmed.empty() && is_ascii_space(uint8_t(trimmed.front()))) trimmed.remove_prefix(1);
  while (!trimmed.empty() && is_ascii_space(uint8_t(trimmed.back()))) trimmed.remove_suffix(1);
  Float f;
  if (trimmed.find('_') == string_view::npos) {
    if (parse_float(trimmed, f)) return make_float(rt, f);
    return raise(rt, value_error_type, "could not convert string to float: %R"_m, shown);
  }
  // An underscore must stand between two digits.
  TextBuilder plain(rt);
  bool good = true;
  for (size_t i = 0; i < trimmed.size(); i++) {
    if (trimmed[i] != '_') {
      plain.add(trimmed[i]);
      continue;
    }
    good &= i > 0 && i + 1 < trimmed.size() && is_ascii_digit(uint8_t(trimmed[i - 1])) &&
            is_ascii_digit(uint8_t(trimmed[i + 1]));
  }
  TRY(plain.status());
  if (good && parse_float(plain.view(), f)) return make_float(rt, f);
  return raise(rt, value_error_type, "could not convert string to float: %R"_m, shown);
}

Value float_power(Runtime& rt, Float a, Float b) {
  if (a == 0 && b < 0) return raise(rt, zero_division_error_type, "0.0 cannot be raised to a negative power"_m);
  bool finite = a - a == 0 && b - b == 0;
  if (a < 0 && finite && b != std::floor(b)) {
    Float length = elementary::pow(-a, b), angle = b * Float(3.14159265358979323846);
    return make_complex(rt, length * elementary::cos(angle), length * elementary::sin(angle));
  }
  Float result = elementary::pow(a, b);
  if (finite && result - result != 0) return raise(rt, overflow_error_type, "(34, 'Numerical result out of range')"_m);
  return make_float(rt, result);
}

// Rounding by decimal text is exact: the nearest decimal, ties by the float's exact value.
Value round_float(Runtime& rt, Float f, SignedWord places) {
  constexpr int most = float_bits == 64 ? 323 : 46, least = float_bits == 64 ? -309 : -40;
  if (f - f != 0 || f == 0 || places > most) return make_float(rt, f);
  if (places < least) return make_float(rt, std::copysign(Float(0), f));
  if (places < 0) {
    // Left of the point: round the integer part as an int, half to even, sticky by what was cut off.
    Float power = elementary::pow(Float(10), Float(-places));
    return make_float(rt, std::nearbyint(f / power) * power);
  }
  DigitsBuffer<Float> buffer;
  DecimalDigits digits = exact_digits(f, DigitCount::AfterPoint, int(places), buffer);
  char text[digits_capacity<Float> + 16];
  size_t n = 0;
  if (f < 0) text[n++] = '-';
  text[n++] = '0';
  text[n++] = '.';
  for (int i = 0; i < digits.count; i++) text[n++] = digits.text[i];
  text[n++] = 'e';
  int exponent = digits.point;
  if (exponent < 0) text[n++] = '-';
  unsigned magnitude = unsigned(exponent < 0 ? -exponent : exponent);
  text[n++] = char('0' + magnitude / 100);
  text[n++] = char('0' + magnitude / 10 % 10);
  text[n++] = char('0' + magnitude % 10);
  Float rounded;
  contract_always(parse_float(string_view(text, n), rounded), "digits of a float read back");
  if (rounded - rounded != 0) return raise(rt, overflow_error_type, "rounded value too large to represent"_m);
  return make_float(rt, rounded);
}

namespace {

Value float_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && cls == &float_type) return raise(rt, type_error_type, "float() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "float expected at most 1 argument, got %u"_m, args.positional);
  Value v = args.get(0);
  Float f = 0;
  if (!v.is_empty()) {
    Value result;
    if (is_str(v)) {
      result = TRY(float_from_text(rt, as_str(TRY(number_text(rt, v)))->view(), v));
    } else if (has_kind(v, Kind::Bytes) || has_kind(v, Kind::ByteArray) || has_kind(v, Kind::MemoryView)) {
      BufferView view = TRY(get_buffer(rt, v));
      result = TRY(float_from_text(rt, {static_cast<const char*>(view.data), view.bytes}, v));
    } else if (cls == &float_type && (v.is_unboxed_float() || is_exactly(v, float_type))) {
      return v;
    } else {
      bool real = is_float(v) || is_int(v) || !special_method(rt, v, sym<"__float__">).is_empty() ||
                  !special_method(rt, v, sym<"__index__">).is_empty();
      if (!real) return raise(rt, type_error_type, "float() argument must be a string or a real number, not '%T'"_m, v);
      result = TRY(make_float(rt, TRY(as_float(rt, v))));
    }
    if (cls == &float_type) return result;
    f = float_value(result);
  }
  if (cls == &float_type) return make_float(rt, f);
  auto* box = reinterpret_cast<FloatBox*>(allocate_object(rt, cls, sizeof(FloatBox)));
  if (!box) return Failed{};
  box->number = Value::Carrier(f);
  return to_value(box);
}

Value float_repr(Runtime& rt, Value self) {
  char text[repr_chars];
  size_t size = repr(float_value(self), text);
  return make_str(rt, {text, size});
}

Value float_format(Runtime& rt, Value self, Value spec) {
  if (!as_str(spec)->size()) return str(rt, self);
  FormatSpec parsed;
  FormatError error;
  TextBuilder out(rt);
  BuilderSink sink(out);
  if (!parse_format_spec(as_str(spec)->view(), {"float", 0, '>'}, parsed, error) ||
      !format_float(sink, float_value(self), parsed, "float", error))
    return raise_format_error(rt, error);
  return out.finish();
}

Result<uint32_t> float_hash(Runtime&, Value self) {
  Float f = float_value(self);
  return f != f ? fold_hash(SignedWord(self.bits() >> 4)) : fold_hash(hash_float(f));
}

Result<bool> float_truth(Runtime&, Value self) { return float_value(self) != 0; }

Value float_unary(Runtime& rt, UnaryOp op, Value self) {
  if (op == UnaryOp::Invert) return Value::not_implemented();
  Float f = float_value(self);
  return make_float(rt, op == UnaryOp::Neg ? -f : f);
}

Value floats(Runtime& rt, BinaryOp op, Float a, Float b) {
  switch (op) {
    case BinaryOp::Add: return make_float(rt, a + b);
    case BinaryOp::Sub: return make_float(rt, a - b);
    case BinaryOp::Mul: return make_float(rt, a * b);
    case BinaryOp::Div:
      if (b == 0) return raise(rt, zero_division_error_type, "float division by zero"_m);
      return make_float(rt, a / b);
    case BinaryOp::FloorDiv:
      if (b == 0) return raise(rt, zero_division_error_type, "float floor division by zero"_m);
      return make_float(rt, float_floor_divide(a, b));
    case BinaryOp::Mod:
      if (b == 0) return raise(rt, zero_division_error_type, "float modulo"_m);
      return make_float(rt, float_modulo(a, b));
    case BinaryOp::Pow: return float_power(rt, a, b);
    default: return Value::not_implemented();
  }
}

Value float_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  Float a = float_value(self), b;
  if (is_float(other))
    b = float_value(other);
  else if (is_int(other))
    b = TRY(int_to_float(rt, other));
  else
    return Value::not_implemented();
  return reflected ? floats(rt, op, b, a) : floats(rt, op, a, b);
}

Value float_compare(Runtime&, CompareOp op, Value self, Value other) {
  Float a = float_value(self);
  if (is_int(other) && !is_plain_small(other)) {
    if (a != a) return Value::boolean(op == CompareOp::Ne);
    return ordered(op, -big::compare(Integer(IntView(other)), a));
  }
  if (is_int(other)) {
    SignedWord n = plain_small(other);
    constexpr SignedWord exact = SignedWord(1) << (float_bits == 64 ? 53 : 24);
    if (n <= -exact || n >= exact) {
      if (a != a) return Value::boolean(op == CompareOp::Ne);
      return ordered(op, -big::compare(Integer(IntView(other)), a));
    }
    if (a != a) return Value::boolean(op == CompareOp::Ne);
    return ordered(op, (a > Float(n)) - (a < Float(n)));
  }
  if (!is_float(other)) return Value::not_implemented();
  Float b = float_value(other);
  if (a != a || b != b) return Value::boolean(op == CompareOp::Ne);
  return ordered(op, (a > b) - (a < b));
}

// --- methods

Value method_as_integer_ratio(Runtime& rt, const Args& args) {
  Float f = float_value(args[0]);
  if (f != f) return raise(rt, value_error_type, "cannot convert NaN to integer ratio"_m);
  if (f - f != 0) return raise(rt, overflow_error_type, "cannot convert Infinity to integer ratio"_m);
  int exponent;
  Float mantissa = std::frexp(f, &exponent);
  for (int i = 0; i < float_bits && mantissa != std::floor(mantissa); i++) {
    mantissa *= 2;
    exponent--;
  }
  Value numerator = TRY(int_from_float(rt, mantissa)), one = Value::small_int(1);
  Value shift = Value::small_int(exponent < 0 ? -exponent : exponent);
  Value power = TRY(binary_operation(rt, BinaryOp::LShift, one, shift));
  if (exponent > 0) numerator = TRY(binary_operation(rt, BinaryOp::Mul, numerator, power));
  Value items[] = {numerator, exponent > 0 ? one : power};
  return make_tuple(rt, Span<const Value>(items));
}

Value method_conjugate(Runtime& rt, const Args& args) { return make_float(rt, float_value(args[0])); }
Value method_is_integer(Runtime&, const Args& args) {
  Float f = float_value(args[0]);
  return Value::boolean(f - f == 0 && f == std::floor(f));
}
Value method_hex(Runtime& rt, const Args& args) {
  char text[hex_chars];
  size_t size = to_hex(float_value(args[0]), text);
  return make_str(rt, {text, size});
}
Value method_fromhex(Runtime& rt, const Args& args) {
  Str* text = TRY(str_argument(rt, args[1], "fromhex() argument must be str, not %T"_m));
  string_view view = text->view();
  while (!view.empty() && is_ascii_space(uint8_t(view.front()))) view.remove_prefix(1);
  while (!view.empty() && is_ascii_space(uint8_t(view.back()))) view.remove_suffix(1);
  Float f;
  HexOutcome outcome = parse_hex_float(view, f);
  if (outcome == HexOutcome::Invalid) return raise(rt, value_error_type, "invalid hexadecimal floating-point string"_m);
  if (outcome == HexOutcome::TooLarge)
    return raise(rt, overflow_error_type, "hexadecimal value too large to represent as a float"_m);
  Value v = TRY(make_float(rt, f));
  return args[0].is(to_value(&float_type)) ? v : call(rt, args[0], v);
}
Value method_int(Runtime& rt, const Args& args) { return int_from_float(rt, float_value(args[0])); }
Value method_floor(Runtime& rt, const Args& args) { return int_from_float(rt, std::floor(float_value(args[0]))); }
Value method_ceil(Runtime& rt, const Args& args) { return int_from_float(rt, std::ceil(float_value(args[0]))); }
Value method_abs(Runtime& rt, const Args& args) { return make_float(rt, std::fabs(float_value(args[0]))); }
Value method_round(Runtime& rt, const Args& args) {
  Float f = float_value(args[0]);
  if (args.positional < 2 || args[1].is_none()) {
    Float rounded = std::nearbyint(f);
    return int_from_float(rt, rounded);
  }
  SignedWord places = TRY(as_index(rt, args[1]));
  return round_float(rt, f, places);
}
Value method_divmod(Runtime& rt, const Args& args) {
  bool by_zero = (is_int(args[1]) || is_float(args[1])) && TRY(as_float(rt, args[1])) == 0;
  if (by_zero) return raise(rt, zero_division_error_type, "float divmod()"_m);
  Value q = TRY(float_binary(rt, BinaryOp::FloorDiv, args[0], args[1], false));
  Value r = TRY(float_binary(rt, BinaryOp::Mod, args[0], args[1], false));
  if (q.is_not_implemented()) return q;
  Value items[] = {q, r};
  return make_tuple(rt, Span<const Value>(items));
}
Value get_real(Runtime& rt, Value self) { return make_float(rt, float_value(self)); }
Value get_imag(Runtime&, Value) { return Value::from_bits(0); }

constinit const Attribute float_attributes[] = {
    METHOD("as_integer_ratio", method_as_integer_ratio, 1, 1),
    METHOD("conjugate", method_conjugate, 1, 1),
    CLASS_METHOD("fromhex", method_fromhex, 2, 2),
    METHOD("hex", method_hex, 1, 1),
    METHOD("is_integer", method_is_integer, 1, 1),
    METHOD("__int__", method_int, 1, 1),
    METHOD("__float__", method_conjugate, 1, 1),
    METHOD("__trunc__", method_int, 1, 1),
    METHOD("__floor__", method_floor, 1, 1),
    METHOD("__ceil__", method_ceil, 1, 1),
    METHOD("__round__", method_round, 1, 2),
    METHOD("__abs__", method_abs, 1, 1),
    METHOD("__divmod__", method_divmod, 2, 2),
    PROPERTY("real", get_real),
    PROPERTY("imag", get_imag),
};

}  // namespace

ROM_TYPE(float_type,
         {
             .name = sym<"float">,
             .kind = Kind::Float,
             .native_bytes = sizeof(FloatBox),
             .construct = float_construct,
             .repr = float_repr,
             .format = float_format,
             .hash = float_hash,
             .truth = float_truth,
             .unary = float_unary,
             .binary = float_binary,
             .compare = float_compare,
             .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Sub) | binary_bit(BinaryOp::Mul) |
                           binary_bit(BinaryOp::Div) | binary_bit(BinaryOp::FloorDiv) | binary_bit(BinaryOp::Mod) |
                           binary_bit(BinaryOp::Pow),
             .unary_ops = 3,
             .attributes = float_attributes,
         });

}  // namespace adder
