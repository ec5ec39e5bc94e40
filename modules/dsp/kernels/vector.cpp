// Whole-array operations; see vector.h for what they promise.
#include "modules/dsp/kernels/vector.h"

#include <cmath>

#include "core/base/config.h"

namespace adder::dsp {
namespace {

// Partial sums of a float reduction: two vectors of four, folded in one fixed order.
constexpr size_t lanes = 8;

float fold(const float (&part)[lanes]) {
  return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
}

template <class Term>
inline float reduce(size_t count, Term term) {
  float part[lanes] = {};
  size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (size_t k = 0; k < lanes; k++) part[k] += term(i + k);
  for (size_t k = 0; i + k < count; k++) part[k] += term(i + k);
  return fold(part);
}

// Integer sums are exact in any order, so one accumulator is enough.
template <class Term>
inline int64_t reduce_integer(size_t count, Term term) {
  int64_t total = 0;
  for (size_t i = 0; i < count; i++) total += term(i);
  return total;
}

size_t shorter(size_t a, size_t b) { return a < b ? a : b; }

}  // namespace

float dot(Span<const float> a, Span<const float> b) {
  const float *p = a.data(), *q = b.data();
  return reduce(shorter(a.size(), b.size()), [=](size_t i) { return p[i] * q[i]; });
}

int64_t dot(Span<const int16_t> a, Span<const int16_t> b) {
  const int16_t *p = a.data(), *q = b.data();
  return reduce_integer(shorter(a.size(), b.size()), [=](size_t i) { return int32_t(p[i]) * q[i]; });
}

float sum(Span<const float> x) {
  const float* p = x.data();
  return reduce(x.size(), [=](size_t i) { return p[i]; });
}

int64_t sum(Span<const int16_t> x) {
  const int16_t* p = x.data();
  return reduce_integer(x.size(), [=](size_t i) { return int32_t(p[i]); });
}

float sum_squares(Span<const float> x) { return dot(x, x); }

int64_t sum_squares(Span<const int16_t> x) { return dot(x, x); }

float sum_squared_deviations(Span<const float> x, float centre) {
  const float* p = x.data();
  return reduce(x.size(), [=](size_t i) {
    float d = p[i] - centre;
    return d * d;
  });
}

float mean(Span<const float> x) { return x.empty() ? 0.0f : sum(x) / float(x.size()); }

float rms(Span<const float> x) { return x.empty() ? 0.0f : sqrtf(sum_squares(x) / float(x.size())); }

float rms(Span<const int16_t> x) { return x.empty() ? 0.0f : sqrtf(float(double(sum_squares(x))) / float(x.size())); }

float peak(Span<const float> x) {
  Extremes e = extremes(x);
  return -e.least > e.greatest ? -e.least : e.greatest;
}

int32_t peak(Span<const int16_t> x) {
  int32_t least = 0, greatest = 0;
  for (int16_t value : x) {
    least = value < least ? value : least;
    greatest = value > greatest ? value : greatest;
  }
  return -least > greatest ? -least : greatest;
}

Extremes extremes(Span<const float> x) {
  constexpr size_t wide = word_is_64_bit ? lanes : 1;  // as many as there are in a vector register or two
  size_t i = 0;
  while (i < x.size() && x[i] != x[i]) i++;
  if (i == x.size()) return {0, 0};
  float least[wide], greatest[wide];
  for (size_t k = 0; k < wide; k++) least[k] = greatest[k] = x[i];
  for (; i + wide <= x.size(); i += wide)
    for (size_t k = 0; k < wide; k++) {
      least[k] = x[i + k] < least[k] ? x[i + k] : least[k];
      greatest[k] = x[i + k] > greatest[k] ? x[i + k] : greatest[k];
    }
  for (; i < x.size(); i++) {
    least[0] = x[i] < least[0] ? x[i] : least[0];
    greatest[0] = x[i] > greatest[0] ? x[i] : greatest[0];
  }
  Extremes result = {least[0], greatest[0]};
  for (size_t k = 1; k < wide; k++) {
    result.least = least[k] < result.least ? least[k] : result.least;
    result.greatest = greatest[k] > result.greatest ? greatest[k] : result.greatest;
  }
  return result;
}

void fill(Span<float> x, float value) {
  for (float& v : x) v = value;
}

void scale(Span<float> x, float gain, float offset) {
  for (float& v : x) v = v * gain + offset;
}

void multiply(Span<float> x, Span<const float> y) {
  size_t count = shorter(x.size(), y.size());
  for (size_t i = 0; i < count; i++) x[i] *= y[i];
}

void add_scaled(Span<float> x, Span<const float> y, float gain) {
  size_t count = shorter(x.size(), y.size());
  for (size_t i = 0; i < count; i++) x[i] += gain * y[i];
}

}  // namespace adder::dsp
