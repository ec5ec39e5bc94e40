// Digits of floats: all of them, rounded to a count; and the shortest as characters.
//
// Every finite float is a whole number times a power of ten: m·2^e itself for e >= 0, m·5^-e·10^e below. That number is
// built in base 10^9, whose words turn into digits one by one.
#include "core/numeric/decimal.h"
#include "core/numeric/float_text.h"

namespace adder {

namespace {

constexpr uint32_t word_base = 1'000'000'000;
constexpr int word_digits = 9;

template <class F>
class WholeNumber {
 public:
  explicit WholeNumber(uint64_t mantissa) {
    for (; mantissa; mantissa /= word_base) words_[size_++] = uint32_t(mantissa % word_base);
  }
  void multiply(uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < size_; ++i) {
      carry += uint64_t(words_[i]) * factor;
      words_[i] = uint32_t(carry % word_base);
      carry /= word_base;
    }
    while (carry) {
      words_[size_++] = uint32_t(carry % word_base);
      carry /= word_base;
    }
  }
  int size() const { return size_; }
  uint32_t word(int i) const { return words_[i]; }
  bool any_below(int end) const {
    for (int i = 0; i < end; ++i)
      if (words_[i]) return true;
    return false;
  }

 private:
  uint32_t words_[(digits_capacity<F>) / word_digits + 1];
  int size_ = 0;
};

// mantissa * 2^exponent as a whole number and the count of its digits that stand after the point.
template <class F>
WholeNumber<F> expand(uint64_t mantissa, int exponent, int& after_point) {
  int twos = std::min(std::countr_zero(mantissa), exponent < 0 ? -exponent : 0);
  exponent += twos;
  WholeNumber<F> whole(mantissa >> twos);
  after_point = std::max(-exponent, 0);
  for (int left = exponent; left > 0; left -= 31) whole.multiply(uint32_t(1) << std::min(left, 31));
  int left = after_point;
  for (; left >= 13; left -= 13) whole.multiply(1'220'703'125);  // 5^13
  uint32_t fives = 1;
  for (; left > 0; --left) fives *= 5;
  if (fives > 1) whole.multiply(fives);
  return whole;
}

int count_digits(uint32_t value) {
  int count = 0;
  for (; value; value /= 10) ++count;
  return count;
}

// Adds one unit in the last place; nines become nothing, all nines "1" with the point one further.
DecimalDigits increment(char* digits, int count, int point) {
  while (count && digits[count - 1] == '9') --count;
  if (!count) {
    digits[0] = '1';
    return {digits, 1, point + 1};
  }
  ++digits[count - 1];
  return {digits, count, point};
}

DecimalDigits without_trailing_zeros(const char* digits, int count, int point) {
  while (count && digits[count - 1] == '0') --count;
  return {digits, count, count ? point : 1};
}

}  // namespace

namespace {

DecimalDigits as_digits(DecimalFloat decimal, char* buffer) {
  char* end = buffer + decimal_chars;
  const char* begin = write_decimal(end, decimal.digits);
  return without_trailing_zeros(begin, int(end - begin), int(end - begin) + decimal.exponent);
}

}  // namespace

template <class F>
DecimalDigits shortest_digits(F value, DigitsBuffer<F>& buffer) {
  if (value == 0) return {buffer, 0, 1};
  return as_digits(shortest_decimal(value), buffer);
}

template <class F>
DecimalDigits exact_digits(F value, DigitCount what, int wanted, DigitsBuffer<F>& buffer) {
  FloatParts<F> parts = float_parts(value);
  contract(parts.finite, "exact_digits of inf or nan");
  if (!parts.mantissa) return {buffer, 0, 1};
  if constexpr (sizeof(F) == 8) {  // a float's exact digits are few: not worth the code
    DecimalFloat decimal;
    if (counted_decimal(value, what, wanted, decimal)) return as_digits(decimal, buffer);
  }
  int after_point;
  WholeNumber<F> whole = expand<F>(parts.mantissa, parts.exponent, after_point);
  int word = whole.size() - 1, available = count_digits(whole.word(word));
  int total = available + word * word_digits, point = total - after_point;
  int keep = what == DigitCount::Significant ? wanted : wanted < after_point ? point + wanted : total;
  if (keep < 0) return {buffer, 0, 1};
  // Words as digits up to the one that decides the rounding.
  char* end = buffer;
  while (true) {
    write_padded_decimal(end + available, whole.word(word), available);
    end += available;
    if (end - buffer > keep || word == 0) break;
    --word;
    available = word_digits;
  }
  int written = int(end - buffer);
  if (written <= keep) return without_trailing_zeros(buffer, written, point);
  bool beyond = whole.any_below(word);
  for (int i = keep + 1; i < written; ++i) beyond |= buffer[i] != '0';
  bool odd = keep > 0 && (buffer[keep - 1] & 1);
  if (buffer[keep] > '5' || (buffer[keep] == '5' && (beyond || odd))) return increment(buffer, keep, point);
  return without_trailing_zeros(buffer, keep, point);
}

namespace {

char* append(char* out, const char* text, int count) {
  std::memcpy(out, text, size_t(count));
  return out + count;
}
char* append_zeros(char* out, int count) {
  for (; count > 0; --count) *out++ = '0';
  return out;
}

}  // namespace

template <class F>
size_t repr(F value, char (&buffer)[repr_chars]) {
  FloatParts<F> parts = float_parts(value);
  char* out = buffer;
  if (parts.is_nan()) return size_t(append(out, "nan", 3) - buffer);
  if (parts.negative) *out++ = '-';
  if (!parts.finite) return size_t(append(out, "inf", 3) - buffer);
  DigitsBuffer<F> storage;
  DecimalDigits digits = shortest_digits(value, storage);
  int count = digits.count, point = digits.point;
  if (point > 16 || point < -3) {
    *out++ = digits.text[0];
    if (count > 1) {
      *out++ = '.';
      out = append(out, digits.text + 1, count - 1);
    }
    int exponent = point - 1;
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    unsigned magnitude = unsigned(exponent < 0 ? -exponent : exponent);
    int places = magnitude >= 100 ? 3 : 2;
    write_padded_decimal(out + places, magnitude, places);
    return size_t(out + places - buffer);
  }
  if (point <= 0) {
    out = append_zeros(append(out, "0.", 2), -point);
    return size_t(append(out, digits.text, count) - buffer);
  }
  if (count <= point) {
    out = append_zeros(append(out, digits.text, count), point - count);
    return size_t(append(out, ".0", 2) - buffer);
  }
  out = append(out, digits.text, point);
  *out++ = '.';
  return size_t(append(out, digits.text + point, count - point) - buffer);
}

template DecimalDigits exact_digits(float, DigitCount, int, DigitsBuffer<float>&);
template DecimalDigits exact_digits(double, DigitCount, int, DigitsBuffer<double>&);
template DecimalDigits shortest_digits(float, DigitsBuffer<float>&);
template DecimalDigits shortest_digits(double, DigitsBuffer<double>&);
template size_t repr(float, char (&)[repr_chars]);
template size_t repr(double, char (&)[repr_chars]);

}  // namespace adder
