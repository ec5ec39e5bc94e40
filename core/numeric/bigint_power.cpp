// Powers, plain and modulo.
//
// Both go through the exponent's bits from the top: square, and multiply where the bit is set. The plain power first
// takes the factors of two out of the base and puts them back with one shift at the end.
#include "core/numeric/bigint.h"

namespace adder::big {

namespace {

// Enough for multiply_scratch_limbs(n, size) whatever n is: the pieces that it recurses into shrink like Euclid's.
size_t scratch_to_multiply_by(size_t size) { return 8 * size + 64; }

Limbs copy(LimbBuffer target, Limbs source) {
  std::copy(source.begin(), source.end(), target.begin());
  return target.first(source.size());
}

// Two buffers that take turns at holding the value: each product is written to the idle one.
class Accumulator {
 public:
  Accumulator(LimbBuffer first, LimbBuffer second) : current_(first), idle_(second) {}
  Limbs value() const { return current_.first(size_); }
  void set(Limbs a) { size_ = copy(current_, a).size(); }
  Status multiply_by(Limbs a, LimbBuffer scratch, Poll& poll) {
    size_ = TRY(multiply(idle_, value(), a, scratch, poll));
    std::swap(current_, idle_);
    return {};
  }

 private:
  LimbBuffer current_, idle_;
  size_t size_ = 0;
};

}  // namespace

size_t power_limbs(Limbs base, uint64_t exponent) {
  // The sum of two operands' limbs exceeds their product's by one at most; the shift at the end asks for one more.
  constexpr uint64_t most_bits = SIZE_MAX / 16;
  uint64_t length = bit_length(base);
  if (length > 1 && exponent > most_bits / length) return SIZE_MAX;
  return (length > 1 ? limbs_for_bits(size_t(length * exponent)) : 0) + base.size() + 2;
}

size_t power_scratch_limbs(Limbs base, uint64_t exponent) {
  size_t limbs = power_limbs(base, exponent);
  if (limbs == SIZE_MAX) return SIZE_MAX;
  size_t squaring = multiply_scratch_limbs(limbs, limbs), multiplying = scratch_to_multiply_by(base.size());
  return limbs + base.size() + std::max(squaring, multiplying);
}

Result<size_t> power(LimbBuffer result, Limbs base, uint64_t exponent, LimbBuffer scratch, Poll& poll) {
  contract(result.size() >= power_limbs(base, exponent), "big::power: result too small");
  contract(scratch.size() >= power_scratch_limbs(base, exponent), "big::power: scratch too small");
  const Limb one_limb[] = {1};
  if (exponent == 0) return copy(result, one_limb).size();
  if (base.empty()) return size_t(0);
  size_t twos = trailing_zeros(base), limbs = power_limbs(base, exponent);
  LimbBuffer odd_buffer = scratch.first(base.size());
  Limbs odd = odd_buffer.first(shift_right(odd_buffer, base, twos));
  Accumulator value(result.first(limbs), scratch.subspan(base.size(), limbs));
  LimbBuffer rest = scratch.subspan(base.size() + limbs);
  value.set(odd);
  if (compare(odd, one_limb) != 0)
    for (unsigned bit = unsigned(std::bit_width(exponent)) - 1; bit-- > 0;) {
      TRY(value.multiply_by(value.value(), rest, poll));
      if (exponent >> bit & 1) TRY(value.multiply_by(odd, rest, poll));
    }
  return shift_left(result, value.value(), size_t(twos * exponent));
}

namespace {

// What power_modulo works in.
struct ModularScratch {
  LimbBuffer product, quotient, base, rest;
};

// target = a * b mod modulus, padded with zeros to the length of the modulus. a and b are padded likewise.
Status multiply_modulo(LimbBuffer target, Limbs a, Limbs b, Limbs modulus, ModularScratch& scratch, Poll& poll) {
  size_t size = TRY(multiply(scratch.product, a, b, scratch.rest, poll));
  DivisionSize sizes = TRY(divide(scratch.quotient, target, scratch.product.first(size), modulus, scratch.rest, poll));
  std::fill(target.begin() + ptrdiff_t(sizes.remainder), target.end(), Limb(0));
  return {};
}

}  // namespace

size_t power_modulo_scratch_limbs(size_t base, size_t modulus) {
  size_t dividend = std::max(base, 2 * modulus);
  return 2 * modulus + (dividend + 1) + modulus +
         std::max(multiply_scratch_limbs(modulus, modulus), divide_scratch_limbs(dividend, modulus));
}

Result<size_t> power_modulo(LimbBuffer result, Limbs base, Limbs exponent, Limbs modulus, LimbBuffer scratch,
                            Poll& poll) {
  size_t size = modulus.size(), quotient_size = std::max(base.size(), 2 * size) + 1;
  contract(scratch.size() >= power_modulo_scratch_limbs(base.size(), size), "big::power_modulo: scratch too small");
  ModularScratch parts{scratch.first(2 * size), scratch.subspan(2 * size, quotient_size),
                       scratch.subspan(2 * size + quotient_size, size), scratch.subspan(3 * size + quotient_size)};
  LimbBuffer value = result.first(size);
  std::fill(value.begin(), value.end(), Limb(0));
  std::fill(parts.base.begin(), parts.base.end(), Limb(0));
  DivisionSize reduced = TRY(divide(parts.quotient, parts.base, base, modulus, parts.rest, poll));
  std::fill(parts.base.begin() + ptrdiff_t(reduced.remainder), parts.base.end(), Limb(0));
  value[0] = size > 1 || modulus[0] > 1;  // 1 mod modulus
  for (size_t bit = bit_length(exponent); bit-- > 0;) {
    TRY(multiply_modulo(value, value, value, modulus, parts, poll));
    if (exponent[bit / limb_bits] >> (bit % limb_bits) & 1)
      TRY(multiply_modulo(value, value, parts.base, modulus, parts, poll));
  }
  return normalised_size(value.data(), size);
}

}  // namespace adder::big
