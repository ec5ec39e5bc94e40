// What every file of the parser needs to make nodes and lists, and to stop before it nests too deep.
#pragma once

#include <cstring>
#include <new>

#include "core/syntax/parser.h"

namespace adder::syntax {

// One level of nesting while it lives. Every cycle of the grammar's functions passes through one.
class Parser::Level {
 public:
  explicit Level(Parser& parser) : parser_(parser) { ++parser_.depth_; }
  ~Level() { --parser_.depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;

  bool is_too_deep() const {
    auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
    return parser_.depth_ > parser_.options_.max_depth || stack < parser_.stack_floor_;
  }

 private:
  Parser& parser_;
};

inline void Parser::place(Node* node, Position begins, Position ends) const {
  constexpr uint32_t limit = UINT16_MAX;
  uint32_t span = ends.line - begins.line;
  node->line = begins.line;
  node->column = uint16_t(begins.column < limit ? begins.column : limit);
  node->end_column = uint16_t(ends.column < limit ? ends.column : limit);
  node->line_span = uint16_t(span < limit ? span : limit);
}

// Room in the arena for a T, its members at their defaults; null (and the failure recorded) when there is none.
template <class T>
inline T* Parser::allocate() {
  void* memory = arena_->allocate(sizeof(T));
  if (!memory) [[unlikely]]
    return out_of_memory();
  return new (memory) T();
}

// A node from `begins` to the last token passed.
template <class T>
inline T* Parser::make(NodeKind kind, Position begins, uint8_t detail) {
  T* node = allocate<T>();
  if (!node) [[unlikely]]
    return nullptr;
  node->kind = kind;
  node->detail = detail;
  place(node, begins, last_end_);
  return node;
}

// Moves what was pushed since `mark` (a former scratch_used_) into the arena as a list.
template <class T>
inline bool Parser::take(uint32_t mark, Sequence<T>& list) {
  static_assert(sizeof(T) % sizeof(uintptr_t) == 0 && std::is_trivially_copyable_v<T>);
  uint32_t words = scratch_used_ - mark;
  scratch_used_ = mark;
  list = {};
  if (words == 0) return true;
  void* memory = arena_->allocate(words * sizeof(uintptr_t));
  if (!memory) [[unlikely]]
    return out_of_memory();
  std::memcpy(memory, scratch_ + mark, words * sizeof(uintptr_t));
  list.data = static_cast<T*>(memory);
  list.count = words / uint32_t(sizeof(T) / sizeof(uintptr_t));
  return true;
}

// Puts the item on the scratch, word by word.
template <class T>
inline bool Parser::push(const T& item) {
  static_assert(sizeof(T) % sizeof(uintptr_t) == 0 && std::is_trivially_copyable_v<T>);
  constexpr uint32_t words = sizeof(T) / sizeof(uintptr_t);
  if (scratch_used_ + words > scratch_capacity_) [[unlikely]]
    if (!grow_scratch(words)) return false;
  std::memcpy(scratch_ + scratch_used_, &item, sizeof item);
  scratch_used_ += words;
  return true;
}

}  // namespace adder::syntax
