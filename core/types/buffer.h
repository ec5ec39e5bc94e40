// The buffer protocol: how C++ reads and writes the memory of bytes, bytearray, memoryview, array, ndarray.
//
// A type offers its memory by the `buffer` slot of its Type. A view is valid until Python code runs or the object is
// resized or dies; code that keeps it longer keeps the owner referenced and calls hold_buffer()/release_buffer(),
// between which a bytearray or array refuses to be resized (BufferError).
#pragma once

#include "core/types/layouts.h"

namespace adder {

struct BufferView {
  void* data = nullptr;
  size_t bytes = 0;
  char typecode = 'B';  // as in `array`: b B h H i I l L q Q f d, and c (bytes of length 1), ? (bool)
  bool readonly = true;
  uint16_t item_size = 1;
  size_t items() const { return bytes / item_size; }
  Bytes span() const { return {static_cast<const uint8_t*>(data), bytes}; }
  Span<uint8_t> writable() const { return {static_cast<uint8_t*>(data), bytes}; }
};

// The memory of v. TypeError "a bytes-like object is required, not 'T'" when it has none, or, when `writable` is
// wanted, "read-write bytes-like object is required" texts of CPython.
Result<BufferView> get_buffer(Runtime& rt, Value v, bool writable = false);
// Has v a buffer at all?
bool has_buffer(Value v);
// Keeps the memory of v where it is until release_buffer: the count of a bytearray's or array's exports.
void hold_buffer(Value v);
void release_buffer(Value v);

// Bytes of one item of a typecode, 0 for an unknown one.
uint16_t typecode_size(char typecode);

}  // namespace adder
