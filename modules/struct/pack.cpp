// Values to bytes and back, by a struct format.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/int.h"
#include "modules/struct/format.h"

namespace adder {

namespace {

void put(uint8_t* out, uint64_t bits, size_t width, bool big_endian) {
  for (size_t i = 0; i < width; i++, bits >>= 8) out[big_endian ? width - 1 - i : i] = uint8_t(bits);
}

uint64_t take(const uint8_t* in, size_t width, bool big_endian) {
  uint64_t bits = 0;
  for (size_t i = 0; i < width; i++) bits |= uint64_t(in[big_endian ? width - 1 - i : i]) << 8 * i;
  return bits;
}

bool is_signed(char code) { return code >= 'a'; }

Failed out_of_range(Runtime& rt, char code, uint8_t width) {
  static constexpr const char* names[] = {"byte", "ubyte", "short", "ushort"};
  unsigned bits = width * 8;
  int64_t least = is_signed(code) ? -(int64_t(1) << (bits - 1)) : 0;
  int64_t most = (int64_t(1) << (is_signed(code) ? bits - 1 : bits)) - 1;
  if (width < 4)
    return raise(rt, struct_error_type, "%s format requires %lld <= number <= %lld"_m,
                 names[(width - 1) * 2 + !is_signed(code)], least, most);
  return raise(rt, struct_error_type, "'%c' format requires %lld <= number <= %lld"_m, code, least, most);
}

Result<uint64_t> integer_bits(Runtime& rt, char code, uint8_t width, Value value) {
  Value number = as_int(rt, value);
  if (number.is_error()) {
    if (!is_int(value) && special_method(rt, value, sym<"__index__">).is_empty() &&
        catch_exception(rt, type_error_type))
      return raise(rt, struct_error_type, "required argument is not an integer"_m);
    return Failed{};
  }
  IntView view(number);
  int64_t n = 0;
  bool small = big::to_int64(view, n);
  if (code == 'P' && !small && (view.negative() || view.magnitude().size() * sizeof(Limb) > width))
    return raise(rt, struct_error_type, "int too large to convert"_m);
  if (width == 8 && !is_signed(code) && !view.negative() && view.magnitude().size() <= 2)
    return big::low64(view.magnitude());
  bool wide_unsigned = width >= 4 && !is_signed(code) && code != 'P';
  if (!small || (wide_unsigned && n < 0)) return raise(rt, struct_error_type, "argument out of range"_m);
  if (width < 8) {
    int64_t least = is_signed(code) ? -(int64_t(1) << (width * 8 - 1)) : 0;
    int64_t most = (int64_t(1) << (is_signed(code) ? width * 8 - 1 : width * 8)) - 1;
    if ((n < least || n > most) && code != 'P') return out_of_range(rt, code, width);
  }
  return uint64_t(n);
}

Result<uint64_t> float_bits_of(Runtime& rt, char code, Value value) {
  auto converted = as_float(rt, value);
  if (converted.failed()) {
    (void)take_exception(rt);
    return raise(rt, struct_error_type, "required argument is not a float"_m);
  }
  Float f = converted.get();
  if (code == 'd') return std::bit_cast<uint64_t>(double(f));
  if (code == 'f') {
    auto narrow = float(f);
    if (f - f == 0 && narrow - narrow != 0)
      return is_int(value) ? raise(rt, struct_error_type, "int too large to convert"_m)
                           : raise(rt, overflow_error_type, "float too large to pack with f format"_m);
    return uint64_t(std::bit_cast<uint32_t>(narrow));
  }
  uint16_t half;
  if (!to_half(double(f), half) && f - f == 0)
    return is_int(value) ? raise(rt, struct_error_type, "int too large to convert"_m)
                         : raise(rt, overflow_error_type, "float too large to pack with e format"_m);
  return uint64_t(half);
}

// 's' and 'p': a text of fixed size, the latter with its length in front.
Status pack_text(Runtime& rt, const StructField& field, uint8_t* out, Value value) {
  if (!is_bytes(value) && !is_bytearray(value))
    return raise(rt, struct_error_type, "argument for '%c' must be a bytes object"_m, field.code);
  string_view text = byte_view(value);
  size_t room = field.count;
  if (field.code == 'p' && room) {
    room--;
    *out++ = uint8_t(text.size() < room ? std::min(text.size(), size_t(255)) : std::min(room, size_t(255)));
  }
  size_t copied = std::min(text.size(), room);
  if (copied) std::memcpy(out, text.data(), copied);
  return {};
}

Status pack_one(Runtime& rt, const StructField& field, uint8_t* out, Value value, bool big_endian) {
  switch (field.code) {
    case '?': *out = TRY(truth(rt, value)); return {};
    case 'c':
      if (!is_bytes(value) || byte_view(value).size() != 1)
        return raise(rt, struct_error_type, "char format requires a bytes object of length 1"_m);
      *out = uint8_t(byte_view(value)[0]);
      return {};
    case 'e':
    case 'f':
    case 'd': put(out, TRY(float_bits_of(rt, field.code, value)), field.width, big_endian); return {};
    default: put(out, TRY(integer_bits(rt, field.code, field.width, value)), field.width, big_endian); return {};
  }
}

Value unpack_one(Runtime& rt, const StructField& field, const uint8_t* in, bool big_endian) {
  uint64_t bits = take(in, field.width, big_endian);
  switch (field.code) {
    case '?': return Value::boolean(bits != 0);
    case 'c': return make_bytes(rt, {in, 1});
    case 'e': return make_float(rt, Float(from_half(uint16_t(bits))));
    case 'f': return make_float(rt, Float(std::bit_cast<float>(uint32_t(bits))));
    case 'd': return make_float(rt, Float(std::bit_cast<double>(bits)));
  }
  if (!is_signed(field.code)) return make_uint(rt, bits);
  unsigned unused = 64 - field.width * 8;
  return make_int(rt, int64_t(bits << unused) >> unused);
}

Value unpack_text(Runtime& rt, const StructField& field, const uint8_t* in) {
  if (field.code == 's') return make_bytes(rt, {in, field.count});
  size_t room = field.count ? field.count - 1 : 0;
  return make_bytes(rt, {in + 1, field.count ? std::min(size_t(*in), room) : 0});
}

}  // namespace

Status pack_struct(Runtime& rt, string_view text, uint8_t* out, Span<const Value> values) {
  StructFormat format(text);
  StructField field;
  size_t next_value = 0;
  while (TRY(format.next(rt, field))) {
    if (field.code == 'x') continue;
    if (field.code == 's' || field.code == 'p') {
      TRY(pack_text(rt, field, out + field.offset, values[next_value++]));
      continue;
    }
    uint8_t* at = out + field.offset;
    for (size_t i = 0; i < field.count; i++, at += field.width)
      TRY(pack_one(rt, field, at, values[next_value++], format.big_endian()));
  }
  return {};
}

Value unpack_struct(Runtime& rt, string_view text, const uint8_t* in, size_t values) {
  Tuple* tuple = make_tuple(rt, uint32_t(values));
  if (!tuple) return Failed{};
  StructFormat format(text);
  StructField field;
  size_t index = 0;
  while (TRY(format.next(rt, field))) {
    if (field.code == 'x') continue;
    if (field.code == 's' || field.code == 'p') {
      rt.heap.store(tuple->items()[index++], TRY(unpack_text(rt, field, in + field.offset)));
      continue;
    }
    const uint8_t* at = in + field.offset;
    for (size_t i = 0; i < field.count; i++, at += field.width)
      rt.heap.store(tuple->items()[index++], TRY(unpack_one(rt, field, at, format.big_endian())));
  }
  return to_value(tuple);
}

}  // namespace adder
