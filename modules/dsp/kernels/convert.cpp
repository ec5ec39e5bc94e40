// Conversions between sample formats; see convert.h.
#include "modules/dsp/kernels/convert.h"

#include <bit>
#include <cmath>

#include "modules/dsp/kernels/real.h"

namespace adder::dsp {
namespace {

size_t shorter(size_t a, size_t b) { return a < b ? a : b; }

// The order of comparisons is what vector instructions do; NaN becomes `high`.
float clamp(float v, float low, float high) {
  v = v < high ? v : high;
  return v > low ? v : low;
}

// The same, but NaN stays NaN.
float clamp_number(float v, float low, float high) {
  v = high < v ? high : v;
  return low > v ? low : v;
}

// Rounds v, |v| < 2^22, to nearest with halves to even: adding 1.5 * 2^23 leaves the integer in the low mantissa bits.
// Those bits are 0 in the NaN that arithmetic makes.
int16_t round_small(float v) { return int16_t(std::bit_cast<int32_t>(v + 12582912.0f)); }

// A LinearMap ready for use: out = in * slope + offset, kept within low..high.
struct Line {
  [[gnu::noinline]] explicit Line(const LinearMap& map, bool to_int16 = false) {
    Real slope_exact = (Real(map.out_max) - map.out_min) / (Real(map.in_max) - map.in_min);
    slope = float(slope_exact);
    offset = float(map.out_min - map.in_min * slope_exact);
    low = map.out_min < map.out_max ? map.out_min : map.out_max;
    high = map.out_min < map.out_max ? map.out_max : map.out_min;
    if (!to_int16) return;
    low = clamp(low, -32768.0f, 32767.0f);
    high = clamp(high, -32768.0f, 32767.0f);
  }
  float operator()(float v) const { return clamp(v * slope + offset, low, high); }
  float slope, offset, low, high;
};

// Drops the fraction of a mapped value within the range of int16, but counts one that float rounding left just short of
// an integer as that integer: mapping int16 to float and back gives the same int16.
int16_t truncate(float v, const Line& line) {
  constexpr float rounding = 1.0f / (1 << 22);  // two units in the last place
  return int16_t(int32_t(v + copysignf((fabsf(v) + fabsf(line.offset)) * rounding, v)));
}

}  // namespace

void int16_to_float(Span<const int16_t> in, Span<float> out, float gain) {
  size_t count = shorter(in.size(), out.size());
  const int16_t* from = in.data();
  float* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = float(from[i]) * gain;
}

void float_to_int16(Span<const float> in, Span<int16_t> out, float gain) {
  // The limits are those of the input: as variables they compile to vector minimum and maximum.
  float low = (gain < 0 ? 32767.0f : -32768.0f) / gain, high = (gain < 0 ? -32768.0f : 32767.0f) / gain;
  size_t count = shorter(in.size(), out.size());
  const float* from = in.data();
  int16_t* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = round_small(clamp_number(from[i], low, high) * gain);
}

void uint8_to_float(Span<const uint8_t> in, Span<float> out, float gain, float zero) {
  size_t count = shorter(in.size(), out.size());
  const uint8_t* from = in.data();
  float* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = (float(from[i]) - zero) * gain;
}

void deinterleave(Span<const int16_t> in, size_t channels, size_t channel, Span<int16_t> out) {
  contract(channels > 0 && channel < channels, "deinterleave: channel within channels");
  size_t count = shorter(in.size() / channels, out.size());
  for (size_t i = 0; i < count; i++) out[i] = in[i * channels + channel];
}

void linear_map(Span<const int16_t> in, Span<float> out, const LinearMap& map) {
  Line line(map);
  size_t count = shorter(in.size(), out.size());
  const int16_t* from = in.data();
  float* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = line(from[i]);
}

void linear_map(Span<const float> in, Span<int16_t> out, const LinearMap& map) {
  Line line(map, true);
  size_t count = shorter(in.size(), out.size());
  const float* from = in.data();
  int16_t* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = truncate(line(from[i]), line);
}

void linear_map(Span<const float> in, Span<float> out, const LinearMap& map) {
  Line line(map);
  size_t count = shorter(in.size(), out.size());
  for (size_t i = 0; i < count; i++) out[i] = line(in[i]);
}

void linear_map(Span<const int16_t> in, Span<int16_t> out, const LinearMap& map) {
  Line line(map, true);
  size_t count = shorter(in.size(), out.size());
  const int16_t* from = in.data();
  int16_t* to = out.data();
  for (size_t i = 0; i < count; i++) to[i] = truncate(line(from[i]), line);
}

}  // namespace adder::dsp
