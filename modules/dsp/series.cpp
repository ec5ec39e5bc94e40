// Features of a time series in the module dsp.
#include <algorithm>

#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/statistics.h"

namespace adder::dsp {
namespace {

// compute(copy, q) on a copy of the data that it may reorder.
Value of_copy(Call& c, float (*compute)(Span<float> x, float q), float q) {
  Span<float> data = c.floats(0);
  Buffer* memory = make_memory(c.rt, data.size_bytes());
  if (!memory) return Failed{};
  Span<float> copy(reinterpret_cast<float*>(memory->data()), data.size());
  std::copy(data.begin(), data.end(), copy.begin());
  float result = compute(copy, q);
  c.rt.heap.free_now(memory);
  return c.result(result);
}

}  // namespace

Value std_it(Call& c) { return c.result(deviation(c.floats(0), c.whole(1))); }
Value variance_it(Call& c) { return c.result(variance(c.floats(0), c.whole(1))); }
Value skewness_it(Call& c) { return c.result(skewness(c.floats(0))); }
Value kurtosis_it(Call& c) { return c.result(kurtosis(c.floats(0))); }
Value quantile_it(Call& c) { return of_copy(c, quantile_reordering, c.number(1)); }
Value iqr_it(Call& c) {
  return of_copy(
      c, [](Span<float> x, float q) { return quantile_reordering(x, 1 - q) - quantile_reordering(x, q); }, 0.25f);
}
Value mad_it(Call& c) {
  return of_copy(
      c, [](Span<float> x, float) { return median_deviation_destroying(x); }, 0);
}
Value crossings_it(Call& c) { return c.result_whole(crossings(c.floats(0), c.number(1))); }
Value entropy_it(Call& c) {
  static_assert(greatest_histogram == 64, "the row of entropy() says so");
  return c.result(histogram_entropy(c.floats(0), c.whole(1)));
}
Value spectral_entropy_it(Call& c) { return c.result(distribution_entropy(c.floats(0))); }
Value correlation_it(Call& c) { return c.result(correlation(c.floats(0), c.floats(1))); }
Value autocorrelation_it(Call& c) { return c.result(autocorrelation(c.floats(0), c.whole(1))); }
Value slope_it(Call& c) { return c.result(slope(c.floats(0))); }
Value sma_it(Call& c) { return c.result(magnitude_area(c.floats(0), c.floats(1), c.floats(2))); }

}  // namespace adder::dsp
