// Value: one machine word that holds any Python value. Self-tagged floats, tagged ints, tagged pointers, immediates.
//
// The low three bits are the tag:
//
//   000 010 011 100   float   the IEEE bits rotated left by 4, so that the exponent's top three bits lie on the tag
//   001 101           int     the number shifted left by 2, plus 1: 62 bits (30 on a 32-bit word)
//   110               object  an 8-aligned Object address plus 6
//   111               immediate: None, booleans, internal marks; also infinities and NaN, whose exponent is all ones
//
// Rotation by 4 maps sign to bit 3 and the exponent's top three bits to the tag (Melançon, Serrano, Feeley, arXiv
// 2411.16544). Floats of any other exponent are boxed (types/float.h). The carrier is the IEEE format of the word's own
// width: binary64 on 64-bit words (a binary32 Float is widened, exactly), binary32 on 32-bit words.
//
// Invariants:
//  - The all-zero word is the float +0.0. "Nothing here" is Value::empty(), never zero.
//  - Memory of the heap is handed out zeroed, so a slot that nobody filled reads as +0.0: traceable, never a wild
//  pointer.
//  - Int arithmetic may work on the tagged words: (a - 1) + b is the tagged sum.
#pragma once

#include <limits>

#include "core/base/bits.h"
#include "core/base/config.h"
#include "core/base/result.h"

namespace adder {

struct Object;

class Value {
 public:
  constexpr Value() : bits_(immediate_bits(Immediate::Empty)) {}
  static constexpr Value from_bits(Word bits) { return Value(bits); }
  // A failed TRY in a function that returns a Value: the exception is pending in the Runtime.
  constexpr Value(Failed failure) : bits_(failure.word) {}

  constexpr Word bits() const { return bits_; }
  // Identity, Python's `is` (not ==; NaN is itself).
  constexpr bool is(Value other) const { return bits_ == other.bits_; }

  // --- immediates
  // -----------------------------------------------------------------------------------------------------
  static constexpr Value empty() { return Value(immediate_bits(Immediate::Empty)); }  // unbound, absent, deleted
  static constexpr Value none() { return Value(immediate_bits(Immediate::None)); }
  static constexpr Value boolean(bool b) { return Value(immediate_bits(Immediate::False) | (Word(b) << 3)); }
  static constexpr Value ellipsis() { return Value(immediate_bits(Immediate::Ellipsis)); }
  static constexpr Value not_implemented() { return Value(immediate_bits(Immediate::NotImplemented)); }
  static constexpr Value error() { return Value(immediate_bits(Immediate::Error)); }  // exception pending in Runtime
  static constexpr Value stop() { return Value(immediate_bits(Immediate::Stop)); }    // iterator slot: no more items

  // By number: 0 empty, 1 None, 2 False, 3 True, 4 Ellipsis, 5 NotImplemented (the instruction LoadImmediate).
  static constexpr Value immediate(unsigned number) { return Value((Word(number) << 3) | immediate_tag); }

  constexpr bool is_empty() const { return is(empty()); }
  constexpr bool is_none() const { return is(none()); }
  constexpr bool is_true() const { return is(boolean(true)); }
  constexpr bool is_false() const { return is(boolean(false)); }
  constexpr bool is_bool() const { return (bits_ | 8) == immediate_bits(Immediate::True); }
  constexpr bool is_ellipsis() const { return is(ellipsis()); }
  constexpr bool is_not_implemented() const { return is(not_implemented()); }
  constexpr bool is_error() const { return is(error()); }
  constexpr bool is_stop() const { return is(stop()); }
  // For TRY: a Value fails when it is error(), and its success value is itself.
  constexpr bool failed() const { return is_error(); }
  constexpr Failed failure() const { return {unsigned(bits_)}; }
  constexpr Value get() const { return *this; }

