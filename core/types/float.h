// float, for the files that use its arithmetic. A value is a float in the word, or a FloatBox for rare exponents (and
// for instances of Python subclasses).
#pragma once

#include "core/types/layouts.h"

namespace adder {

// The number of a value for which is_float() holds.
inline Float float_value(Value v) { return v.is_object() ? Float(cast<FloatBox>(v)->number) : v.as_unboxed_float(); }

// Truth of `order` (negative, 0, positive) under a comparison.
constexpr Value ordered(CompareOp op, int order) {
  switch (op) {
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Eq: return Value::boolean(order == 0);
    case CompareOp::Ne: return Value::boolean(order != 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    default: return Value::boolean(order >= 0);
  }
}

// Python's a ** b, // and % of floats. Complex for a negative base with a broken exponent; ZeroDivisionError,
// OverflowError.
Value float_power(Runtime& rt, Float a, Float b);
Float float_floor_divide(Float a, Float b);  // b != 0
Float float_modulo(Float a, Float b);        // b != 0

Value float_from_text(Runtime& rt, string_view text, Value shown);
Value round_float(Runtime& rt, Float f, SignedWord places);
Value make_complex(Runtime& rt, Float real, Float imag);

}  // namespace adder
