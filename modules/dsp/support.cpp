// Checks and choices for dsp, ml and emlearn. Out of line: a board has them once.
#include "modules/dsp/support.h"

namespace adder {

Status check_length(Runtime& rt, const char* function, const char* argument, size_t wanted, size_t got) {
  if (got == wanted) return {};
  return raise(rt, value_error_type, "%s() argument '%s' must have %zu items, not %zu", function, argument, wanted,
               got);
}

// Overlapping means: not beginning at the same address.
Status check_overlap(Runtime& rt, const char* function, const void* a, size_t a_bytes, const void* b, size_t b_bytes) {
  auto *p = static_cast<const uint8_t*>(a), *q = static_cast<const uint8_t*>(b);
  if (p == q || p >= q + b_bytes || q >= p + a_bytes) return {};
  return raise(rt, value_error_type, "%s(): input and output overlap", function);
}

Status check_apart(Runtime& rt, const char* function, const void* a, size_t a_bytes, const void* b, size_t b_bytes) {
  if (a != b || a_bytes == 0) return check_overlap(rt, function, a, a_bytes, b, b_bytes);
  return raise(rt, value_error_type, "%s(): input and output are the same memory", function);
}

Result<uint8_t> choose(Runtime& rt, const char* function, const char* argument, string_view text, const char* names) {
  uint8_t index = 0;
  for (const char* p = names; *p;) {
    size_t length = 0;
    while (p[length] && p[length] != ' ') length++;
    if (string_view(p, length) == text) return index;
    p += length + (p[length] == ' ');
    index++;
  }
  return raise(rt, value_error_type, "%s() argument '%s' must be one of %s, not '%.*s'", function, argument, names,
               int(text.size()), text.data());
}

}  // namespace adder
