// ConstantTable: the constants of one code object, each once. 1, 1.0, True and -0.0 are different constants.
//
// The values stand in a List of the heap; the hash table over them in the arena holds indices only.
#pragma once

#include "core/compile/context.h"

namespace adder::compile {

class ConstantTable {
 public:
  ConstantTable(Context& context, Arena& arena) : context_(context), arena_(arena) {}

  // The index of an equal constant, or of the new one. 0 after a failure.
  uint32_t add(Value value);
  uint32_t size() const { return values_ ? values_->size : 0; }
  Span<Value> span() const { return values_ ? values_->span() : Span<Value>(); }

  // Indices are 16 bits in instructions.
  static constexpr uint32_t limit = 0xffff;

 private:
  bool grow();

  Context& context_;
  Arena& arena_;
  List* values_ = nullptr;
  uint16_t* slots_ = nullptr;  // index + 1; 0 is free
  uint32_t capacity_ = 0;      // power of two, or 0
};

// Same type and same value, so that one may stand for the other.
bool same_constant(Value a, Value b);
uint32_t constant_hash(Value value);

}  // namespace adder::compile
