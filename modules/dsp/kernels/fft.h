// Fast Fourier transform, complex and real, in place, powers of two from 4 to 4096, float32.
//
// Complex numbers are two arrays, re and im. Forward is X[k] = sum x[n] exp(-2 pi i k n / N), as numpy.fft; the inverse
// divides by N. A plan is a table the caller has room for: about N/3 complex twiddles (2.7 KB at N = 1024), the same
// for both directions.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

inline constexpr size_t fft_least = 4, fft_greatest = 4096;
bool fft_size_ok(size_t size);

struct FftPlan {
  size_t size = 0;
  Span<const float> table;
};
// How many floats the table of a complex transform of this size has.
size_t fft_table_length(size_t size);
// Computes the table into `storage`, fft_table_length(size) floats that live as long as the plan.
FftPlan fft_plan(size_t size, Span<float> storage);

void fft_forward(const FftPlan& plan, Span<float> re, Span<float> im);
void fft_inverse(const FftPlan& plan, Span<float> re, Span<float> im);

// Transforms of N real samples, N from 8: by a complex one of N/2. Spectra have N/2 + 1 lines.
size_t rfft_table_length(size_t size);
FftPlan rfft_plan(size_t size, Span<float> storage);
// re and im have N/2 + 1 elements. re may not overlap samples.
void rfft_forward(const FftPlan& plan, Span<const float> samples, Span<float> re, Span<float> im);
// The imaginary parts of the first and the last line do not count. Overwrites re and im.
void rfft_inverse(const FftPlan& plan, Span<float> re, Span<float> im, Span<float> samples);

}  // namespace adder::dsp
