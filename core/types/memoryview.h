// memoryview: a typed window on the memory of another object, without a copy.
//
// Invariants: the owner is never itself a memoryview (a view of a view refers to the first owner); the owner's memory
// is looked up at each access, so that an owner that was resized in spite of the view shows its new memory, never freed
// memory; start + count * step stays inside what the owner had when the view was made and is checked at each access. A
// view does not keep its owner from being resized: without reference counts it could not be told when the last view
// went.
#pragma once

#include "core/types/buffer.h"

namespace adder {

struct MemoryView : Object {
  Value owner;       // empty() after release()
  SignedWord start;  // bytes into the owner's memory
  SignedWord count;  // items
  SignedWord step;   // bytes from item to item
  char typecode;
  uint8_t item_size;
  bool readonly;
};

// Items as Python values, in native byte order (types/typed_item.cpp). Shared with array and struct.
Value load_item(Runtime& rt, const uint8_t* at, char typecode);
Status store_item(Runtime& rt, uint8_t* at, char typecode, Value value);

}  // namespace adder
