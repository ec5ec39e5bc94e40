// The inner loops of multiplication and division: one row of a product, a Word (one or two limbs) at a time.
#pragma once

#include "core/numeric/limbs.h"
#include "core/numeric/word.h"

namespace adder::big {

inline constexpr size_t word_limbs = sizeof(Word) / sizeof(Limb);
inline constexpr unsigned word_bits = sizeof(Word) * 8;

// target[0..size) += source[0..size) * factor; returns the word carried out.
inline Word multiply_add_row(Limb* target, const Limb* source, size_t size, Word factor) {
  Word carry = 0;
  size_t i = 0;
  for (; i + word_limbs <= size; i += word_limbs) {
    DoubleWord sum = DoubleWord(load_unaligned<Word>(source + i)) * factor + load_unaligned<Word>(target + i) + carry;
    store_unaligned(target + i, Word(sum));
    carry = Word(sum >> word_bits);
  }
  if (i < size) {  // an odd limb: the sum stays under 2^96
    DoubleWord sum = DoubleWord(source[i]) * factor + target[i] + carry;
    target[i] = Limb(sum);
    carry = Word(sum >> limb_bits);
  }
  return carry;
}

// target[0..size) -= source[0..size) * factor; returns the limb to borrow from target[size].
inline Limb multiply_subtract_row(Limb* target, const Limb* source, size_t size, Limb factor) {
  Word carry = 0;
  size_t i = 0;
  for (; i + word_limbs <= size; i += word_limbs) {
    DoubleWord product = DoubleWord(load_unaligned<Word>(source + i)) * factor + carry;
    Word old = load_unaligned<Word>(target + i), low = Word(product);
    store_unaligned(target + i, Word(old - low));
    carry = Word(product >> word_bits) + (old < low);
  }
  if (i < size) {
    uint64_t product = uint64_t(source[i]) * factor + carry;
    Limb old = target[i], low = Limb(product);
    target[i] = old - low;
    carry = Word(product >> limb_bits) + (old < low);
  }
  return Limb(carry);
}

}  // namespace adder::big
