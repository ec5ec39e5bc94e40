// Biquad cascades on int16 samples. A block goes through in chunks that live on the stack between sections.
#include "modules/dsp/kernels/biquad_q15.h"

#include <cmath>

#include "modules/dsp/kernels/filter_design.h"

namespace adder::dsp {
namespace {

constexpr int guard_bits = 12;
constexpr size_t chunk_length = 64;
// Five products of 31 by 29 bits stay below 2^63.
constexpr Real coefficient_limit = 536870912.0;  // 2^29

int32_t saturate(int64_t value) {
  if (value == int32_t(value)) [[likely]]
    return int32_t(value);
  return value < 0 ? INT32_MIN : INT32_MAX;
}

// Rounded to nearest, |value| < 2^31.
int32_t rounded(Real value) { return int32_t(std::floor(value + Real(0.5))); }

// Shares one binary point among b0 b1 b2 a1 a2.
bool set_section(const Real (&c)[5], BiquadQ15& section) {
  Real greatest = 0;
  for (Real value : c) greatest = std::fabs(value) > greatest ? std::fabs(value) : greatest;
  int shift = 30;
  while (shift > 1 && greatest * Real(1u << shift) >= coefficient_limit - 1) shift--;
  Real unit = Real(1u << shift);
  if (greatest * unit >= coefficient_limit - 1) return false;
  section = {};
  section.b0 = rounded(c[0] * unit);
  section.b1 = rounded(c[1] * unit);
  section.b2 = rounded(c[2] * unit);
  section.a1 = rounded(c[3] * unit);
  section.a2 = rounded(c[4] * unit);
  section.shift = shift;
  return true;
}

// Greatest gain of a section, over a grid of frequencies and at the angle of its poles; 0 when there is none.
Real peak_gain(Span<const float> row) {
  constexpr int grid = 32;
  Real greatest = 0, a1 = Real(row[4]) / Real(row[3]), a2 = Real(row[5]) / Real(row[3]);
  Real cosine = a2 > 0 ? -a1 / (2 * std::sqrt(a2)) : 0;
  for (int i = 0; i <= grid + 1; i++) {
    Complex delay = unit_at(-pi * Real(i) / grid);
    if (i > grid) delay = {cosine, -std::sqrt(cosine * cosine < 1 ? 1 - cosine * cosine : 0)};
    Real gain = cosine * cosine > 1 && i > grid ? 0 : sos_gain_at(row, delay);
    greatest = gain > greatest ? gain : greatest;
  }
  return std::isfinite(greatest) ? greatest : 0;
}

// The inner loop leaves at a sample that overflows, instead of saturating each: then the way from one output to the
// next is a multiplication, a subtraction and a shift.
void run_section(BiquadQ15& section, int32_t* samples, size_t count) {
  const int64_t b0 = section.b0, b1 = section.b1, b2 = section.b2, a1 = section.a1, a2 = section.a2;
  const int shift = section.shift;
  const int64_t half = int64_t(1) << (shift - 1);
  int64_t x1 = section.x1, x2 = section.x2, y1 = section.y1, y2 = section.y2;
  for (size_t i = 0; i < count; i++) {
    for (; i < count; i++) {
      int64_t x = samples[i], y = (half + b0 * x + b1 * x1 + b2 * x2 - a2 * y2 - a1 * y1) >> shift;
      x2 = x1, x1 = x, y2 = y1, y1 = y;
      samples[i] = int32_t(y);
      if (y != int32_t(y)) [[unlikely]]
        break;
    }
    if (i < count) y1 = samples[i] = saturate(y1);
  }
  section.x1 = int32_t(x1), section.x2 = int32_t(x2), section.y1 = int32_t(y1), section.y2 = int32_t(y2);
}

}  // namespace

bool biquad_q15_set(Span<const float> sos, Span<BiquadQ15> sections) {
  if (sos.size() != sections.size() * 6) return false;
  for (float value : sos)
    if (!std::isfinite(value)) return false;
  Real owed = 1;  // gain that earlier sections were given in excess
  for (size_t k = 0; k < sections.size(); k++) {
    const float* row = &sos[k * 6];
    Real a0 = row[3];
    if (a0 == 0) return false;
    Real c[5] = {row[0] / a0, row[1] / a0, row[2] / a0, row[4] / a0, row[5] / a0};
    Real gain = owed, peak = k + 1 < sections.size() ? peak_gain(sos.subspan(k * 6, 6)) : 0;
    owed = peak > 0 ? owed * peak : 1;
    if (peak > 0) gain = 1 / peak;
    for (int i = 0; i < 3; i++) c[i] *= gain;
    if (!set_section(c, sections[k])) return false;
  }
  return true;
}

bool biquad_q15_set_integer(Span<const int16_t> rows, int fraction_bits, Span<BiquadQ15> sections) {
  if (rows.size() != sections.size() * 6) return false;
  Real unit = 1.0 / Real(1u << fraction_bits);
  for (size_t k = 0; k < sections.size(); k++) {
    const int16_t* row = &rows[k * 6];
    if (!set_section({row[0] * unit, row[2] * unit, row[3] * unit, -row[4] * unit, -row[5] * unit}, sections[k]))
      return false;
  }
  return true;
}

void biquad_q15_reset(Span<BiquadQ15> sections) {
  for (BiquadQ15& s : sections) s.x1 = s.x2 = s.y1 = s.y2 = 0;
}

void biquad_q15_run(Span<BiquadQ15> sections, Span<const int16_t> in, Span<int16_t> out) {
  contract(in.size() == out.size(), "biquad_q15_run: one length for input and output");
  int32_t chunk[chunk_length];
  for (size_t start = 0; start < in.size(); start += chunk_length) {
    size_t count = in.size() - start < chunk_length ? in.size() - start : chunk_length;
    for (size_t i = 0; i < count; i++) chunk[i] = int32_t(in[start + i]) * (1 << guard_bits);
    for (BiquadQ15& section : sections) run_section(section, chunk, count);
    for (size_t i = 0; i < count; i++) {
      int32_t sample = int32_t((int64_t(chunk[i]) + (1 << (guard_bits - 1))) >> guard_bits);
      out[start + i] = int16_t(sample < INT16_MIN ? INT16_MIN : sample > INT16_MAX ? INT16_MAX : sample);
    }
  }
}

}  // namespace adder::dsp
