// Whole-array operations that the other kernels stand on: dot, sums, extremes, scaling, for float32 and int16.
//
// Sums of floats go into eight partial sums that are folded in a fixed order: compilers turn the loop into vector code
// where there is any, and every port gives the same bits. Empty spans give 0. No function allocates or keeps state.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// Sum of products over the shorter of the two lengths.
float dot(Span<const float> a, Span<const float> b);
int64_t dot(Span<const int16_t> a, Span<const int16_t> b);

float sum(Span<const float> x);
int64_t sum(Span<const int16_t> x);
float sum_squares(Span<const float> x);
int64_t sum_squares(Span<const int16_t> x);
// Sum of (x - centre)^2: the second pass of a variance.
float sum_squared_deviations(Span<const float> x, float centre);

float mean(Span<const float> x);
float rms(Span<const float> x);
float rms(Span<const int16_t> x);

// Greatest magnitude. int16: -32768 counts as 32768. A NaN does not count.
float peak(Span<const float> x);
int32_t peak(Span<const int16_t> x);

struct Extremes {
  float least, greatest;
};
// Least and greatest; {0, 0} for an empty span. NaNs do not count.
Extremes extremes(Span<const float> x);

void fill(Span<float> x, float value);
// x = x * gain + offset
void scale(Span<float> x, float gain, float offset);
// x = x * y, elementwise over the shorter length.
void multiply(Span<float> x, Span<const float> y);
// x = x + gain * y, elementwise over the shorter length.
void add_scaled(Span<float> x, Span<const float> y, float gain);

}  // namespace adder::dsp
