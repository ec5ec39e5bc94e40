// bytes and bytearray: two types over the same methods. A method reads its own bytes and those of its arguments through
// ByteView, and makes its result of the type it was called on.
//
// Invariants: bytes of size 0 and 1 are not shared (there is no identity to keep); bytearray's buffer is null exactly
// when its capacity is 0; while exports > 0 a bytearray refuses to change its size.
#pragma once

#include "core/types/buffer.h"
#include "core/types/sequence.h"

namespace adder {

constexpr IndexMessages bytearray_index_messages = {"bytearray indices must be integers or slices, not %T"_m,
                                                    "bytearray index out of range"_m};

inline bool is_bytes(Value v) { return has_kind(v, Kind::Bytes); }
inline bool is_bytearray(Value v) { return has_kind(v, Kind::ByteArray); }

// The content of a bytes or bytearray as text for searching.
string_view byte_view(Value v);

// A new bytes or bytearray, as `like` is.
Value make_bytes_like(Runtime& rt, Value like, string_view content);
Value make_bytearray(Runtime& rt, string_view content);

// A bytes object to be filled by the caller.
BytesObject* allocate_bytes(Runtime& rt, size_t size);

// The content of any bytes-like object.
Result<string_view> bytes_argument(Runtime& rt, Value v);

// What bytes(x) and bytearray(x) take: size, iterable of ints, buffer, text with encoding.
Value bytes_from(Runtime& rt, const Args& args, const char* name);

// Grows or shrinks; BufferError while exported.
Status bytearray_resize(Runtime& rt, ByteArray* array, size_t size);
// Replaces `removed` bytes at `at` by `content`.
Status bytearray_splice(Runtime& rt, ByteArray* array, size_t at, size_t removed, string_view content);

Value bytes_repr(Runtime& rt, Value self);
Value bytes_get_item(Runtime& rt, Value self, Value key);
Result<bool> bytes_contains(Runtime& rt, Value self, Value item);
Value bytes_iterate(Runtime& rt, Value self);
Value bytes_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected);
Value bytes_compare(Runtime& rt, CompareOp op, Value self, Value other);
Result<SignedWord> bytes_length(Runtime& rt, Value self);
// An int 0..255: ValueError "byte must be in range(0, 256)" otherwise.
Result<uint8_t> byte_value(Runtime& rt, Value v, const char* name = "byte");

}  // namespace adder
