// Tuples with named fields in ROM: time.struct_time, os.stat_result, sys.version_info. The type's attribute table names
// the fields in order, one TUPLE_FIELD line each; everything else is tuple's.
#pragma once

#include "core/types/tuple.h"

namespace adder {

Value struct_sequence_repr(Runtime& rt, Value self);
// From any iterable of as many items as there are fields.
Value struct_sequence_construct(Runtime& rt, const Type* cls, const Args& args);
template <int index>
Value struct_sequence_field(Runtime&, Value self) {
  return cast<Tuple>(self)->items()[index];
}

// `name` with its module, as repr shows it: "time.struct_time".
constexpr TypeSpec struct_sequence(const Str* name, AttributeList fields) {
  TypeSpec spec = tuple_class(name, fields);
  spec.base = &tuple_type;
  spec.flags |= Type::Final;
  spec.construct = struct_sequence_construct;
  spec.repr = struct_sequence_repr;
  return spec;
}

Value make_struct_sequence(Runtime& rt, const Type& type, Span<const Value> fields);

}  // namespace adder

#define TUPLE_FIELD(name, index) PROPERTY(name, ::adder::struct_sequence_field<index>)
