"""Averages, spread, and straight lines through data. Sums are exact: each number is taken as the fraction it is."""
import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter
from fractions import Fraction

__all__ = ["mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped",
           "mode", "multimode", "quantiles", "pstdev", "pvariance", "stdev", "variance", "covariance", "correlation",
           "linear_regression", "LinearRegression", "NormalDist", "StatisticsError"]


class StatisticsError(ValueError):
    """The data do not allow the question."""


def _exact(data):
    """(type of the result, exact sum, how many)."""
    total, count, kind = Fraction(0), 0, int
    special = None  # the sum of what is infinite or not a number
    for x in data:
        count += 1
        if isinstance(x, float):
            kind = float
        elif isinstance(x, Fraction) and kind is int:
            kind = Fraction
        elif not isinstance(x, (int, Fraction)):
            kind = type(x)
        try:
            total += Fraction(x)
        except (OverflowError, ValueError):
            special = x if special is None else special + x
    return kind, total if special is None else special, count


def _as(kind, value):
    if kind is Fraction or not isinstance(value, Fraction):
        return value
    if kind is int:
        return value.numerator if value.denominator == 1 else value.numerator / value.denominator
    if kind is float:
        return value.numerator / value.denominator
    return kind(value.numerator) / kind(value.denominator)


def _need(count, least, text):
    if count < least:
        raise StatisticsError(text)


def mean(data):
    kind, total, count = _exact(data)
    _need(count, 1, "mean requires at least one data point")
    return _as(kind, total / count)


