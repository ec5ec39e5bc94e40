// complex.
#include <cmath>

#include "core/numeric/elementary.h"
#include "core/numeric/float_format.h"
#include "core/numeric/float_text.h"
#include "core/numeric/hash.h"
#include "core/runtime/exceptions.h"
#include "core/types/float.h"
#include "core/types/format_sink.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/unicode.h"

namespace adder {

namespace {

struct alignas(sizeof(Float) == 4 && register_pair ? register_pair : alignof(Float)) Pair {
  Float real, imag;
};

bool is_complex(Value v) { return has_kind(v, Kind::Complex); }
Pair pair_of(Value v) { return {cast<Complex>(v)->real, cast<Complex>(v)->imag}; }
bool is_number(Value v) { return is_complex(v) || is_float(v) || is_int(v); }

// Any number as a pair.
Result<Pair> to_pair(Runtime& rt, Value v) {
  if (is_complex(v)) return pair_of(v);
  Float f = TRY(as_float(rt, v));
  return Pair{f, 0};
}

Pair multiply(Pair a, Pair b) { return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real}; }

// Smith's method: scaled by the larger part of the divisor, so that nothing overflows needlessly.
Pair divide(Pair a, Pair b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    Float ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
  }
  Float ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
  return {(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
}

Pair integer_power(Pair base, SignedWord exponent) {
  Pair result{1, 0};
  for (size_t n = size_t(exponent < 0 ? -exponent : exponent); n; n >>= 1) {
    if (n & 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return exponent < 0 ? divide({1, 0}, result) : result;
}

Value power_result(Runtime& rt, Pair result) {
  if (std::isinf(result.real) || std::isinf(result.imag))
    return raise(rt, overflow_error_type, "complex exponentiation"_m);
  return make_complex(rt, result.real, result.imag);
}

Value power(Runtime& rt, Pair a, Pair b) {
  constexpr Message no_power = "0.0 to a negative or complex power"_m;
  if (b.real == 0 && b.imag == 0) return make_complex(rt, 1, 0);
  if (a.real == 0 && a.imag == 0) {
    if (b.imag != 0 || b.real < 0) return raise(rt, zero_division_error_type, no_power);
    return make_complex(rt, 0, 0);
  }
  if (b.imag == 0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100)
    return power_result(rt, integer_power(a, SignedWord(b.real)));
  Float length = elementary::hypot(a.real, a.imag), angle = elementary::atan2(a.imag, a.real);
  Float new_length = elementary::pow(length, b.real), new_angle = angle * b.real;
  if (b.imag != 0) {
    new_length *= elementary::exp(-angle * b.imag);
    new_angle += b.imag * elementary::log(length);
  }
  if (std::isinf(new_angle)) return raise(rt, zero_division_error_type, no_power);
  return power_result(rt, {new_length * elementary::cos(new_angle), new_length * elementary::sin(new_angle)});
}

Value operate(Runtime& rt, BinaryOp op, Pair a, Pair b) {
  Pair r;
  switch (op) {
    case BinaryOp::Add: r = {a.real + b.real, a.imag + b.imag}; break;
    case BinaryOp::Sub: r = {a.real - b.real, a.imag - b.imag}; break;
    case BinaryOp::Mul: r = multiply(a, b); break;
    case BinaryOp::Div:
      if (b.real == 0 && b.imag == 0) return raise(rt, zero_division_error_type, "complex division by zero"_m);
      r = divide(a, b);
      break;
    case BinaryOp::Pow: return power(rt, a, b);
    default: return Value::not_implemented();
  }
  return make_complex(rt, r.real, r.imag);
}

Value complex_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (!is_number(other)) return Value::not_implemented();
  Pair b = TRY(to_pair(rt, other));
  return reflected ? operate(rt, op, b, pair_of(self)) : operate(rt, op, pair_of(self), b);
}

Value complex_unary(Runtime& rt, UnaryOp op, Value self) {
  if (op == UnaryOp::Invert) return Value::not_implemented();
  Pair p = pair_of(self);
  return op == UnaryOp::Neg ? make_complex(rt, -p.real, -p.imag) : make_complex(rt, p.real, p.imag);
}

Value complex_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_number(other) || (op != CompareOp::Eq && op != CompareOp::Ne)) return Value::not_implemented();
  Pair p = pair_of(self);
  bool same;
  if (is_complex(other)) {
    same = p.real == pair_of(other).real && p.imag == pair_of(other).imag;
  } else {
    Value real = TRY(make_float(rt, p.real));
    same = p.imag == 0 && TRY(equal(rt, real, other));
  }
  return Value::boolean(same == (op == CompareOp::Eq));
}

Result<uint32_t> complex_hash(Runtime&, Value self) {
  Pair p = pair_of(self);
  auto part = [](Float f) { return f != f ? SignedWord(0) : hash_float(f); };
  return fold_hash(SignedWord(NumericHash<hash_bits>::combine_complex(part(p.real), part(p.imag))));
}

Result<bool> complex_truth(Runtime&, Value self) { return pair_of(self).real != 0 || pair_of(self).imag != 0; }

// One part as complex's repr shows it: a whole number without ".0".
void add_part(TextBuilder& text, Float f, bool signed_always) {
  char buffer[repr_chars];
  size_t size = repr(f, buffer);
  if (size > 2 && buffer[size - 1] == '0' && buffer[size - 2] == '.') size -= 2;
  if (signed_always && buffer[0] != '-') text.add('+');
  text.add(string_view(buffer, size));
}

Value complex_repr(Runtime& rt, Value self) {
  Pair p = pair_of(self);
  TextBuilder text(rt);
  if (p.real == 0 && !std::signbit(p.real)) {
    add_part(text, p.imag, false);
    return text.add('j').finish();
  }
  text.add('(');
  add_part(text, p.real, false);
  add_part(text, p.imag, true);
  return text.add("j)").finish();
}

Value complex_format(Runtime& rt, Value self, Value spec) {
  if (!as_str(spec)->size()) return str(rt, self);
  FormatSpec parsed;
  FormatError error;
  TextBuilder out(rt);
  BuilderSink sink(out);
  Pair p = pair_of(self);
  if (!parse_format_spec(as_str(spec)->view(), {"complex", 0, '>'}, parsed, error) ||
      !format_complex(sink, p.real, p.imag, parsed, "complex", error))
    return raise_format_error(rt, error);
  return out.finish();
}

// "1+2j", "-3.5", "2j", "(1e3-4j)": the longest prefix that is a float is the real part unless j follows it.
bool parse_complex(string_view text, Pair& result) {
  while (!text.empty() && is_ascii_space(uint8_t(text.front()))) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(uint8_t(text.back()))) text.remove_suffix(1);
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  if (text.empty()) return false;
  bool imaginary = (text.back() | 32) == 'j';
  if (!imaginary) return parse_float(text, result.real);
  text.remove_suffix(1);
  // The sign that divides the parts: the last one that does not follow an exponent's e.
  size_t split = 0;
  for (size_t i = 1; i < text.size(); i++)
    if ((text[i] == '+' || text[i] == '-') && (text[i - 1] | 32) != 'e') split = i;
  string_view real = text.substr(0, split), imag = text.substr(split);
  if (!real.empty() && !parse_float(real, result.real)) return false;
  if (imag.empty() || imag == "+" || imag == "-") {
    result.imag = imag == "-" ? -1 : 1;
    return true;
  }
  return parse_float(imag, result.imag);
}