  // --- small ints
  // -----------------------------------------------------------------------------------------------------
  static constexpr SignedWord small_int_max = SignedWord(~Word(0) >> 3);
  static constexpr SignedWord small_int_min = -small_int_max - 1;
  static constexpr bool fits_small_int(int64_t n) { return n >= small_int_min && n <= small_int_max; }
  static constexpr Value small_int(SignedWord n) { return Value((Word(n) << 2) | 1); }
  constexpr bool is_small_int() const { return (bits_ & 3) == 1; }
  constexpr SignedWord as_small_int() const { return SignedWord(bits_) >> 2; }
  static constexpr bool both_small_int(Value a, Value b) { return (((a.bits_ - 1) | (b.bits_ - 1)) & 3) == 0; }

  // --- floats
  // ---------------------------------------------------------------------------------------------------------
  using Carrier = std::conditional_t<word_is_64_bit, double, float>;

  // True when f needs no box; then *out is its Value.
  [[gnu::always_inline]] static constexpr bool try_float(Float f, Value* out) {
    Word rotated = std::rotl(std::bit_cast<Word>(Carrier(f)), 4);
    if ((float_tags >> (rotated & 31)) & 1) [[likely]] {
      *out = Value(rotated);
      return true;
    }
    if ((rotated & 7) == immediate_tag && (rotated >> exponent_low_shift) == exponent_low_ones) {
      *out = Value(rotated);
      return true;
    }
    return false;
  }
  // A float in the word itself: finite common exponents (the fast test), infinities and NaN.
  constexpr bool is_fast_float() const { return (float_tags >> (bits_ & 31)) & 1; }
  constexpr bool is_unboxed_float() const {
    return is_fast_float() || ((bits_ & 7) == immediate_tag && (bits_ >> exponent_low_shift) == exponent_low_ones);
  }
  constexpr Float as_unboxed_float() const { return Float(std::bit_cast<Carrier>(std::rotr(bits_, 4))); }

  // --- objects
  // --------------------------------------------------------------------------------------------------------
  static Value object(const Object* o) { return Value(reinterpret_cast<Word>(o) + object_tag); }
  constexpr bool is_object() const { return (bits_ & 7) == object_tag; }
  Object* as_object() const { return reinterpret_cast<Object*>(bits_ - object_tag); }

  static constexpr Word object_tag = 6;
  static constexpr Word immediate_tag = 7;
  // Bit t of each byte says that tag t is a float's: 000, 010, 011, 100. Four times the same, so that a shift by the
  // low five bits will do, which is what a bit-test instruction takes.
  static constexpr uint32_t float_tags = 0x1d1d1d1d;

 private:
  enum class Immediate : unsigned { Empty, None, False, True, Ellipsis, NotImplemented, Error, Stop };
  static constexpr Word immediate_bits(Immediate which) { return (Word(which) << 3) | immediate_tag; }

  // Where the rest of the exponent lies after rotation: the top 8 (binary64) or 5 (binary32) bits of the word.
  static constexpr int exponent_low_bits = word_is_64_bit ? 8 : 5;
  static constexpr int exponent_low_shift = int(sizeof(Word) * 8) - exponent_low_bits;
  static constexpr Word exponent_low_ones = (Word(1) << exponent_low_bits) - 1;

  explicit constexpr Value(Word bits) : bits_(bits) {}

  Word bits_;
};

static_assert(sizeof(Value) == sizeof(void*));
static_assert(Value(Failed{}).is_error());
static_assert(Value::small_int(-5).as_small_int() == -5 && Value::small_int(7).is_small_int());
static_assert(Value::boolean(true).is_true() && Value::boolean(false).is_false());
static_assert([] {
  Value v;
  return Value::try_float(Float(1.5), &v) && v.is_fast_float() && v.as_unboxed_float() == Float(1.5);
}());
static_assert([] {
  Value v;
  return Value::try_float(Float(0), &v) && v.bits() == 0;
}());
static_assert([] {
  Value v;
  return Value::try_float(std::numeric_limits<Float>::infinity(), &v) && !v.is_fast_float() && v.is_unboxed_float() &&
         !v.is_none();
}());

}  // namespace adder
