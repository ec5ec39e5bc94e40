// The buffer protocol's entry points; see buffer.h.
#include "core/types/buffer.h"

#include "core/runtime/exceptions.h"
#include "core/types/array.h"
#include "core/types/memoryview.h"

namespace adder {

uint16_t typecode_size(char typecode) {
  switch (typecode) {
    case 'b':
    case 'B':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return sizeof(long);
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return sizeof(void*);
    default: return 0;
  }
}

bool has_buffer(Value v) { return v.is_object() && v.as_object()->type->buffer(); }

Result<BufferView> get_buffer(Runtime& rt, Value v, bool writable) {
  if (!has_buffer(v)) {
    if (writable) return raise(rt, type_error_type, "a read-write bytes-like object is required, not '%T'"_m, v);
    return raise(rt, type_error_type, "a bytes-like object is required, not '%T'"_m, v);
  }
  BufferView view;
  TRY(v.as_object()->type->buffer()(rt, v, view));
  if (writable && view.readonly)
    return raise(rt, type_error_type, "a read-write bytes-like object is required, not '%T'"_m, v);
  return view;
}

namespace {
// The count of exports of what really owns the memory, or nullptr when it never moves.
uint32_t* exports_of(Value v) {
  if (has_kind(v, Kind::MemoryView)) return exports_of(cast<MemoryView>(v)->owner);
  if (has_kind(v, Kind::ByteArray)) return &cast<ByteArray>(v)->exports;
  if (has_kind(v, Kind::Array)) return &cast<Array>(v)->exports;
  return nullptr;
}
}  // namespace

void hold_buffer(Value v) {
  if (uint32_t* exports = exports_of(v)) ++*exports;
}

void release_buffer(Value v) {
  uint32_t* exports = exports_of(v);
  if (exports && *exports) --*exports;
}

}  // namespace adder
