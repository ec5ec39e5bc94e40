// Number theory of math: exact, for ints of any size.
#include <cmath>

#include "core/runtime/exceptions.h"
#include "core/types/int.h"
#include "modules/math/functions.h"

namespace adder {

namespace {

Value multiply(Runtime& rt, Value a, Value b) { return int_binary(rt, BinaryOp::Mul, a, b, false); }
Value floor_divide(Runtime& rt, Value a, Value b) { return int_binary(rt, BinaryOp::FloorDiv, a, b, false); }
bool is_zero(Value v) { return v.is(Value::small_int(0)); }
bool is_negative(Value v) { return v.is_small_int() ? v.as_small_int() < 0 : IntView(v).negative(); }
Value absolute(Runtime& rt, Value v) { return is_negative(v) ? int_unary(rt, UnaryOp::Neg, v) : v; }

// The product of first, first + 1, … last, by halves, so that factors are of like size.
Value product_of_range(Runtime& rt, uint64_t first, uint64_t last) {
  if (first > last) return Value::small_int(1);
  if (last - first < 16) {
    Value product = Value::empty();
    uint64_t word = 1;
    for (uint64_t n = first;; n++) {
      uint64_t wider;
      bool full = __builtin_mul_overflow(word, n, &wider);
      if (!full) word = wider;
      if (full || n == last) {
        Value factor = TRY(make_uint(rt, word));
        product = product.is_empty() ? factor : TRY(multiply(rt, product, factor));
        word = n;
      }
      if (n == last) return full ? multiply(rt, product, TRY(make_uint(rt, word))) : product;
    }
  }
  uint64_t middle = first + (last - first) / 2;
  Value low = TRY(product_of_range(rt, first, middle));
  return multiply(rt, low, TRY(product_of_range(rt, middle + 1, last)));
}

Value gcd_of(Runtime& rt, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) {
    auto m = Word(a.as_small_int()), n = Word(b.as_small_int());
    if (SignedWord(m) < 0) m = 0 - m;
    if (SignedWord(n) < 0) n = 0 - n;
    while (n) {
      Word rest = m % n;
      m = n;
      n = rest;
    }
    return make_uint(rt, m);
  }
  IntView x(a), y(b);
  size_t m = x.magnitude().size(), n = y.magnitude().size();
  BigInt* result = allocate_big(rt, std::max(m, n));
  if (!result) return Failed{};
  Scratch scratch(rt, big::gcd_scratch_limbs(m, n));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  auto size = big::gcd(limbs_of(result, std::max(m, n)), x.magnitude(), y.magnitude(), scratch, poll);
  if (size.failed()) return aborted(rt);
  return finish_big(result, size.get(), false);
}

// n of factorial(n), comb(n, k), … as a word; empty() when it is a larger int.
struct Count {
  bool fits;
  uint64_t number;
};
Count count_of(Value v) {
  int64_t n;
  bool fits = big::to_int64(IntView(v), n);
  return {fits, fits ? uint64_t(n) : 0};
}

// n * (n - 1) * … , k factors.
Value falling(Runtime& rt, Value n, uint64_t k) {
  Count count = count_of(n);
  if (count.fits) return product_of_range(rt, count.number - k + 1, count.number);
  Value product = Value::small_int(1);
  for (uint64_t i = 0; i < k; i++) {
    product = TRY(multiply(rt, product, n));
    n = TRY(int_binary(rt, BinaryOp::Sub, n, Value::small_int(1), false));
  }
  return product;
}

Status check_count(Runtime& rt, Value v, const char* name) {
  if (is_negative(v)) return raise(rt, value_error_type, "%s must be a non-negative integer"_m, name);
  return {};
}

Result<uint64_t> small_k(Runtime& rt, Value k, const char* what) {
  Count count = count_of(k);
  if (!count.fits) return raise(rt, overflow_error_type, "%s must not exceed 9223372036854775807"_m, what);
  return count.number;
}

}  // namespace

Value math_factorial(Runtime& rt, const Args& args) {
  Value n = TRY(as_int(rt, args[0]));
  Count count = count_of(n);
  if (is_negative(n)) return raise(rt, value_error_type, "factorial() not defined for negative values"_m);
  if (!count.fits)
    return raise(rt, overflow_error_type, "factorial() argument should not exceed 9223372036854775807"_m);
  return product_of_range(rt, 2, count.number);
}

Value math_perm(Runtime& rt, const Args& args) {
  if (args[1].is_empty() || args[1].is_none()) return math_factorial(rt, args);
  Value n = TRY(as_int(rt, args[0])), k = TRY(as_int(rt, args[1]));
  TRY(check_count(rt, n, "n"));
  TRY(check_count(rt, k, "k"));
  if (TRY(compare_bool(rt, CompareOp::Lt, n, k))) return Value::small_int(0);
  return falling(rt, n, TRY(small_k(rt, k, "k")));
}

Value math_comb(Runtime& rt, const Args& args) {
  Value n = TRY(as_int(rt, args[0])), k = TRY(as_int(rt, args[1]));
  TRY(check_count(rt, n, "n"));
  TRY(check_count(rt, k, "k"));
  if (TRY(compare_bool(rt, CompareOp::Lt, n, k))) return Value::small_int(0);
  Value other = TRY(int_binary(rt, BinaryOp::Sub, n, k, false));
  if (TRY(compare_bool(rt, CompareOp::Lt, other, k))) k = other;
  uint64_t factors = TRY(small_k(rt, k, "min(n - k, k)"));
  // Word arithmetic as long as it lasts: every quotient is exact.
  Count count = count_of(n);
  if (count.fits) {
    uint64_t result = 1, product, i = 0;
    while (i < factors && !__builtin_mul_overflow(result, count.number - i, &product)) result = product / ++i;
    if (i == factors) return make_uint(rt, result);
  }
  Value numerator = TRY(falling(rt, n, factors));
  return floor_divide(rt, numerator, TRY(product_of_range(rt, 2, factors)));
}

Value math_gcd(Runtime& rt, const Args& args) {
  Value result = Value::small_int(0);
  for (uint32_t i = 0; i < args.positional; i++) {
    Value n = TRY(as_int(rt, args[i]));
    result = TRY(gcd_of(rt, result, n));
  }
  return result;
}

Value math_lcm(Runtime& rt, const Args& args) {
  Value result = Value::small_int(1);
  for (uint32_t i = 0; i < args.positional; i++) {
    Value n = TRY(absolute(rt, TRY(as_int(rt, args[i]))));
    if (is_zero(result)) continue;
    if (is_zero(n)) {
      result = n;
      continue;
    }
    Value shared = TRY(gcd_of(rt, result, n));
    result = TRY(multiply(rt, TRY(floor_divide(rt, result, shared)), n));
  }
  return result;
}

Value math_isqrt(Runtime& rt, const Args& args) {
  Value n = TRY(as_int(rt, args[0]));
  if (is_negative(n)) return raise(rt, value_error_type, "isqrt() argument must be nonnegative"_m);
  IntView view(n);
  size_t limbs = view.magnitude().size(), room = limbs / 2 + 2;
  BigInt* root = allocate_big(rt, room);
  if (!root) return Failed{};
  Scratch scratch(rt, big::square_root_scratch_limbs(limbs));
  if (!scratch.ok()) return Failed{};
  Poll poll = interrupt_poll(rt);
  auto size = big::square_root(limbs_of(root, room), view.magnitude(), scratch, poll);
  if (size.failed()) return aborted(rt);
  return finish_big(root, size.get(), false);
}

}  // namespace adder
