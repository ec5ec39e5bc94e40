// binascii: hexadecimal, base64, checksums.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

EXCEPTION_TYPE("binascii.Error", binascii_error_type, value_error_type, plain);
EXCEPTION_TYPE("binascii.Incomplete", binascii_incomplete_type, exception_type, plain);

// bytes-like, or a str of ASCII.
Result<string_view> data_of(Runtime& rt, Value v) {
  if (!is_str(v)) {
    if (!has_buffer(v))
      return raise(rt, type_error_type, "argument should be bytes, buffer or ASCII string, not '%T'"_m, v);
    return bytes_argument(rt, v);
  }
  if (!as_str(v)->ascii()) return raise(rt, value_error_type, "string argument should contain only ASCII characters"_m);
  return as_str(v)->view();
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

constexpr char hexlify_list[] = "data, sep, bytes_per_sep=1";
Value hexlify(Runtime& rt, const Args& args) {
  string_view data = TRY(bytes_argument(rt, args[0]));
  Value rest[3] = {args[0], args[1], args[2]};
  Value text = TRY(make_bytes(rt, {reinterpret_cast<const uint8_t*>(data.data()), data.size()}));
  rest[0] = text;
  Value method = TRY(get_attribute(rt, text, sym<"hex">));
  uint32_t count = rest[1].is_empty() ? 0 : rest[2].is_empty() ? 1 : 2;
  Value shown = TRY(call(rt, method, Args{rest + 1, count}));
  string_view view = as_str(shown)->view();
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(view.data()), view.size()});
}

Value unhexlify(Runtime& rt, const Args& args) {
  string_view text = TRY(data_of(rt, args[0]));
  if (text.size() % 2) return raise(rt, binascii_error_type, "Odd-length string"_m);
  BytesObject* bytes = allocate_bytes(rt, text.size() / 2);
  if (!bytes) return Failed{};
  for (size_t i = 0; i < text.size(); i += 2) {
    int high = hex_value(text[i]), low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return raise(rt, binascii_error_type, "Non-hexadecimal digit found"_m);
    bytes->mutable_data()[i / 2] = uint8_t(high << 4 | low);
  }
  return to_value(bytes);
}

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

constexpr char b2a_list[] = "data, /, *, newline=True";
Value b2a_base64(Runtime& rt, const Args& args) {
  string_view data = TRY(bytes_argument(rt, args[0]));
  bool newline = args[1].is_empty() || TRY(truth(rt, args[1]));
  TextBuilder out(rt);
  for (size_t i = 0; i < data.size(); i += 3) {
    size_t count = std::min<size_t>(3, data.size() - i);
    uint32_t bits = 0;
    for (size_t j = 0; j < 3; j++) bits = bits << 8 | (j < count ? uint8_t(data[i + j]) : 0);
    for (size_t j = 0; j < 4; j++) out.add(j <= count ? base64_digits[bits >> (18 - 6 * j) & 63] : '=');
  }
  if (newline) out.add('\n');
  return out.finish_bytes();
}

// Characters that are no base64 are skipped, unless strict_mode says they are errors.
constexpr char a2b_list[] = "data, /, *, strict_mode=False";
Value a2b_base64(Runtime& rt, const Args& args) {
  string_view text = TRY(data_of(rt, args[0]));
  bool strict = !args[1].is_empty() && TRY(truth(rt, args[1]));
  if (strict && !text.empty() && text[0] == '=') return raise(rt, binascii_error_type, "Leading padding not allowed"_m);
  TextBuilder out(rt);
  uint32_t bits = 0;
  unsigned digits = 0, padding = 0;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '=') {
      padding++;
      if (digits % 4 >= 2 && digits % 4 + padding >= 4) {
        if (strict && i + 1 < text.size()) return raise(rt, binascii_error_type, "Excess data after padding"_m);
        digits = padding = 0;
        return out.finish_bytes();
      }
      continue;
    }
    int value = base64_value(text[i]);
    if (value < 0) {
      if (strict) return raise(rt, binascii_error_type, "Only base64 data is allowed"_m);
      continue;
    }
    if (strict && padding) return raise(rt, binascii_error_type, "Discontinuous padding not allowed"_m);
    padding = 0;
    bits = bits << 6 | uint32_t(value);
    digits++;
    if (digits % 4 != 1) out.add(char(bits >> (6 - 2 * ((digits - 1) % 4)) & 255));
  }
  if (digits % 4 == 1)
    return raise(
        rt, binascii_error_type,
        "Invalid base64-encoded string: number of data characters (%u) cannot be 1 more than a multiple of 4"_m,
        digits);
  if (digits % 4) return raise(rt, binascii_error_type, "Incorrect padding"_m);
  return out.finish_bytes();
}

uint32_t crc32(Bytes data, uint64_t value) {
  uint32_t crc = ~uint32_t(value);
  for (uint8_t byte : data) {
    crc ^= byte;
    for (int i = 0; i < 8; i++) crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
  }
  return ~crc;
}

// The CRC of CCITT with polynomial 0x1021, as XMODEM uses it.
uint32_t crc_hqx(Bytes data, uint32_t value) {
  uint16_t crc = uint16_t(value);
  for (uint8_t byte : data) {
    crc = uint16_t(crc ^ byte << 8);
    for (int i = 0; i < 8; i++) crc = uint16_t(crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1);
  }
  return crc;
}

constexpr Attribute attributes[] = {
    CONSTANT("Error", &binascii_error_type),
    CONSTANT("Incomplete", &binascii_incomplete_type),
    FUNCTION_P("a2b_base64", a2b_base64, 1, 2, a2b_list),
    FUNCTION("a2b_hex", unhexlify, 1, 1),
    FUNCTION_P("b2a_base64", b2a_base64, 1, 2, b2a_list),
    FUNCTION_P("b2a_hex", hexlify, 1, 3, hexlify_list),
    FUNCTION_T("crc32", crc32, "data, value=0, /"),
    FUNCTION_T("crc_hqx", crc_hqx, "data, value, /"),
    FUNCTION_P("hexlify", hexlify, 1, 3, hexlify_list),
    FUNCTION("unhexlify", unhexlify, 1, 1),
};

}  // namespace

extern const NativeModule binascii_module;
constinit const NativeModule binascii_module = {sym<"binascii">, attributes, std::size(attributes)};

}  // namespace adder
