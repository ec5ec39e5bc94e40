// Choices by name, for dsp and ml.
#include "modules/dsp/support.h"

namespace adder {

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
