// array.array: items of one machine type in a row. Here, not in modules/, because the interpreter's fast paths and the
// kernels of dsp and ml read its layout.
//
// Invariants: storage is null exactly when capacity is 0; it is a Buffer, or a ValueArray for typecode 'O' (a slot
// beyond `size` then holds zero, because the whole array is traced); while exports > 0 a change of size is a
// BufferError.
//
// Typecodes: CPython's b B u h H i I l L q Q f d, and MicroPython's P (a machine word) and O (any object).
#pragma once

#include "core/types/buffer.h"

namespace adder {

extern const Type array_type, array_iterator_type;

struct Array : Object {
  static constexpr const Type* type_object = &array_type;
  Ref<Buffer> storage;
  uint32_t size;      // items
  uint32_t capacity;  // items
  uint32_t exports;   // native views that hold the memory
  char typecode;
  uint8_t item_size;

  uint8_t* data() { return storage ? storage->data() : nullptr; }
  uint8_t* item(size_t index) { return storage->data() + index * item_size; }
  bool holds_objects() const { return typecode == 'O'; }
};

Array* make_array(Runtime& rt, char typecode, size_t size, const Type* cls = &array_type);  // items are zero
Value array_load(Runtime& rt, Array* array, size_t index);
Status array_store(Runtime& rt, Array* array, size_t index, Value value);
// Replaces `removed` items at `at` by `added` zero ones.
Status array_splice(Runtime& rt, Array* array, size_t at, size_t removed, size_t added);
Status array_append(Runtime& rt, Array* array, Value value);
Status array_extend(Runtime& rt, Array* array, Value iterable);
Status array_append_bytes(Runtime& rt, Array* array, Bytes bytes);

inline constexpr uint16_t array_method_count = 24;
extern const Attribute array_attributes[array_method_count];

}  // namespace adder
