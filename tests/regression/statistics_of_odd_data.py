# Data with infinities and NaN, harmonic means of any kind of number, tails of the normal distribution.
# modes: release debug gcstress
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist, StatisticsError, harmonic_mean, mean, median_grouped

inf, nan = float("inf"), float("nan")
print(mean([1, inf]), mean([1.0, nan]), mean([inf, -inf]), mean([Decimal("Infinity"), Decimal(1)]), mean([Decimal("NaN")]))
print(harmonic_mean([40, 60]), harmonic_mean([Decimal("0.5"), Decimal("0.25")]), harmonic_mean([Fraction(1, 2), Fraction(1, 3)]))
print(harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([1.5, 0, 2]), harmonic_mean([7]))
try:
    harmonic_mean([1, 2], weights=[0, 0])
except StatisticsError as e:
    print(e)
print(harmonic_mean([i / 7 for i in range(1, 800)]) > 0)
print(median_grouped([Decimal(1), Decimal(3), Decimal(3)]), median_grouped([1, 3, 3, 5], 2))
unit = NormalDist()
for p in (1e-12, 1e-6, 0.025, 0.5, 0.975, 1 - 1e-9):
    print(f"{unit.inv_cdf(p):.9f}")
print(f"{NormalDist(100, 15).inv_cdf(0.9):.9f}", f"{NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)):.9f}")
print(f"{unit.overlap(NormalDist(1, 1)):.9f}", +NormalDist(1, 2), -NormalDist(1, 2), 3 - NormalDist(1, 2))
