// What the Python types and functions of dsp (and ml) share: memory of the Python heap, checks of lengths and overlap.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/types/array.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "modules/common/work.h"

namespace adder {

// What a kernel did, in multiply-accumulates (about seven instructions each), for the account of a simulated board.
inline void charge_macs(Runtime& rt, uint64_t count) { charge_work(rt, hal::Work::Mac, count); }

// Zeroed bytes of the heap, 8-aligned on 64-bit machines and 4-aligned on 32-bit ones; nullptr: MemoryError is pending.
inline Buffer* make_memory(Runtime& rt, size_t bytes) {
  auto* memory = rt.heap.make<Buffer>(buffer_type, bytes);
  if (!memory) rt.no_memory();
  return memory;
}

// A native object and the memory it works in, both new; nullptr: MemoryError is pending. X has `Ref<Buffer> memory`.
template <class X>
X* make_with_memory(Runtime& rt, const Type* cls, size_t bytes) {
  Buffer* memory = make_memory(rt, bytes);
  if (!memory) return nullptr;
  X* object = new_object<X>(rt, cls);
  if (object) object->memory = memory;
  return object;
}

// `count` items of type T at byte `offset` of an object's memory.
template <class T>
Span<T> items_at(const Ref<Buffer>& memory, size_t offset, size_t count) {
  return {reinterpret_cast<T*>(memory->data() + offset), count};
}

// ValueError unless `got` is `wanted`: "run() argument 'out' must have 5 items, not 4".
Status check_length(Runtime& rt, const char* function, const char* argument, size_t wanted, size_t got);
Status check_overlap(Runtime& rt, const char* function, const void* a, size_t a_bytes, const void* b, size_t b_bytes);
// For functions that cannot work in place at all.
Status check_apart(Runtime& rt, const char* function, const void* a, size_t a_bytes, const void* b, size_t b_bytes);

// The index of `text` among the names of a list like "lowpass highpass", ValueError listing them when it is none.
Result<uint8_t> choose(Runtime& rt, const char* function, const char* argument, string_view text, const char* names);

// A new array of typecode 'f'; nullptr: MemoryError is pending.
inline Array* make_floats(Runtime& rt, size_t count) { return make_array(rt, 'f', count); }
inline Span<float> floats_of(Array* array) { return {reinterpret_cast<float*>(array->data()), array->size}; }

}  // namespace adder
