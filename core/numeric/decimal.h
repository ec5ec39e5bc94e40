// Unsigned integers to decimal characters.
#pragma once

#include "core/numeric/word.h"

namespace adder {

inline constexpr size_t decimal_chars = 20;  // of a uint64_t

// Writes the digits so that they end before `end`; returns where they begin. Zero gives "0".
inline char* write_decimal(char* end, uint32_t value) {
  do {
    *--end = char('0' + value % 10);
    value /= 10;
  } while (value);
  return end;
}

// Exactly `count` digits, with leading zeros.
inline char* write_padded_decimal(char* end, uint32_t value, int count) {
  for (; count > 0; --count) {
    *--end = char('0' + value % 10);
    value /= 10;
  }
  return end;
}

inline char* write_decimal(char* end, uint64_t value) {
  while (value > UINT32_MAX) {  // nine digits a time, so that a 32-bit machine divides 64 bits at most twice
    uint64_t quotient = value / 1'000'000'000;
    end = write_padded_decimal(end, uint32_t(value - quotient * 1'000'000'000), 9);
    value = quotient;
  }
  return write_decimal(end, uint32_t(value));
}

}  // namespace adder
