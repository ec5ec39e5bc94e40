// Zeros, poles, gain to second-order sections; see zpk.h.
#include <cmath>

#include "modules/dsp/kernels/zpk.h"

namespace adder::dsp {
namespace {

enum class Want : uint8_t { Any, Real, Complex };

bool wanted(Complex root, Want want) { return want == Want::Any || (want == Want::Real) == is_real(root); }

size_t number_of(const Roots& roots, Want want) {
  size_t count = 0;
  for (size_t i = 0; i < roots.count; i++) count += wanted(roots.at[i], want);
  return count;
}

// Index of the wanted root with the least cost; roots.count when there is none.
template <class Cost>
size_t best(const Roots& roots, Want want, Cost cost) {
  size_t found = roots.count;
  Real least = 0;
  for (size_t i = 0; i < roots.count; i++) {
    if (!wanted(roots.at[i], want)) continue;
    Real c = cost(roots.at[i]);
    if (found == roots.count || c < least) found = i, least = c;
  }
  return found;
}

size_t nearest(const Roots& roots, Want want, Complex to) {
  return best(roots, want, [=](Complex root) { return magnitude(root - to); });
}

// The pole nearest the unit circle has the most to say about the response.
size_t sharpest(const Roots& roots, Want want) {
  return best(roots, want, [](Complex root) { return std::fabs(1 - magnitude(root)); });
}

Complex conjugate(Complex root) { return {root.re, -root.im}; }

struct Section {
  Complex z1, z2, p1, p2;
};

// Takes the roots of one section out of the filter.
Section take_section(Zpk& filter) {
  Roots &poles = filter.poles, &zeros = filter.zeros;
  Section s;
  s.p1 = poles.take(sharpest(poles, Want::Any));
  if (is_real(s.p1) && number_of(poles, Want::Real) == 0) {  // the last real pole has no partner
    s.z1 = zeros.take(nearest(zeros, Want::Real, s.p1));
    return s;
  }
  if (poles.count + 1 == zeros.count && !is_real(s.p1) && number_of(poles, Want::Real) == 1 &&
      number_of(zeros, Want::Real) == 1) {  // the one real zero is left for the one real pole
    s.p2 = conjugate(s.p1);
    s.z1 = zeros.take(nearest(zeros, Want::Complex, s.p1));
    s.z2 = conjugate(s.z1);
    return s;
  }
  s.p2 = is_real(s.p1) ? poles.take(sharpest(poles, Want::Real)) : conjugate(s.p1);
  if (zeros.count == 0) return s;
  s.z1 = zeros.take(nearest(zeros, Want::Any, s.p1));
  if (!is_real(s.z1)) {
    s.z2 = conjugate(s.z1);
  } else {
    size_t partner = nearest(zeros, Want::Real, s.p1);
    if (partner < zeros.count) s.z2 = zeros.take(partner);
  }
  return s;
}

// Number of roots, pairs counted twice.
size_t degree(const Roots& roots) { return roots.count + number_of(roots, Want::Complex); }

}  // namespace

Zpk bilinear(const Zpk& analog, Real rate) {
  Zpk digital;
  Complex two_rate = {2 * rate, 0}, ratio = {1, 0};
  auto convert = [&](const Roots& from, Roots& to, bool zeros) {
    for (size_t i = 0; i < from.count; i++) {
      Complex root = from.at[i], factor = two_rate - root;
      to.add((two_rate + root) / factor);
      if (!is_real(root)) factor = factor * (two_rate - conjugate(root));
      ratio = zeros ? ratio * factor : ratio / factor;
    }
  };
  convert(analog.zeros, digital.zeros, true);
  convert(analog.poles, digital.poles, false);
  digital.gain = analog.gain * ratio.re;
  while (degree(digital.zeros) < degree(digital.poles)) digital.zeros.add({-1, 0});
  return digital;
}

void zpk_to_sos(Zpk filter, size_t sections, Span<float> sos) {
  contract(sos.size() == sections * 6, "zpk_to_sos: 6 values a section");
  if (degree(filter.poles) % 2) {
    filter.poles.add({0, 0});
    filter.zeros.add({0, 0});
  }
  for (size_t row = sections; row-- > 0;) {
    Section s = take_section(filter);
    Real gain = row == 0 ? filter.gain : 1.0;
    float* out = &sos[row * 6];
    out[0] = float(gain);
    out[1] = float(-gain * (s.z1.re + s.z2.re));
    out[2] = float(gain * (s.z1 * s.z2).re);
    out[3] = 1;
    out[4] = float(-(s.p1.re + s.p2.re));
    out[5] = float((s.p1 * s.p2).re);
  }
}

}  // namespace adder::dsp
