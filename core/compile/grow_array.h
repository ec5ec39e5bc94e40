// GrowArray: a growing array in an Arena, for the compiler's working memory.
//
// Growing leaves the old copy behind in the arena, so at most as much again is lost until the arena is released.
// Elements are trivially copyable. push() is false when there is no memory; the array then stays as it was.
#pragma once

#include <cstring>
#include <type_traits>

#include "core/base/arena.h"

namespace adder::compile {

template <class T>
class GrowArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit GrowArray(Arena& arena) : arena_(&arena) {}

  [[nodiscard]] bool push(const T& item) {
    if (size_ == capacity_ && !reserve(size_ + 1)) return false;
    items_[size_++] = item;
    return true;
  }
  [[nodiscard]] bool reserve(uint32_t wanted) {
    if (wanted <= capacity_) return true;
    uint32_t capacity = capacity_ ? capacity_ * 2 : 16;
    if (capacity < wanted) capacity = wanted;
    T* items = arena_->make_array<T>(capacity);
    if (!items) return false;
    if (size_) std::memcpy(static_cast<void*>(items), items_, size_ * sizeof(T));
    items_ = items;
    capacity_ = capacity;
    return true;
  }
  void truncate(uint32_t size) { size_ = size; }

  uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](uint32_t index) { return items_[index]; }
  const T& operator[](uint32_t index) const { return items_[index]; }
  T& back() { return items_[size_ - 1]; }
  T* begin() const { return items_; }
  T* end() const { return items_ + size_; }

 private:
  Arena* arena_;
  T* items_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace adder::compile
