"""Contexts of decimal arithmetic: precision, rounding, and which conditions are errors."""
__name__ = "decimal"  # what the classes say they belong to

__all__ = ["Context", "DefaultContext", "BasicContext", "ExtendedContext", "setcontext", "localcontext",
           "DecimalException", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Overflow", "Underflow",
           "FloatOperation", "ConversionSyntax", "DivisionUndefined", "DivisionImpossible", "Subnormal", "Clamped",
           "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
           "ROUND_HALF_EVEN", "ROUND_05UP"]

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)


class DecimalException(ArithmeticError):
    """Base of all conditions."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """The operation has no result."""


class ConversionSyntax(InvalidOperation):
    """The text is no number."""


class DivisionImpossible(InvalidOperation):
    """The whole quotient has more digits than the precision."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number by zero."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero by zero."""


class Rounded(DecimalException):
    """Digits were dropped."""


class Inexact(Rounded):
    """Digits that are not zero were dropped."""


class Subnormal(DecimalException):
    """The exponent is below the least."""


class Overflow(Inexact):
    """The exponent is too large."""


class Underflow(Inexact, Subnormal):
    """The exponent is too small."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed in."""


_CONDITIONS = (Clamped, DivisionByZero, Inexact, Overflow, Rounded, Underflow, InvalidOperation, Subnormal, FloatOperation)


def _divide_rounded(n, d, rounding, sign):
    """n / d, whole: digits that are dropped decide as the rounding says."""
    whole, rest = divmod(n, d)
    if not rest:
        return whole
    if rounding == ROUND_DOWN:
        return whole
    if rounding == ROUND_UP:
        return whole + 1
    if rounding == ROUND_CEILING:
        return whole + (not sign)
    if rounding == ROUND_FLOOR:
        return whole + sign
    if rounding == ROUND_05UP:
        return whole + (whole % 10 in (0, 5))
    half = (2 * rest > d) - (2 * rest < d)
    if half == 0:
        return whole + (rounding == ROUND_HALF_UP or (rounding == ROUND_HALF_EVEN and whole % 2))
    return whole + (half > 0)


class Context:
    """Precision in digits, rounding, and the traps: conditions that raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin, self.Emax = -999999 if Emin is None else Emin, 999999 if Emax is None else Emax
        self.capitals, self.clamp = 1 if capitals is None else capitals, clamp or 0
        traps = (InvalidOperation, DivisionByZero, Overflow) if traps is None else traps
        self.traps = traps if isinstance(traps, dict) else {each: each in traps for each in _CONDITIONS}
        self.flags = {each: each in (flags or ()) for each in _CONDITIONS}

    def __setattr__(self, name, value):
        if name == "prec" and not (isinstance(value, int) and value >= 1):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        shown = lambda table: "[" + ", ".join(each.__name__ for each in _CONDITIONS if table[each]) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={shown(self.flags)}, traps={shown(self.traps)})")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       [each for each in _CONDITIONS if self.flags[each]], dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        self.flags = dict.fromkeys(self.flags, False)

    def clear_traps(self):
        self.traps = dict.fromkeys(self.traps, False)

    def _wider(self, digits):
        return Context(self.prec + digits, ROUND_HALF_EVEN, traps=())

    def _raise_if_trapped(self, condition):
        self.flags[condition] = True
        if self.traps[condition]:
            raise condition([condition])

    def _fail(self, condition, otherwise):
        """Raises what stands for the condition, or gives the result of a context that lets it pass."""
        kind = InvalidOperation if issubclass(condition, InvalidOperation) else condition
        self.flags[kind] = True
        if self.traps[kind]:
            raise kind([condition])
        return otherwise()

    def create_decimal(self, num="0"):
        from decimal import Decimal

        return Decimal(num, self)._fix(self)

    def __getattr__(self, name):
        """Operations as methods: context.add(a, b), context.sqrt(a)."""
        from decimal import Decimal, _converted

        own = {"add": "_add", "multiply": "_multiply", "divide": "_divide", "power": "_power"}.get(name)
        if own:
            return lambda a, b: getattr(_converted(a), own)(_converted(b), self)
        if name == "subtract":
            return lambda a, b: _converted(a)._add(_converted(b).copy_negate(), self)
        if name in ("sqrt", "exp", "ln", "log10", "normalize", "to_integral_value"):
            return lambda a: getattr(_converted(a), name)(context=self)
        if name == "quantize":
            return lambda a, b: _converted(a).quantize(b, context=self)
        raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=(DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow))
ExtendedContext = Context(9, traps=())
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context):
    global _current
    _current = context


class localcontext:
    """`with localcontext() as ctx`: a copy of the context, for the block. Keywords set its fields."""

    def __init__(self, ctx=None, **changes):
        self._inner = (ctx or _current).copy()
        for name, value in changes.items():
            setattr(self._inner, name, value)

    def __enter__(self):
        self._outer = _current
        setcontext(self._inner)
        return self._inner

    def __exit__(self, kind, error, trace):
        setcontext(self._outer)