Value from_object(Runtime& rt, Value v) {
  if (is_complex(v)) return v;
  Value method = TRY(special_method(rt, v, sym<"__complex__">));
  if (method.is_empty()) return Value::empty();
  Value result = TRY(call(rt, method));
  if (!is_complex(result)) return raise(rt, type_error_type, "__complex__ returned non-complex (type %T)"_m, result);
  return result;
}

// *is_pair: the argument is a complex number, or gives one by __complex__.
Result<Pair> constructor_part(Runtime& rt, Value v, bool first, bool* is_pair) {
  Value converted = from_object(rt, v);
  if (converted.is_error()) return Failed{};
  *is_pair = !converted.is_empty();
  if (*is_pair) return pair_of(converted);
  bool real = is_float(v) || is_int(v) || !special_method(rt, v, sym<"__float__">).is_empty() ||
              !special_method(rt, v, sym<"__index__">).is_empty();
  if (!real)
    return first ? raise(rt, type_error_type, "complex() first argument must be a string or a number, not '%T'"_m, v)
                 : raise(rt, type_error_type, "complex() second argument must be a number, not '%T'"_m, v);
  Float f = TRY(as_float(rt, v));
  return Pair{f, 0};
}

Result<Pair> constructor_value(Runtime& rt, Value real, Value imag) {
  if (is_str(real)) {
    if (!imag.is_empty()) return raise(rt, type_error_type, "complex() can't take second arg if first is a string"_m);
    Pair parsed{0, 0};
    if (!parse_complex(as_str(TRY(number_text(rt, real)))->view(), parsed))
      return raise(rt, value_error_type, "complex() arg is a malformed string"_m);
    return parsed;
  }
  if (is_str(imag)) return raise(rt, type_error_type, "complex() second arg can't be a string"_m);
  Pair a{0, 0}, b{0, 0};
  bool a_pair = false, b_pair = false;
  if (!real.is_empty()) a = TRY(constructor_part(rt, real, true, &a_pair));
  if (!imag.is_empty()) b = TRY(constructor_part(rt, imag, false, &b_pair));
  // A plain number contributes nothing, not even the sign of a zero, to the part it does not give.
  return Pair{b_pair ? a.real - b.imag : a.real, a_pair ? a.imag + b.real : b.real};
}

