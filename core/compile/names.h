// NameTable: the identifiers of one source text as interned Str, so that the compiler compares names by address.
//
// Lives as long as one compilation and keeps its names alive (the table itself lies in an arena, which the collector
// does not see, so the names stand in a List too). nullptr from add() or mangle() means no memory, with MemoryError
// pending.
#pragma once

#include "core/base/arena.h"
#include "core/types/layouts.h"

namespace adder::compile {

class NameTable {
 public:
  NameTable(Runtime& rt, Arena& arena) : rt_(rt), arena_(arena) {}

  const Str* add(string_view text);
  // The name as a class body or method of `class_name` stores it: __x becomes _Class__x. class_name may be nullptr.
  const Str* mangle(const Str* class_name, const Str* name);

 private:
  bool grow();
  const Str* insert(uint32_t slot, string_view text);

  Runtime& rt_;
  Arena& arena_;
  List* alive_ = nullptr;
  const Str** slots_ = nullptr;  // open addressing; nullptr is free
  uint32_t capacity_ = 0;        // power of two, or 0
  uint32_t count_ = 0;
};

}  // namespace adder::compile
