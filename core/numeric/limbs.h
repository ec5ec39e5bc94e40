// Natural numbers as spans of limbs, and the small vocabulary every number algorithm shares.
//
// A natural number is a little-endian span of 32-bit limbs. Normalised means that the last (most significant) limb is
// not zero; zero is the empty span. Functions take normalised numbers and return normalised sizes. An integer is a sign
// and a magnitude; zero is never negative. Nothing here allocates: callers bring storage, sized by the functions named
// ..._limbs beside each operation.
#pragma once

#include <algorithm>

#include "core/base/bits.h"
#include "core/base/result.h"

namespace adder {

using Limb = uint32_t;
using Limbs = Span<const Limb>;
using LimbBuffer = Span<Limb>;
inline constexpr unsigned limb_bits = 32;

struct Integer {
  Limbs magnitude;
  bool negative = false;
};

// The size and sign of an integer written to a caller's buffer.
struct IntegerSize {
  size_t size;
  bool negative;
  Integer of(Limbs buffer) const { return {buffer.first(size), negative}; }
};

// Lets a long operation be abandoned: keep_going is asked about every `interval` limb products (some 50 µs on a PC, a
// few milliseconds on a Cortex-M). When it answers false the operation returns Failed; the reason is keep_going's to
// record.
class Poll {
 public:
  Poll() = default;
  Poll(bool (*keep_going)(void*), void* context) : keep_going_(keep_going), context_(context) {}

  // Accounts for work done; false means stop.
  bool spend(size_t limb_products) {
    spent_ += limb_products;
    if (spent_ < interval) [[likely]]
      return true;
    spent_ = 0;
    return !keep_going_ || keep_going_(context_);
  }

 private:
  static constexpr size_t interval = 65536;
  bool (*keep_going_)(void*) = nullptr;
  void* context_ = nullptr;
  size_t spent_ = 0;
};

namespace big {

inline size_t normalised_size(const Limb* limbs, size_t size) {
  while (size && limbs[size - 1] == 0) --size;
  return size;
}
inline Limbs normalised(Limbs a) { return a.first(normalised_size(a.data(), a.size())); }

inline size_t bit_length(Limbs a) { return a.empty() ? 0 : a.size() * limb_bits - size_t(std::countl_zero(a.back())); }

// Limbs that hold this many bits.
constexpr size_t limbs_for_bits(size_t bits) { return (bits + limb_bits - 1) / limb_bits; }

// The magnitude of an int64 in limbs; usable wherever an Integer is.
class SmallInteger {
 public:
  explicit SmallInteger(int64_t value) : SmallInteger(value < 0 ? 0 - uint64_t(value) : uint64_t(value), value < 0) {}
  SmallInteger(uint64_t magnitude, bool negative)
      : limbs_{Limb(magnitude), Limb(magnitude >> 32)}, size_(normalised_size(limbs_, 2)), negative_(negative) {}
  operator Integer() const { return {magnitude(), negative_}; }
  Limbs magnitude() const { return {limbs_, size_}; }

 private:
  Limb limbs_[2];
  size_t size_;
  bool negative_;
};

// The low 64 bits of a magnitude.
inline uint64_t low64(Limbs a) {
  uint64_t low = a.size() > 0 ? a[0] : 0;
  return a.size() > 1 ? low | uint64_t(a[1]) << 32 : low;
}

// True, and the value, when the integer fits an int64.
inline bool to_int64(Integer a, int64_t& value) {
  uint64_t magnitude = low64(a.magnitude);
  if (a.magnitude.size() > 2 || magnitude > uint64_t(INT64_MAX) + a.negative) return false;
  value = int64_t(a.negative ? 0 - magnitude : magnitude);
  return true;
}

}  // namespace big
}  // namespace adder
