// UTF-8: stepping, counting, encoding. Text inside a Str is always valid, with surrogates allowed (as CPython's strings
// may hold them), so stepping needs no checks.
#pragma once

#include "core/base/base.h"

namespace adder {

// Bytes of the code point that begins with `lead`.
constexpr unsigned utf8_width(uint8_t lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
constexpr bool utf8_continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

inline char32_t utf8_decode(const char* at) {
  auto* p = reinterpret_cast<const uint8_t*>(at);
  switch (utf8_width(p[0])) {
    case 1: return p[0];
    case 2: return char32_t(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3: return char32_t(p[0] & 0x0F) << 12 | char32_t(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    default:
      return char32_t(p[0] & 0x07) << 18 | char32_t(p[1] & 0x3F) << 12 | char32_t(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
  }
}

inline size_t utf8_length(string_view text) {
  size_t count = 0;
  for (char c : text) count += !utf8_continues(uint8_t(c));
  return count;
}

// Byte offset of the code point with number `index`; text.size() when there are not so many.
inline size_t utf8_offset(string_view text, size_t index) {
  size_t at = 0;
  while (index-- && at < text.size()) at += utf8_width(uint8_t(text[at]));
  return at;
}

inline bool is_ascii(string_view text) {
  uint8_t seen = 0;
  for (char c : text) seen |= uint8_t(c);
  return seen < 128;
}

struct Utf8Check {
  size_t bad_at;       // offset of the first invalid byte; the size when all is well
  size_t bad_bytes;    // how many belong to the bad sequence
  const char* reason;  // CPython's words
};
Utf8Check check_utf8(string_view text);

}  // namespace adder
