// TextBuilder: a str put together piece by piece; and the guard that ends the repr of a container inside itself.
//
// Invariants: the bytes lie in a Buffer of the heap, which the builder's own (native stack) frame keeps alive. A failed append
// has an exception pending; the builder is then dead.
#pragma once

#include "core/types/layouts.h"

namespace adder {

class TextBuilder {
 public:
  explicit TextBuilder(Runtime& rt) : rt_(rt) {}
  Status append(string_view text);
  Status append(char c) { return append(string_view(&c, 1)); }
  Status append_repr(Value v);  // repr(v)
  Status append_str(Value v);   // str(v)
  Status append_int(int64_t n);
  char* reserve(size_t bytes);  // room for so many bytes at the end, or nullptr (pending); then commit what was written
  void commit(size_t bytes) { size_ += uint32_t(bytes); }
  size_t size() const { return size_; }
  string_view view() const { return buffer_ ? string_view(reinterpret_cast<const char*>(buffer_->data()), size_) : string_view(); }
  void truncate(size_t size) { size_ = uint32_t(size); }
  Value finish() { return make_str(rt_, view()); }
  Value finish_bytes() { return make_bytes(rt_, {reinterpret_cast<const uint8_t*>(view().data()), size_}); }

 private:
  Runtime& rt_;
  Buffer* buffer_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

// Lives on the native stack while a container's repr is made; `recursive()` says that it is inside itself.
struct ReprGuard {
  ReprGuard(Runtime& rt, Value object) : rt(rt), object(object), outer(rt.repr_guard) { rt.repr_guard = this; }
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

// "[a, b]": the reprs of `items` between open and close.
Value sequence_repr(Runtime& rt, Value container, string_view open, string_view close);

}  // namespace adder
