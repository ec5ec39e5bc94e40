// Conversions between sample formats: int16 and float32, bytes, interleaved channels, linear ranges.
//
// Every conversion runs over the shorter of the two lengths and says how it rounds and what it does beyond the range.
// Input and output must not overlap, but for the identical start where the element sizes agree.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// One full-scale int16 step as a float: int16 -32768..32767 becomes -1..1.
inline constexpr float q15_step = 1.0f / 32768.0f;

// out = in * gain
void int16_to_float(Span<const int16_t> in, Span<float> out, float gain = q15_step);
// out = in * gain rounded to nearest (halves to even), saturated to -32768..32767; NaN becomes 0.
void float_to_int16(Span<const float> in, Span<int16_t> out, float gain = 32768.0f);
// out = (in - zero) * gain
void uint8_to_float(Span<const uint8_t> in, Span<float> out, float gain, float zero);
// Picks channel `channel` of `channels` interleaved ones.
void deinterleave(Span<const int16_t> in, size_t channels, size_t channel, Span<int16_t> out);

// The line through (in_min, out_min) and (in_max, out_max), kept within out_min..out_max. in_min != in_max.
struct LinearMap {
  float in_min, in_max, out_min, out_max;
};
void linear_map(Span<const int16_t> in, Span<float> out, const LinearMap& map);
// Towards zero, saturated to int16; NaN becomes the greater end of the range.
void linear_map(Span<const float> in, Span<int16_t> out, const LinearMap& map);
void linear_map(Span<const float> in, Span<float> out, const LinearMap& map);
void linear_map(Span<const int16_t> in, Span<int16_t> out, const LinearMap& map);

}  // namespace adder::dsp
