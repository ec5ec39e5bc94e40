// What every file of the parser needs to make nodes and lists, and to stop before it nests too deep.
#pragma once

#include <new>
#include <type_traits>

#include "core/syntax/parser.h"

namespace adder::syntax {

// One level of nesting while it lives. Every cycle of the grammar's functions passes through one.
class Parser::Level {
 public:
  explicit Level(Parser& parser) : parser_(parser) { ++parser_.depth_; }
  ~Level() { --parser_.depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;

  // Too deep: the failure is recorded.
  bool is_refused() const;

 private:
  Parser& parser_;
};

// Room in the arena for a T, its members at their defaults; null (and the failure recorded) when there is none.
template <class T>
inline T* Parser::allocate() {
  void* memory = take_memory(sizeof(T));
  return memory ? new (memory) T() : nullptr;
}

// A node from `begins` to the last token passed; all else in it is zero.
template <class T>
inline T* Parser::make(NodeKind kind, Position begins, uint8_t detail) {
  static_assert(std::is_base_of_v<Node, T> && std::is_trivially_destructible_v<T>);
  return static_cast<T*>(make_node(sizeof(T), kind, begins, detail));
}

// Puts the item on the scratch.
template <class T>
inline bool Parser::push_item(const T& item) {
  static_assert(sizeof(T) % sizeof(uintptr_t) == 0 && std::is_trivially_copyable_v<T>);
  return push_words(&item, sizeof(T) / sizeof(uintptr_t));
}

// Moves what was pushed since `mark` (a former scratch_used_) into the arena as a list.
template <class T>
inline bool Parser::take(uint32_t mark, Sequence<T>& list) {
  static_assert(sizeof(T) % sizeof(uintptr_t) == 0 && std::is_trivially_copyable_v<T>);
  uint32_t words;
  list.data = static_cast<T*>(take_words(mark, words));
  list.count = words / uint32_t(sizeof(T) / sizeof(uintptr_t));
  return words == 0 || list.data;
}

}  // namespace adder::syntax
