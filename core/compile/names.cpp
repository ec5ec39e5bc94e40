// The compiler's table of identifiers, and the mangling of private names. See names.h.
#include "core/compile/names.h"

namespace adder::compile {

const Str* NameTable::add(string_view text) {
  if (count_ * 4 >= capacity_ * 3 && !grow()) return nullptr;
  uint32_t slot = text_hash(text.data(), text.size()) & (capacity_ - 1);
  while (const Str* name = slots_[slot]) {
    if (name->view() == text) return name;
    slot = (slot + 1) & (capacity_ - 1);
  }
  return insert(slot, text);
}

const Str* NameTable::insert(uint32_t slot, string_view text) {
  if (!alive_ && !(alive_ = make_list(rt_, 16))) return nullptr;
  const Str* name = intern(rt_, text);
  if (!name || list_append(rt_, alive_, to_value(name)).failed()) return nullptr;
  slots_[slot] = name;
  count_++;
  return name;
}

bool NameTable::grow() {
  uint32_t capacity = capacity_ ? capacity_ * 2 : 64;
  auto** slots = static_cast<const Str**>(arena_.allocate(capacity * sizeof(const Str*)));
  if (!slots) {
    rt_.no_memory();
    return false;
  }
  for (uint32_t i = 0; i < capacity; i++) slots[i] = nullptr;
  for (uint32_t i = 0; i < capacity_; i++) {
    if (!slots_[i]) continue;
    uint32_t slot = slots_[i]->hash() & (capacity - 1);
    while (slots[slot]) slot = (slot + 1) & (capacity - 1);
    slots[slot] = slots_[i];
  }
  slots_ = slots;
  capacity_ = capacity;
  return true;
}

const Str* NameTable::mangle(const Str* class_name, const Str* name) {
  if (!class_name) return name;
  string_view text = name->view();
  if (!text.starts_with("__") || text.ends_with("__")) return name;
  if (text.find('.') != string_view::npos) return name;
  string_view cls = class_name->view();
  while (!cls.empty() && cls.front() == '_') cls.remove_prefix(1);
  if (cls.empty()) return name;
  size_t size = 1 + cls.size() + text.size();
  char* buffer = static_cast<char*>(arena_.allocate(size));
  if (!buffer) {
    rt_.no_memory();
    return nullptr;
  }
  buffer[0] = '_';
  std::memcpy(buffer + 1, cls.data(), cls.size());
  std::memcpy(buffer + 1 + cls.size(), text.data(), text.size());
  return add({buffer, size});
}

}  // namespace adder::compile
