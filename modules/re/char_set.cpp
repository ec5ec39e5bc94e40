// Sets of characters: writing and matching them.
#include "modules/re/char_set.h"

#include "core/types/unicode.h"

namespace adder::regex {

Status Words::insert(size_t at, uint32_t word) {
  if (size_ == capacity_) {
    size_t capacity = capacity_ ? capacity_ * 2 : 16;
    auto* buffer = rt_.heap.make<Buffer>(buffer_type, capacity * sizeof(uint32_t));
    if (!buffer) return rt_.no_memory();
    if (size_) std::memcpy(buffer->data(), buffer_->data(), size_ * sizeof(uint32_t));
    buffer_ = buffer;
    capacity_ = capacity;
  }
  std::memmove(data() + at + 1, data() + at, (size_ - at) * sizeof(uint32_t));
  data()[at] = word;
  size_++;
  return {};
}

bool is_word(char32_t code, bool ascii) {
  if (code < 128) return code == '_' || is_ascii_lower(code | 32) || is_ascii_digit(code);
  return !ascii && (has_class(CharacterClass::Alpha, code) || has_class(CharacterClass::Numeric, code));
}

bool in_categories(uint32_t categories, char32_t code, bool ascii) {
  if (categories & (Digit | NotDigit)) {
    bool digit = code < 128 || !ascii ? has_class(CharacterClass::Decimal, code) : false;
    if (categories & (digit ? Digit : NotDigit)) return true;
  }
  if (categories & (Space | NotSpace)) {
    bool space = ascii ? is_ascii_space(code) : has_class(CharacterClass::Space, code);
    if (categories & (space ? Space : NotSpace)) return true;
  }
  if (categories & (Word | NotWord)) {
    if (categories & (is_word(code, ascii) ? Word : NotWord)) return true;
  }
  return false;
}

namespace {

uint32_t range_count(const uint32_t* set) { return set[5] & 0xffff; }

bool listed(const uint32_t* set, char32_t code) {
  for (uint32_t i = 0; i < range_count(set); i++)
    if (set[set_head_words + 2 * i] <= code && code <= set[set_head_words + 2 * i + 1]) return true;
  return false;
}

// By what the set lists, the bitmap left out.
bool slow_match(const uint32_t* set, char32_t code) {
  auto flags = uint32_t(argument_of(set[0]));
  bool found = listed(set, code) || in_categories(set[5] >> 16, code, flags & SetAscii);
  if (!found && flags & SetFold) {
    bool fold = code < 128 || !(flags & SetAscii);
    found = fold && (listed(set, to_lower(code)) || listed(set, to_upper(code)));
  }
  return found != bool(flags & SetNegated);
}

}  // namespace

bool set_matches(const uint32_t* set, char32_t code) {
  return code < 128 ? set[1 + code / 32] >> code % 32 & 1 : slow_match(set, code);
}

size_t start_set(Words& words, uint32_t flags, Status& status) {
  size_t set = words.size();
  status = words.add(instruction(Op::Set, int32_t(flags)));
  for (uint32_t i = 1; i < set_head_words && !status.failed(); i++) status = words.add(0);
  return set;
}

Status add_to_set(Words& words, size_t set, char32_t low, char32_t high) {
  words[set + 5]++;
  TRY(words.add(low));
  return words.add(high);
}

void add_category_to_set(Words& words, size_t set, uint32_t category) { words[set + 5] |= category << 16; }

void finish_set(Words& words, size_t set) {
  uint32_t* data = words.data() + set;
  for (uint32_t code = 0; code < 128; code++)
    if (slow_match(data, code)) data[1 + code / 32] |= 1u << code % 32;
}

}  // namespace adder::regex
