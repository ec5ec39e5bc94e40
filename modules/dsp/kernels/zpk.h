// A digital filter as zeros, poles and gain, and its division into second-order sections.
//
// Roots come in conjugate pairs, of which only the one with a positive imaginary part is kept; `Roots` holds it once.
// Invariant: as many zeros as poles, counting pairs twice (the bilinear transform sees to it).
#pragma once

#include <cmath>

#include "modules/dsp/kernels/complex.h"
#include "modules/dsp/kernels/filter_design.h"

namespace adder::dsp {

// Up to 2 * greatest_order roots, conjugates left out.
struct Roots {
  static constexpr size_t capacity = 2 * greatest_order + 2;
  Complex at[capacity];
  size_t count = 0;
  void add(Complex root) {
    contract(count < capacity, "Roots: order too high");
    at[count++] = root;
  }
  Complex take(size_t index) {
    Complex root = at[index];
    for (size_t i = index + 1; i < count; i++) at[i - 1] = at[i];
    count--;
    return root;
  }
};

struct Zpk {
  Roots zeros, poles;
  Real gain = 1;
};

inline bool is_real(Complex root) { return root.im == 0; }

// Analog to digital: s = 2 rate (z - 1) / (z + 1). Zeros at infinity come to z = -1.
Zpk bilinear(const Zpk& analog, Real rate);

// Groups poles and zeros into `sections` rows of sos, as scipy.signal.zpk2sos documents it: poles nearest the unit
// circle last, each with the zeros nearest to it, the whole gain in the first row.
void zpk_to_sos(Zpk filter, size_t sections, Span<float> sos);

}  // namespace adder::dsp
