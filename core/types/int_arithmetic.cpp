// Arithmetic of ints: small by machine words, else on limbs.
#include <utility>

#include "core/runtime/exceptions.h"
#include "core/types/float.h"
#include "core/types/int.h"

namespace adder {

namespace {

Value added(Runtime& rt, Integer a, Integer b) {
  size_t limbs = std::max(a.magnitude.size(), b.magnitude.size()) + 1;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  IntegerSize size = big::add(limbs_of(big, limbs), a, b);
  return finish_big(big, size.size, size.negative);
}

Value multiplied(Runtime& rt, Integer a, Integer b) {
  size_t m = a.magnitude.size(), n = b.magnitude.size();
  if (!m || !n) return Value::small_int(0);
  BigInt* big = allocate_big(rt, m + n);
  if (!big) return Failed{};
  Scratch scratch(rt, big::multiply_scratch_limbs(m, n));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<size_t> size = big::multiply(limbs_of(big, m + n), a.magnitude, b.magnitude, scratch, poll);
  if (size.failed()) return aborted(rt);
  return finish_big(big, size.get(), a.negative != b.negative);
}

Failed division_by_zero(Runtime& rt, const char* what) { return raise(rt, zero_division_error_type, what); }

struct QuotientAndRemainder {
  Value quotient, remainder;
};

Result<QuotientAndRemainder> divided(Runtime& rt, Integer a, Integer b) {
  size_t m = a.magnitude.size(), n = b.magnitude.size();
  size_t quotient_limbs = big::quotient_limbs(m, n) + 1;
  BigInt* quotient = allocate_big(rt, quotient_limbs);
  BigInt* remainder = quotient ? allocate_big(rt, n) : nullptr;
  if (!remainder) return Failed{};
  Scratch scratch(rt, big::divide_scratch_limbs(m, n));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<big::FloorDivisionSize> size =
      big::floor_divide(limbs_of(quotient, quotient_limbs), limbs_of(remainder, n), a, b, scratch, poll);
  if (size.failed()) return aborted(rt);
  return QuotientAndRemainder{finish_big(quotient, size.get().quotient.size, size.get().quotient.negative),
                              finish_big(remainder, size.get().remainder.size, size.get().remainder.negative)};
}

// Floor division of words; b is not 0.
struct WordDivision {
  SignedWord quotient, remainder;
};
WordDivision divide_words(SignedWord a, SignedWord b) {
  SignedWord q = a / b, r = a % b;
  if (r && (r < 0) != (b < 0)) {
    q--;
    r += b;
  }
  return {q, r};
}

Value true_divided(Runtime& rt, Value a, Value b) {
  if (is_plain_small(a) && is_plain_small(b)) {
    SignedWord m = plain_small(a), n = plain_small(b);
    // Exact in the float's mantissa: one rounding, as the exact quotient would have.
    constexpr SignedWord exact = SignedWord(1) << (float_bits == 64 ? 53 : 24);
    if (m > -exact && m < exact && n > -exact && n < exact) return make_float(rt, Float(m) / Float(n));
  }
  IntView x(a), y(b);
  Scratch scratch(rt, big::true_divide_scratch_limbs(y.magnitude().size()));
  if (!scratch.ok()) return Failed{};
  Float f = big::true_divide<Float>(x.magnitude(), y.magnitude(), scratch);
  if (f - f != 0) return raise(rt, overflow_error_type, "integer division result too large for a float"_m);
  return make_float(rt, x.negative() != y.negative() ? -f : f);
}

Value shifted_left(Runtime& rt, Value a, Value count) {
  count = TRY(as_int(rt, count));
  if (IntView(count).negative()) return raise(rt, value_error_type, "negative shift count"_m);
  IntView view(a);
  if (view.magnitude().empty()) return Value::small_int(0);
  if (!is_plain_small(count)) return raise(rt, overflow_error_type, "too many digits in integer"_m);
  size_t bits = size_t(plain_small(count));
  size_t limbs = view.magnitude().size() + bits / limb_bits + 1;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  size_t size = big::shift_left(limbs_of(big, limbs), view.magnitude(), bits);
  return finish_big(big, size, view.negative());
}

Value shifted_right(Runtime& rt, Value a, Value count) {
  count = TRY(as_int(rt, count));
  if (IntView(count).negative()) return raise(rt, value_error_type, "negative shift count"_m);
  if (!is_plain_small(count)) return Value::small_int(IntView(a).negative() ? -1 : 0);
  size_t bits = size_t(plain_small(count));
  if (is_plain_small(a)) {
    constexpr size_t most = sizeof(SignedWord) * 8 - 1;
    return Value::small_int(plain_small(a) >> (bits < most ? bits : most));
  }
  IntView view(a);
  size_t limbs = view.magnitude().size() + 1;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  IntegerSize size = big::shift_right(limbs_of(big, limbs), view, bits);
  return finish_big(big, size.size, size.negative);
}

Value bitwise(Runtime& rt, big::BitOperation op, Integer a, Integer b) {
  size_t limbs = std::max(a.magnitude.size(), b.magnitude.size()) + 1;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  IntegerSize size = big::bitwise(op, limbs_of(big, limbs), a, b);
  return finish_big(big, size.size, size.negative);
}

Value on_limbs(Runtime& rt, BinaryOp op, Value a, Value b) {
  IntView x(a), y(b);
  switch (op) {
    case BinaryOp::Add: return added(rt, x, y);
    case BinaryOp::Sub: return added(rt, x, big::negated(y));
    case BinaryOp::Mul: return multiplied(rt, x, y);
    case BinaryOp::FloorDiv:
    case BinaryOp::Mod: {
      QuotientAndRemainder both = TRY(divided(rt, x, y));
      return op == BinaryOp::Mod ? both.remainder : both.quotient;
    }
    case BinaryOp::And: return bitwise(rt, big::BitOperation::And, x, y);
    case BinaryOp::Or: return bitwise(rt, big::BitOperation::Or, x, y);
    default: return bitwise(rt, big::BitOperation::Xor, x, y);
  }
}

// Both operands fit a word. empty() when the result needs limbs.
Value on_words(Runtime& rt, BinaryOp op, SignedWord a, SignedWord b) {
  SignedWord n;
  switch (op) {
    case BinaryOp::Add: return make_int(rt, int64_t(a) + b);
    case BinaryOp::Sub: return make_int(rt, int64_t(a) - b);
    case BinaryOp::Mul: return __builtin_mul_overflow(a, b, &n) ? Value::empty() : make_int(rt, n);
    case BinaryOp::FloorDiv: return make_int(rt, divide_words(a, b).quotient);
    case BinaryOp::Mod: return Value::small_int(divide_words(a, b).remainder);
    case BinaryOp::And: return Value::small_int(a & b);
    case BinaryOp::Or: return Value::small_int(a | b);
    default: return Value::small_int(a ^ b);
  }
}

Value ints(Runtime& rt, BinaryOp op, Value a, Value b) {
  bool division = op == BinaryOp::FloorDiv || op == BinaryOp::Mod || op == BinaryOp::Div;
  if (division && IntView(b).magnitude().empty())
    return division_by_zero(rt, op == BinaryOp::Div   ? "division by zero"
                                : op == BinaryOp::Mod ? "integer modulo by zero"
                                                      : "integer division or modulo by zero");
  switch (op) {
    case BinaryOp::Div: return true_divided(rt, a, b);
    case BinaryOp::Pow: return int_power(rt, a, b, Value::empty());
    case BinaryOp::LShift: return shifted_left(rt, a, b);
    case BinaryOp::RShift: return shifted_right(rt, a, b);
    default: break;
  }
  if (is_plain_small(a) && is_plain_small(b)) {
    Value result = on_words(rt, op, plain_small(a), plain_small(b));
    if (!result.is_empty()) return result;
  }
  return on_limbs(rt, op, a, b);
}

Value power_modulo(Runtime& rt, Value base, Value exponent, Value modulus);

// The inverse of `a` modulo `m` by Euclid's algorithm: for negative exponents.
Value inverse_modulo(Runtime& rt, Value a, Value m) {
  Value r0 = m, r1 = TRY(ints(rt, BinaryOp::Mod, a, m));
  Value t0 = Value::small_int(0), t1 = Value::small_int(1);
  while (!IntView(r1).magnitude().empty()) {
    QuotientAndRemainder step = TRY(divided(rt, IntView(r0), IntView(r1)));
    Value product = TRY(ints(rt, BinaryOp::Mul, step.quotient, t1));
    Value t2 = TRY(ints(rt, BinaryOp::Sub, t0, product));
    r0 = r1;
    r1 = step.remainder;
    t0 = t1;
    t1 = t2;
  }
  if (!r0.is(Value::small_int(1))) return raise(rt, value_error_type, "base is not invertible for the given modulus"_m);
  return ints(rt, BinaryOp::Mod, t0, m);
}

Value power_modulo(Runtime& rt, Value base, Value exponent, Value modulus) {
  IntView m(modulus);
  if (m.magnitude().empty()) return raise(rt, value_error_type, "pow() 3rd argument cannot be 0"_m);
  Value positive = m.negative() ? TRY(int_unary(rt, UnaryOp::Neg, modulus)) : modulus;
  if (IntView(exponent).negative()) {
    base = TRY(inverse_modulo(rt, base, positive));
    exponent = TRY(int_unary(rt, UnaryOp::Neg, exponent));
  }
  base = TRY(ints(rt, BinaryOp::Mod, base, positive));
  IntView b(base), e(exponent), n(positive);
  size_t limbs = n.magnitude().size();
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  Scratch scratch(rt, big::power_modulo_scratch_limbs(b.magnitude().size(), limbs));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<size_t> size =
      big::power_modulo(limbs_of(big, limbs), b.magnitude(), e.magnitude(), n.magnitude(), scratch, poll);
  if (size.failed()) return aborted(rt);
  Value result = finish_big(big, size.get(), false);
  // The result takes the modulus's sign.
  return m.negative() ? ints(rt, BinaryOp::Mod, result, modulus) : result;
}

}  // namespace

Value int_power(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (!modulus.is_empty()) return power_modulo(rt, base, exponent, modulus);
  IntView b(base), e(exponent);
  if (e.negative()) {
    if (b.magnitude().empty()) return division_by_zero(rt, "0.0 cannot be raised to a negative power");
    Float x = TRY(int_to_float(rt, base)), y = TRY(int_to_float(rt, exponent));
    return float_power(rt, x, y);
  }
  bool unit = b.magnitude().empty() || (b.magnitude().size() == 1 && b.magnitude()[0] == 1);
  if (e.magnitude().empty()) return Value::small_int(1);
  if (unit) {
    bool odd = e.magnitude()[0] & 1;
    return b.magnitude().empty() ? Value::small_int(0) : Value::small_int(b.negative() && odd ? -1 : 1);
  }
  exponent = TRY(as_int(rt, exponent));
  if (!is_plain_small(exponent)) return raise(rt, overflow_error_type, "exponent too large"_m);
  uint64_t power = uint64_t(plain_small(exponent));
  size_t limbs = big::power_limbs(b.magnitude(), power);
  if (limbs == SIZE_MAX) return rt.no_memory();
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  Scratch scratch(rt, big::power_scratch_limbs(b.magnitude(), power));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  Result<size_t> size = big::power(limbs_of(big, limbs), b.magnitude(), power, scratch, poll);
  if (size.failed()) return aborted(rt);
  return finish_big(big, size.get(), b.negative() && (power & 1));
}

Value int_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (!is_int(other)) return Value::not_implemented();
  return reflected ? ints(rt, op, other, self) : ints(rt, op, self, other);
}

