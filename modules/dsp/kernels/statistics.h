// Features of a time series: moments, order statistics, crossings, entropy, correlation. The definitions are those of
// numpy and scipy.stats, named at each. An empty series gives 0 everywhere.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// Sum of squared deviations from the mean over (N - ddof); 0 when N <= ddof.
float variance(Span<const float> x, size_t ddof = 0);
float deviation(Span<const float> x, size_t ddof = 0);

// scipy.stats.skew and kurtosis (Fisher: 0 for a normal distribution), both biased; 0 for a constant series.
float skewness(Span<const float> x);
float kurtosis(Span<const float> x);

// numpy.quantile, linear between neighbours, 0 <= q <= 1. Reorders x.
float quantile_reordering(Span<float> x, float q);
// Median of |x - median(x)|. Destroys x.
float median_deviation_destroying(Span<float> x);

// Number of neighbours of opposite sign around `level`; a sample at the level counts as above it.
size_t crossings(Span<const float> x, float level = 0);

inline constexpr size_t greatest_histogram = 64;
// Shannon entropy in nats of the histogram with `bins` (1..64) equal bins from least to greatest value, as
// scipy.stats.entropy(numpy.histogram(x, bins)[0]).
float histogram_entropy(Span<const float> x, size_t bins);
// Shannon entropy of x / sum(x), x not negative: of a power spectrum, for one.
float distribution_entropy(Span<const float> x);

// Pearson's correlation over the shorter length; 0 when either series is constant.
float correlation(Span<const float> x, Span<const float> y);
// Correlation of the series with itself `lag` samples later, by the variance of the whole (1 at lag 0).
float autocorrelation(Span<const float> x, size_t lag);
// Slope of the least-squares line, per sample.
float slope(Span<const float> x);
// Mean of |x| + |y| + |z| (signal magnitude area) over the shortest length.
float magnitude_area(Span<const float> x, Span<const float> y, Span<const float> z);

}  // namespace adder::dsp
