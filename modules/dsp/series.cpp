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
  float result = compute(copy);
  rt.heap.free_now(memory);
  return result;
}

}  // namespace

float std_it(ArrayView<const float> data, uint16_t ddof) { return deviation(data, ddof); }
float variance_it(ArrayView<const float> data, uint16_t ddof) { return variance(data, ddof); }
float skewness_it(ArrayView<const float> data) { return skewness(data); }
float kurtosis_it(ArrayView<const float> data) { return kurtosis(data); }

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

size_t crossings_it(ArrayView<const float> data, float level) { return crossings(data, level); }
Result<float> entropy_it(Runtime& rt, ArrayView<const float> data, uint8_t bins) {
  if (bins < 1 || bins > greatest_histogram)
    return raise(rt, value_error_type, "entropy() argument 'bins' must be in 1..%zu, not %d", greatest_histogram, bins);
  return histogram_entropy(data, bins);
}
float spectral_entropy_it(ArrayView<const float> data) { return distribution_entropy(data); }
float correlation_it(ArrayView<const float> a, ArrayView<const float> b) { return correlation(a, b); }
float autocorrelation_it(ArrayView<const float> data, uint32_t lag) { return autocorrelation(data, lag); }
float slope_it(ArrayView<const float> data) { return slope(data); }
float sma_it(ArrayView<const float> x, ArrayView<const float> y, ArrayView<const float> z) {
  return magnitude_area(x, y, z);
}

}  // namespace adder::dsp
