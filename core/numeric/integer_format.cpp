// format() of ints, characters and text.
#include "core/numeric/decimal.h"
#include "core/numeric/float_format.h"

namespace adder {

namespace {

bool fail(FormatError& error, Message message, FormatError::Kind kind = FormatError::Kind::Value) {
  error.kind = kind;
  error.message = message;
  return false;
}

IntegerStyle refuse(FormatError& error, Message message) {
  fail(error, message);
  return IntegerStyle::Error;
}

}  // namespace

unsigned digit_base(const FormatSpec& spec) {
  switch (spec.type) {
    case 'b': return 2;
    case 'o': return 8;
    case 'x':
    case 'X': return 16;
    default: return 10;
  }
}

IntegerStyle integer_style(const FormatSpec& spec, string_view type_name, FormatError& error) {
  switch (spec.type) {
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': return IntegerStyle::AsFloat;
    case 0:
    case 'b':
    case 'c':
    case 'd':
    case 'n':
    case 'o':
    case 'x':
    case 'X': break;
    default: unknown_format_code(spec, type_name, error); return IntegerStyle::Error;
  }
  if (spec.precision >= 0) return refuse(error, "Precision not allowed in integer format specifier"_m);
  if (spec.no_negative_zero)
    return refuse(error, "Negative zero coercion (z) not allowed in integer format specifier"_m);
  if (spec.type != 'c') return IntegerStyle::Digits;
  if (spec.sign) return refuse(error, "Sign not allowed with integer format specifier 'c'"_m);
  if (spec.alternate) return refuse(error, "Alternate form (#) not allowed with integer format specifier 'c'"_m);
  return IntegerStyle::Character;
}

bool format_digits(TextSink& sink, bool negative, string_view digits, const FormatSpec& spec, size_t least_digits) {
  NumberText number;
  number.sign = sign_of(negative, spec.sign);
  number.whole = digits;
  number.upper = spec.type == 'X';
  unsigned base = digit_base(spec);
  if (spec.alternate && base != 10) number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
  if (least_digits > digits.size()) number.leading_zeros = least_digits - digits.size();
  return write_number(sink, number, spec);
}

bool format_small_integer(TextSink& sink, int64_t value, const FormatSpec& spec) {
  char buffer[64];
  char* end = buffer + sizeof buffer;
  char* begin = end;
  uint64_t magnitude = value < 0 ? 0 - uint64_t(value) : uint64_t(value);
  unsigned base = digit_base(spec);
  if (base == 10) {
    begin = write_decimal(end, magnitude);
  } else {
    unsigned bits = unsigned(std::countr_zero(base));
    do {
      *--begin = "0123456789abcdef"[magnitude & (base - 1)];
      magnitude >>= bits;
    } while (magnitude);
  }
  return format_digits(sink, value < 0, {begin, size_t(end - begin)}, spec);
}

bool format_character(TextSink& sink, int64_t code, const FormatSpec& spec, FormatError& error) {
  if (code < 0 || code > 0x10ffff) return fail(error, "%c arg not in range(0x110000)"_m, FormatError::Kind::Overflow);
  char encoded[4];
  string_view text(encoded, encode_utf8(char32_t(code), encoded));
  return write_padded(sink, 1, spec, [&](SinkWriter& writer) { writer.put(text); });
}

bool format_text(TextSink& sink, string_view text, const FormatSpec& spec, string_view type_name, FormatError& error) {
  if (spec.type != 's') return unknown_format_code(spec, type_name, error);
  if (spec.sign == ' ') return fail(error, "Space not allowed in string format specifier"_m);
  if (spec.sign) return fail(error, "Sign not allowed in string format specifier"_m);
  if (spec.no_negative_zero) return fail(error, "Negative zero coercion (z) not allowed in string format specifier"_m);
  if (spec.alternate) return fail(error, "Alternate form (#) not allowed in string format specifier"_m);
  if (spec.align == '=') return fail(error, "'=' alignment not allowed in string format specifier"_m);
  size_t count = 0, i = 0;
  for (; i < text.size(); ++i) {
    bool first = (uint8_t(text[i]) & 0xc0) != 0x80;
    if (first && spec.precision >= 0 && count == size_t(spec.precision)) break;
    count += first;
  }
  return write_padded(sink, count, spec, [&](SinkWriter& writer) { writer.put(text.substr(0, i)); });
}

}  // namespace adder
