// Sets of characters while a pattern is compiled.
#pragma once

#include "core/types/layouts.h"
#include "modules/re/program.h"

namespace adder::regex {

// A growing array of words, in a Buffer of the heap.
class Words {
 public:
  explicit Words(Runtime& rt) : rt_(rt) {}
  Status add(uint32_t word) { return insert(size_, word); }
  Status insert(size_t at, uint32_t word);
  uint32_t& operator[](size_t i) { return data()[i]; }
  size_t size() const { return size_; }
  void truncate(size_t size) { size_ = size; }
  uint32_t* data() { return reinterpret_cast<uint32_t*>(buffer_->data()); }
  Buffer* buffer() const { return buffer_; }

 private:
  Runtime& rt_;
  Buffer* buffer_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

// Writes a Set instruction. Begin with start_set, add to it, end with finish_set.
size_t start_set(Words& words, uint32_t flags, Status& status);
Status add_to_set(Words& words, size_t set, char32_t low, char32_t high);
void add_category_to_set(Words& words, size_t set, uint32_t category);
// Fills the bitmap.
void finish_set(Words& words, size_t set);

}  // namespace adder::regex
