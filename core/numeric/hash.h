// Python's numeric hash: equal numbers of any type have the same hash.
//
// A rational number p/q hashes to p·q⁻¹ modulo the Mersenne prime 2^B - 1, with B = 61 on 64-bit words and 31 on 32-bit
// ones as in CPython; the sign is put back afterwards, and -1, which means "error" to CPython's C functions, becomes
// -2. Modulo 2^B - 1, multiplying by 2^k is a rotation of B bits by k. Nothing here allocates or depends on the run.
#pragma once

#include "core/base/config.h"
#include "core/numeric/float_bits.h"
#include "core/numeric/limbs.h"

namespace adder {

inline constexpr unsigned hash_bits = word_is_64_bit ? 61 : 31;

template <unsigned B>
class NumericHash {
 public:
  using Unsigned = std::conditional_t<(B > 32), uint64_t, uint32_t>;
  using Signed = std::make_signed_t<Unsigned>;
  static constexpr Unsigned modulus = (Unsigned(1) << B) - 1;
  static constexpr Signed infinity = 314159;

  static constexpr Signed of(int64_t value) {
    uint64_t magnitude = value < 0 ? 0 - uint64_t(value) : uint64_t(value);
    return with_sign(reduce(magnitude), value < 0);
  }

  static Signed of(Integer a) {
    Unsigned hash = 0;
    for (size_t i = a.magnitude.size(); i-- > 0;)
      hash = reduce(uint64_t(times_power_of_two(hash, limb_bits)) + a.magnitude[i]);
    return with_sign(hash, a.negative);
  }

  // NaN has no value: its hash is the object's identity, which the caller knows.
  template <class F>
  static Signed of_float(F value) {
    FloatParts<F> parts = float_parts(value);
    contract(!parts.is_nan(), "numeric hash of NaN");
    if (!parts.finite) return parts.negative ? -infinity : infinity;
    // 2^-k = 2^(n·B - k)
    unsigned power = unsigned(parts.exponent % int(B) + int(B));
    return with_sign(times_power_of_two(reduce(parts.mantissa), power), parts.negative);
  }

  // complex and friends: CPython's combination of two hashes, modulo the word.
  static constexpr Signed combine_complex(Signed real, Signed imaginary) {
    Signed hash = Signed(Unsigned(real) + Unsigned(1000003) * Unsigned(imaginary));
    return hash == -1 ? -2 : hash;
  }

 private:
  // The modulus itself may remain of a multiple of it: it is turned into 0 at the end.
  static constexpr Unsigned reduce(uint64_t value) {
    if constexpr (B < 32) value = (value & modulus) + (value >> B);
    value = (value & modulus) + (value >> B);
    value = (value & modulus) + (value >> B);
    return value == modulus ? 0 : Unsigned(value);
  }
  static constexpr Unsigned times_power_of_two(Unsigned value, unsigned power) {
    power %= B;
    return power ? ((value << power) & modulus) | (value >> (B - power)) : value;
  }
  static constexpr Signed with_sign(Unsigned hash, bool negative) {
    Signed result = negative ? -Signed(hash) : Signed(hash);
    return result == -1 ? -2 : result;
  }
};

inline SignedWord hash_integer(Integer a) { return NumericHash<hash_bits>::of(a); }
constexpr SignedWord hash_int64(int64_t value) { return NumericHash<hash_bits>::of(value); }
template <class F>
SignedWord hash_float(F value) {
  return NumericHash<hash_bits>::of_float(value);
}

}  // namespace adder
