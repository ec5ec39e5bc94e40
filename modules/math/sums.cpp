// Sums and products of math: fsum, sumprod, hypot and dist, whose results are those of exact arithmetic rounded once
// (nearly so for the last two), and prod.
//
// The means is the pair of doubles: the sum or product of two doubles is a double plus an error that is a double too
// (Knuth, Dekker). That holds for binary64 with rounding to nearest, which is why everything here is double.
#include <cmath>
#include <utility>

#include "core/runtime/exceptions.h"
#include "core/types/float.h"
#include "core/types/int.h"
#include "modules/math/functions.h"

namespace adder {

namespace {

struct Pair {
  double high, low;
};

Pair exact_sum(double a, double b) {
  double sum = a + b, part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

Pair exact_product(double a, double b) {
  constexpr double splitter = 134217729;  // 2**27 + 1: cuts a double in halves of 26 bits
  double t = splitter * a, a_high = t - (t - a), a_low = a - a_high;
  t = splitter * b;
  double b_high = t - (t - b), b_low = b - b_high;
  double product = a * b;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

// Numbers as doubles, in a Buffer that grows.
class Doubles {
 public:
  explicit Doubles(Runtime& rt) : rt_(rt) {}
  Status add(double value) {
    if (size_ == capacity_) TRY(grow());
    items()[size_++] = value;
    return {};
  }
  double* items() { return buffer_ ? reinterpret_cast<double*>(buffer_->data()) : inline_; }
  size_t size() const { return size_; }
  void resize(size_t size) { size_ = size; }

 private:
  static constexpr size_t inline_capacity = 16;
  Status grow() {
    auto* buffer = rt_.heap.make<Buffer>(buffer_type, capacity_ * 2 * sizeof(double));
    if (!buffer) return rt_.no_memory();
    std::memcpy(buffer->data(), items(), size_ * sizeof(double));
    buffer_ = buffer;
    capacity_ *= 2;
    return {};
  }
  Runtime& rt_;
  Buffer* buffer_ = nullptr;
  size_t size_ = 0, capacity_ = inline_capacity;
  double inline_[inline_capacity];
};

// The square root of the sum of squares. Scaled by a power of two, so that nothing overflows or vanishes; the squares
// are summed in pairs, and the root is corrected by one step of Newton's method with its exact residue.
double length_of(double* items, size_t count) {
  double most = 0;
  bool nan = false;
  for (size_t i = 0; i < count; i++) {
    items[i] = std::fabs(items[i]);
    nan |= items[i] != items[i];
    if (items[i] > most) most = items[i];
  }
  if (std::isinf(most)) return most;
  if (nan) return NAN;
  if (most == 0) return 0;
  int exponent;
  std::frexp(most, &exponent);
  Pair sum = {0, 0};
  for (size_t i = 0; i < count; i++) {
    double x = std::ldexp(items[i], -exponent);
    Pair square = exact_product(x, x), total = exact_sum(sum.high, square.high);
    sum = exact_sum(total.high, sum.low + square.low + total.low);
  }
  double root = std::sqrt(sum.high);
  Pair square = exact_product(root, root);
  double residue = ((sum.high - square.high) - square.low) + sum.low;
  return std::ldexp(root + residue / (2 * root), exponent);
}

// Adds x to a sum held as numbers that do not overlap, smallest first (Shewchuk).
Status add_exactly(Runtime& rt, Doubles& partials, double x) {
  size_t kept = 0;
  double* p = partials.items();
  for (size_t i = 0; i < partials.size(); i++) {
    Pair sum = std::fabs(x) < std::fabs(p[i]) ? exact_sum(p[i], x) : exact_sum(x, p[i]);
    if (sum.low != 0) p[kept++] = sum.low;
    x = sum.high;
  }
  if (x - x != 0) return raise(rt, overflow_error_type, "intermediate overflow in fsum"_m);
  partials.resize(kept);
  return partials.add(x);
}

// Rounds a sum of numbers that do not overlap, half to even.
double rounded_sum(Doubles& partials) {
  size_t n = partials.size();
  if (!n) return 0;
  double* p = partials.items();
  double high = p[--n], low = 0;
  while (n > 0) {
    Pair sum = exact_sum(high, p[--n]);
    high = sum.high;
    low = sum.low;
    if (low != 0) break;
  }
  // Half way, and what is further down decides.
  if (n > 0 && ((low < 0 && p[n - 1] < 0) || (low > 0 && p[n - 1] > 0))) {
    double twice = low * 2, candidate = high + twice;
    if (twice == candidate - high) high = candidate;
  }
  return high;
}

}  // namespace

Value math_hypot(Runtime& rt, const Args& args) {
  Doubles items(rt);
  for (uint32_t i = 0; i < args.positional; i++) TRY(items.add(double(TRY(as_float(rt, args[i])))));
  return make_float(rt, Float(length_of(items.items(), items.size())));
}

Value math_dist(Runtime& rt, const Args& args) {
  Value p = TRY(sequence_to_tuple(rt, args[0])), q = TRY(sequence_to_tuple(rt, args[1]));
  if (cast<Tuple>(p)->size != cast<Tuple>(q)->size)
    return raise(rt, value_error_type, "both points must have the same number of dimensions"_m);
  Doubles items(rt);
  for (SignedWord i = 0; i < cast<Tuple>(p)->size; i++) {
    double a = double(TRY(as_float(rt, cast<Tuple>(p)->items()[i])));
    TRY(items.add(a - double(TRY(as_float(rt, cast<Tuple>(q)->items()[i])))));
  }
  return make_float(rt, Float(length_of(items.items(), items.size())));
}

Value math_fsum(Runtime& rt, const Args& args) {
  Value iterator = TRY(iterate(rt, args[0]));
  Doubles partials(rt);
  double special = 0, infinities = 0;
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) break;
    double x = double(TRY(as_float(rt, item)));
    if (x - x == 0) {
      TRY(add_exactly(rt, partials, x));
      continue;
    }
    if (std::isinf(x)) infinities += x;
    special += x;
  }
  if (special == 0) return make_float(rt, Float(rounded_sum(partials)));
  if (infinities != infinities) return raise(rt, value_error_type, "-inf + inf in fsum"_m);
  return make_float(rt, Float(special));
}

Value math_prod(Runtime& rt, const Args& args) {
  Value iterator = TRY(iterate(rt, args[0]));
  Value product = args[1].is_empty() ? Value::small_int(1) : args[1];
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return product;
    product = TRY(binary_operation(rt, BinaryOp::Mul, product, item));
  }
}

