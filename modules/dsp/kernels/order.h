// Order statistics: the k-th smallest of an array, without sorting all of it.
//
// Quickselect whose partition moves by arithmetic instead of branches: a processor that guesses branches would guess
// wrong at every second element. Equal elements are split off together, so constant data is no bad case. The pivot is
// the median of the first, the last and one between them, drawn anew each round, so that no order of the data is bad.
// The arrays are reordered. A NaN has no order: callers keep NaNs out.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

namespace detail {

template <class T>
T middle_of_three(T a, T b, T c) {
  T low = a < b ? a : b, high = a < b ? b : a;
  return c < low ? low : c > high ? high : c;
}

// Moves elements with before(x) to the front, returns how many.
template <class T, class Before>
size_t partition(T* x, size_t count, Before before) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    T value = x[i];
    x[i] = x[kept];
    x[kept] = value;
    kept += before(value);
  }
  return kept;
}

}  // namespace detail

// Puts the element of rank k (0 = smallest) to x[k], smaller ones before, greater ones after it; returns it.
template <class T>
T select(Span<T> x, size_t k) {
  contract(k < x.size(), "select: rank within the array");
  T* base = x.data();
  size_t low = 0, high = x.size();
  uint32_t drawn = uint32_t(high / 2);
  while (high - low > 1) {
    T pivot = detail::middle_of_three(base[low], base[low + drawn % (high - low)], base[high - 1]);
    drawn = drawn * 1664525 + 1013904223;
    size_t less = low + detail::partition(base + low, high - low, [=](T v) { return v < pivot; });
    if (k < less) {
      high = less;
      continue;
    }
    size_t equal = less + detail::partition(base + less, high - less, [=](T v) { return !(pivot < v); });
    if (k < equal) break;
    low = equal;
  }
  return base[k];
}

}  // namespace adder::dsp
