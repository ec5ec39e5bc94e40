"""Fraction: exact arithmetic with quotients of whole numbers."""
import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_TEXT = re.compile(r"\s*([-+]?)(\d[\d_]*)?(?:/(\d+)|(?:\.([\d_]*))?(?:[eE]([-+]?\d+))?)\s*")


def _of_text(text):
    m = _TEXT.fullmatch(text)
    if not m or not (m[2] or m[4]) or (m[3] and not m[2]):
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    above, below = int(m[2] or 0), 1
    if m[3]:
        below = int(m[3])
    else:
        if m[4]:
            decimals = m[4].replace("_", "")
            above = above * 10 ** len(decimals) + int(decimals)
            below = 10 ** len(decimals)
        exponent = int(m[5] or 0)
        above, below = (above * 10 ** exponent, below) if exponent >= 0 else (above, below * 10 ** -exponent)
    return -above if m[1] == "-" else above, below


def _forward(name, exact, otherwise):
    """The operator's two methods, from what it does with fractions and with floats."""

    def method(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return otherwise(float(a), b)
        if isinstance(b, complex):
            return otherwise(complex(a), b)
        return NotImplemented

    def reflected(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, float):
            return otherwise(a, float(b))
        if isinstance(a, complex):
            return otherwise(a, complex(b))
        return NotImplemented

    method.__name__, reflected.__name__ = f"__{name}__", f"__r{name}__"
    return method, reflected


class Fraction(numbers.Rational):
    """Fraction(7, 3), Fraction('0.125'), Fraction('7/3'), Fraction(0.5); always in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _of_text(numerator)
                if denominator == 0:
                    raise ZeroDivisionError(f"Fraction({numerator}, 0)")
            elif isinstance(numerator, (int, Fraction)):
                return cls._made(numerator.numerator, numerator.denominator)
            elif hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, numbers.Rational):
                return cls._made(numerator.numerator, numerator.denominator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        return cls._made(numerator // g, denominator // g)

    @classmethod
    def _made(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    from_decimal = from_float

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not greater: by the convergents of the continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # Of the two neighbours the nearer; the last convergent when they are equally near.
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    __add__, __radd__ = _forward("add", lambda a, b: Fraction(
        a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator), operator.add)
    __sub__, __rsub__ = _forward("sub", lambda a, b: Fraction(
        a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator), operator.sub)
    __mul__, __rmul__ = _forward("mul", lambda a, b: Fraction(
        a._numerator * b._numerator, a._denominator * b._denominator), operator.mul)
    __truediv__, __rtruediv__ = _forward("truediv", lambda a, b: a._over(b), operator.truediv)
    __floordiv__, __rfloordiv__ = _forward("floordiv", lambda a, b: (
        (a._numerator * b._denominator) // (a._denominator * b._numerator)), operator.floordiv)
    __mod__, __rmod__ = _forward("mod", lambda a, b: Fraction(
        (a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator), operator.mod)
    __divmod__, __rdivmod__ = _forward("divmod", lambda a, b: (a // b, a % b), divmod)

    def _over(self, other):
        if not other._numerator:
            sign = (self._numerator > 0) - (self._numerator < 0)
            raise ZeroDivisionError(f"Fraction({sign}, 0)")
        return Fraction(self._numerator * other._denominator, self._denominator * other._numerator)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            n = b.numerator
            if n >= 0:
                return Fraction._made(a._numerator ** n, a._denominator ** n)
            return Fraction(a._denominator ** -n, a._numerator ** -n)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** float(b)

    def __neg__(self):
        return Fraction._made(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction._made(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._made(abs(self._numerator), self._denominator)

    def __bool__(self):
        return self._numerator != 0

    def __float__(self):
        return self._numerator / self._denominator

    def __complex__(self):
        return complex(float(self))

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            below, rest = divmod(self._numerator, self._denominator)
            twice = 2 * rest
            return below + (twice > self._denominator or (twice == self._denominator and below % 2 == 1))
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        prime = sys.hash_info.modulus if hasattr(sys, "hash_info") else (1 << 61) - 1
        if self._denominator == 1:
            return hash(self._numerator)
        if self._denominator % prime == 0:
            return 314159
        found = abs(self._numerator) * pow(self._denominator, -1, prime) % prime
        return -found if self._numerator < 0 else found

    def __eq__(self, other):
        if isinstance(other, numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return self == Fraction(other) if math.isfinite(other) else 0.0 == other
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return NotImplemented

    def _compared(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(self, Fraction(other)) if math.isfinite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, operator.lt)

    def __gt__(self, other):
        return self._compared(other, operator.gt)

    def __le__(self, other):
        return self._compared(other, operator.le)

    def __ge__(self, other):
        return self._compared(other, operator.ge)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)
