// TextBuilder: puts a text together piece by piece, for reprs and messages.
//
// Short texts stay in the builder, on the native stack; longer ones grow in a Buffer of the heap. A failure (no memory,
// an exception in a repr) is remembered: later appends do nothing, and finish() returns error() with the exception
// pending. So a function may append without looking and return finish().
#pragma once

#include <cstdarg>

#include "core/runtime/runtime.h"

namespace adder {

class TextBuilder {
 public:
  explicit TextBuilder(Runtime& rt) : rt_(rt), data_(inline_) {}
  TextBuilder(const TextBuilder&) = delete;
  TextBuilder& operator=(const TextBuilder&) = delete;

  void append(string_view text);
  void append(char c) { append(string_view(&c, 1)); }
  void append(const char* text) { append(string_view(text)); }
  void append(const Str* text) { append(text->view()); }
  void append_repeated(char c, size_t count);
  void append_signed(int64_t n);
  void append_unsigned(uint64_t n, unsigned base = 10, unsigned least_digits = 1);
  void append_code_point(uint32_t code_point);  // as UTF-8
  void append_str(Value v);                     // str(v)
  void append_repr(Value v);                    // repr(v)
  // The formats of raise(), see runtime.h.
  void append_format(const char* format, ...);
  void append_arguments(const char* format, va_list arguments);

  bool failed() const { return failed_; }
  void fail() { failed_ = true; }  // an exception is pending already
  size_t size() const { return size_; }
  void truncate(size_t size) { size_ = size; }
  string_view view() const { return {data_, size_}; }  // until the next append
  Value finish();                                      // a Str, or error()

 private:
  bool reserve(size_t more);

  Runtime& rt_;
  char* data_;  // inline_, or the contents of buffer_
  Object* buffer_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = sizeof inline_;
  bool failed_ = false;
  char inline_[112];
};

}  // namespace adder
