// The check of bytes from outside, with CPython's reasons for what is wrong.
#include "core/types/utf8.h"

namespace adder {

Utf8Check check_utf8(string_view text) {
  auto* p = reinterpret_cast<const uint8_t*>(text.data());
  size_t size = text.size();
  for (size_t i = 0; i < size;) {
    uint8_t lead = p[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    if (lead < 0xC2 || lead > 0xF4) return {i, 1, "invalid start byte"};
    unsigned width = utf8_width(lead);
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (unsigned k = 1; k < width; k++) {
      if (i + k >= size) return {i, size - i, "unexpected end of data"};
      uint8_t byte = p[i + k];
      bool fits = k == 1 ? byte >= low && byte <= high : utf8_continues(byte);
      if (!fits) return {i, k, "invalid continuation byte"};
    }
    i += width;
  }
  return {size, 0, nullptr};
}

}  // namespace adder
