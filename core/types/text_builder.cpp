// TextBuilder's storage; see text_builder.h.
#include "core/types/text_builder.h"

namespace adder {

char* TextBuilder::reserve(size_t bytes) {
  if (size_t(capacity_) - size_ < bytes) {
    size_t wanted = Heap::rounded_bytes(sizeof(Buffer) + (size_ + bytes) + size_ / 2);
    auto* grown = rt_.heap.make<Buffer>(buffer_type, wanted - sizeof(Buffer));
    if (!grown) {
      (void)rt_.no_memory();
      return nullptr;
    }
    if (buffer_) std::memcpy(grown->data(), buffer_->data(), size_);
    buffer_ = grown;
    capacity_ = uint32_t(wanted - sizeof(Buffer));
  }
  return reinterpret_cast<char*>(buffer_->data()) + size_;
}

Status TextBuilder::append(string_view text) {
  char* to = reserve(text.size());
  if (!to) return Failed{};
  std::memcpy(to, text.data(), text.size());
  size_ += uint32_t(text.size());
  return {};
}

Status TextBuilder::append_repr(Value v) {
  Value text = TRY(repr(rt_, v));
  return append(cast<Str>(text)->view());
}

Status TextBuilder::append_str(Value v) {
  Value text = TRY(str(rt_, v));
  return append(cast<Str>(text)->view());
}

Status TextBuilder::append_int(int64_t n) {
  char digits[20];
  size_t first = sizeof digits;
  uint64_t magnitude = n < 0 ? 0 - uint64_t(n) : uint64_t(n);
  do digits[--first] = char('0' + magnitude % 10);
  while (magnitude /= 10);
  if (n < 0) digits[--first] = '-';
  return append({digits + first, sizeof digits - first});
}

Value sequence_repr(Runtime& rt, Value container, string_view open, string_view close) {
  ReprGuard guard(rt, container);
  TextBuilder text(rt);
  TRY(text.append(open));
  if (guard.recursive()) {
    TRY(text.append("..."));
  } else {
    Value iterator = TRY(iterate(rt, container));
    for (bool first = true;; first = false) {
      Value item = TRY(next(rt, iterator));
      if (item.is_stop()) break;
      if (!first) TRY(text.append(", "));
      TRY(text.append_repr(item));
    }
  }
  TRY(text.append(close));
  return text.finish();
}

}  // namespace adder
