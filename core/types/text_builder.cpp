// TextBuilder's storage and formats; see text_builder.h.
#include "core/types/text_builder.h"

namespace adder {

char* TextBuilder::reserve(size_t bytes) {
  if (failed_) return nullptr;
  if (capacity_ - size_ >= bytes) return data_ + size_;
  size_t least = sizeof(Buffer) + size_ + bytes;
  Buffer* grown = nullptr;
  if (bytes < SIZE_MAX / 4)  // a program asks for any width
    grown =
        static_cast<Buffer*>(rt_.heap.enlarge(&buffer_type, buffer_, sizeof(Buffer) + size_, least, least + size_ / 2));
  if (!grown) {
    (void)rt_.no_memory();
    failed_ = true;
    return nullptr;
  }
  char* to = reinterpret_cast<char*>(grown->data());
  if (!buffer_) std::memcpy(to, data_, size_);
  if (buffer_ && buffer_ != grown) rt_.heap.free_now(buffer_);
  buffer_ = grown;
  data_ = to;
  capacity_ = rt_.heap.cell_bytes(grown) - sizeof(Buffer);
  return data_ + size_;
}

TextBuilder& TextBuilder::add(string_view text) {
  if (text.empty()) return *this;
  if (char* to = reserve(text.size())) {
    std::memcpy(to, text.data(), text.size());
    size_ += text.size();
  }
  return *this;
}

TextBuilder& TextBuilder::add_repeated(char c, size_t count) {
  if (char* to = reserve(count)) {
    std::memset(to, c, count);
    size_ += count;
  }
  return *this;
}

TextBuilder& TextBuilder::add_unsigned(uint64_t n, unsigned base, unsigned least_digits) {
  char digits[64];
  size_t first = sizeof digits;
  do digits[--first] = "0123456789abcdef"[n % base];
  while ((n /= base) != 0 && first > 0);
  while (sizeof digits - first < least_digits) digits[--first] = '0';
  return add(string_view(digits + first, sizeof digits - first));
}

TextBuilder& TextBuilder::add_int(int64_t n) {
  if (n < 0) add('-');
  return add_unsigned(n < 0 ? 0 - uint64_t(n) : uint64_t(n));
}

TextBuilder& TextBuilder::add_repr(Value v) {
  if (failed_) return *this;
  Value text = repr(rt_, v);
  failed_ = text.failed();
  return failed_ ? *this : add(cast<Str>(text));
}

TextBuilder& TextBuilder::add_str(Value v) {
  if (failed_) return *this;
  Value text = str(rt_, v);
  failed_ = text.failed();
  return failed_ ? *this : add(cast<Str>(text));
}

TextBuilder& TextBuilder::add_format(Message format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add_arguments(MessageText(format), arguments);
  va_end(arguments);
  return *this;
}

TextBuilder& TextBuilder::add_format(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add_arguments(format, arguments);
  va_end(arguments);
  return *this;
}

namespace {
// One conversion's argument, taken from the list and added.
void add_conversion(TextBuilder& to, const char*& p, va_list& arguments) {
  int precision = -1;
  if (p[0] == '.' && p[1] == '*') {
    precision = va_arg(arguments, int);
    p += 2;
  }
  int longs = 0;
  for (; *p == 'l'; p++) longs++;
  bool size = *p == 'z';
  if (size) p++;
  switch (*p++) {
    case 's': {
      const char* text = va_arg(arguments, const char*);
      to.add(precision < 0 ? string_view(text) : string_view(text, size_t(precision)));
      break;
    }
    case 'd':
      to.add_int(longs ? va_arg(arguments, long long) : size ? va_arg(arguments, SignedWord) : va_arg(arguments, int));
      break;
    case 'u':
      to.add_unsigned(longs  ? va_arg(arguments, unsigned long long)
                      : size ? va_arg(arguments, size_t)
                             : va_arg(arguments, unsigned));
      break;
    case 'x': to.add_unsigned(longs ? va_arg(arguments, unsigned long long) : va_arg(arguments, unsigned), 16); break;
    case 'p': to.add("0x").add_unsigned(uintptr_t(va_arg(arguments, const void*)), 16); break;
    case 'c': to.add(char(va_arg(arguments, int))); break;
    case 'S': to.add_str(va_arg(arguments, Value)); break;
    case 'R': to.add_repr(va_arg(arguments, Value)); break;
    case 'T': to.add(type_name(va_arg(arguments, Value))); break;
    case 'N': to.add(va_arg(arguments, const Str*)); break;
    case 'Y': to.add(va_arg(arguments, const Type*)->name); break;
    case '%': to.add('%'); break;
    default: contract_always(false, "a conversion that runtime.h lists");
  }
}
}  // namespace

TextBuilder& TextBuilder::add_arguments(const char* format, va_list list) {
  va_list arguments;
  va_copy(arguments, list);
  for (const char* p = format; *p;) {
    const char* percent = p;
    while (*percent && *percent != '%') percent++;
    add(string_view(p, size_t(percent - p)));
    if (!*percent) break;
    p = percent + 1;
    add_conversion(*this, p, arguments);
  }
  va_end(arguments);
  return *this;
}

Status add_items(Runtime& rt, TextBuilder& text, Value items) {
  Value iterator = iterate(rt, items);
  if (iterator.is_error()) return Failed{};
  for (bool first = true;; first = false) {
    Value item = next(rt, iterator);
    if (item.is_error()) return Failed{};
    if (item.is_stop()) return {};
    if (!first) text.add(", ");
    if (text.add_repr(item).failed()) return Failed{};
  }
}

Value sequence_repr(Runtime& rt, Value container, string_view open, string_view close) {
  ReprGuard guard(rt, container);
  TextBuilder text(rt);
  text.add(open);
  if (guard.recursive())
    text.add("...");
  else
    TRY(add_items(rt, text, container));
  return text.add(close).finish();
}

}  // namespace adder
