// Numbers to and from text and bytes.
//
// Bases that are powers of two are written bit by bit. Everything else goes in chunks of as many digits as fit a word
// (19 or 9 in base ten), one division or multiplication of the whole number each.
#include "core/numeric/bigint.h"
#include "core/numeric/bigint_kernels.h"

namespace adder::big {

namespace {

// The highest power of the base that fits a word.
struct Chunk {
  Word value = 1;
  unsigned digits = 0;
};

Chunk chunk_of(unsigned base) {
  Chunk chunk;
  for (; chunk.value <= ~Word(0) / base; ++chunk.digits) chunk.value *= base;
  return chunk;
}

// floor(log2(base) * 256): the logarithm's eight binary places by squaring eight times.
unsigned log2_times_256(unsigned base) {
  uint64_t mantissa = uint64_t(base) << (std::countl_zero(uint32_t(base)));  // base = mantissa * 2^(whole - 31)
  unsigned result = unsigned(std::bit_width(base)) - 1;
  for (int i = 0; i < 8; ++i) {
    mantissa = mantissa * mantissa >> 31;
    result *= 2;
    if (mantissa >> 32) {
      mantissa >>= 1;
      ++result;
    }
  }
  return result;
}

constexpr char digit_character(unsigned value) { return char(value < 10 ? '0' + value : 'a' + value - 10); }

size_t to_text_by_bits(Span<char> out, Limbs a, unsigned bits) {
  size_t count = (bit_length(a) + bits - 1) / bits;
  contract(out.size() >= count, "big::to_text: buffer too small");
  uint64_t window = 0;
  unsigned available = 0;
  size_t next = 0;
  for (size_t i = count; i-- > 0;) {
    if (available < bits) {
      if (next < a.size()) window |= uint64_t(a[next++]) << available;
      available += limb_bits;
    }
    out[i] = digit_character(unsigned(window) & ((1u << bits) - 1));
    window >>= bits;
    available -= bits;
  }
  return count;
}

// Writes a chunk's digits so that they end before `end`: all of them, or without leading zeros. The compiler divides by
// the constant ten without a division.
template <unsigned constant_base = 0>
char* write_chunk(char* end, Word value, unsigned base, unsigned digits, bool leading_zeros) {
  if (constant_base) base = constant_base;
  for (; leading_zeros ? digits > 0 : value != 0; --digits) {
    *--end = digit_character(unsigned(value % base));
    value /= base;
  }
  return end;
}

}  // namespace

size_t text_chars(size_t limbs, unsigned base) {
  return size_t(uint64_t(limbs) * limb_bits * 256 / log2_times_256(base)) + 2;
}

Result<size_t> to_text(Span<char> out, Limbs a, unsigned base, LimbBuffer scratch, Poll& poll) {
  contract(base >= 2 && base <= 36, "big::to_text: base");
  if (a.empty()) {
    out[0] = '0';
    return size_t(1);
  }
  if (is_power_of_two(base)) return to_text_by_bits(out, a, unsigned(std::countr_zero(base)));
  contract(scratch.size() >= a.size(), "big::to_text: scratch too small");
  std::copy(a.begin(), a.end(), scratch.begin());
  Chunk chunk = chunk_of(base);
  WordDivisor divisor(chunk.value);
  char* end = out.data() + out.size();
  char* next = end;
  for (size_t size = a.size(); size;) {
    if (!poll.spend(size)) return Failed{};
    Word low = divide_row(scratch.data(), scratch.data(), size, divisor);
    size = normalised_size(scratch.data(), size);
    contract(size_t(next - out.data()) >= (size ? chunk.digits : 1), "big::to_text: buffer too small");
    next = base == 10 ? write_chunk<10>(next, low, base, chunk.digits, size != 0)
                      : write_chunk(next, low, base, chunk.digits, size != 0);
  }
  std::copy(next, end, out.data());
  return size_t(end - next);
}

size_t text_limbs(size_t digits, unsigned base) {
  unsigned per_digit = log2_times_256(base) + 1;
  return digits / 256 * per_digit / limb_bits + (digits % 256 * per_digit / 256) / limb_bits + 2 + word_limbs;
}

uint8_t digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return uint8_t(digit - '0');
  char lower = char(digit | 0x20);
  return lower >= 'a' && lower <= 'z' ? uint8_t(lower - 'a' + 10) : 255;
}

