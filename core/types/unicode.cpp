// Look-up in the tables that tools/dev/unicode_tables.py makes.
#include "core/types/unicode.h"

#include "core/syntax/identifier.h"

namespace adder {

namespace {

// `count` codes of one plane, `step` apart, whose other case lies `difference` away, modulo the plane's 65,536 codes.
struct CaseRun {
  uint16_t first, difference;
  uint8_t count, step;
  uint32_t last() const { return first + (count - 1u) * step; }
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

// The runs of plane 0 stand before those of plane 1; other planes have none.
char32_t mapped(Span<const CaseRun> all, size_t of_plane_0, char32_t code) {
  Span<const CaseRun> runs =
      code < 0x10000 ? all.first(of_plane_0) : all.subspan(code < 0x20000 ? of_plane_0 : all.size());
  uint32_t in_plane = code & 0xffff;
  size_t low = 0, high = runs.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (runs[middle].last() < in_plane)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == runs.size() || in_plane < runs[low].first || (in_plane - runs[low].first) % runs[low].step) return code;
  return (code & ~char32_t(0xffff)) | ((in_plane + runs[low].difference) & 0xffff);
}

}  // namespace

// Letters begin names, and a letter of one case has another: all but the exceptions.
bool has_class_beyond_ascii(CharacterClass cls, char32_t code) {
  switch (cls) {
    case CharacterClass::Alpha: return syntax::is_identifier_start(code) != in_ranges(alpha_exceptions, code);
    case CharacterClass::Decimal: return in_ranges(decimal_ranges, code);
    case CharacterClass::Digit: return in_ranges(digit_ranges, code);
    case CharacterClass::Numeric: return in_ranges(numeric_ranges, code);
    case CharacterClass::Upper: return (to_lower_beyond_ascii(code) != code) != in_ranges(upper_exceptions, code);
    case CharacterClass::Lower: return (to_upper_beyond_ascii(code) != code) != in_ranges(lower_exceptions, code);
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

char32_t to_upper_beyond_ascii(char32_t code) { return mapped(upper_runs, upper_runs_of_plane_0, code); }
char32_t to_lower_beyond_ascii(char32_t code) { return mapped(lower_runs, lower_runs_of_plane_0, code); }

}  // namespace adder
