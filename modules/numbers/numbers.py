"""The tower of numbers as abstract classes, to ask isinstance() with."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    """Everything that counts as a number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Numbers with a real and an imaginary part."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        """complex(self)"""

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    """Numbers on a line."""

    __slots__ = ()

    @abstractmethod
    def __float__(self):
        """float(self)"""

    def __complex__(self):
        return complex(float(self))

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return +self


class Rational(Real):
    """Fractions in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """Above the line."""

    @property
    @abstractmethod
    def denominator(self):
        """Below it, positive."""

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """Whole numbers."""

    __slots__ = ()

    @abstractmethod
    def __int__(self):
        """int(self)"""

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)


Complex.register(complex)
Real.register(float)
Integral.register(int)
