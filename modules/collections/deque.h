// collections.deque: a ring of values.
//
// Item i lies in slot (head + i) modulo capacity; slots without an item hold zero, because the
// whole array is traced. `changes` counts insertions and removals: an iterator that sees another number gives up.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type deque_type, deque_iterator_type, deque_reverse_iterator_type;

struct Deque : Object {
  static constexpr const Type* type_object = &deque_type;
  static constexpr uint32_t unbounded = UINT32_MAX;
  Ref<ValueArray> array;
  uint32_t capacity;
  uint32_t head;
  uint32_t size;
  uint32_t limit;  // maxlen, or unbounded
  uint32_t changes;
  bool strict;  // MicroPython's flag: an append to a full deque is an IndexError

  uint32_t place(uint32_t index) const { return head + index - (head + index < capacity ? 0 : capacity); }
  Value& item(size_t index) { return array->items()[place(uint32_t(index))]; }
};

Deque* make_deque(Runtime& rt, uint32_t limit, const Type* cls = &deque_type);
Status deque_append(Runtime& rt, Deque* deque, Value item);
Status deque_append_left(Runtime& rt, Deque* deque, Value item);
Status deque_extend(Runtime& rt, Deque* deque, Value iterable);
Value deque_pop(Deque* deque);       // not empty
Value deque_pop_left(Deque* deque);  // not empty
void deque_clear(Runtime& rt, Deque* deque);
void deque_erase(Runtime& rt, Deque* deque, size_t index);
Status deque_insert(Runtime& rt, Deque* deque, size_t index, Value item);  // there is room
void deque_rotate(Runtime& rt, Deque* deque, SignedWord steps);

Value make_deque_iterator(Runtime& rt, Value deque, const Type& type);

inline constexpr uint16_t deque_method_count = 19;
extern const Attribute deque_attributes[deque_method_count];

}  // namespace adder
