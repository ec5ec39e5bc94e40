// Order statistics: the k-th smallest of an array, without sorting all of it.
//
// Quickselect whose partition moves by arithmetic instead of branches: a processor that guesses branches would guess
// wrong at every second element. Equal elements are split off together, so constant data is no bad case. The pivot is
// the median of three; where bad luck repeats, a heap sort of the rest bounds the time to n log n.
// The arrays are reordered. A NaN has no order: callers keep NaNs out.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

namespace detail {

template <class T>
inline void exchange(T& a, T& b) {
  T held = a;
  a = b;
  b = held;
}

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

template <class T>
void sift_down(T* x, size_t at, size_t count) {
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && x[child] < x[child + 1]) child++;
    if (!(x[at] < x[child])) return;
    exchange(x[at], x[child]);
  }
}

}  // namespace detail

template <class T>
void sort(Span<T> x) {
  for (size_t i = x.size() / 2; i-- > 0;) detail::sift_down(x.data(), i, x.size());
  for (size_t end = x.size(); end > 1; end--) {
    detail::exchange(x[0], x[end - 1]);
    detail::sift_down(x.data(), 0, end - 1);
  }
}

// Puts the element of rank k (0 = smallest) to x[k], smaller ones before, greater ones after it; returns it.
template <class T>
T select(Span<T> x, size_t k) {
  contract(k < x.size(), "select: rank within the array");
  T* base = x.data();
  size_t low = 0, high = x.size();
  for (int rounds = 0; high - low > 1; rounds++) {
    if (rounds > 64) {
      sort(x.subspan(low, high - low));
      break;
    }
    T pivot = detail::middle_of_three(base[low], base[(low + high) / 2], base[high - 1]);
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
