// Simple streaming filters; see smoothing.h.
#include "modules/dsp/kernels/smoothing.h"

#include <cmath>

#include "modules/dsp/kernels/real.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

// A state that a NaN or an infinity got into, or that faded into subnormals, starts again from 0.
float settled(float state) {
  float magnitude = fabsf(state);
  return magnitude > 1e-30f && magnitude < 1e30f ? state : 0.0f;
}

// First index whose element is not less than value.
size_t lower_bound(Span<const float> sorted, float value) {
  size_t low = 0, high = sorted.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (sorted[middle] < value)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// Replaces one occurrence of `old` in a sorted span by `value`, keeping the order.
void replace_sorted(Span<float> sorted, float old, float value) {
  size_t i = lower_bound(sorted, old);
  if (i == sorted.size()) i--;
  for (; i + 1 < sorted.size() && sorted[i + 1] < value; i++) sorted[i] = sorted[i + 1];
  for (; i > 0 && sorted[i - 1] > value; i--) sorted[i] = sorted[i - 1];
  sorted[i] = value;
}

float middle_of(Span<const float> sorted) {
  size_t n = sorted.size();
  return n % 2 ? sorted[n / 2] : 0.5f * (sorted[n / 2 - 1] + sorted[n / 2]);
}

}  // namespace

void moving_average_reset(MovingAverage& filter) {
  filter.next = 0;
  filter.total = 0;
  filter.started = false;
}

void moving_average_run(MovingAverage& filter, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size() && !filter.window.empty(), "moving_average_run: one length, a window");
  if (!filter.started && !in.empty()) {
    fill(filter.window, in[0]);
    filter.total = in[0] * float(filter.window.size());
    filter.started = true;
  }
  float share = 1.0f / float(filter.window.size());
  for (size_t i = 0; i < in.size(); i++) {
    float x = in[i];
    filter.total += x - filter.window[filter.next];
    filter.window[filter.next] = x;
    if (++filter.next == filter.window.size()) {
      filter.next = 0;
      filter.total = sum(filter.window);
    }
    out[i] = filter.total * share;
  }
}

void running_median_reset(RunningMedian& filter) {
  filter.next = 0;
  filter.started = false;
}

void running_median_run(RunningMedian& filter, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size() && !filter.window.empty() && filter.window.size() == filter.sorted.size(),
           "running_median_run: one length, two windows of one length");
  if (!filter.started && !in.empty()) {
    float first = in[0] == in[0] ? in[0] : 0.0f;
    fill(filter.window, first);
    fill(filter.sorted, first);
    filter.started = true;
  }
  for (size_t i = 0; i < in.size(); i++) {
    float x = in[i];
    if (x != x) x = middle_of(filter.sorted);
    if (x != x) x = 0;  // the middle between infinities
    replace_sorted(filter.sorted, filter.window[filter.next], x);
    filter.window[filter.next] = x;
    filter.next = filter.next + 1 == filter.window.size() ? 0 : filter.next + 1;
    out[i] = middle_of(filter.sorted);
  }
}

void dc_blocker_reset(DcBlocker& filter) { filter.last_in = filter.last_out = 0; }

void dc_blocker_run(DcBlocker& filter, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size(), "dc_blocker_run: one length for input and output");
  float last_in = filter.last_in, last_out = filter.last_out, pole = filter.pole;
  for (size_t i = 0; i < in.size(); i++) {
    float x = in[i];
    last_out = (x - last_in) + pole * last_out;
    last_in = x;
    out[i] = last_out;
  }
  filter.last_in = settled(last_in);
  filter.last_out = settled(last_out);
}

float exponential_weight(float time_constant_s, float sample_rate_hz) {
  return float(-math::expm1(-1 / (Real(time_constant_s) * Real(sample_rate_hz))));
}

void exponential_average_reset(ExponentialAverage& filter) { filter.started = false; }

void exponential_average_run(ExponentialAverage& filter, Span<const float> in, Span<float> out) {
  contract(in.size() == out.size(), "exponential_average_run: one length for input and output");
  if (in.empty()) return;
  float value = filter.started ? filter.value : in[0], weight = filter.weight, keep = 1.0f - weight;
  for (size_t i = 0; i < in.size(); i++) {
    value = weight * in[i] + keep * value;
    out[i] = value;
  }
  filter.value = settled(value);
  filter.started = true;
}

}  // namespace adder::dsp
