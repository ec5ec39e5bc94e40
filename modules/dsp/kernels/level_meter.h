// Sound level meter: frequency weighting, time weighting, equivalent level, maximum, percentiles (IEC 61672-1).
//
// Levels are in dB: 10 log10 of the mean square of samples (full scale = 1) plus `offset_db`, which calibrates them to
// dB SPL: the level that a full-scale square wave would have. A pure silence reads `floor_db`.
#pragma once

#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/weighting.h"

namespace adder::dsp {

// Time constants 125 ms and 1 s; Impulse rises with 35 ms and falls with 1.5 s.
enum class Response : uint8_t { Fast, Slow, Impulse };

inline constexpr float floor_db = -200;
// The histogram of levels spans this many dB upwards from LevelMeter::histogram_from.
inline constexpr float histogram_span_db = 140;

struct LevelMeter {
  Biquad sections[3];
  uint8_t section_count = 0;
  Response response = Response::Fast;
  float rise = 1, fall = 1;  // weights of one sample in the moving mean square, going up and down
  float offset_db = 0;
  float mean_square = 0;        // as the time weighting sees it
  float greatest = 0;           // its maximum since level_meter_restart
  float energy = 0, carry = 0;  // compensated sum of squares since then
  uint64_t samples = 0;         // since then
  uint32_t level_interval = 1;  // samples between two entries in the histogram: 125 ms
  uint32_t until_level = 1;
  float histogram_from = 0;  // dB
  Span<uint16_t> histogram;  // counts of time-weighted levels; empty: no percentiles
};

// False when the rate is not within 4..200 kHz. The histogram's storage stays the caller's; 700 bins are 0.2 dB each.
[[nodiscard]] bool level_meter_set(LevelMeter& meter, float rate, Weighting weighting, Response response,
                                   float offset_db, Span<uint16_t> histogram);

// Samples of any count; int16 are taken as fractions of 32768.
void level_meter_run(LevelMeter& meter, Span<const float> samples);
void level_meter_run(LevelMeter& meter, Span<const int16_t> samples);

float level_now(const LevelMeter& meter);      // time-weighted
float level_maximum(const LevelMeter& meter);  // of the time-weighted level
float level_equivalent(const LevelMeter& meter);
// The level exceeded `percent` of the time: L10, L90. floor_db before the first 125 ms or without a histogram.
float level_exceeded(const LevelMeter& meter, float percent);
// A new interval for maximum, equivalent level and percentiles; filters and time weighting go on.
void level_meter_restart(LevelMeter& meter);

}  // namespace adder::dsp
