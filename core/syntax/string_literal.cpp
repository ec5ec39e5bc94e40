// Decoding of string literals, one pass; the result is never longer than the literal.
#include "core/syntax/string_literal.h"

#include <algorithm>

#include "core/syntax/identifier.h"
#include "core/syntax/token.h"

namespace adder::syntax {

bool TextBuilder::reserve(size_t more) {
  if (more <= capacity_ - length_) return true;
  size_t capacity = length_ + std::max<size_t>(more, length_);  // doubled when it grows, so that joining stays linear
  auto* memory = static_cast<char*>(arena_.allocate(capacity));
  if (!memory) return false;
  if (length_) std::memcpy(memory, data_, length_);
  data_ = memory;
  capacity_ = uint32_t(capacity);
  return true;
}

bool TextBuilder::append(string_view text) {
  if (!reserve(text.size())) return false;
  if (!text.empty()) std::memcpy(end(), text.data(), text.size());
  length_ += uint32_t(text.size());
  return true;
}

Text TextBuilder::take() {
  Text result = {data_, length_};
  data_ = nullptr;
  length_ = capacity_ = 0;
  return result;
}

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char letter = char(c | 0x20);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

class Decoder {
 public:
  Decoder(const LiteralText& literal, char* out, EscapeError& error)
      : literal_(literal), at_(literal.begin), out_(out), error_(error) {}

  // Behind the last byte written, null after an error.
  char* run() {
    bool raw = literal_.flags & Token::raw;
    while (at_ != literal_.end) {
      char c = *at_;
      if (c == '\\' && !raw) {
        if (!escape()) return nullptr;
      } else if (c == '\r') {
        *out_++ = '\n';
        at_ += at_ + 1 != literal_.end && at_[1] == '\n' ? 2 : 1;
      } else {
        *out_++ = c;
        ++at_;
        if (literal_.doubled_braces && (c == '{' || c == '}') && at_ != literal_.end && *at_ == c) ++at_;
      }
    }
    return out_;
  }

 private:
  bool is_bytes() const { return literal_.flags & Token::bytes; }

  void put(char32_t code_point) {
    if (is_bytes()) {
      *out_++ = char(code_point);
    } else {
      out_ += encode_character(code_point, out_);
    }
  }

  // The character of a one-letter escape, or -1.
  static int simple_escape(char c) {
    constexpr char letters[] = "\\'\"abfnrtv";
    constexpr char values[] = "\\'\"\a\b\f\n\r\t\v";
    for (size_t i = 0; letters[i]; ++i)
      if (letters[i] == c) return values[i];
    return -1;
  }

  bool escape() {
    const char* start = at_++;
    char c = *at_++;
    if (int value = simple_escape(c); value >= 0) {
      *out_++ = char(value);
      return true;
    }
    if (c >= '0' && c <= '7') return octal(c);
    if (c == '\n') return true;
    if (c == '\r') {
      if (at_ != literal_.end && *at_ == '\n') ++at_;
      return true;
    }
    if (c == 'x') return hexadecimal(start, 2, "truncated \\xXX escape");
    if (!is_bytes()) {
      if (c == 'u') return hexadecimal(start, 4, "truncated \\uXXXX escape");
      if (c == 'U') return hexadecimal(start, 8, "truncated \\UXXXXXXXX escape");
      if (c == 'N') return named(start);
    }
    *out_++ = '\\';  // not an escape: both characters stand for themselves
    --at_;
    return true;
  }

  bool octal(char first) {
    uint32_t value = uint32_t(first - '0');
    for (int digits = 1; digits < 3 && at_ != literal_.end && *at_ >= '0' && *at_ <= '7'; ++digits)
      value = value * 8 + uint32_t(*at_++ - '0');
    put(value);
    return true;
  }

  bool hexadecimal(const char* start, int digits, const char* truncated) {
    char32_t value = 0;
    for (int i = 0; i < digits; ++i, ++at_) {
      int digit = at_ != literal_.end ? hex_value(*at_) : -1;
      if (digit < 0) return fail(start, is_bytes() ? "invalid \\x escape" : truncated);
      value = value << 4 | char32_t(digit);
    }
    if (value > 0x10FFFF) return fail(start, "illegal Unicode character");
    put(value);
    return true;
  }

  bool named(const char* start) {
    const char* name = at_ + 1;
    const char* end = name;
    if (at_ == literal_.end || *at_ != '{') return fail(start, "malformed \\N character escape");
    while (end != literal_.end && *end != '}') ++end;
    at_ = end;
    if (end == literal_.end || end == name) return fail(start, "malformed \\N character escape");
    ++at_;
    char32_t value = literal_.character_named ? literal_.character_named({name, size_t(end - name)}) : 0;
    if (!value) return fail(start, "unknown Unicode character name");
    put(value);
    return true;
  }

  // The escape from `start` to at_ is bad.
  bool fail(const char* start, const char* reason) {
    error_.reason = reason;
    error_.first = distance(literal_.begin, start);
    error_.last = error_.first + distance(start, at_) - 1;
    return false;
  }

  uint32_t distance(const char* from, const char* to) const {
    uint32_t bytes = 0;
    while (from < to) {
      bool ascii = uint8_t(*from) < 0x80;
      bytes += ascii || is_bytes() ? 1 : 10;
      decode_character(from);
    }
    return bytes;
  }

  const LiteralText& literal_;
  const char* at_;
  char* out_;
  EscapeError& error_;
};

}  // namespace

bool decode_literal(TextBuilder& builder, const LiteralText& literal, EscapeError& error) {
  size_t length = size_t(literal.end - literal.begin);
  if (literal.flags & Token::plain) return builder.append({literal.begin, length});
  if (!builder.reserve(length)) return false;
  char* end = Decoder(literal, builder.end(), error).run();
  if (!end) return false;
  builder.set_end(end);
  return true;
}

}  // namespace adder::syntax
