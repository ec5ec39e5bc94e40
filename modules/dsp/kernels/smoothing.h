// Simple streaming filters with one setting each: moving average, running median, DC blocker, exponential smoothing.
//
// All work in place or from one span to another of the same length; the caller owns the storage they name.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// Mean of the last N samples, N = window.size(); before N samples came, the missing ones count as the first sample.
// The running sum is computed anew once per N samples, so rounding never adds up and a NaN leaves after N samples.
struct MovingAverage {
  Span<float> window;
  uint32_t next = 0;
  float total = 0;
  bool started = false;
};
void moving_average_reset(MovingAverage& filter);
void moving_average_run(MovingAverage& filter, Span<const float> in, Span<float> out);

// Median of the last N samples; for even N the mean of the two middle ones. Missing samples at the start count as the
// first sample. NaNs in the input are replaced by the median before them (0 at the very start).
struct RunningMedian {
  Span<float> window;  // N samples in order of arrival
  Span<float> sorted;  // the same N in order of size
  uint32_t next = 0;
  bool started = false;
};
void running_median_reset(RunningMedian& filter);
void running_median_run(RunningMedian& filter, Span<const float> in, Span<float> out);

// y[n] = x[n] - x[n-1] + pole y[n-1]; removes the mean. The -3 dB frequency is about (1 - pole) rate / (2 pi).
struct DcBlocker {
  float pole = 0.995f;  // 0 <= pole < 1
  float last_in = 0, last_out = 0;
};
void dc_blocker_reset(DcBlocker& filter);
void dc_blocker_run(DcBlocker& filter, Span<const float> in, Span<float> out);

// y[n] = y[n-1] + weight (x[n] - y[n-1]).
struct ExponentialAverage {
  float weight = 1;  // 0 < weight <= 1
  float value = 0;
  bool started = false;  // the first sample is taken as it is
};
// Weight of a first-order smoother with this time constant.
float exponential_weight(float time_constant_s, float sample_rate_hz);
void exponential_average_reset(ExponentialAverage& filter);
void exponential_average_run(ExponentialAverage& filter, Span<const float> in, Span<float> out);

}  // namespace adder::dsp