Value math_sumprod(Runtime& rt, const Args& args) {
  Value left = TRY(iterate(rt, args[0])), right = TRY(iterate(rt, args[1]));
  Value total = Value::small_int(0);
  Doubles partials(rt);
  bool floats = false;
  for (;;) {
    Value a = TRY(next(rt, left)), b = TRY(next(rt, right));
    if (a.is_stop() != b.is_stop()) return raise(rt, value_error_type, "Inputs are not the same length"_m);
    if (a.is_stop()) break;
    bool numbers = (is_float(a) || is_plain_small(a)) && (is_float(b) || is_plain_small(b));
    if (numbers && (is_float(a) || is_float(b))) {
      Pair product = exact_product(double(TRY(as_float(rt, a))), double(TRY(as_float(rt, b))));
      if (product.low - product.low == 0) {
        floats = true;
        TRY(add_exactly(rt, partials, product.high));
        TRY(add_exactly(rt, partials, product.low));
        continue;
      }
    }
    total = TRY(binary_operation(rt, BinaryOp::Add, total, TRY(binary_operation(rt, BinaryOp::Mul, a, b))));
  }
  if (!floats) return total;
  if (is_plain_small(total) || is_float(total)) {
    double rest = double(TRY(as_float(rt, total)));
    if (rest - rest != 0) return make_float(rt, Float(rest));
    TRY(add_exactly(rt, partials, rest));
    return make_float(rt, Float(rounded_sum(partials)));
  }
  return binary_operation(rt, BinaryOp::Add, total, TRY(make_float(rt, Float(rounded_sum(partials)))));
}

}  // namespace adder
