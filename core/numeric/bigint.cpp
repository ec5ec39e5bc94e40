// Comparison, addition, shifts and bit operations: everything that runs once over its operands.
#include "core/numeric/bigint.h"
#include "core/numeric/bigint_kernels.h"

namespace adder::big {

int compare(Limbs a, Limbs b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (size_t i = a.size(); i-- > 0;)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

int compare(Integer a, Integer b) {
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  return a.negative ? compare(b.magnitude, a.magnitude) : compare(a.magnitude, b.magnitude);
}

size_t add(LimbBuffer result, Limbs a, Limbs b) {
  if (a.size() < b.size()) std::swap(a, b);
  size_t size = a.size(), i = 0;
  contract(result.size() >= size, "big::add: result too small");
  Word carry = 0;
  for (; i + word_limbs <= b.size(); i += word_limbs) {
    DoubleWord sum = DoubleWord(load_unaligned<Word>(&a[i])) + load_unaligned<Word>(&b[i]) + carry;
    store_unaligned(&result[i], Word(sum));
    carry = Word(sum >> word_bits);
  }
  for (; i < size; ++i) {
    uint64_t sum = uint64_t(a[i]) + (i < b.size() ? b[i] : 0) + carry;
    result[i] = Limb(sum);
    carry = Word(sum >> limb_bits);
  }
  if (!carry) return size;
  contract(result.size() > size, "big::add: result too small");
  result[size] = 1;
  return size + 1;
}

size_t subtract(LimbBuffer result, Limbs a, Limbs b) {
  contract(a.size() >= b.size() && result.size() >= a.size(), "big::subtract: sizes");
  Word borrow = 0;
  size_t i = 0;
  for (; i + word_limbs <= b.size(); i += word_limbs) {
    DoubleWord difference = DoubleWord(load_unaligned<Word>(&a[i])) - load_unaligned<Word>(&b[i]) - borrow;
    store_unaligned(&result[i], Word(difference));
    borrow = Word(difference >> word_bits) & 1;
  }
  for (; i < a.size(); ++i) {
    uint64_t difference = uint64_t(a[i]) - (i < b.size() ? b[i] : 0) - borrow;
    result[i] = Limb(difference);
    borrow = Word(difference >> limb_bits) & 1;
  }
  contract(borrow == 0, "big::subtract: a < b");
  return normalised_size(result.data(), i);
}

IntegerSize add(LimbBuffer result, Integer a, Integer b) {
  if (a.negative == b.negative) return {add(result, a.magnitude, b.magnitude), a.negative};
  int order = compare(a.magnitude, b.magnitude);
  if (order == 0) return {0, false};
  if (order < 0) std::swap(a, b);
  return {subtract(result, a.magnitude, b.magnitude), a.negative};
}

size_t shift_left(LimbBuffer result, Limbs a, size_t bits) {
  if (a.empty()) return 0;
  size_t whole = bits / limb_bits, size = a.size() + whole;
  unsigned part = bits % limb_bits;
  contract(result.size() > size, "big::shift_left: result too small");
  // From the top, so that the operand may be the result.
  uint64_t window = 0;
  for (size_t i = a.size(); i-- > 0;) {
    window = window << limb_bits | a[i];
    result[i + whole + 1] = Limb(window << part >> limb_bits);
  }
  result[whole] = Limb(window << part);
  std::fill_n(result.data(), whole, Limb(0));
  return normalised_size(result.data(), size + 1);
}

size_t shift_right(LimbBuffer result, Limbs a, size_t bits) {
  size_t whole = bits / limb_bits;
  unsigned part = bits % limb_bits;
  if (whole >= a.size()) return 0;
  size_t size = a.size() - whole;
  contract(result.size() >= size, "big::shift_right: result too small");
  for (size_t i = 0; i < size; ++i) {
    uint64_t window = a[i + whole];
    if (i + whole + 1 < a.size()) window |= uint64_t(a[i + whole + 1]) << limb_bits;
    result[i] = Limb(window >> part);
  }
  return normalised_size(result.data(), size);
}

IntegerSize shift_right(LimbBuffer result, Integer a, size_t bits) {
  bool round = a.negative && any_low_bits(a.magnitude, bits);
  size_t size = shift_right(result, a.magnitude, bits);
  if (round) {
    const Limb one = 1;
    size = add(result, Limbs(result.first(size)), Limbs(&one, 1));
  }
  return {size, a.negative && size != 0};
}

bool any_low_bits(Limbs a, size_t bits) {
  size_t whole = bits / limb_bits;
  unsigned part = bits % limb_bits;
  for (size_t i = 0; i < whole && i < a.size(); ++i)
    if (a[i]) return true;
  return part && whole < a.size() && (a[whole] & ((Limb(1) << part) - 1));
}

namespace {

// The limbs of an integer in two's complement, lowest first, without end.
class TwosComplement {
 public:
  explicit TwosComplement(Integer a) : limbs_(a.magnitude), flip_(a.negative ? ~Limb(0) : 0), carry_(a.negative) {}
  Limb next() {
    Limb limb = (i_ < limbs_.size() ? limbs_[i_] : 0) ^ flip_;
    ++i_;
    limb += carry_;
    carry_ = carry_ && limb == 0;
    return limb;
  }

 private:
  Limbs limbs_;
  size_t i_ = 0;
  Limb flip_;
  Limb carry_;
};

Limb apply(BitOperation operation, Limb a, Limb b) {
  if (operation == BitOperation::And) return a & b;
  if (operation == BitOperation::Or) return a | b;
  return a ^ b;
}

}  // namespace

IntegerSize bitwise(BitOperation operation, LimbBuffer result, Integer a, Integer b) {
  size_t size = std::max(a.magnitude.size(), b.magnitude.size());
  contract(result.size() > size, "big::bitwise: result too small");
  bool negative = apply(operation, a.negative, b.negative);
  Limb flip = negative ? ~Limb(0) : 0, carry = negative;
  TwosComplement left(a), right(b);
  for (size_t i = 0; i < size; ++i) {
    Limb limb = (apply(operation, left.next(), right.next()) ^ flip) + carry;
    carry = carry && limb == 0;
    result[i] = limb;
  }
  if (carry) result[size++] = 1;  // the magnitude of a negative result whose written limbs are all zero
  size = normalised_size(result.data(), size);
  return {size, negative && size != 0};
}

IntegerSize invert(LimbBuffer result, Integer a) {
  const Limb one = 1;
  return add(result, {a.magnitude, !a.negative}, {Limbs(&one, 1), true});
}

size_t bit_count(Limbs a) {
  size_t count = 0;
  for (Limb limb : a) count += size_t(std::popcount(limb));
  return count;
}

size_t trailing_zeros(Limbs a) {
  size_t i = 0;
  while (i < a.size() && a[i] == 0) ++i;
  return i == a.size() ? 0 : i * limb_bits + size_t(std::countr_zero(a[i]));
}

}  // namespace adder::big
