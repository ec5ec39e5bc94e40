// Look-up in the tables that tools/dev/unicode_tables.py makes.
#include "core/types/unicode.h"

namespace adder {

namespace {

struct CaseRun {
  uint32_t first, last;
  uint8_t step;
  int32_t difference;
};

#include "core/types/unicode_tables.inc"

uint32_t read_varint(const uint8_t*& p) {
  uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    uint8_t byte = *p++;
    value |= uint32_t(byte & 127) << shift;
    if (byte < 128) return value;
  }
}

// The first code of the range that holds `code`, or none.
constexpr uint32_t none = ~0u;
uint32_t range_start(Bytes ranges, char32_t code) {
  const uint8_t* p = ranges.data();
  const uint8_t* end = p + ranges.size();
  uint32_t at = 0;
  while (p < end) {
    at += read_varint(p);
    if (code < at) return none;
    uint32_t start = at;
    at += read_varint(p);
    if (code < at) return start;
  }
  return none;
}
bool in_ranges(Bytes ranges, char32_t code) { return range_start(ranges, code) != none; }

char32_t mapped(Span<const CaseRun> runs, char32_t code) {
  size_t low = 0, high = runs.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (runs[middle].last < code)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == runs.size() || code < runs[low].first || (code - runs[low].first) % runs[low].step) return code;
  return char32_t(int32_t(code) + runs[low].difference);
}

}  // namespace

bool has_class_beyond_ascii(CharacterClass cls, char32_t code) {
  switch (cls) {
    case CharacterClass::Alpha: return in_ranges(alpha_ranges, code);
    case CharacterClass::Decimal: return in_ranges(decimal_ranges, code);
    case CharacterClass::Digit: return in_ranges(digit_ranges, code);
    case CharacterClass::Numeric: return in_ranges(numeric_ranges, code);
    case CharacterClass::Upper: return in_ranges(upper_ranges, code);
    case CharacterClass::Lower: return in_ranges(lower_ranges, code);
    case CharacterClass::Space: return in_ranges(space_ranges, code);
    default: return in_ranges(unprintable_ranges, code);
  }
}

// Every script's digits stand together from 0 to 9, several runs of them perhaps without a gap.
int decimal_value(char32_t code) {
  if (code < 128) return is_ascii_digit(code) ? int(code - '0') : -1;
  uint32_t start = range_start(decimal_ranges, code);
  return start == none ? -1 : int(code - start) % 10;
}

char32_t to_upper_beyond_ascii(char32_t code) { return mapped(upper_runs, code); }
char32_t to_lower_beyond_ascii(char32_t code) { return mapped(lower_runs, code); }

}  // namespace adder
