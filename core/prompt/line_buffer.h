// LineBuffer: text that grows and is edited in the middle: a line at the prompt, a program sent by a tool.
//
// Short texts stay in the object; longer ones lie in a block of the heap's pages, which clear() gives back.
#pragma once

#include <cstring>

#include "core/base/arena.h"

namespace adder {

class LineBuffer {
 public:
  explicit LineBuffer(BlockSource& source) : source_(source) {}
  LineBuffer(const LineBuffer&) = delete;
  LineBuffer& operator=(const LineBuffer&) = delete;
  ~LineBuffer() { clear(); }

  string_view view() const { return {data_, size_}; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  char operator[](size_t i) const { return data_[i]; }

  // False: no memory, nothing is changed.
  [[nodiscard]] bool insert(size_t at, string_view text) {
    if (text.size() > capacity_ - size_ && !grow(size_ + text.size())) return false;
    std::memmove(data_ + at + text.size(), data_ + at, size_ - at);
    std::memcpy(data_ + at, text.data(), text.size());
    size_ += text.size();
    return true;
  }
  [[nodiscard]] bool append(string_view text) { return insert(size_, text); }
  [[nodiscard]] bool append(char c) { return insert(size_, {&c, 1}); }
  void erase(size_t from, size_t to) {
    std::memmove(data_ + from, data_ + to, size_ - to);
    size_ -= to - from;
  }
  void truncate(size_t size) { size_ = size; }
  void clear() {
    if (data_ != inline_) source_.give_block(data_, capacity_);
    data_ = inline_;
    capacity_ = sizeof inline_;
    size_ = 0;
  }

 private:
  bool grow(size_t wanted) {
    size_t capacity = align_up(wanted + wanted / 2, 1024);
    auto* data = static_cast<char*>(source_.take_block(capacity));
    if (!data) return false;
    std::memcpy(data, data_, size_);
    if (data_ != inline_) source_.give_block(data_, capacity_);
    data_ = data;
    capacity_ = capacity;
    return true;
  }

  BlockSource& source_;
  char* data_ = inline_;
  size_t size_ = 0;
  size_t capacity_ = sizeof inline_;
  char inline_[120];
};

}  // namespace adder
