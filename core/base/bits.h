// Bit tools: rotation, alignment, powers of two, unaligned access. All constexpr where the language allows it.
#pragma once

#include <bit>
#include <cstring>

#include "core/base/base.h"

namespace adder {

constexpr size_t align_up(size_t value, size_t alignment) { return (value + alignment - 1) & ~(alignment - 1); }
constexpr size_t align_down(size_t value, size_t alignment) { return value & ~(alignment - 1); }
constexpr bool is_power_of_two(size_t value) { return value != 0 && (value & (value - 1)) == 0; }

// Reads and writes a trivially copyable T at any address.
template <class T> inline T load_unaligned(const void* address) {
  T value;
  std::memcpy(&value, address, sizeof value);
  return value;
}
template <class T> inline void store_unaligned(void* address, T value) { std::memcpy(address, &value, sizeof value); }

}  // namespace adder
