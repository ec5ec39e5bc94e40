// TextBuilder: a str put together piece by piece; and the guard that ends the repr of a container inside itself.
//
// Short texts stay in the builder, on the native stack; longer ones lie in a Buffer of the heap, which the builder keeps
// alive. A failure (no memory, an exception in a repr) is remembered: the builder is then dead, and finish() gives error()
// with the exception pending. So `append…` may be checked each time (TRY), or `add…` used freely and finish() returned.
#pragma once

#include <cstdarg>

#include "core/types/layouts.h"

namespace adder {

class TextBuilder {
 public:
  explicit TextBuilder(Runtime& rt) : rt_(rt), data_(inline_) {}
  TextBuilder(const TextBuilder&) = delete;
  TextBuilder& operator=(const TextBuilder&) = delete;

  Status append(string_view text) { return add(text).status(); }
  Status append(char c) { return add(c).status(); }
  Status append_repr(Value v) { return add_repr(v).status(); }
  Status append_str(Value v) { return add_str(v).status(); }
  Status append_int(int64_t n) { return add_int(n).status(); }

  TextBuilder& add(string_view text);
  TextBuilder& add(const char* text) { return add(string_view(text)); }
  TextBuilder& add(const Str* text) { return add(text->view()); }
  TextBuilder& add(char c) { return add(string_view(&c, 1)); }
  TextBuilder& add_repeated(char c, size_t count);
  TextBuilder& add_int(int64_t n);
  TextBuilder& add_unsigned(uint64_t n, unsigned base = 10, unsigned least_digits = 1);
  TextBuilder& add_str(Value v);   // str(v)
  TextBuilder& add_repr(Value v);  // repr(v)
  // The formats of raise(), see runtime.h.
  TextBuilder& add_format(Message format, ...);
  TextBuilder& add_format(const char* format, ...);
  TextBuilder& add_arguments(const char* format, va_list arguments);

  char* reserve(size_t bytes);  // room for so many bytes at the end, or nullptr (pending); then commit what was written
  void commit(size_t bytes) { size_ += bytes; }
  void truncate(size_t size) { size_ = size; }
  size_t size() const { return size_; }
  string_view view() const { return {data_, size_}; }  // until the next addition
  bool failed() const { return failed_; }
  void fail() { failed_ = true; }  // an exception is pending already
  Status status() const { return failed_ ? Status(Failed{}) : Status(); }
  Value finish() { return failed_ ? Value::error() : make_str(rt_, view()); }
  Value finish_bytes() {
    return failed_ ? Value::error() : make_bytes(rt_, {reinterpret_cast<const uint8_t*>(data_), size_});
  }

 private:
  Runtime& rt_;
  char* data_;  // inline_, or inside buffer_
  Buffer* buffer_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = sizeof inline_;
  bool failed_ = false;
  char inline_[word_is_64_bit ? 128 : 64];
};

// Lives on the native stack while a container's repr is made; `recursive()` says that it is inside itself.
struct ReprGuard {
  ReprGuard(Runtime& runtime, Value container) : rt(runtime), object(container), outer(runtime.repr_guard) {
    rt.repr_guard = this;
  }
  ~ReprGuard() { rt.repr_guard = outer; }
  bool recursive() const {
    for (ReprGuard* g = outer; g; g = g->outer)
      if (g->object.is(object)) return true;
    return false;
  }
  Runtime& rt;
  Value object;
  ReprGuard* outer;
};

// Appends the reprs of what iterating `items` gives, separated by commas.
Status add_items(Runtime& rt, TextBuilder& text, Value items);
// "[a, b]": the reprs of `items` between open and close.
Value sequence_repr(Runtime& rt, Value container, string_view open, string_view close);

}  // namespace adder
