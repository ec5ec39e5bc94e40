// Hexadecimal floats: float.hex() and float.fromhex().
#include "core/numeric/decimal.h"
#include "core/numeric/float_text.h"

namespace adder {

template <class F>
size_t to_hex(F value, char (&buffer)[hex_chars]) {
  using Format = FloatFormat<F>;
  constexpr int places = (Format::stored_bits + 3) / 4;
  FloatParts<F> parts = float_parts(value);
  char* out = buffer;
  auto append = [&](string_view text) {
    std::memcpy(out, text.data(), text.size());
    out += text.size();
  };
  if (parts.is_nan()) {
    append("nan");
    return 3;
  }
  if (parts.negative) append("-");
  if (!parts.finite) {
    append("inf");
  } else if (!parts.mantissa) {
    append("0x0.0p+0");
  } else {
    append(parts.mantissa & Format::hidden_bit ? "0x1." : "0x0.");
    uint64_t fraction = uint64_t(parts.mantissa & (Format::hidden_bit - 1)) << (places * 4 - Format::stored_bits);
    for (int i = places; i-- > 0;) *out++ = "0123456789abcdef"[fraction >> (4 * i) & 15];
    int exponent = parts.exponent + Format::stored_bits;
    append(exponent < 0 ? "p-" : "p+");
    char digits[decimal_chars], *end = digits + decimal_chars;
    const char* begin = write_decimal(end, uint32_t(exponent < 0 ? -exponent : exponent));
    append({begin, size_t(end - begin)});
  }
  return size_t(out - buffer);
}

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = char(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// What the digits say: (mantissa + sticky) * 2^exponent.
struct HexNumber {
  uint64_t mantissa = 0;
  int64_t exponent = 0;
  bool sticky = false;
};

constexpr int64_t exponent_limit = int64_t(1) << 40;

// hexdigits [. hexdigits]; leaves what follows in text. False when there is no digit.
bool take_hex_digits(string_view& text, HexNumber& number) {
  bool seen_point = false, seen_digit = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (text[0] == '.' && !seen_point) {
      seen_point = true;
      continue;
    }
    int digit = hex_value(text[0]);
    if (digit < 0) break;
    seen_digit = true;
    if (number.mantissa >> 60) {  // no room: the digit only tells whether the rest is zero
      number.sticky |= digit != 0;
      number.exponent += 4 * !seen_point;
    } else {
      number.mantissa = number.mantissa << 4 | uint64_t(digit);
      number.exponent -= 4 * seen_point;
    }
  }
  return seen_digit;
}

// [p exponent] at the end of the text.
bool take_binary_exponent(string_view text, HexNumber& number) {
  if (text.empty()) return true;
  if ((text[0] | 0x20) != 'p') return false;
  text.remove_prefix(1);
  bool negative = take_sign(text);
  if (text.empty()) return false;
  int64_t exponent = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
  }
  number.exponent += negative ? -exponent : exponent;
  return true;
}

}  // namespace

template <class F>
HexOutcome parse_hex_float(string_view text, F& value) {
  bool negative = take_sign(text);
  if (!parse_special(text, value)) {
    if (text.size() >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x') text.remove_prefix(2);
    HexNumber number;
    if (!take_hex_digits(text, number) || !take_binary_exponent(text, number)) return HexOutcome::Invalid;
    int exponent = int(std::clamp(number.exponent, int64_t(-4096), int64_t(4096)));
    value = round_to_float<F>(number.mantissa, exponent, number.sticky);
    if (value == float_infinity<F>()) return HexOutcome::TooLarge;
  }
  if (negative) value = -value;
  return HexOutcome::Done;
}

template size_t to_hex(float, char (&)[hex_chars]);
template size_t to_hex(double, char (&)[hex_chars]);
template HexOutcome parse_hex_float(string_view, float&);
template HexOutcome parse_hex_float(string_view, double&);

}  // namespace adder
