// Division: by one limb, and of any two numbers (Knuth, The Art of Computer Programming vol. 2, 4.3.1, algorithm D).
#include "core/numeric/bigint.h"
#include "core/numeric/bigint_kernels.h"

namespace adder::big {

size_t divide_limb(LimbBuffer quotient, Limbs a, Limb divisor, Limb& remainder) {
  contract(divisor != 0 && quotient.size() >= a.size(), "big::divide_limb");
  uint64_t rest = 0;
  for (size_t i = a.size(); i-- > 0;) {
    rest = rest << limb_bits | a[i];
    quotient[i] = Limb(rest / divisor);
    rest %= divisor;
  }
  remainder = Limb(rest);
  return normalised_size(quotient.data(), a.size());
}

namespace {

// One limb of the quotient, at most one too large afterwards corrected: top is the three highest limbs of the rest, the
// divisor's two highest limbs are high (its top bit set) and low.
Limb estimate(const Limb* top, Limb high, Limb low) {
  uint64_t two = uint64_t(top[0]) << limb_bits | top[-1];
  uint64_t guess = top[0] >= high ? ~Limb(0) : two / high;
  uint64_t rest = two - guess * high;
  while (rest >> limb_bits == 0 && guess * low > (rest << limb_bits | top[-2])) {
    --guess;
    rest += high;
  }
  return Limb(guess);
}

// rest (normalised dividend, a + 1 limbs) becomes the remainder in its low limbs; divisor has its top bit set.
bool divide_normalised(LimbBuffer quotient, LimbBuffer rest, Limbs divisor, Poll& poll) {
  size_t size = divisor.size();
  for (size_t i = rest.size() - size; i-- > 0;) {
    Limb* row = rest.data() + i;
    Limb digit = estimate(row + size, divisor[size - 1], divisor[size - 2]);
    Limb borrow = multiply_subtract_row(row, divisor.data(), size, digit);
    bool too_large = row[size] < borrow;
    row[size] -= borrow;
    if (too_large) {  // add the divisor back; the carry cancels the borrow in row[size]
      --digit;
      uint64_t carry = 0;
      for (size_t k = 0; k < size; ++k) {
        carry += uint64_t(row[k]) + divisor[k];
        row[k] = Limb(carry);
        carry >>= limb_bits;
      }
      row[size] += Limb(carry);
    }
    quotient[i] = digit;
    if (!poll.spend(size)) return false;
  }
  return true;
}

}  // namespace

Result<DivisionSize> divide(LimbBuffer quotient, LimbBuffer remainder, Limbs a, Limbs b, LimbBuffer scratch,
                            Poll& poll) {
  contract(!b.empty(), "big::divide: division by zero");
  contract(remainder.size() >= std::min(a.size(), b.size()), "big::divide: remainder too small");
  if (compare(a, b) < 0) {
    std::copy(a.begin(), a.end(), remainder.begin());
    return DivisionSize{0, a.size()};
  }
  size_t size = quotient_limbs(a.size(), b.size());
  contract(quotient.size() >= size, "big::divide: quotient too small");
  if (b.size() == 1) {
    size = divide_limb(quotient, a, b[0], remainder[0]);
    return DivisionSize{size, remainder[0] != 0};
  }
  contract(scratch.size() >= divide_scratch_limbs(a.size(), b.size()), "big::divide: scratch too small");
  unsigned shift = unsigned(std::countl_zero(b.back()));
  LimbBuffer rest = scratch.first(a.size() + 1), divisor = scratch.subspan(a.size() + 1, b.size() + 1);
  rest[a.size()] = 0;
  shift_left(rest, a, shift);
  shift_left(divisor, b, shift);
  if (!divide_normalised(quotient, rest, divisor.first(b.size()), poll)) return Failed{};
  size_t left = shift_right(remainder, {rest.data(), normalised_size(rest.data(), b.size())}, shift);
  return DivisionSize{normalised_size(quotient.data(), size), left};
}

Result<FloorDivisionSize> floor_divide(LimbBuffer quotient, LimbBuffer remainder, Integer a, Integer b,
                                       LimbBuffer scratch, Poll& poll) {
  DivisionSize sizes = TRY(divide(quotient, remainder, a.magnitude, b.magnitude, scratch, poll));
  bool differ = a.negative != b.negative;
  if (differ && sizes.remainder) {  // -7 // 2: one further down, and the remainder counts from the other side
    const Limb one = 1;
    sizes.quotient = add(quotient, Limbs(quotient.first(sizes.quotient)), Limbs(&one, 1));
    sizes.remainder = subtract(remainder, b.magnitude, Limbs(remainder.first(sizes.remainder)));
  }
  return FloorDivisionSize{{sizes.quotient, differ && sizes.quotient != 0},
                           {sizes.remainder, b.negative && sizes.remainder != 0}};
}

}  // namespace adder::big
