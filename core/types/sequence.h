// What list, tuple, str, bytes, range and array share: indices, slices, element-wise comparison.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// A slice resolved against a length: the items start, start + step, … `count` of them.
struct SliceRange {
  SignedWord start, stop, step;
  SignedWord count;
};
Result<SliceRange> resolve_slice(Runtime& rt, Slice* slice, SignedWord length);

// What a container says about an index of the wrong type (a format for %T, the index) and one that is out of range.
struct IndexMessages {
  Message wrong_type;
  Message out_of_range;
};
// An index, negative ones counted from the end.
Result<SignedWord> resolve_index(Runtime& rt, Value key, SignedWord length, const IndexMessages& messages);
// For methods like index(start, stop): an index clamped to [0, length]; `fallback` when absent.
// `beyond` more where a start after the end differs from one at the end.
Result<SignedWord> clamp_index(Runtime& rt, Value v, SignedWord length, SignedWord fallback, SignedWord beyond = 0);

// Lexicographic comparison of two runs of values. `a` and `b` are read again after each comparison, which may change
// them.
template <class Items>
Value compare_sequences(Runtime& rt, CompareOp op, Items a, Items b) {
  bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (equality && a().size() != b().size()) return Value::boolean(op == CompareOp::Ne);
  for (size_t i = 0; i < a().size() && i < b().size(); i++) {
    Value x = a()[i], y = b()[i];
    if (x.is(y)) continue;
    bool same = TRY(equal(rt, x, y));
    if (same) continue;
    return equality ? Value::boolean(op == CompareOp::Ne) : compare(rt, op, x, y);
  }
  size_t m = a().size(), n = b().size();
  switch (op) {
    case CompareOp::Lt: return Value::boolean(m < n);
    case CompareOp::Le: return Value::boolean(m <= n);
    case CompareOp::Eq: return Value::boolean(m == n);
    case CompareOp::Ne: return Value::boolean(m != n);
    case CompareOp::Gt: return Value::boolean(m > n);
    default: return Value::boolean(m >= n);
  }
}

// count repeated as the operand of `sequence * n`; nothing() when v is no int. OverflowError when it does not fit.
Result<SignedWord> repeat_count(Runtime& rt, Value v);

}  // namespace adder
