// The 92 time-domain features of a window of 3-axis acceleration that emlearn's activity-recognition models take
// (after A. Elsts, R. McConville: "Are Microcontrollers Ready for Deep Learning-Based Human Activity Recognition?",
// Electronics 10(21), 2021).
//
// Each axis goes through a median of three. From it come ten series: x, y, z, their L1 norm |x|+|y|+|z| and squared L2
// norm, then the differences ("jerk") of all five. An axis gives, in this order,
//   mean max min median q25 q75 iqr energy std entropy            (10 values; x, y, z one after the other)
// and a norm gives
//   mean min max median iqr energy std entropy                    (8 values; L1, then L2).
// Signals first (46 values), then jerks (46). Of the sorted window of N, median, q25 and q75 are elements N/2, N/4 and
// 3N/4; energy is the root of the mean square.
//
// HarVariant::Published gives what the models in circulation were trained with, in which four things are odd: std is
// the root of (sum of squares - mean^2), entropy is 0, everything saturates to int16 (the squared norm mostly sits at
// 32767), and the last difference is left as it was: the raw sample of an axis, N - 1 for a norm.
// HarVariant::Sound is for new models: std is the standard deviation, entropy is that of a histogram of 10 bins (nats,
// times 1000), L2 is the norm itself, and there are N - 1 differences followed by a 0.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

inline constexpr size_t har_feature_count = 92;
enum class HarVariant : uint8_t { Published, Sound };

// int16 values of scratch for windows of this length.
constexpr size_t har_scratch_length(size_t window) { return 6 * window; }

// x, y and z have one length, from 4 to 4096. Nothing overlaps `scratch`.
void har_features(Span<const int16_t> x, Span<const int16_t> y, Span<const int16_t> z, HarVariant variant,
                  Span<int16_t> scratch, Span<float> features);
// As the published training stored them: towards zero, modulo 2^16.
void har_to_int16(Span<const float> features, Span<int16_t> out);

}  // namespace adder::dsp
