// Noise that depends on nothing but (seed, stream, position): asking twice, or in another order, gives the same answer.
//
// Streams are numbered by hashing a name (FNV-1a), positions are nanoseconds or sample numbers. The mixer is the
// finaliser of SplitMix64, a bijection with full avalanche.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>

namespace adder::sim {

constexpr uint64_t mix_bits(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

constexpr uint64_t stream_of(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (char c : name) hash = (hash ^ uint8_t(c)) * 0x100000001b3u;
  return hash;
}

class Noise {
 public:
  Noise(uint64_t seed, std::string_view stream) : key_(mix_bits(seed ^ mix_bits(stream_of(stream)))) {}

  uint64_t bits(uint64_t position) const { return mix_bits(key_ ^ mix_bits(position)); }
  // [0, 1)
  double uniform(uint64_t position) const { return double(bits(position) >> 11) * 0x1p-53; }
  // Mean 0, standard deviation 1 (Box-Muller on two halves of the position's bits).
  double gaussian(uint64_t position) const {
    uint64_t first = bits(position), second = mix_bits(first);
    double radius = std::sqrt(-2 * std::log((double(first >> 11) + 1) * 0x1p-53));
    return radius * std::cos(2 * std::numbers::pi * (double(second >> 11) * 0x1p-53));
  }

 private:
  uint64_t key_;
};

}  // namespace adder::sim
