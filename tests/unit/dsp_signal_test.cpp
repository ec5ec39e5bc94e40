// Transforms, conversions, features and levels of modules/dsp on vectors short enough to check by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/fft.h"
#include "modules/dsp/kernels/har_features.h"
#include "modules/dsp/kernels/level_meter.h"
#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/order.h"
#include "modules/dsp/kernels/sliding.h"
#include "modules/dsp/kernels/spectrum.h"
#include "modules/dsp/kernels/statistics.h"
#include "modules/dsp/kernels/vector.h"

using namespace adder;
using namespace adder::dsp;

TEST_CASE("FFT of four and eight") {
  float re[] = {1, 2, 3, 4}, im[] = {0, 0, 0, 0};
  fft_forward(fft_plan(4, {}), re, im);
  const float expected_re[] = {10, -2, -2, -2}, expected_im[] = {0, 2, 0, -2};
  for (int i = 0; i < 4; i++) {
    CHECK(re[i] == expected_re[i]);
    CHECK(im[i] == expected_im[i]);
  }
  std::vector<float> table(fft_table_length(8));
  float pulse[] = {0, 1, 0, 0, 0, 0, 0, 0}, zero[8] = {};
  fft_forward(fft_plan(8, table), pulse, zero);
  CHECK(pulse[2] == doctest::Approx(0));
  CHECK(zero[2] == doctest::Approx(-1));
  CHECK(pulse[1] == doctest::Approx(std::sqrt(0.5)));
}

TEST_CASE("FFT sizes") {
  CHECK(fft_size_ok(4));
  CHECK(fft_size_ok(4096));
  CHECK_FALSE(fft_size_ok(2));
  CHECK_FALSE(fft_size_ok(8192));
  CHECK_FALSE(fft_size_ok(100));
}

TEST_CASE("conversions round to nearest, saturate and survive NaN") {
  const float x[] = {0.5f, 1.5f, -0.5f, 1e9f, -1e9f, NAN};
  int16_t y[6];
  float_to_int16(x, y, 1);
  CHECK(y[0] == 0);
  CHECK(y[1] == 2);
  CHECK(y[2] == 0);
  CHECK(y[3] == 32767);
  CHECK(y[4] == -32768);
  CHECK(y[5] == 0);
}

TEST_CASE("channels come apart") {
  const int16_t frames[] = {1, 10, 2, 20};
  int16_t left[2], right[2];
  deinterleave(frames, 2, 0, left);
  deinterleave(frames, 2, 1, right);
  CHECK(left[1] == 2);
  CHECK(right[1] == 20);
}

TEST_CASE("selection with many equals") {
  float x[] = {3, 1, 3, 3, 2, 3, 3};
  CHECK(select(Span<float>(x), 0) == 1);
  CHECK(select(Span<float>(x), 1) == 2);
  CHECK(select(Span<float>(x), 6) == 3);
}

TEST_CASE("selection from data in any order") {
  for (int shape = 0; shape < 4; shape++)
    for (size_t k : {0u, 1u, 500u, 998u, 999u}) {
      float x[1000];
      for (size_t i = 0; i < 1000; i++) {
        size_t organ = i < 500 ? 2 * i : 1999 - 2 * i;  // rising, then falling
        x[i] = float(shape == 0 ? i : shape == 1 ? 999 - i : shape == 2 ? organ : i * 617 % 1000);
      }
      CHECK(select(Span<float>(x), k) == float(k));
    }
}

TEST_CASE("statistics of little or nothing") {
  CHECK(mean({}) == 0);
  CHECK(deviation({}) == 0);
  CHECK(crossings({}) == 0);
  CHECK(quantile_reordering({}, 0.5f) == 0);
  float x[] = {4, 1, 3, 2};
  CHECK(quantile_reordering(x, 0.5f) == 2.5f);
  CHECK(quantile_reordering(x, 0) == 1);
  CHECK(quantile_reordering(x, 1) == 4);
  CHECK(sum_squares(x) == 30);
  CHECK(peak(Span<const int16_t>((const int16_t[]){-32768, 5})) == 32768);
}

