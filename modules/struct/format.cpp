// Reading struct's format strings; binary16.
#include "modules/struct/format.h"

#include <cmath>

#include "core/runtime/exceptions.h"

namespace adder {

namespace {
// Bytes of one item; 0 for an unknown code.
uint8_t native_width(char code) {
  switch (code) {
    case 'l':
    case 'L': return sizeof(long);
    case 'n':
    case 'N':
    case 'P': return sizeof(void*);
  }
  return 0;
}
uint8_t standard_width(char code) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'l':
    case 'L':
    case 'f': return 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    default: return 0;
  }
}
constexpr size_t most_bytes = size_t(-1) >> 1;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
}  // namespace

StructFormat::StructFormat(string_view text) : rest_(text) {
  if (text.empty()) return;
  switch (text[0]) {
    case '@': break;
    case '>':
    case '!': big_endian_ = true; [[fallthrough]];
    case '=':
    case '<': native_ = false; break;
    default: return;
  }
  rest_.remove_prefix(1);
}

Result<bool> StructFormat::next(Runtime& rt, StructField& field) {
  while (!rest_.empty() && is_blank(rest_[0])) rest_.remove_prefix(1);
  if (rest_.empty()) return false;
  auto too_long = [&] { return raise(rt, struct_error_type, "total struct size too long"_m); };
  field.count = 1;
  if (rest_[0] >= '0' && rest_[0] <= '9') {
    field.count = 0;
    for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1)) {
      if (field.count > most_bytes / 10 - 1) return too_long();
      field.count = field.count * 10 + size_t(rest_[0] - '0');
    }
    if (rest_.empty()) return raise(rt, struct_error_type, "repeat count given without format specifier"_m);
  }
  field.code = rest_[0];
  rest_.remove_prefix(1);
  field.width = native_ ? native_width(field.code) : 0;
  if (!field.width) field.width = standard_width(field.code);
  if (!field.width) return raise(rt, struct_error_type, "bad char in struct format"_m);
  field.offset = native_ ? align_up(size_, field.width) : size_;
  if (field.count > (most_bytes - field.offset) / field.width) return too_long();
  size_ = field.offset + field.count * field.width;
  return true;
}

Result<StructSize> measure_struct(Runtime& rt, string_view text) {
  StructFormat format(text);
  StructField field;
  size_t values = 0;
  while (TRY(format.next(rt, field))) {
    if (field.code == 's' || field.code == 'p')
      values++;
    else if (field.code != 'x')
      values += field.count;
  }
  return StructSize{format.size(), values};
}

bool to_half(double value, uint16_t& half) {
  uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  if (value - value != 0) {
    half = uint16_t(sign | (value != value ? 0x7e00 : 0x7c00));
    return true;
  }
  half = sign;
  if (value == 0) return true;
  int exponent;
  double mantissa = std::frexp(std::fabs(value), &exponent);  // 0.5 <= mantissa < 1
  // In units of the last of binary16's 11 bits, or of the smallest subnormal, 2^-24.
  int unit = exponent < -13 ? -24 : exponent - 11;
  double scaled = std::ldexp(mantissa, exponent - unit);
  auto bits = uint32_t(scaled);
  double rest = scaled - bits;
  if (rest > 0.5 || (rest == 0.5 && (bits & 1))) bits++;
  // A carry out of the mantissa adds to the exponent field, as it should.
  uint32_t field = (uint32_t(unit + 24) << 10) + bits;
  half = uint16_t(sign | field);
  return field < 0x7c00;
}

double from_half(uint16_t half) {
  int exponent = half >> 10 & 31;
  int mantissa = half & 0x3ff;
  double value = exponent == 31 ? (mantissa ? double(NAN) : double(INFINITY))
                 : exponent     ? std::ldexp(mantissa + 1024, exponent - 25)
                                : std::ldexp(mantissa, -24);
  return half & 0x8000 ? -value : value;
}

}  // namespace adder
