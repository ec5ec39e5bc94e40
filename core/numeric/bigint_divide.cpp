// Division: by one word, and of any two numbers (Knuth, The Art of Computer Programming vol. 2, 4.3.1, algorithm D).
#include "core/numeric/bigint.h"
#include "core/numeric/bigint_kernels.h"

namespace adder::big {

size_t divide_limb(LimbBuffer quotient, Limbs a, Limb divisor, Limb& remainder) {
  contract(divisor != 0 && quotient.size() >= a.size(), "big::divide_limb");
  remainder = Limb(divide_row(quotient.data(), a.data(), a.size(), WordDivisor(divisor)));
  return normalised_size(quotient.data(), a.size());
}

namespace {

// One word of the quotient, afterwards at most one too large. `top` is the highest word of the rest, words below it
// follow; the divisor's highest word is in `high`, the next one is `low`.
Word estimate(const Limb* top, const WordDivisor& high, Word low) {
  Word first = load_unaligned<Word>(top), second = load_unaligned<Word>(top - word_limbs),
       third = load_unaligned<Word>(top - 2 * word_limbs);
  Word guess = ~Word(0), rest;
  bool small = true;  // the rest fits a word
  if (first < high.normalised()) {
    guess = high.divide(first, second, rest);
  } else {
    rest = second + high.normalised();
    small = rest >= second;
  }
  while (small && DoubleWord(guess) * low > (DoubleWord(rest) << word_bits | third)) {
    --guess;
    rest += high.normalised();
    small = rest >= high.normalised();
  }
  return guess;
}

// rest becomes the remainder in its low limbs. All sizes are whole words; the divisor has its top bit set; rest is
// longer by the quotient's words, of which those that fit `quotient` are stored (the others are zero).
bool divide_normalised(LimbBuffer quotient, LimbBuffer rest, Limbs divisor, Poll& poll) {
  size_t size = divisor.size();
  WordDivisor high(load_unaligned<Word>(&divisor[size - word_limbs]));
  Word low = load_unaligned<Word>(&divisor[size - 2 * word_limbs]);
  for (size_t i = rest.size() - size; i > 0;) {
    i -= word_limbs;
    Limb* row = rest.data() + i;
    Word digit = estimate(row + size, high, low);
    Word borrow = multiply_subtract_row(row, divisor.data(), size, digit);
    Word top = load_unaligned<Word>(row + size);
    if (top < borrow) {  // add the divisor back; the carry cancels the borrow
      --digit;
      add_row(row, divisor.data(), size);
    }
    store_word(quotient.data(), i, quotient.size(), digit);
    if (!poll.spend(size * word_limbs)) return false;
  }
  return true;
}

// By a divisor of one word.
DivisionSize divide_short(LimbBuffer quotient, LimbBuffer remainder, Limbs a, Limbs b) {
  SmallInteger rest(divide_row(quotient.data(), a.data(), a.size(), WordDivisor(load_word(b.data(), 0, b.size()))),
                    false);
  Limbs limbs = rest.magnitude();
  std::copy(limbs.begin(), limbs.end(), remainder.begin());
  return {normalised_size(quotient.data(), a.size()), limbs.size()};
}

// result = a shifted left, with zeros up to the buffer's end.
void shift_into(LimbBuffer result, Limbs a, unsigned shift) {
  size_t size = shift_left(result, a, shift);
  std::fill(result.begin() + ptrdiff_t(size), result.end(), Limb(0));
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
  contract(scratch.size() >= divide_scratch_limbs(a.size(), b.size()), "big::divide: scratch too small");
  if (b.size() <= word_limbs) {
    // The short division writes as many limbs as a has: the top ones, zero, need not fit the caller's quotient.
    DivisionSize sizes = divide_short(scratch, remainder, a, b);
    std::copy_n(scratch.begin(), sizes.quotient, quotient.begin());
    return sizes;
  }
  size_t divisor_limbs = words_for(b.size()) * word_limbs, rest_limbs = (words_for(a.size()) + 1) * word_limbs;
  unsigned shift = unsigned(divisor_limbs * limb_bits - bit_length(b));
  // The divisor gets a spare limb, which the shift writes zero.
  LimbBuffer rest = scratch.first(rest_limbs), divisor = scratch.subspan(rest_limbs, divisor_limbs + 1);
  shift_into(rest, a, shift);
  shift_into(divisor, b, shift);
  if (!divide_normalised(quotient.first(size), rest, divisor.first(divisor_limbs), poll)) return Failed{};
  Limbs left = normalised(rest.first(divisor_limbs));
  return DivisionSize{normalised_size(quotient.data(), size), shift_right(remainder, left, shift)};
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