TEST_CASE("Goertzel reads a sine's amplitude") {
  Goertzel g = goertzel_at(1, 8);
  const float h = std::sqrt(0.5f), x[] = {0, h, 1, h, 0, -h, -1, -h};
  goertzel_run(g, x);
  CHECK(goertzel_amplitude(g) == doctest::Approx(1));
}

TEST_CASE("DCT of a constant is its first coefficient") {
  float table[5], out[3];
  make_dct_table(4, table);
  const float x[] = {1, 1, 1, 1};
  dct(table, x, out);
  CHECK(out[0] == doctest::Approx(2));
  CHECK(out[1] == doctest::Approx(0));
  CHECK(out[2] == doctest::Approx(0));
}

TEST_CASE("windows slide by their hop") {
  int16_t storage[4];
  SlidingWindow w;
  w.storage = storage, w.channels = 1, w.length = 4, w.hop = 3;
  const int16_t x[] = {1, 2, 3, 4, 5, 6, 7, 8};
  CHECK(sliding_push(w, x) == 4);
  CHECK(w.complete());
  CHECK(sliding_push(w, Span<const int16_t>(x).subspan(4)) == 3);
  CHECK(w.complete());
  CHECK(w.channel(0)[0] == 4);
  CHECK(w.channel(0)[3] == 7);
}

TEST_CASE("features of a resting sensor, as the published models take them") {
  std::vector<int16_t> x(128, 100), y(128, -200), z(128, 300), scratch(har_scratch_length(128));
  float f[har_feature_count];
  har_features(x, y, z, HarVariant::Published, scratch, f);
  CHECK(f[0] == 100);                                                // mean x
  CHECK(f[11] == -200);                                              // max y
  CHECK(f[26] == 0);                                                 // iqr z
  CHECK(f[8] == doctest::Approx(std::sqrt(128.0 * 10000 - 10000)));  // std x, the published formula
  CHECK(f[30] == 600);                                               // mean L1
  CHECK(f[38] == 32767);                                             // mean of the squared norm, saturated
  CHECK(f[47] == 100);                                               // max of x's jerk: the last raw sample
  CHECK(f[86] == 127);                                               // max of the norm's jerk: N - 1
  har_features(x, y, z, HarVariant::Sound, scratch, f);
  CHECK(f[8] == 0);
  CHECK(f[38] == 374);
  CHECK(f[47] == 0);
}

TEST_CASE("features as int16 wrap as they did in training") {
  int16_t out[3];
  har_to_int16((const float[]){77984.9f, -1.9f, NAN}, out);
  CHECK(out[0] == 12448);
  CHECK(out[1] == -1);
  CHECK(out[2] == 0);
}

TEST_CASE("a level meter in silence and under a square wave") {
  LevelMeter meter;
  uint16_t histogram[700];
  REQUIRE(level_meter_set(meter, 16000, Weighting::Z, Response::Fast, 90, histogram));
  CHECK(level_now(meter) == floor_db);
  CHECK(level_equivalent(meter) == floor_db);
  CHECK(level_exceeded(meter, 10) == floor_db);
  std::vector<float> square(16000, 1.0f);
  level_meter_run(meter, square);
  CHECK(level_equivalent(meter) == doctest::Approx(90).epsilon(1e-5));
  CHECK(level_now(meter) == doctest::Approx(90).epsilon(1e-4));
  std::vector<float> bad(100, NAN);
  level_meter_run(meter, bad);
  CHECK(level_equivalent(meter) == doctest::Approx(90).epsilon(1e-5));
  level_meter_restart(meter);
  CHECK(level_equivalent(meter) == floor_db);
  CHECK_FALSE(level_meter_set(meter, 100, Weighting::A, Response::Fast, 0, {}));
}