namespace {

// Bases that are powers of two: each digit is some bits, from the last digit on.
size_t from_bit_digits(LimbBuffer result, string_view digits, unsigned digit_bits) {
  size_t size = 0;
  uint64_t bits = 0;
  unsigned have = 0;
  for (size_t i = digits.size(); i-- > 0;) {
    bits |= uint64_t(digit_value(digits[i])) << have;
    have += digit_bits;
    if (have < limb_bits) continue;
    result[size++] = Limb(bits);
    bits >>= limb_bits;
    have -= limb_bits;
  }
  if (have) result[size++] = Limb(bits);
  return normalised_size(result.data(), size);
}

}  // namespace

Result<size_t> from_text(LimbBuffer result, string_view digits, unsigned base, Poll& poll) {
  contract(base >= 2 && base <= 36, "big::from_text: base");
  if (is_power_of_two(base)) {
    unsigned digit_bits = unsigned(std::countr_zero(base));
    contract(result.size() * limb_bits >= digits.size() * digit_bits, "big::from_text: result too small");
    return from_bit_digits(result, digits, digit_bits);
  }
  Chunk chunk = chunk_of(base);
  size_t size = 0;
  // The first chunk takes what makes all others whole; it may be empty.
  for (size_t i = 0, end = digits.size() % chunk.digits;; end += chunk.digits) {
    Word value = 0, factor = 1;
    for (; i < end; ++i) {
      value = value * base + digit_value(digits[i]);
      factor *= base;
    }
    contract(result.size() >= size + word_limbs, "big::from_text: result too small");
    store_word(result.data(), size, result.size(), multiply_row(result.data(), result.data(), size, factor, value));
    size = normalised_size(result.data(), size + word_limbs);
    if (!poll.spend(size)) return Failed{};
    if (end == digits.size()) return size;
  }
}

BytesOutcome to_bytes(Span<uint8_t> out, Integer a, ByteOrder order, bool is_signed) {
  if (a.negative && !is_signed) return BytesOutcome::NegativeUnsigned;
  // Bits that the two's complement needs: -2^(n-1) needs n, every other magnitude one more than its length if signed.
  size_t bits = bit_length(a.magnitude);
  if (is_signed && bits && !(a.negative && trailing_zeros(a.magnitude) == bits - 1)) ++bits;
  if (bits > out.size() * 8) return BytesOutcome::TooBig;
  unsigned carry = a.negative;
  for (size_t i = 0; i < out.size(); ++i) {
    unsigned byte = i / 4 < a.magnitude.size() ? a.magnitude[i / 4] >> (i % 4 * 8) & 0xff : 0;
    if (a.negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    out[order == ByteOrder::Little ? i : out.size() - 1 - i] = uint8_t(byte);
  }
  return BytesOutcome::Done;
}

IntegerSize from_bytes(LimbBuffer result, Bytes bytes, ByteOrder order, bool is_signed) {
  size_t count = bytes.size();
  auto byte_at = [&](size_t i) { return bytes[order == ByteOrder::Little ? i : count - 1 - i]; };
  bool negative = is_signed && count && byte_at(count - 1) & 0x80;
  size_t size = (count + 3) / 4;
  contract(result.size() >= size, "big::from_bytes: result too small");
  Limb carry = negative;
  for (size_t i = 0; i < size; ++i) {
    Limb limb = 0;
    for (size_t k = 0; k < 4; ++k) {
      Limb byte = i * 4 + k < count ? byte_at(i * 4 + k) : negative ? 0xff : 0;
      limb |= byte << (k * 8);
    }
    if (negative) {
      limb = ~limb + carry;
      carry = carry && limb == 0;
    }
    result[i] = limb;
  }
  return {normalised_size(result.data(), size), negative};
}

}  // namespace adder::big
