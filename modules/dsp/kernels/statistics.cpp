// Features of a time series; see statistics.h.
#include "modules/dsp/kernels/statistics.h"

#include <cmath>

#include "modules/dsp/kernels/order.h"
#include "modules/dsp/kernels/real.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

size_t shorter(size_t a, size_t b) { return a < b ? a : b; }

// Mean of term(x - centre).
template <class Term>
float mean_deviation(Span<const float> x, float centre, Term term) {
  float total = 0;
  for (float v : x) total += term(v - centre);
  return total / float(x.size());
}

}  // namespace

float variance(Span<const float> x, size_t ddof) {
  if (x.size() <= ddof) return 0;
  return sum_squared_deviations(x, mean(x)) / float(x.size() - ddof);
}

float deviation(Span<const float> x, size_t ddof) { return sqrtf(variance(x, ddof)); }

float skewness(Span<const float> x) {
  float spread = variance(x), centre = mean(x);
  if (!(spread > 0)) return 0;
  return mean_deviation(x, centre, [](float d) { return d * d * d; }) / (spread * sqrtf(spread));
}

float kurtosis(Span<const float> x) {
  float spread = variance(x), centre = mean(x);
  if (!(spread > 0)) return 0;
  return mean_deviation(x, centre, [](float d) { return d * d * d * d; }) / (spread * spread) - 3;
}

float quantile_reordering(Span<float> x, float q) {
  if (x.empty()) return 0;
  float position = q * float(x.size() - 1);
  size_t rank = size_t(position < 0 ? 0 : position);
  if (rank >= x.size() - 1) return select(x, x.size() - 1);
  float below = select(x, rank), part = position - float(rank);
  if (part == 0) return below;
  float above = select(x.subspan(rank + 1), 0);
  return below + part * (above - below);
}

float median_deviation_destroying(Span<float> x) {
  float centre = quantile_reordering(x, 0.5f);
  for (float& v : x) v = fabsf(v - centre);
  return quantile_reordering(x, 0.5f);
}

size_t crossings(Span<const float> x, float level) {
  size_t count = 0;
  for (size_t i = 1; i < x.size(); i++) count += (x[i] < level) != (x[i - 1] < level);
  return count;
}

float histogram_entropy(Span<const float> x, size_t bins) {
  contract(bins >= 1 && bins <= greatest_histogram, "histogram_entropy: bins");
  float count[greatest_histogram] = {};
  Extremes range = extremes(x);
  float width = range.greatest - range.least;
  if (!(width > 0) || !(width < 3e38f)) return 0;
  float bins_per_unit = float(bins) / width;
  for (float v : x) {
    if (v != v) continue;
    size_t bin = size_t((v - range.least) * bins_per_unit);
    count[bin < bins ? bin : bins - 1] += 1;
  }
  return distribution_entropy({count, bins});
}

float distribution_entropy(Span<const float> x) {
  float total = sum(x), entropy = 0;
  if (!(total > 0)) return 0;
  for (float v : x)
    if (v > 0) entropy -= v / total * math::log(v / total);
  return entropy;
}

float correlation(Span<const float> x, Span<const float> y) {
  size_t count = shorter(x.size(), y.size());
  x = x.first(count), y = y.first(count);
  float mean_x = mean(x), mean_y = mean(y), xy = 0;
  float xx = sum_squared_deviations(x, mean_x), yy = sum_squared_deviations(y, mean_y);
  if (!(xx > 0) || !(yy > 0)) return 0;
  for (size_t i = 0; i < count; i++) xy += (x[i] - mean_x) * (y[i] - mean_y);
  return xy / (sqrtf(xx) * sqrtf(yy));
}

float autocorrelation(Span<const float> x, size_t lag) {
  if (lag >= x.size()) return 0;
  float centre = mean(x), all = sum_squared_deviations(x, centre), product = 0;
  if (!(all > 0)) return 0;
  for (size_t i = lag; i < x.size(); i++) product += (x[i] - centre) * (x[i - lag] - centre);
  return product / all;
}

float slope(Span<const float> x) {
  if (x.size() < 2) return 0;
  float count = float(x.size()), centre = 0.5f * (count - 1), total = 0;
  for (size_t i = 0; i < x.size(); i++) total += (float(i) - centre) * x[i];
  return total * 12 / (count * (count * count - 1));
}

float magnitude_area(Span<const float> x, Span<const float> y, Span<const float> z) {
  size_t count = shorter(x.size(), shorter(y.size(), z.size()));
  float total = 0;
  for (size_t i = 0; i < count; i++) total += fabsf(x[i]) + fabsf(y[i]) + fabsf(z[i]);
  return count == 0 ? 0.0f : total / float(count);
}

}  // namespace adder::dsp
