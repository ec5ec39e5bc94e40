"""Decimal: numbers in base ten with a chosen precision, for money and what must round as on paper.

A value is sign, coefficient (an int) and exponent, or one of the special values. Results of arithmetic are rounded to the
context's precision; those of making one from a str, int or float are exact. Contexts hold precision, rounding and traps;
exponents are not limited.
"""
import math
import numbers
import re
from collections import namedtuple

from _decimal_context import *
from _decimal_context import _divide_rounded, getcontext

__all__ = ["Decimal", "DecimalTuple", "Context", "DefaultContext", "BasicContext", "ExtendedContext", "getcontext",
           "setcontext", "localcontext", "DecimalException", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded",
           "Overflow", "Underflow", "FloatOperation", "ConversionSyntax", "DivisionUndefined", "Subnormal", "Clamped",
           "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
           "ROUND_HALF_EVEN", "ROUND_05UP"]

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")

_TEXT = re.compile(r"\s*([-+])?(?:(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s)?nan(\d*))\s*", re.I)
_SPEC = re.compile(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?", re.S)


class Decimal:
    """Decimal("1.10"), Decimal(3), Decimal(0.5), Decimal((0, (1, 2), -1))."""

    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            return cls._of_text(value, context)
        if isinstance(value, int):
            return cls._made(int(value < 0), abs(value), 0)
        if isinstance(value, Decimal):
            return cls._made(value._sign, value._int, value._exp)
        if isinstance(value, float):
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            return cls._made(sign, int("".join(map(str, digits)) or "0"), exponent)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def _of_text(cls, text, context):
        m = _TEXT.fullmatch(text.replace("_", ""))
        if not m or not (m[2] or m[3] or m[5] or m[7] is not None):
            return (context or getcontext())._fail(ConversionSyntax, lambda: _NAN)
        sign = int(m[1] == "-")
        if m[5]:
            return cls._made(sign, 0, "F")
        if m[7] is not None:
            return cls._made(sign, int(m[7] or 0), "n" if m[6] is None else "N")
        fraction = m[3] or ""
        return cls._made(sign, int((m[2] or "") + fraction or "0"), int(m[4] or 0) - len(fraction))

    @classmethod
    def _made(cls, sign, coefficient, exponent):
        self = object.__new__(cls)
        self._sign, self._int, self._exp = sign, coefficient, exponent
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of the float."""
        if isinstance(f, int):
            return cls(f)
        if not math.isfinite(f):
            return cls(repr(f))
        n, d = abs(f).as_integer_ratio()
        twos = d.bit_length() - 1
        return cls._made(int(math.copysign(1, f) < 0), n * 5 ** twos, -twos)

    # --- what it is

    def is_nan(self):
        return self._exp in ("N", "n")

    def is_qnan(self):
        return self._exp == "n"

    def is_snan(self):
        return self._exp == "N"

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return isinstance(self._exp, int)

    def is_zero(self):
        return not self._int and self.is_finite()

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return self.is_finite() and self._int != 0

    def is_canonical(self):
        return True

    def as_tuple(self):
        digits = tuple(map(int, str(self._int))) if self._int or self.is_finite() or self.is_infinite() else ()
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._exp >= 0:
            return self._signed() * 10 ** self._exp, 1
        n, d = self._signed(), 10 ** -self._exp
        g = math.gcd(n, d)
        return n // g, d // g

    def adjusted(self):
        """The exponent of the first digit."""
        return self._exp + len(str(self._int)) - 1 if self.is_finite() else 0

    def _signed(self):
        return -self._int if self._sign else self._int

    # --- as text

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._text("E")

    def to_eng_string(self, context=None):
        return str(self)

    def _text(self, e):
        sign = "-" * self._sign
        if not self.is_finite():
            return sign + {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._exp] + (str(self._int) if self._int else "")
        digits = str(self._int)
        point = len(digits) + self._exp
        if self._exp <= 0 and point > -6:
            return sign + _with_point(digits, point)
        shift = point - 1
        return f"{sign}{_with_point(digits, 1)}{e}{shift:+d}"

    def __format__(self, spec):
        m = _SPEC.fullmatch(spec)
        if not m:
            raise ValueError("invalid format string")
        fill, align, plus, _, _, zero, width, comma, precision, kind = m.groups()
        if not self.is_finite():
            body = str(abs(self))
        else:
            body = self._body(kind, None if precision is None else int(precision))
        sign = "-" if self._sign else plus if plus in ("+", " ") and plus else ""
        width = int(width or 0)
        if zero and not align:
            fill, align = "0", "="
        if comma and self.is_finite():
            body = _grouped(body, width - len(sign) if fill == "0" and align == "=" else 0)
        fill, room = fill or " ", max(width - len(sign + body), 0)
        before = {"<": 0, "=": 0, "^": room // 2}.get(align, room)
        return fill * before + sign + (fill * room + body if align == "=" else body + fill * (room - before))

    def _body(self, kind, precision):
        """The digits of the absolute value."""
        value = Decimal._made(0, self._int, self._exp)
        rounding = getcontext().rounding
        if kind in ("f", "F", "%"):
            if kind == "%":
                value = Decimal._made(0, value._int, value._exp + 2)
            if precision is not None:
                value = value._at(-precision, rounding)
            elif value._exp > 0:
                value = value._at(0, rounding)
            digits = str(value._int)
            return _with_point(digits, len(digits) + value._exp) + "%" * (kind == "%")
        if precision is not None:
            value = value._to_digits(precision + 1 if kind in ("e", "E") else max(precision, 1), rounding)
        if kind in ("e", "E"):
            digits, shift = str(value._int), value.adjusted()
            if precision is not None and len(digits) < precision + 1:
                digits += "0" * (precision + 1 - len(digits))
                shift += 0 if value._int else precision
            return f"{_with_point(digits, 1)}{kind}{shift:+d}"
        return value._text("e" if kind in ("g", "n") else "E")

    # --- rounding

    def _at(self, exponent, rounding):
        """The value with this exponent."""
        if self._exp >= exponent:
            return Decimal._made(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        return Decimal._made(self._sign, _divide_rounded(self._int, 10 ** (exponent - self._exp), rounding, self._sign),
                             exponent)

    def _to_digits(self, count, rounding):
        """Rounded to so many digits when it has more."""
        extra = len(str(self._int)) - count
        if extra <= 0:
            return self
        found = self._at(self._exp + extra, rounding)
        if len(str(found._int)) > count:  # 999 became 1000
            found = Decimal._made(found._sign, found._int // 10, found._exp + 1)
        return found

    def _fix(self, context):
        if not self.is_finite():
            return self
        found = self._to_digits(context.prec, context.rounding)
        if found is not self:
            context._raise_if_trapped(Rounded)
            if found != self:
                context._raise_if_trapped(Inexact)
        return found

    def quantize(self, exp, rounding=None, context=None):
        """The value with the exponent of `exp`: Decimal("1.005").quantize(Decimal("0.01"))."""
        context = context or getcontext()
        exp = _converted(exp)
        if not self.is_finite() or not exp.is_finite():
            if self.is_infinite() and exp.is_infinite() or self.is_nan():
                return self
            return context._fail(InvalidOperation, lambda: _NAN)
        found = self._at(exp._exp, rounding or context.rounding)
        if len(str(found._int)) > context.prec:
            return context._fail(InvalidOperation, lambda: _NAN)
        return found

    def to_integral_value(self, rounding=None, context=None):
        if not self.is_finite() or self._exp >= 0:
            return self
        return self._at(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        """Without zeros at the end."""
        found = self._fix(context or getcontext())
        if not found.is_finite():
            return found
        if not found._int:
            return Decimal._made(found._sign, 0, 0)
        digits = str(found._int)
        kept = digits.rstrip("0")
        return Decimal._made(found._sign, int(kept), found._exp + len(digits) - len(kept))

    def __round__(self, n=None):
        if n is None:
            return int(self._finite("round")._at(0, ROUND_HALF_EVEN)._signed())
        return self.quantize(Decimal._made(0, 1, -n), ROUND_HALF_EVEN)

    def _finite(self, what="integer"):
        if self.is_nan():
            raise ValueError(f"cannot convert NaN to {'integer' if what == 'round' else what}")
        if self.is_infinite():
            raise OverflowError(f"cannot convert Infinity to {'integer' if what == 'round' else what}")
        return self

    def __int__(self):
        return self._finite()._at(0, ROUND_DOWN)._signed()

    __trunc__ = __int__

    def __floor__(self):
        return self._finite()._at(0, ROUND_FLOOR)._signed()

    def __ceil__(self):
        return self._finite()._at(0, ROUND_CEILING)._signed()

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return self._int != 0 or not self.is_finite()

    # --- signs and copies

    def __neg__(self):
        return self._signed_as(self._int != 0 and not self._sign if self.is_zero() else not self._sign)

    def __pos__(self):
        return self._signed_as(self._sign and not self.is_zero())

    def __abs__(self):
        return self._signed_as(0)

    def _signed_as(self, sign):
        return Decimal._made(int(sign), self._int, self._exp)._fix(getcontext())

    def copy_abs(self):
        return Decimal._made(0, self._int, self._exp)

    def copy_negate(self):
        return Decimal._made(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other, context=None):
        return Decimal._made(_converted(other)._sign, self._int, self._exp)

    def conjugate(self):
        return self

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Decimal, (str(self),)

    # --- comparison

    def _order(self, other):
        """-1, 0, 1; None where one is no number."""
        if self.is_nan() or other.is_nan():
            return None
        if not (self.is_finite() and other.is_finite()):
            a = (1 - 2 * self._sign) * self.is_infinite()
            b = (1 - 2 * other._sign) * other.is_infinite()
        else:
            low = min(self._exp, other._exp)
            a, b = self._signed() * 10 ** (self._exp - low), other._signed() * 10 ** (other._exp - low)
        return (a > b) - (a < b)

    def __eq__(self, other):
        if isinstance(other, numbers.Rational) and not isinstance(other, int):
            return self.is_finite() and self.as_integer_ratio() == (other.numerator, other.denominator)
        other = _comparable(other)
        if other is NotImplemented:
            return other
        return self._order(other) == 0

    def _ordered(self, other, test):
        if isinstance(other, numbers.Rational) and not isinstance(other, int) and self.is_finite():
            n, d = self.as_integer_ratio()
            a, b = n * other.denominator, other.numerator * d
            return test((a > b) - (a < b))
        other = _comparable(other)
        if other is NotImplemented:
            return other
        order = self._order(other)
        if order is None:
            return getcontext()._fail(InvalidOperation, lambda: False)
        return test(order)

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        order = self._order(_converted(other))
        return _NAN if order is None else Decimal(order)

    def max(self, other, context=None):
        other = _converted(other)
        return (other if self._order(other) == -1 else self)._fix(context or getcontext())

    def min(self, other, context=None):
        other = _converted(other)
        return (other if self._order(other) == 1 else self)._fix(context or getcontext())

    def __hash__(self):
        if self.is_snan():
            raise TypeError("Cannot hash a signaling NaN value.")
        if not self.is_finite():
            return object.__hash__(self) if self.is_nan() else hash(float(self))
        if self._exp >= 0:
            return hash(self._signed() * 10 ** self._exp)
        from fractions import Fraction

        return hash(Fraction(self._signed(), 10 ** -self._exp))

    # --- arithmetic

    def _special(self, other, context):
        """The result where one is no number, else None."""
        for each in (self, other):
            if each.is_snan():
                return context._fail(InvalidOperation, lambda: _NAN)
        for each in (self, other):
            if each.is_nan():
                return each
        return None

    def _add(self, other, context):
        found = self._special(other, context)
        if found is not None:
            return found
        if self.is_infinite() or other.is_infinite():
            if self.is_infinite() and other.is_infinite() and self._sign != other._sign:
                return context._fail(InvalidOperation, lambda: _NAN)
            return self if self.is_infinite() else other
        low = min(self._exp, other._exp)
        total = self._signed() * 10 ** (self._exp - low) + other._signed() * 10 ** (other._exp - low)
        if total:
            sign = int(total < 0)
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = int(context.rounding == ROUND_FLOOR)
        return Decimal._made(sign, abs(total), low)._fix(context)

    def _multiply(self, other, context):
        found = self._special(other, context)
        if found is not None:
            return found
        sign = self._sign ^ other._sign
        if self.is_infinite() or other.is_infinite():
            if self.is_zero() or other.is_zero():
                return context._fail(InvalidOperation, lambda: _NAN)
            return Decimal._made(sign, 0, "F")
        return Decimal._made(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    def _divide(self, other, context):
        found = self._special(other, context)
        if found is not None:
            return found
        sign = self._sign ^ other._sign
        if self.is_infinite():
            return context._fail(InvalidOperation, lambda: _NAN) if other.is_infinite() else Decimal._made(sign, 0, "F")
        if other.is_infinite():
            return Decimal._made(sign, 0, 0)
        if not other._int:
            if not self._int:
                return context._fail(DivisionUndefined, lambda: _NAN)
            return context._fail(DivisionByZero, lambda: Decimal._made(sign, 0, "F"))
        ideal = self._exp - other._exp
        shift = max(len(str(other._int)) - len(str(self._int)) + context.prec + 1, 0)
        whole, rest = divmod(self._int * 10 ** shift, other._int)
        exponent = ideal - shift
        if rest:
            whole += whole % 5 == 0  # a last digit that no rounding takes for exact or for half
        else:
            while exponent < ideal and whole % 10 == 0:
                whole, exponent = whole // 10, exponent + 1
        return Decimal._made(sign, whole, exponent)._fix(context)

    def _whole_and_rest(self, other, context, name):
        """(quotient, remainder) of a division towards zero."""
        found = self._special(other, context)
        if found is not None:
            return found, found
        sign = self._sign ^ other._sign
        if self.is_infinite():
            rest = context._fail(InvalidOperation, lambda: _NAN)
            return (rest if other.is_infinite() else Decimal._made(sign, 0, "F")), rest
        if other.is_infinite():
            return Decimal._made(sign, 0, 0), self._fix(context)
        if not other._int:
            if not self._int:
                found = context._fail(DivisionUndefined, lambda: _NAN)
                return found, found
            if name == "rest":
                return None, context._fail(InvalidOperation, lambda: _NAN)
            found = context._fail(DivisionByZero, lambda: Decimal._made(sign, 0, "F"))
            return found, _NAN
        low = min(self._exp, other._exp)
        whole, rest = divmod(self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low))
        if len(str(whole)) > context.prec:
            found = context._fail(DivisionImpossible, lambda: _NAN)
            return found, found
        return Decimal._made(sign, whole, 0), Decimal._made(self._sign, rest, low)._fix(context)

    def _power(self, other, context):
        found = self._special(other, context)
        if found is not None:
            return found
        if not other._int:
            return context._fail(InvalidOperation, lambda: _NAN) if not self._int and self.is_finite() else Decimal(1)
        if other.is_finite() and other == int(other) and self.is_finite():
            n = int(other)
            if n < 0 and not self._int:
                return Decimal._made(self._sign & n, 0, "F")
            sign = self._sign & n
            if abs(n) * len(str(self._int)) < 20000:
                exact = Decimal._made(sign, self._int ** abs(n), self._exp * abs(n))
                return exact._fix(context) if n > 0 else Decimal(1)._divide(exact, context)
        if self._sign and self._int:
            return context._fail(InvalidOperation, lambda: _NAN)
        if not self._int:
            return Decimal(0)
        wide = context._wider(10)
        return self.ln(wide)._multiply(other, wide).exp(wide)._fix(context)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan() or self.is_infinite() and not self._sign:
            return self
        if not self._int and self.is_finite():
            return Decimal._made(self._sign, 0, self._exp // 2)
        if self._sign:
            return context._fail(InvalidOperation, lambda: _NAN)
        ideal = self._exp // 2
        number, exponent = (self._int, self._exp) if self._exp % 2 == 0 else (self._int * 10, self._exp - 1)
        shift = max(context.prec + 2 - len(str(number)) // 2, 0)
        root = math.isqrt(number * 100 ** shift)
        exponent = exponent // 2 - shift
        if root * root == number * 100 ** shift:
            while exponent < ideal and root % 10 == 0:
                root, exponent = root // 10, exponent + 1
        else:
            root += root % 5 == 0
        return Decimal._made(0, root, exponent)._to_digits(context.prec, ROUND_HALF_EVEN)

    def exp(self, context=None):
        """e to this power, by the series of a small part of it, squared again."""
        context = context or getcontext()
        if not self.is_finite():
            return self if self.is_nan() or not self._sign else Decimal(0)
        halvings = max(0, self.adjusted() * 4 + 8)
        scale = 10 ** (context.prec + 12 + halvings // 3 + max(0, self.adjusted()))
        n, d = self.as_integer_ratio()
        x = n * scale // (d << halvings)
        total = term = scale
        i = 1
        while term:
            term = abs(term * x) // scale // i * (1 if term * x > 0 else -1)
            total += term
            i += 1
        for _ in range(halvings):
            total = total * total // scale
        if total <= 0:
            return Decimal(1)._divide(self.copy_negate().exp(context._wider(6)), context)
        return Decimal(total)._divide(Decimal(scale), context)

    def ln(self, context=None):
        """The natural logarithm, by Newton's steps on exp()."""
        context = context or getcontext()
        if self.is_nan():
            return self
        if not self._int and self.is_finite():
            return Decimal("-Infinity")
        if self._sign:
            return context._fail(InvalidOperation, lambda: _NAN)
        if self.is_infinite():
            return self
        if self == 1:
            return Decimal(0)
        wide = context._wider(8)
        shift = self.adjusted()
        y = Decimal(math.log(float(Decimal._made(0, self._int, self._exp - shift))) + shift * math.log(10))
        digits = 6
        while True:
            e = y.exp(wide)
            step = self._add(e.copy_negate(), wide)._divide(e, wide)
            y = y._add(step, wide)
            if digits > wide.prec:
                return y._fix(context)
            digits *= 2

    def log10(self, context=None):
        context = context or getcontext()
        if self.is_finite() and not self._sign and self._int and str(self._int).strip("0") == "1":
            return Decimal(self.adjusted())
        wide = context._wider(6)
        return self.ln(wide)._divide(Decimal(10).ln(wide), context)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        exact = Context(prec=len(str(self._int)) + len(str(_converted(other)._int)) + 2)
        return self._multiply(_converted(other), exact)._add(_converted(third), context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _converted(other)
        whole = self._divide(other, context._wider(20))._at(0, ROUND_HALF_EVEN)
        return self._add(whole._multiply(other, context._wider(20)).copy_negate(), context)

    def scaleb(self, other, context=None):
        return Decimal._made(self._sign, self._int, self._exp + int(other))

    def same_quantum(self, other, context=None):
        return self._exp == _converted(other)._exp


def _with_point(digits, point):
    """The digits with a point behind the first `point` of them."""
    if point <= 0:
        return "0." + "0" * -point + digits
    if point >= len(digits):
        return digits + "0" * (point - len(digits))
    return digits[:point] + "." + digits[point:]


def _grouped(body, width):
    """Commas in the digits before the point, and zeros before them up to the width."""
    whole = re.match(r"\d*", body)[0]
    rest = body[len(whole):]
    while True:
        first = len(whole) % 3
        groups = ([whole[:first]] if first else []) + [whole[i:i + 3] for i in range(first, len(whole), 3)]
        text = ",".join(groups) + rest
        if len(text) >= width:
            return text
        whole = "0" + whole


def _operand(other):
    if isinstance(other, Decimal):
        return other
    return Decimal(other) if isinstance(other, int) else NotImplemented


def _converted(other):
    found = _operand(other)
    if found is NotImplemented:
        raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")
    return found


def _comparable(other):
    if isinstance(other, float):
        return Decimal.from_float(other)
    if isinstance(other, numbers.Rational) and not isinstance(other, int):
        return NotImplemented
    return _operand(other)


def _operator(name, compute):
    """Gives Decimal the operator's two methods."""

    def method(self, other, modulo=None):
        other = _operand(other)
        return other if other is NotImplemented else compute(self, other, getcontext())

    def reflected(self, other, modulo=None):
        other = _operand(other)
        return other if other is NotImplemented else compute(other, self, getcontext())

    setattr(Decimal, f"__{name}__", method)
    setattr(Decimal, f"__r{name}__", reflected)


_operator("add", Decimal._add)
_operator("sub", lambda a, b, context: a._add(b.copy_negate(), context))
_operator("mul", Decimal._multiply)
_operator("truediv", Decimal._divide)
_operator("floordiv", lambda a, b, context: a._whole_and_rest(b, context, "whole")[0])
_operator("mod", lambda a, b, context: a._whole_and_rest(b, context, "rest")[1])
_operator("divmod", lambda a, b, context: a._whole_and_rest(b, context, "both"))
_operator("pow", Decimal._power)
_NAN = Decimal("NaN")
numbers.Number.register(Decimal)
Decimal.__name__ = "decimal.Decimal"  # as messages show it
