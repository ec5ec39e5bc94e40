// int, for the files that make it up. A value is a small int in the word, or a BigInt; results are always normalised:
// what fits the word is never a BigInt, except in instances of Python subclasses, whose BigInt has any size.
#pragma once

#include "core/numeric/bigint.h"
#include "core/types/layouts.h"

namespace adder {

// Any int value (bool too) as sign and limbs; `small` gives a small one its limbs for as long as it lives.
class IntView {
 public:
  explicit IntView(Value v);
  operator Integer() const { return integer_; }
  Limbs magnitude() const { return integer_.magnitude; }
  bool negative() const { return integer_.negative; }

 private:
  big::SmallInteger small_;
  Integer integer_;
};

inline bool is_plain_small(Value v) { return v.is_small_int() || v.is_bool(); }
inline SignedWord plain_small(Value v) { return v.is_small_int() ? v.as_small_int() : SignedWord(v.is_true()); }

// A BigInt with room for so many limbs, to be filled; nullptr = no memory, pending.
BigInt* allocate_big(Runtime& rt, size_t limbs);
// The int that `big` holds after its first `size` limbs were written: small where it fits.
Value finish_big(BigInt* big, size_t size, bool negative);
inline LimbBuffer limbs_of(BigInt* big, size_t count) { return {big->limbs, count}; }

// Scratch limbs on the heap, for one operation.
struct Scratch {
  Scratch(Runtime& rt, size_t limbs);
  bool ok() const { return buffer_ != nullptr; }
  operator LimbBuffer() const { return {reinterpret_cast<Limb*>(buffer_->data()), count_}; }

 private:
  Buffer* buffer_;
  size_t count_;
};

// Lets long operations stop at Ctrl-C; aborted() makes the KeyboardInterrupt pending.
Poll interrupt_poll(Runtime& rt);
Failed aborted(Runtime& rt);

// The int that v is, or that its __index__ gives; TypeError for anything else.
Value as_int(Runtime& rt, Value v);

// The int of an instance of a subclass.
Value int_plain(Runtime& rt, Value v);
Value int_from_float(Runtime& rt, Float f);  // towards zero; ValueError/OverflowError for NaN and infinity
Value int_from_text(Runtime& rt, string_view text, unsigned base, Value shown);  // shown: for the message
Value int_to_text(Runtime& rt, Value v, unsigned base);                          // digits with sign, without prefix
Result<Float> int_to_float(Runtime& rt, Value v);
Value int_power(Runtime& rt, Value base, Value exponent, Value modulus);  // modulus empty() = none
// int.from_bytes/to_bytes and formatting live in int_methods.cpp and int_format.cpp.
Value int_format(Runtime& rt, Value self, Value spec);

inline constexpr uint16_t int_method_count = 19;
extern const Attribute int_attributes[int_method_count];

Value int_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected);
Value int_unary(Runtime& rt, UnaryOp op, Value self);
Value int_compare(Runtime& rt, CompareOp op, Value self, Value other);
Result<uint32_t> int_hash(Runtime& rt, Value self);

}  // namespace adder