def fmean(data, weights=None):
    data = list(map(float, data))
    _need(len(data), 1, "fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    data = list(data)
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    _need(len(data), 1, "harmonic_mean requires at least one data point")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1:
        return data[0]
    try:
        kind, total, _ = _exact(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    whole = _exact(weights)[1]
    if whole <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(kind, whole / total)


def _sorted(data):
    data = sorted(data)
    _need(len(data), 1, "no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of data that stand for classes of the given width."""
    data = _sorted(data)
    x = data[len(data) // 2]
    below, upto = bisect_left(data, x), bisect_right(data, x)
    x, interval = float(x), float(interval)
    return x - interval / 2 + interval * (len(data) / 2 - below) / (upto - below)


def mode(data):
    common = Counter(iter(data)).most_common(1)
    _need(len(common), 1, "no mode for empty data")
    return common[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 cut points of n parts that are equally likely."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    _need(len(data), 2, "must have at least two data points")
    if method == "inclusive":
        whole = len(data) - 1
        spots = [divmod(i * whole, n) for i in range(1, n)]
        return [(data[j] * (n - part) + data[j + 1] * part) / n for j, part in spots]
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    cuts, whole = [], len(data) + 1
    for i in range(1, n):
        j = min(max(i * whole // n, 1), len(data) - 1)
        part = i * whole - j * n
        cuts.append((data[j - 1] * (n - part) + data[j] * part) / n)
    return cuts


def _squares(data, center):
    """(type, exact sum of squared distances from the center, how many)."""
    data = list(data)
    kind, total, count = _exact(data)
    if isinstance(total, float):
        return kind, math.nan, count
    if center is not None:
        middle = Fraction(center)
    else:
        middle = total / count if count else 0
    return kind, sum(((Fraction(x) - middle) ** 2 for x in data), Fraction(0)), count


def variance(data, xbar=None):
    kind, squares, count = _squares(data, xbar)
    _need(count, 2, "variance requires at least two data points")
    return _as(kind, squares / (count - 1))


def pvariance(data, mu=None):
    kind, squares, count = _squares(data, mu)
    _need(count, 1, "pvariance requires at least one data point")
    return _as(kind, squares / count)


def _root(value):
    """The square root of a fraction, correctly rounded."""
    if isinstance(value, float):
        return value
    n, m = value.numerator, value.denominator
    if not n:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        root = math.isqrt(n // (m << 2 * shift))
        exact = root * root * (m << 2 * shift) == n
        return float((root | (not exact)) << shift)
    root = math.isqrt((n << -2 * shift) // m)
    exact = root * root * m == n << -2 * shift
    return (root | (not exact)) / (1 << -shift)


def stdev(data, xbar=None):
    _, squares, count = _squares(data, xbar)
    _need(count, 2, "stdev requires at least two data points")
    return _root(squares / (count - 1))


def pstdev(data, mu=None):
    _, squares, count = _squares(data, mu)
    _need(count, 1, "pstdev requires at least one data point")
    return _root(squares / count)


def _pairs(x, y, name):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    _need(len(x), 2, f"{name} requires at least two data points")
    middle_x, middle_y = math.fsum(x) / len(x), math.fsum(y) / len(x)
    return middle_x, middle_y, math.fsum((a - middle_x) * (b - middle_y) for a, b in zip(x, y))


def covariance(x, y, /):
    return _pairs(x, y, "covariance")[2] / (len(x) - 1)


def correlation(x, y, /):
    middle_x, middle_y, products = _pairs(x, y, "correlation")
    squares_x = math.fsum((a - middle_x) ** 2 for a in x)
    squares_y = math.fsum((b - middle_y) ** 2 for b in y)
    if not squares_x * squares_y:
        raise StatisticsError("at least one of the inputs is constant")
    return products / math.sqrt(squares_x * squares_y)


class LinearRegression(tuple):
    """slope and intercept"""

    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        if len(x) != len(y):
            raise StatisticsError("linear regression requires that both inputs have same number of data points")
        slope = math.fsum(a * b for a, b in zip(x, y)) / math.fsum(a * a for a in x)
        return LinearRegression((slope, 0.0))
    middle_x, middle_y, products = _pairs(x, y, "linear regression")
    squares = math.fsum((a - middle_x) ** 2 for a in x)
    if not squares:
        raise StatisticsError("x is constant")
    slope = products / squares
    return LinearRegression((slope, middle_y - slope * middle_x))


class NormalDist:
    """The normal distribution of a mean and a standard deviation."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def _scaled(self, x, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def pdf(self, x):
        z = self._scaled(x, "pdf")
        return math.exp(z * z / -2.0) / (math.sqrt(math.tau) * self._sigma)

    def cdf(self, x):
        return 0.5 * math.erfc(self._scaled(x, "cdf") / -math.sqrt(2.0))

    def zscore(self, x):
        return self._scaled(x, "zscore")

    def inv_cdf(self, p):
        """Where cdf() is p: by bisection and Newton's steps."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if p == 0.5:
            return self._mu
        if p > 0.5:  # the lower tail is the exact one
            return 2 * self._mu - self.inv_cdf(1.0 - p)
        unit, low, high = NormalDist(), -40.0, 40.0
        while high - low > 1e-3:
            middle = (low + high) / 2
            low, high = (middle, high) if unit.cdf(middle) < p else (low, middle)
        z = (low + high) / 2
        for _ in range(8):
            z -= (unit.cdf(z) - p) / unit.pdf(z)
        return self._mu + z * self._sigma

    def overlap(self, other):
        """The area that two distributions share, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        if not a._sigma:
            raise StatisticsError("overlap() not defined when sigma is zero")
        apart, wider = abs(b._mu - a._mu), b.variance - a.variance
        if not wider:
            return 1.0 - math.erf(apart / (2.0 * a._sigma * math.sqrt(2.0)))
        middle = a._mu * b.variance - b._mu * a.variance
        reach = a._sigma * b._sigma * math.sqrt(apart * apart + wider * math.log(b.variance / a.variance))
        first, second = (middle + reach) / wider, (middle - reach) / wider
        return 1.0 - abs(b.cdf(first) - a.cdf(first)) - abs(b.cdf(second) - a.cdf(second))

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def samples(self, n, *, seed=None):
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, k):
        return NormalDist(self._mu * k, self._sigma * abs(k))

    def __truediv__(self, k):
        return NormalDist(self._mu / k, self._sigma / abs(k))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
