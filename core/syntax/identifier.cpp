// Reading of UTF-8 and the classes of characters. The table of identifier characters is made by
// tools/generate_identifier_table.py, which describes its format.
#include "core/syntax/identifier.h"

#include "core/base/bits.h"

namespace adder::syntax {

namespace {

struct Checkpoint {
  uint32_t code_point;  // where the run begins
  uint32_t offset;      // of the run in the table
};

#include "core/syntax/identifier_table.inc"

enum class IdentifierClass : uint8_t { None, Continue, Start };

// Walks the runs from the last checkpoint before the code point.
IdentifierClass class_in_table(char32_t code_point) {
  size_t index = 0;
  while (index + 1 < std::size(checkpoints) && checkpoints[index + 1].code_point <= code_point) ++index;
  char32_t run_end = checkpoints[index].code_point;
  for (size_t offset = checkpoints[index].offset; offset < sizeof runs;) {
    uint32_t value = 0;
    uint8_t byte;
    for (int shift = 0;; shift += 7) {
      byte = runs[offset++];
      value |= uint32_t(byte & 0x7F) << shift;
      if (!(byte & 0x80)) break;
    }
    run_end += (value >> 2) + 1;
    if (code_point < run_end) return IdentifierClass(value & 3);
  }
  return IdentifierClass::None;
}

IdentifierClass class_of(char32_t code_point) {
  if (code_point >= 0x80) return class_in_table(code_point);
  char32_t letter = code_point | 0x20;
  if ((letter >= 'a' && letter <= 'z') || code_point == '_') return IdentifierClass::Start;
  return code_point >= '0' && code_point <= '9' ? IdentifierClass::Continue : IdentifierClass::None;
}

struct Range {
  uint32_t first;
  uint32_t last;
};

constexpr Range invisible[] = {
    {0x0, 0x1F},        {0x7F, 0xA0},        {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},      {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},
    {0x180E, 0x180E},   {0x2000, 0x200F},    {0x2028, 0x202F},   {0x205F, 0x2064},   {0x2066, 0x206F},
    {0x3000, 0x3000},   {0xD800, 0xF8FF},    {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD},
    {0x110CD, 0x110CD}, {0x13430, 0x13438},  {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0001, 0xE0001},
    {0xE0020, 0xE007F}, {0xF0000, 0x10FFFF},
};

// Length of the valid UTF-8 sequence at `text`, which begins with a byte above 0x7F; 0 when it is not valid.
size_t sequence_length(const uint8_t* text, size_t available) {
  uint8_t lead = text[0];
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > available) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((text[i] & 0xC0) != 0x80) return 0;
  if (lead == 0xE0 && text[1] < 0xA0) return 0;  // overlong
  if (lead == 0xED && text[1] > 0x9F) return 0;  // surrogate
  if (lead == 0xF0 && text[1] < 0x90) return 0;  // overlong
  if (lead == 0xF4 && text[1] > 0x8F) return 0;  // above U+10FFFF
  return length;
}

}  // namespace

bool is_identifier_start(char32_t code_point) { return class_of(code_point) == IdentifierClass::Start; }
bool is_identifier_continue(char32_t code_point) { return class_of(code_point) != IdentifierClass::None; }

bool is_invisible(char32_t code_point) {
  for (Range range : invisible)
    if (code_point >= range.first && code_point <= range.last) return true;
  return false;
}

char32_t decode_character(const char*& text) {
  auto* bytes = reinterpret_cast<const uint8_t*>(text);
  uint8_t lead = bytes[0];
  if (lead < 0x80) {
    text += 1;
    return lead;
  }
  if (lead < 0xE0) {
    text += 2;
    return char32_t(lead & 0x1F) << 6 | (bytes[1] & 0x3F);
  }
  if (lead < 0xF0) {
    text += 3;
    return char32_t(lead & 0x0F) << 12 | char32_t(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
  }
  text += 4;
  return char32_t(lead & 0x07) << 18 | char32_t(bytes[1] & 0x3F) << 12 | char32_t(bytes[2] & 0x3F) << 6 |
         (bytes[3] & 0x3F);
}

size_t encode_character(char32_t code_point, char* out) {
  if (code_point < 0x80) {
    out[0] = char(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    out[0] = char(0xC0 | code_point >> 6);
    out[1] = char(0x80 | (code_point & 0x3F));
    return 2;
  }
  if (code_point < 0x10000) {
    out[0] = char(0xE0 | code_point >> 12);
    out[1] = char(0x80 | (code_point >> 6 & 0x3F));
    out[2] = char(0x80 | (code_point & 0x3F));
    return 3;
  }
  out[0] = char(0xF0 | code_point >> 18);
  out[1] = char(0x80 | (code_point >> 12 & 0x3F));
  out[2] = char(0x80 | (code_point >> 6 & 0x3F));
  out[3] = char(0x80 | (code_point & 0x3F));
  return 4;
}

size_t find_invalid_text(string_view text) {
  auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  constexpr size_t high_bits = ~size_t(0) / 255 * 0x80;
  constexpr size_t low_bits = ~size_t(0) / 255;
  size_t at = 0;
  while (at < text.size()) {
    // A word at a time while every byte is from 1 to 127.
    while (at + sizeof(size_t) <= text.size()) {
      size_t word = load_unaligned<size_t>(bytes + at);
      if ((word | (word - low_bits)) & high_bits) break;
      at += sizeof(size_t);
    }
    if (at == text.size()) break;
    if (bytes[at] == 0) return at;
    size_t length = bytes[at] < 0x80 ? 1 : sequence_length(bytes + at, text.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return text.size();
}

}  // namespace adder::syntax
