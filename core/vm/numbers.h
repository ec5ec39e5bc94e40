// Arithmetic of the loop on values that need no memory: small ints and floats in the word.
#pragma once

#include "core/value/value.h"

namespace adder {

// A float in the word or a small int, as Float (rounded, as Python does for int + float).
inline bool fast_number(Value v, Float* out) {
  if (v.is_fast_float()) {
    *out = v.as_unboxed_float();
    return true;
  }
  if (!v.is_small_int()) return false;
  *out = Float(v.as_small_int());
  return true;
}
// As fast_number, but only ints that a Float holds exactly: then division rounds once.
inline bool exact_number(Value v, Float* out) {
  constexpr SignedWord limit = SignedWord(1) << (std::numeric_limits<Float>::digits - 1);
  if (v.is_small_int() && (v.as_small_int() > limit || v.as_small_int() < -limit)) return false;
  return fast_number(v, out);
}

// The operands are small ints; false when the result is none, or an error.
inline bool floor_divide_ints(Value x, Value y, Value* out) {
  SignedWord a = x.as_small_int(), b = y.as_small_int();
  if (b == 0) return false;
  SignedWord quotient = a / b;
  if (a % b != 0 && (a ^ b) < 0) quotient--;
  *out = Value::small_int(quotient);
  return quotient <= Value::small_int_max;
}
inline bool modulo_ints(Value x, Value y, Value* out) {
  SignedWord a = x.as_small_int(), b = y.as_small_int();
  if (b == 0) return false;
  SignedWord rest = a % b;
  if (rest != 0 && (rest ^ b) < 0) rest += b;
  *out = Value::small_int(rest);
  return true;
}
inline bool shift_left_ints(Value x, Value y, Value* out) {
  SignedWord a = x.as_small_int(), count = y.as_small_int();
  if (count < 0 || count > int(sizeof(Word) * 8 - 4)) return false;
  SignedWord shifted = SignedWord(Word(a) << count);
  *out = Value::small_int(shifted);
  return (shifted >> count) == a && shifted <= Value::small_int_max && shifted >= Value::small_int_min;
}
inline bool shift_right_ints(Value x, Value y, Value* out) {
  SignedWord count = y.as_small_int();
  if (count < 0) return false;
  constexpr SignedWord most = sizeof(Word) * 8 - 1;
  *out = Value::small_int(x.as_small_int() >> (count < most ? count : most));
  return true;
}
inline bool and_ints(Value x, Value y, Value* out) {
  *out = Value::from_bits(x.bits() & y.bits());
  return true;
}
inline bool or_ints(Value x, Value y, Value* out) {
  *out = Value::from_bits(x.bits() | y.bits());
  return true;
}
inline bool xor_ints(Value x, Value y, Value* out) {
  *out = Value::from_bits((x.bits() ^ y.bits()) | 1);
  return true;
}

}  // namespace adder
