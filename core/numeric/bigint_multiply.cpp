// Multiplication: schoolbook, Karatsuba above a threshold.
//
// Karatsuba, for operands of n limbs cut at h = ceil(n / 2): a = a1·B^h + a0, b likewise, and
//   a·b = z2·B^2h + (z0 + z2 - (a0 - a1)(b0 - b1))·B^h + z0   with z0 = a0·b0, z2 = a1·b1.
// Operands of unequal length are cut into pieces of the shorter one's length.
#include "core/numeric/bigint.h"
#include "core/numeric/bigint_kernels.h"

namespace adder::big {

namespace {

// Limbs from which Karatsuba wins, measured; the schoolbook kernel is that much better on a 64-bit machine.
constexpr size_t karatsuba_limbs = sizeof(Word) == 8 ? 64 : 40;

// result[0..a+b) = a * b, not normalised; operands may have leading zeros.
bool multiply_rows(Limb* result, Limbs a, Limbs b, Poll& poll) {
  if (a.size() < b.size()) std::swap(a, b);
  std::fill_n(result, a.size() + b.size(), Limb(0));
  size_t i = 0;
  for (; i + word_limbs <= b.size(); i += word_limbs) {
    store_unaligned(result + a.size() + i,
                    multiply_add_row(result + i, a.data(), a.size(), load_unaligned<Word>(b.data() + i)));
    if (!poll.spend(a.size() * word_limbs)) return false;
  }
  if (i < b.size()) result[a.size() + i] = Limb(multiply_add_row(result + i, a.data(), a.size(), b[i]));
  return poll.spend(a.size());
}

size_t karatsuba_scratch(size_t size) {
  size_t total = 0;
  for (; size >= karatsuba_limbs; size = (size + 1) / 2) total += 2 * ((size + 1) / 2) + 1;
  return total;
}

// result[0..h) = |low - high|, where high may be shorter; true when the difference is negative.
bool absolute_difference(LimbBuffer result, Limbs low, Limbs high) {
  Limbs x = normalised(low), y = normalised(high);
  bool negative = compare(x, y) < 0;
  if (negative) std::swap(x, y);
  size_t size = subtract(result, x, y);
  std::fill(result.begin() + ptrdiff_t(size), result.end(), Limb(0));
  return negative;
}

// target[0..size) += source; returns the carry. target is at least as long as source.
Limb add_into(Limb* target, size_t size, Limbs source) {
  uint64_t carry = 0;
  for (size_t i = 0; i < size; ++i) {
    if (i >= source.size() && !carry) break;
    carry += uint64_t(target[i]) + (i < source.size() ? source[i] : 0);
    target[i] = Limb(carry);
    carry >>= limb_bits;
  }
  return Limb(carry);
}

// middle[0..2h] = z0 + z2 ± middle[0..2h), where z0 has 2h limbs.
void combine_middle(Limb* middle, size_t size, Limbs z0, Limbs z2, bool add_middle) {
  int64_t carry = 0;
  for (size_t i = 0; i < size; ++i) {
    carry += int64_t(z0[i]) + (i < z2.size() ? z2[i] : 0);
    carry += add_middle ? int64_t(middle[i]) : -int64_t(middle[i]);
    middle[i] = Limb(carry);
    carry >>= limb_bits;
  }
  middle[size] = Limb(carry);
}

// result[0..2n) = a * b for operands of equal length n.
bool multiply_equal(Limb* result, Limbs a, Limbs b, Limb* scratch, Poll& poll) {
  size_t size = a.size();
  if (size < karatsuba_limbs) return multiply_rows(result, a, b, poll);
  size_t half = (size + 1) / 2;
  Limbs a0 = a.first(half), a1 = a.subspan(half), b0 = b.first(half), b1 = b.subspan(half);
  // The differences live where the result will be until the middle product is done.
  bool negative = absolute_difference({result, half}, a0, a1) != absolute_difference({result + half, half}, b0, b1);
  Limb* middle = scratch;
  scratch += 2 * half + 1;
  if (!multiply_equal(middle, {result, half}, {result + half, half}, scratch, poll)) return false;
  if (!multiply_equal(result, a0, b0, scratch, poll)) return false;
  if (!multiply_equal(result + 2 * half, a1, b1, scratch, poll)) return false;
  size_t high = 2 * (size - half);
  combine_middle(middle, 2 * half, {result, 2 * half}, {result + 2 * half, high}, negative);
  add_into(result + half, half + high, {middle, std::min(2 * half + 1, half + high)});
  return true;
}

}  // namespace

size_t multiply_scratch_limbs(size_t a, size_t b) {
  size_t shorter = std::min(a, b);
  if (shorter < karatsuba_limbs) return 0;
  if (a == b) return karatsuba_scratch(shorter);
  return 2 * shorter + std::max(karatsuba_scratch(shorter), multiply_scratch_limbs(shorter, std::max(a, b) % shorter));
}

Result<size_t> multiply(LimbBuffer result, Limbs a, Limbs b, LimbBuffer scratch, Poll& poll) {
  if (a.size() < b.size()) std::swap(a, b);
  size_t size = a.size() + b.size(), step = b.size();
  contract(result.size() >= size, "big::multiply: result too small");
  contract(scratch.size() >= multiply_scratch_limbs(a.size(), b.size()), "big::multiply: scratch too small");
  if (step < karatsuba_limbs) {
    if (!multiply_rows(result.data(), a, b, poll)) return Failed{};
  } else if (a.size() == step) {
    if (!multiply_equal(result.data(), a, b, scratch.data(), poll)) return Failed{};
  } else {
    std::fill_n(result.data(), size, Limb(0));
    LimbBuffer product = scratch.first(2 * step), rest = scratch.subspan(2 * step);
    for (size_t i = 0; i < a.size(); i += step) {
      Limbs piece = a.subspan(i, std::min(step, a.size() - i));
      size_t written = TRY(multiply(product, piece, b, rest, poll));
      add_into(result.data() + i, size - i, product.first(written));
    }
  }
  return normalised_size(result.data(), size);
}

size_t multiply_limb(LimbBuffer result, Limbs a, Limb factor, Limb addend) {
  size_t size = a.size();
  contract(result.size() >= size, "big::multiply_limb: result too small");
  Word carry = multiply_row(result.data(), a.data(), size, factor, addend);
  if (carry) {
    contract(result.size() > size, "big::multiply_limb: result too small");
    result[size++] = Limb(carry);
  }
  return normalised_size(result.data(), size);
}

}  // namespace adder::big