Value complex_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value parts[2] = {args.get(0), args.get(1)};
  if (args.positional > 2)
    return raise(rt, type_error_type, "complex() takes at most 2 arguments (%u given)"_m, args.positional);
  for (uint32_t i = 0; i < args.keywords; i++) {
    const Str* name = cast<Str>(args.names[i]);
    if (name != sym<"real"> && name != sym<"imag">)
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for complex()"_m, name);
    parts[name == sym<"imag">] = args.values[args.positional + i];
  }
  if (cls == &complex_type && parts[1].is_empty() && is_exactly(parts[0], complex_type)) return parts[0];
  Pair p = TRY(constructor_value(rt, parts[0], parts[1]));
  if (cls == &complex_type) return make_complex(rt, p.real, p.imag);
  auto* made = reinterpret_cast<Complex*>(allocate_object(rt, cls, sizeof(Complex)));
  if (!made) return Failed{};
  made->real = p.real;
  made->imag = p.imag;
  return to_value(made);
}

Value method_conjugate(Runtime& rt, const Args& args) {
  return make_complex(rt, pair_of(args[0]).real, -pair_of(args[0]).imag);
}
Value method_abs(Runtime& rt, const Args& args) {
  Float length = elementary::hypot(pair_of(args[0]).real, pair_of(args[0]).imag);
  bool finite =
      pair_of(args[0]).real - pair_of(args[0]).real == 0 && pair_of(args[0]).imag - pair_of(args[0]).imag == 0;
  if (finite && length - length != 0) return raise(rt, overflow_error_type, "absolute value too large"_m);
  return make_float(rt, length);
}
Value method_complex(Runtime& rt, const Args& args) {
  return make_complex(rt, pair_of(args[0]).real, pair_of(args[0]).imag);
}
Value get_real(Runtime& rt, Value self) { return make_float(rt, pair_of(self).real); }
Value get_imag(Runtime& rt, Value self) { return make_float(rt, pair_of(self).imag); }

constinit const Attribute complex_attributes[] = {
    METHOD("conjugate", method_conjugate, 1, 1),
    METHOD("__abs__", method_abs, 1, 1),
    METHOD("__complex__", method_complex, 1, 1),
    PROPERTY("real", get_real),
    PROPERTY("imag", get_imag),
};

}  // namespace

Value make_complex(Runtime& rt, Float real, Float imag) {
  auto* made = rt.heap.make<Complex>(complex_type);
  if (!made) return rt.no_memory();
  made->real = real;
  made->imag = imag;
  return to_value(made);
}

ROM_TYPE(complex_type,
         {
             .name = sym<"complex">,
             .kind = Kind::Complex,
             .native_bytes = sizeof(Complex),
             .construct = complex_construct,
             .repr = complex_repr,
             .format = complex_format,
             .hash = complex_hash,
             .truth = complex_truth,
             .unary = complex_unary,
             .binary = complex_binary,
             .compare = complex_compare,
             .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Sub) | binary_bit(BinaryOp::Mul) |
                           binary_bit(BinaryOp::Div) | binary_bit(BinaryOp::Pow),
             .unary_ops = 3,
             .attributes = complex_attributes,
         });

}  // namespace adder
