// tuple's slots (tuple.cpp), and how a type that has them is written down.
#pragma once

#include "core/types/layouts.h"

namespace adder {

Value tuple_construct(Runtime& rt, const Type* cls, const Args& args);
Value tuple_repr(Runtime& rt, Value self);
Result<uint32_t> tuple_hash(Runtime& rt, Value self);
Result<SignedWord> tuple_length(Runtime& rt, Value self);
Value tuple_get_item(Runtime& rt, Value self, Value key);
Result<bool> tuple_contains(Runtime& rt, Value self, Value item);
Value tuple_iterate(Runtime& rt, Value self);
Value tuple_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected);
Value tuple_compare(Runtime& rt, CompareOp op, Value self, Value other);

constexpr TypeSpec tuple_class(const Str* name, AttributeList attributes) {
  return {.name = name,
          .kind = Kind::Tuple,
          .trace_words = {sizeof(Tuple) / sizeof(Word), Trace::to_end},
          .flags = Type::VariableSize,
          .native_bytes = sizeof(Tuple),
          .construct = tuple_construct,
          .repr = tuple_repr,
          .hash = tuple_hash,
          .length = tuple_length,
          .get_item = tuple_get_item,
          .contains = tuple_contains,
          .iterate = tuple_iterate,
          .binary = tuple_binary,
          .compare = tuple_compare,
          .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
          .attributes = attributes};
}

}  // namespace adder
