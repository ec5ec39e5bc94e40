// Tuples with named fields in ROM: time.struct_time, os.stat_result, sys.version_info. The type's attribute table names
// the fields in order, one TUPLE_FIELD line each; everything else is tuple's.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// tuple's slots, for types that extend it (tuple.cpp).
Value tuple_repr(Runtime& rt, Value self);
Result<uint32_t> tuple_hash(Runtime& rt, Value self);
Result<SignedWord> tuple_length(Runtime& rt, Value self);
Value tuple_get_item(Runtime& rt, Value self, Value key);
Result<bool> tuple_contains(Runtime& rt, Value self, Value item);
Value tuple_iterate(Runtime& rt, Value self);
Value tuple_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected);
Value tuple_compare(Runtime& rt, CompareOp op, Value self, Value other);

Value struct_sequence_repr(Runtime& rt, Value self);
// From any iterable of as many items as there are fields.
Value struct_sequence_construct(Runtime& rt, const Type* cls, const Args& args);
template <int index>
Value struct_sequence_field(Runtime&, Value self) {
  return cast<Tuple>(self)->items()[index];
}

// `name` with its module, as repr shows it: "time.struct_time".
constexpr TypeSpec struct_sequence(const Str* name, const Attribute* fields, size_t count) {
  return {.header = {&type_type},
          .name = name,
          .base = &tuple_type,
          .kind = Kind::Tuple,
          .trace_words = {sizeof(Tuple) / sizeof(Word), Trace::to_end},
          .flags = Type::VariableSize | Type::Final,
          .native_bytes = sizeof(Tuple),
          .construct = struct_sequence_construct,
          .repr = struct_sequence_repr,
          .hash = tuple_hash,
          .length = tuple_length,
          .get_item = tuple_get_item,
          .contains = tuple_contains,
          .iterate = tuple_iterate,
          .binary = tuple_binary,
          .compare = tuple_compare,
          .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
          .attribute_count = uint16_t(count),
          .attributes = fields};
}

Value make_struct_sequence(Runtime& rt, const Type& type, Span<const Value> fields);

}  // namespace adder

#define TUPLE_FIELD(name, index) PROPERTY(name, ::adder::struct_sequence_field<index>)
