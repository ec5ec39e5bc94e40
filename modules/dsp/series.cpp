// Features of a time series in the module dsp.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/statistics.h"

namespace adder::dsp {
namespace {

// Calls compute on a copy that it may reorder.
template <class Compute>
Result<float> with_copy(Runtime& rt, Span<const float> data, Compute compute) {
  Buffer* memory = make_memory(rt, data.size_bytes());
  if (!memory) return Failed{};
  Span<float> copy = {reinterpret_cast<float*>(memory->data()), data.size()};
  for (size_t i = 0; i < data.size(); i++) copy[i] = data[i];
  charge_macs(rt, 8 * data.size());  // about two passes of choosing
  float result = compute(copy);
  rt.heap.free_now(memory);
  return result;
}

}  // namespace

float std_it(Runtime& rt, ArrayView<const float> data, uint16_t ddof) {
  charge_macs(rt, 2 * data.size());
  return deviation(data, ddof);
}
float variance_it(Runtime& rt, ArrayView<const float> data, uint16_t ddof) {
  charge_macs(rt, 2 * data.size());
  return variance(data, ddof);
}
float skewness_it(Runtime& rt, ArrayView<const float> data) {
  charge_macs(rt, 4 * data.size());
  return skewness(data);
}
float kurtosis_it(Runtime& rt, ArrayView<const float> data) {
  charge_macs(rt, 4 * data.size());
  return kurtosis(data);
}

Result<float> quantile_it(Runtime& rt, ArrayView<const float> data, float q) {
  if (!(q >= 0 && q <= 1)) return raise(rt, value_error_type, "quantile() argument 'q' must be in 0..1");
  return with_copy(rt, data, [=](Span<float> x) { return quantile_reordering(x, q); });
}
Result<float> iqr_it(Runtime& rt, ArrayView<const float> data) {
  return with_copy(rt, data,
                   [](Span<float> x) { return quantile_reordering(x, 0.75f) - quantile_reordering(x, 0.25f); });
}
Result<float> mad_it(Runtime& rt, ArrayView<const float> data) {
  return with_copy(rt, data, median_deviation_destroying);
}

size_t crossings_it(Runtime& rt, ArrayView<const float> data, float level) {
  charge_macs(rt, data.size());
  return crossings(data, level);
}
Result<float> entropy_it(Runtime& rt, ArrayView<const float> data, uint8_t bins) {
  if (bins < 1 || bins > greatest_histogram)
    return raise(rt, value_error_type, "entropy() argument 'bins' must be in 1..%zu, not %d", greatest_histogram, bins);
  charge_macs(rt, 4 * data.size() + 25u * bins);
  return histogram_entropy(data, bins);
}
float spectral_entropy_it(Runtime& rt, ArrayView<const float> data) {
  charge_macs(rt, 25 * data.size());
  return distribution_entropy(data);
}
float correlation_it(Runtime& rt, ArrayView<const float> a, ArrayView<const float> b) {
  charge_macs(rt, 5 * a.size());
  return correlation(a, b);
}
float autocorrelation_it(Runtime& rt, ArrayView<const float> data, uint32_t lag) {
  charge_macs(rt, 4 * data.size());
  return autocorrelation(data, lag);
}
float slope_it(Runtime& rt, ArrayView<const float> data) {
  charge_macs(rt, 2 * data.size());
  return slope(data);
}
float sma_it(Runtime& rt, ArrayView<const float> x, ArrayView<const float> y, ArrayView<const float> z) {
  charge_macs(rt, 3 * x.size());
  return magnitude_area(x, y, z);
}

}  // namespace adder::dsp
