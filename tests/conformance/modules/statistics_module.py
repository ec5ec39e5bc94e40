# The statistics module: exact sums, all averages, spread, lines, the normal distribution.
# single: differs
import statistics as st
from fractions import Fraction

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
whole = [1, 5, 2, 8, 7, 2]
for f in (st.mean, st.fmean, st.median, st.median_low, st.median_high, st.mode, st.multimode, st.pvariance, st.variance,
          st.pstdev, st.stdev, st.quantiles, st.median_grouped):
    print(f.__name__, f(data), f(whole), f([1, 2, 3, 4]))
print(st.mean([1e20, 1, -1e20]), st.mean([Fraction(1, 3), Fraction(1, 2)]), st.mean([True, 2]), st.variance([Fraction(1, 3), 1]))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]))
print(st.fmean([3.5, 4.0], [1, 3]), st.mode("aabbb"), st.multimode("aabbc"), st.multimode([]))
print(st.quantiles(whole, n=10), st.quantiles(data, n=4, method="inclusive"))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
line = st.linear_regression(x, y)
print(line, line.slope, st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y, proportional=True))
n = st.NormalDist(100, 15)
print(n, n.mean, n.variance, n.pdf(100), n.cdf(115), n.zscore(130), n + 5, n * 2, n + n, -n == n, st.NormalDist.from_samples(data))
print([round(q, 9) for q in n.quantiles()], round(n.inv_cdf(0.975), 9))
for bad in (lambda: st.mean([]), lambda: st.median([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.quantiles([1]),
            lambda: st.correlation([1, 2], [3]), lambda: st.correlation([1, 1], [2, 3]), lambda: st.linear_regression([1, 1], [2, 3]),
            lambda: st.harmonic_mean([-1]), lambda: st.NormalDist(0, -1), lambda: st.fmean([]), lambda: st.pvariance([])):
    try:
        print(bad())
    except ValueError as e:
        print(type(e).__name__, e)
