// Messages: texts that are seldom read, packed when the program is compiled and unpacked when one is wanted.
//
//   raise(rt, value_error_type, "negative shift count"_m);
//
// The packing is byte pair encoding: message_pairs.inc lists the pairs of characters that are most frequent in the
// messages, where a pair already listed is a character too. A byte that no message needs for itself stands for a pair;
// the image holds nothing but these bytes, about half of the text.
#pragma once

#include <iterator>

#include "core/base/fixed_string.h"

namespace adder {

struct MessagePair {
  uint8_t first, second;
};
inline constexpr MessagePair message_pairs[] = {
#include "core/base/message_pairs.inc"
};
// The codes of pairs are the bytes from 1 to 31, then those from 127 on.
constexpr unsigned low_codes = 31, first_high_code = 127;
constexpr uint8_t pair_code(unsigned pair) {
  return uint8_t(pair < low_codes ? 1 + pair : first_high_code + pair - low_codes);
}
constexpr bool is_pair_code(uint8_t byte) { return byte < 32 || byte >= first_high_code; }
constexpr const MessagePair& pair_of(uint8_t code) {
  return message_pairs[code < 32 ? code - 1u : code - first_high_code + low_codes];
}
static_assert(std::size(message_pairs) <= low_codes + 256 - first_high_code);

struct Message {
  const uint8_t* packed;  // ends with 0
};

// A message's text, on the native stack.
class MessageText {
 public:
  static constexpr size_t capacity = 256;

  MessageText(Message message);
  operator const char*() const { return text_; }
  operator string_view() const { return text_; }

 private:
  char text_[capacity];
};

template <size_t N>
struct PackedText {
  uint8_t bytes[N] = {};
  size_t size = 0;  // without the closing 0
};

// Each pair in turn becomes its code wherever it stands.
template <size_t N>
consteval PackedText<N> pack_message(const FixedString<N>& text) {
  PackedText<N> packed;
  for (size_t i = 0; i < N - 1; i++) packed.bytes[i] = uint8_t(text.text[i]);
  packed.size = N - 1;
  for (unsigned pair = 0; pair < std::size(message_pairs); pair++) {
    size_t to = 0;
    for (size_t i = 0; i < packed.size; i++) {
      bool found = i + 1 < packed.size && packed.bytes[i] == message_pairs[pair].first &&
                   packed.bytes[i + 1] == message_pairs[pair].second;
      packed.bytes[to++] = found ? pair_code(pair) : packed.bytes[i];
      i += found;
    }
    packed.size = to;
  }
  return packed;
}

template <FixedString Text>
struct MessageBytes {
  static_assert(Text.size < MessageText::capacity, "a message is unpacked into a buffer of fixed size");
  static_assert(
      [] {
        for (size_t i = 0; i < Text.size; i++)
          if (is_pair_code(uint8_t(Text.text[i]))) return false;
        return true;
      }(),
      "messages are of printable ASCII");

  static constexpr PackedText all = pack_message(Text);
  struct Exact {
    uint8_t bytes[all.size + 1];
  };
  static constexpr Exact packed = [] {
    Exact exact = {};
    for (size_t i = 0; i < all.size; i++) exact.bytes[i] = all.bytes[i];
    return exact;
  }();
};
template <FixedString Text>
consteval Message operator""_m() {
  return {MessageBytes<Text>::packed.bytes};
}

}  // namespace adder
