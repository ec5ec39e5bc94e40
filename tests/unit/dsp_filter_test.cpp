// Filters of modules/dsp on vectors short enough to check by hand. Accuracy against scipy:
// tests/tools/dsp_reference.py.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/filter_design.h"
#include "modules/dsp/kernels/fir.h"
#include "modules/dsp/kernels/smoothing.h"

using namespace adder;
using namespace adder::dsp;

TEST_CASE("a biquad is its difference equation") {
  // y[n] = x[n] + 2 x[n-1] + 3 x[n-2] - 0.5 y[n-1] - 0.25 y[n-2], written with a0 = 2
  const float sos[] = {2, 4, 6, 2, 1, 0.5f};
  Biquad section[1];
  REQUIRE(biquad_set(sos, section));
  float x[] = {1, 0, 0, 0};
  biquad_run(section, x, x);
  CHECK(x[0] == 1);
  CHECK(x[1] == 1.5f);
  CHECK(x[2] == 2.0f);
  CHECK(x[3] == -1.375f);
  biquad_reset(section);
  float again[] = {1};
  biquad_run(section, again, again);
  CHECK(again[0] == 1);
}

TEST_CASE("biquads refuse rows that are no filter") {
  Biquad section[1];
  CHECK_FALSE(biquad_set(Span<const float>(), section));
  CHECK_FALSE(biquad_set((const float[]){1, 0, 0, 0, 0, 0}, section));
  CHECK_FALSE(biquad_set((const float[]){1, 0, 0, 1, NAN, 0}, section));
}

TEST_CASE("a NaN spoils one block, not the filter") {
  const float sos[] = {1, 0, 0, 1, -0.9f, 0};
  Biquad section[1];
  REQUIRE(biquad_set(sos, section));
  float bad[] = {NAN, 1}, good[] = {1, 0};
  biquad_run(section, bad, bad);
  biquad_run(section, good, good);
  CHECK(good[0] == 1);
  CHECK(good[1] == 0.9f);
}

TEST_CASE("five sections are four and one") {
  Biquad sections[5];
  float sos[30];
  for (int i = 0; i < 30; i++) sos[i] = i % 6 == 0 ? 2.0f : i % 6 == 3 ? 1.0f : 0.0f;
  REQUIRE(biquad_set(sos, sections));
  float x[] = {1};
  biquad_run(sections, x, x);
  CHECK(x[0] == 32);
}

TEST_CASE("Q15 biquads saturate and recover") {
  const float sos[] = {4, 0, 0, 1, 0, 0};
  BiquadQ15 section[1];
  REQUIRE(biquad_q15_set(sos, section));
  int16_t x[] = {20000, -20000, 100, -1};
  biquad_q15_run(section, x, x);
  CHECK(x[0] == 32767);
  CHECK(x[1] == -32768);
  CHECK(x[2] == 400);
  CHECK(x[3] == -4);
}

TEST_CASE("Q15 rows in CMSIS order") {
  // b0 = 0.5, b1 = 0.25, -a1 = 0.5 at 13 fraction bits
  const int16_t rows[] = {4096, 0, 2048, 0, 4096, 0};
  BiquadQ15 section[1];
  REQUIRE(biquad_q15_set_integer(rows, 13, section));
  int16_t x[] = {1000, 0, 0};
  biquad_q15_run(section, x, x);
  CHECK(x[0] == 500);
  CHECK(x[1] == 500);
  CHECK(x[2] == 250);
}

TEST_CASE("Butterworth of first order") {
  float sos[6];
  REQUIRE(design_butterworth(1, Shape::LowPass, 25, 0, 100, sos));  // half of Nyquist: both corners of the transform
  const float expected[] = {0.5f, 0.5f, 0, 1, 0, 0};
  for (int i = 0; i < 6; i++) CHECK(sos[i] == doctest::Approx(expected[i]).epsilon(1e-6));
  CHECK_FALSE(design_butterworth(1, Shape::LowPass, 50, 0, 100, sos));
  CHECK_FALSE(design_butterworth(1, Shape::BandPass, 30, 20, 100, sos));
  CHECK_FALSE(design_butterworth(4, Shape::LowPass, 25, 0, 100, sos));
}

TEST_CASE("FIR over block borders") {
  const float taps[] = {1, 10, 100};
  float state[fir_state_length(3)];
  Fir fir = {taps, state};
  fir_reset(fir);
  float first[] = {1, 2}, second[] = {3, 0};
  fir_run(fir, first, first);
  fir_run(fir, second, second);
  CHECK(first[0] == 1);
  CHECK(first[1] == 12);
  CHECK(second[0] == 123);
  CHECK(second[1] == 230);
}

TEST_CASE("a resampler by 1/2 keeps every second output") {
  const float taps[] = {1};
  float phases[1], state[fir_state_length(1)];
  resampler_phases(taps, 1, phases);
  Resampler r;
  r.phases = phases, r.state = state, r.down = 2;
  resampler_reset(r);
  const float x[] = {1, 2, 3}, more[] = {4, 5};
  float y[3];
  CHECK(resampler_run(r, x, y) == 2);
  CHECK(y[0] == 1);
  CHECK(y[1] == 3);
  CHECK(resampler_run(r, more, y) == 1);
  CHECK(y[0] == 5);
}

TEST_CASE("a moving average begins with its first sample") {
  float window[2];
  MovingAverage filter;
  filter.window = window;
  float x[] = {4, 8, 2};
  moving_average_run(filter, x, x);
  CHECK(x[0] == 4);
  CHECK(x[1] == 6);
  CHECK(x[2] == 5);
}

TEST_CASE("a running median drops spikes and NaNs") {
  float window[3], sorted[3];
  RunningMedian filter;
  filter.window = window, filter.sorted = sorted;
  float x[] = {1, 1, 900, 2, 3, NAN, 3};
  running_median_run(filter, x, x);
  const float expected[] = {1, 1, 1, 2, 3, 3, 3};
  for (int i = 0; i < 7; i++) CHECK(x[i] == expected[i]);
}

TEST_CASE("a running median survives infinities") {
  const float inf = std::numeric_limits<float>::infinity();
  float window[2], sorted[2];
  RunningMedian filter;
  filter.window = window, filter.sorted = sorted;
  float x[] = {inf, -inf, NAN, 1, 2, 2};
  running_median_run(filter, x, x);
  CHECK(x[5] == 2);
}