Value int_unary(Runtime& rt, UnaryOp op, Value self) {
  if (is_plain_small(self)) {
    SignedWord n = plain_small(self);
    return make_int(rt, op == UnaryOp::Neg ? -int64_t(n) : op == UnaryOp::Invert ? ~int64_t(n) : int64_t(n));
  }
  if (op == UnaryOp::Pos) return int_plain(rt, self);
  IntView view(self);
  size_t limbs = view.magnitude().size() + 1;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  if (op == UnaryOp::Invert) {
    IntegerSize size = big::invert(limbs_of(big, limbs), view);
    return finish_big(big, size.size, size.negative);
  }
  std::memcpy(big->limbs, view.magnitude().data(), view.magnitude().size_bytes());
  return finish_big(big, view.magnitude().size(), !view.negative() && !view.magnitude().empty());
}

Value int_compare(Runtime&, CompareOp op, Value self, Value other) {
  if (!is_int(other)) return Value::not_implemented();
  int order;
  if (is_plain_small(self) && is_plain_small(other)) {
    SignedWord a = plain_small(self), b = plain_small(other);
    order = (a > b) - (a < b);
  } else {
    order = big::compare(Integer(IntView(self)), Integer(IntView(other)));
  }
  return ordered(op, order);
}

}  // namespace adder
