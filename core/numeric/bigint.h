// Arithmetic on natural numbers and integers of any size (see limbs.h for what a number is here).
//
// Storage: every result goes to a caller's buffer of at least the number of limbs that the comment states; scratch
// space likewise. Results are normalised; what is returned is their size. Unless "in place" is said, a result must not
// overlap an operand. Operations that can take long take a Poll and return Failed when it says stop; the buffers then
// hold rubbish.
#pragma once

#include "core/numeric/limbs.h"

namespace adder::big {

// ---- comparison: -1, 0, 1
int compare(Limbs a, Limbs b);
int compare(Integer a, Integer b);

// ---- addition. Result: max(a, b) + 1 limbs; may be a's or b's own storage.
size_t add(LimbBuffer result, Limbs a, Limbs b);
// a - b where a >= b. Result: a limbs; may be a's or b's own storage.
size_t subtract(LimbBuffer result, Limbs a, Limbs b);
// Signed; in place as above. For a - b pass negated(b).
IntegerSize add(LimbBuffer result, Integer a, Integer b);
inline Integer negated(Integer a) { return {a.magnitude, !a.negative && !a.magnitude.empty()}; }

// ---- multiplication. Result: a + b limbs.
size_t multiply_scratch_limbs(size_t a, size_t b);
Result<size_t> multiply(LimbBuffer result, Limbs a, Limbs b, LimbBuffer scratch, Poll& poll);
// a * factor + addend. Result: a + 1 limbs; in place.
size_t multiply_limb(LimbBuffer result, Limbs a, Limb factor, Limb addend = 0);

// ---- division of a by b != 0. Quotient: a - b + 1 limbs (none when a is shorter); remainder: b limbs.
inline size_t quotient_limbs(size_t a, size_t b) { return a < b ? 0 : a - b + 1; }
inline size_t divide_scratch_limbs(size_t a, size_t b) { return a + b + 6; }
struct DivisionSize {
  size_t quotient;
  size_t remainder;
};
Result<DivisionSize> divide(LimbBuffer quotient, LimbBuffer remainder, Limbs a, Limbs b, LimbBuffer scratch,
                            Poll& poll);
// By one limb. Quotient: a limbs; in place.
size_t divide_limb(LimbBuffer quotient, Limbs a, Limb divisor, Limb& remainder);
// Python's // and %: quotient rounded down, remainder with b's sign. Quotient: quotient_limbs + 1; remainder: b limbs.
struct FloorDivisionSize {
  IntegerSize quotient;
  IntegerSize remainder;
};
Result<FloorDivisionSize> floor_divide(LimbBuffer quotient, LimbBuffer remainder, Integer a, Integer b,
                                       LimbBuffer scratch, Poll& poll);

// ---- shifts. Left: a + bits / 32 + 1 limbs. Right: a - bits / 32 limbs, at least 0 (signed: one more), rounded down
// (for the signed form towards minus infinity). Both in place.
size_t shift_left(LimbBuffer result, Limbs a, size_t bits);
size_t shift_right(LimbBuffer result, Limbs a, size_t bits);
IntegerSize shift_right(LimbBuffer result, Integer a, size_t bits);
// True when any of the lowest `bits` bits is set.
bool any_low_bits(Limbs a, size_t bits);

// ---- bits, in Python's unbounded two's complement. Result: max(a, b) + 1 limbs; may be a's or b's own storage.
enum class BitOperation : uint8_t { And, Or, Xor };
IntegerSize bitwise(BitOperation operation, LimbBuffer result, Integer a, Integer b);
// ~a = -a - 1. Result: a + 1 limbs; in place.
IntegerSize invert(LimbBuffer result, Integer a);
size_t bit_count(Limbs a);
size_t trailing_zeros(Limbs a);

// ---- powers. Result of power: power_limbs; SIZE_MAX says that no memory could hold it.
size_t power_limbs(Limbs base, uint64_t exponent);
size_t power_scratch_limbs(Limbs base, uint64_t exponent);
Result<size_t> power(LimbBuffer result, Limbs base, uint64_t exponent, LimbBuffer scratch, Poll& poll);
// base ** exponent mod modulus, all natural, modulus != 0, base of any size. Result: modulus limbs.
size_t power_modulo_scratch_limbs(size_t base, size_t modulus);
Result<size_t> power_modulo(LimbBuffer result, Limbs base, Limbs exponent, Limbs modulus, LimbBuffer scratch,
                            Poll& poll);

// ---- number theory, all natural.
// Greatest common divisor. Result: max(a, b) limbs.
size_t gcd_scratch_limbs(size_t a, size_t b);
Result<size_t> gcd(LimbBuffer result, Limbs a, Limbs b, LimbBuffer scratch, Poll& poll);
// The x < modulus with a·x = 1 (mod modulus); none unless a and modulus are coprime. Result: modulus limbs + 1.
size_t inverse_modulo_scratch_limbs(size_t a, size_t modulus);
struct InverseSize {
  size_t size;
  bool exists;
};
Result<InverseSize> inverse_modulo(LimbBuffer result, Limbs a, Limbs modulus, LimbBuffer scratch, Poll& poll);
// floor(sqrt(a)). Result: a / 2 + 2 limbs.
size_t square_root_scratch_limbs(size_t a);
Result<size_t> square_root(LimbBuffer result, Limbs a, LimbBuffer scratch, Poll& poll);

// ---- text in bases 2 to 36, digits 0-9a-z.
// Characters enough for any number of that many limbs.
size_t text_chars(size_t limbs, unsigned base);
// Scratch: a limbs. Writes to the front of `out`, zero as "0"; returns the number of characters.
Result<size_t> to_text(Span<char> out, Limbs a, unsigned base, LimbBuffer scratch, Poll& poll);
// Limbs enough for any number of that many digits.
size_t text_limbs(size_t digits, unsigned base);
// `digits` are all digits of the base (either case), without sign or underscores.
Result<size_t> from_text(LimbBuffer result, string_view digits, unsigned base, Poll& poll);
// 0 to 35 for 0-9, a-z, A-Z; 255 for anything else.
uint8_t digit_value(char digit);

// ---- bytes, two's complement when is_signed.
enum class ByteOrder : uint8_t { Little, Big };
enum class BytesOutcome : uint8_t { Done, TooBig, NegativeUnsigned };
BytesOutcome to_bytes(Span<uint8_t> out, Integer a, ByteOrder order, bool is_signed);
// Result: (bytes + 3) / 4 limbs.
IntegerSize from_bytes(LimbBuffer result, Bytes bytes, ByteOrder order, bool is_signed);

// ---- floats of either width (float, double).
// Nearest float, ties to even; infinity when out of range.
template <class F>
F to_float(Limbs a);
// The integer part of a finite value. Result: float_limbs<F> limbs.
template <class F>
inline constexpr size_t float_limbs = sizeof(F) == 8 ? 32 : 4;
template <class F>
IntegerSize from_float(LimbBuffer result, F value);
// Exact comparison; `b` is not NaN.
template <class F>
int compare(Integer a, F b);
// a / b, correctly rounded; infinity when out of range. b != 0.
inline size_t true_divide_scratch_limbs(size_t b) { return 4 * b + 24; }
template <class F>
F true_divide(Limbs a, Limbs b, LimbBuffer scratch);

}  // namespace adder::big
