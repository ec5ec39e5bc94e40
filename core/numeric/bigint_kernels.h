// The inner loops of the arithmetic: one row of a sum, a product or a quotient, a Word (one or two limbs) at a time.
//
// Numbers are limbs in memory; an odd limb at the end of a row of two-limb words is a step of its own.
#pragma once

#include "core/numeric/limbs.h"
#include "core/numeric/word.h"

namespace adder::big {

inline constexpr size_t word_limbs = sizeof(Word) / sizeof(Limb);
inline constexpr unsigned word_bits = sizeof(Word) * 8;

inline size_t words_for(size_t limbs) { return (limbs + word_limbs - 1) / word_limbs; }

// The word at limbs[i], of which `size` exist; what is beyond reads as zero.
inline Word load_word(const Limb* limbs, size_t i, size_t size) {
  return i + word_limbs <= size ? load_unaligned<Word>(limbs + i) : limbs[i];
}
// Likewise for writing; what does not fit is zero.
inline void store_word(Limb* limbs, size_t i, size_t size, Word word) {
  if (i + word_limbs <= size)
    store_unaligned(limbs + i, word);
  else if (i < size)
    limbs[i] = Limb(word);
}

// target[0..size) = source * factor + carry; returns the word carried out.
inline Word multiply_row(Limb* target, const Limb* source, size_t size, Word factor, Word carry) {
  size_t i = 0;
  for (; i + word_limbs <= size; i += word_limbs) {
    DoubleWord sum = DoubleWord(load_unaligned<Word>(source + i)) * factor + carry;
    store_unaligned(target + i, Word(sum));
    carry = Word(sum >> word_bits);
  }
  if (i < size) {  // an odd limb: the sum stays under 2^96
    DoubleWord sum = DoubleWord(source[i]) * factor + carry;
    target[i] = Limb(sum);
    carry = Word(sum >> limb_bits);
  }
  return carry;
}

// target[0..size) += source[0..size) * factor; returns the word carried out.
inline Word multiply_add_row(Limb* target, const Limb* source, size_t size, Word factor) {
  Word carry = 0;
  size_t i = 0;
  for (; i + word_limbs <= size; i += word_limbs) {
    DoubleWord sum = DoubleWord(load_unaligned<Word>(source + i)) * factor + load_unaligned<Word>(target + i) + carry;
    store_unaligned(target + i, Word(sum));
    carry = Word(sum >> word_bits);
  }
  if (i < size) {
    DoubleWord sum = DoubleWord(source[i]) * factor + target[i] + carry;
    target[i] = Limb(sum);
    carry = Word(sum >> limb_bits);
  }
  return carry;
}

// target[0..size) -= source[0..size) * factor, whole words; returns the word to borrow from what follows.
inline Word multiply_subtract_row(Limb* target, const Limb* source, size_t size, Word factor) {
  Word carry = 0;
  for (size_t i = 0; i < size; i += word_limbs) {
    DoubleWord product = DoubleWord(load_unaligned<Word>(source + i)) * factor + carry;
    Word old = load_unaligned<Word>(target + i), low = Word(product);
    store_unaligned(target + i, Word(old - low));
    carry = Word(product >> word_bits) + (old < low);
  }
  return carry;
}

// target[0..size) += source[0..size), whole words; returns the carry.
inline Word add_row(Limb* target, const Limb* source, size_t size) {
  Word carry = 0;
  for (size_t i = 0; i < size; i += word_limbs) {
    DoubleWord sum = DoubleWord(load_unaligned<Word>(target + i)) + load_unaligned<Word>(source + i) + carry;
    store_unaligned(target + i, Word(sum));
    carry = Word(sum >> word_bits);
  }
  return carry;
}

// Divides by one word without a division instruction (Möller and Granlund, "Improved division by invariant integers"):
// the divisor shifted until its top bit is set, and floor((B^2 - 1) / divisor) - B.
class WordDivisor {
 public:
  explicit WordDivisor(Word divisor)
      : shift_(unsigned(std::countl_zero(divisor))),
        divisor_(divisor << shift_),
        reciprocal_(Word((DoubleWord(Word(~divisor_)) << word_bits | Word(~Word(0))) / divisor_)) {}

  unsigned shift() const { return shift_; }
  Word normalised() const { return divisor_; }

  // high:low by the normalised divisor, high < divisor.
  Word divide(Word high, Word low, Word& remainder) const {
    DoubleWord guess = DoubleWord(reciprocal_) * high + (DoubleWord(high) << word_bits | low);
    Word quotient = Word(guess >> word_bits) + 1, rest = low - quotient * divisor_;
    Word too_large = Word(0) - Word(rest > Word(guess));  // as often as not: no branch
    quotient += too_large;
    rest += too_large & divisor_;
    if (rest >= divisor_) [[unlikely]] {
      ++quotient;
      rest -= divisor_;
    }
    remainder = rest;
    return quotient;
  }

 private:
  unsigned shift_;
  Word divisor_;
  Word reciprocal_;
};

// quotient[0..size) = a[0..size) / divisor, in place allowed; returns the remainder.
inline Word divide_row(Limb* quotient, const Limb* a, size_t size, const WordDivisor& divisor) {
  unsigned shift = divisor.shift();
  auto shifted = [&](Word high, Word low) { return shift ? Word(high << shift | low >> (word_bits - shift)) : high; };
  size_t i = words_for(size) * word_limbs;
  if (i == 0) return 0;
  Word current = load_word(a, i - word_limbs, size), rest = shift ? Word(current >> (word_bits - shift)) : 0;
  while (i) {
    i -= word_limbs;
    Word next = i ? load_word(a, i - word_limbs, size) : 0;
    store_word(quotient, i, size, divisor.divide(rest, shifted(current, next), rest));
    current = next;
  }
  return rest >> shift;
}

}  // namespace adder::big
