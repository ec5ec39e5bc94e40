// Where formatted text goes, and a writer that hands it over in larger pieces.
#pragma once

#include <algorithm>

#include "core/base/bits.h"

namespace adder {

// Takes pieces of UTF-8 text in order. False: it could not (no memory); the formatter gives up.
class TextSink {
 public:
  virtual bool write(string_view text) = 0;

 protected:
  ~TextSink() = default;
};

// Writes a code point as UTF-8; returns the number of bytes, at most 4.
inline size_t encode_utf8(char32_t code, char (&out)[4]) {
  if (code < 0x80) {
    out[0] = char(code);
    return 1;
  }
  size_t count = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = count; i-- > 1; code >>= 6) out[i] = char(0x80 | (code & 0x3f));
  out[0] = char(0xf00 >> count | code);
  return count;
}

class SinkWriter {
 public:
  explicit SinkWriter(TextSink& sink) : sink_(sink) {}

  void put(char c) {
    if (used_ == sizeof buffer_) flush();
    buffer_[used_++] = c;
  }
  void put(string_view text) {
    if (text.size() > sizeof buffer_ - used_) {
      flush();
      if (text.size() > sizeof buffer_) {
        good_ = good_ && sink_.write(text);
        return;
      }
    }
    std::copy(text.begin(), text.end(), buffer_ + used_);
    used_ += text.size();
  }
  void fill(char32_t code, size_t count) {
    char encoded[4];
    string_view text(encoded, encode_utf8(code, encoded));
    for (; count && good_; --count) put(text);
  }
  // Hands over what is left; false when the sink refused anything.
  bool finish() {
    flush();
    return good_;
  }

 private:
  void flush() {
    if (used_ && good_) good_ = sink_.write({buffer_, used_});
    used_ = 0;
  }

  TextSink& sink_;
  size_t used_ = 0;
  bool good_ = true;
  char buffer_[64];
};

}  // namespace adder
