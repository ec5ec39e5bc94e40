"""Dates and times: timedelta, date, time, datetime, timezone. The calendar is the proleptic Gregorian one."""
import time as _time

__all__ = ["MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo"]

MINYEAR, MAXYEAR = 1, 9999
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_EPOCH = 719163  # 1970-01-01


def _text():
    import _datetime_text

    return _datetime_text


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]


def _ordinal(year, month, day):
    """Day number; 1 is 0001-01-01."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    first = _BEFORE[month] + (month > 2 and _is_leap(year))
    if first > n:
        month -= 1
        first -= _days_in_month(year, month)
    return year, month, n - first + 1


def _integer(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return value.__index__() if hasattr(value, "__index__") else _not_integer(value)


def _not_integer(value):
    raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)


def _check_date(year, month, day):
    year, month, day = _integer(year), _integer(month), _integer(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %i is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold, tz):
    parts = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
    for value, most, name in zip(parts, (23, 59, 59, 999999), ("hour", "minute", "second", "microsecond")):
        if not 0 <= value <= most:
            raise ValueError("%s must be in 0..%d" % (name, most))
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
    return parts


def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    return q + (r > b if b > 0 else r < b) if r != b else q + q % 2


def _shown_name(value):
    cls = type(value)
    return "datetime." + cls.__name__ if cls.__module__ == "datetime" else cls.__name__


class timedelta:
    """A difference of times, to the microsecond."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole, part = 0, 0.0  # microseconds
        for value, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1), (milliseconds, 1000),
                            (minutes, 60000000), (hours, 3600000000), (weeks, 604800000000)):
            if isinstance(value, float):
                integer = int(value)
                whole += integer * unit
                part += (value - integer) * unit
            elif isinstance(value, int):
                whole += value * unit
            else:
                raise TypeError("unsupported type for timedelta %s component: %s" % ("days", type(value).__name__))
        return cls._make(whole + round(part))

    @classmethod
    def _make(cls, microseconds):
        seconds, microseconds = divmod(microseconds, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    def _all(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._all() / 1000000

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            if getattr(self, name):
                parts.append("%s=%d" % (name, getattr(self, name)))
        return "%s(%s)" % (_shown_name(self), ", ".join(parts) or "0")

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (*divmod(minutes, 60), seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + ".%06d" % self._microseconds if self._microseconds else text

    def __add__(self, other):
        return timedelta._make(self._all() + other._all()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._make(self._all() - other._all()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._make(other._all() - self._all()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._make(-self._all())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._all() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._make(_divide_nearest(self._all() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._all() // other._all()
        return timedelta._make(self._all() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._all() / other._all()
        if isinstance(other, int):
            return timedelta._make(_divide_nearest(self._all(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._make(_divide_nearest(b * self._all(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._make(self._all() % other._all()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._all(), other._all())
        return q, timedelta._make(r)

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._all() <= other._all() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._all() > other._all() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._all() >= other._all() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._all())

    def __bool__(self):
        return self._all() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """Base of time zones: override utcoffset, dst and tzname."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None or dst is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
        return dt + dst


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    seconds, micro = divmod(abs(offset)._all(), 1000000)
    minutes, seconds = divmod(seconds, 60)
    text = "%s%02d%s%02d" % (sign, minutes // 60, colon, minutes % 60)
    if seconds or micro:
        text += "%s%02d" % (colon, seconds)
    return text + ".%06d" % micro if micro else text


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not " + type(offset).__name__)
        if name is not None and not isinstance(name, str):
            raise TypeError("name must be a string")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             "not %r." % (offset,))
        if name is None and not offset and hasattr(cls, "utc"):
            return cls.utc
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return "datetime.timezone(%r%s)" % (self._offset, "" if self._name is None else ", %r" % self._name)

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class _IsoCalendar(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % self


def _week1_monday(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _compare_as(kind):
    """The six comparisons by _key(); objects of another kind are not ours."""

    def make(name):
        def compare(self, other):
            mine, its = kind(self, other, name)
            return NotImplemented if mine is NotImplemented else getattr(mine, name)(its)

        compare.__name__ = name
        return compare

    return [make(name) for name in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__")]


class date:
    """A day of the calendar."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(int(t // 1))[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            year, month, day, rest = _parse_iso_date(date_string)
            if rest:
                raise ValueError
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % date_string) from None
        return cls(year, month, day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError("Year is out of range: %d" % year)
        weeks = (_week1_monday(year + 1) - _week1_monday(year)) // 7
        if not 1 <= week <= weeks:
            raise ValueError("Invalid week: %d" % week)
        if not 1 <= day <= 7:
            raise ValueError("Invalid weekday: %d (range is [1, 7])" % day)
        return cls.fromordinal(_week1_monday(year) + (week - 1) * 7 + day - 1)

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_shown_name(self), *self._key())

    def ctime(self):
        return "%s %s %2d 00:00:00 %04d" % (_DAYS[self.weekday()], _MONTHS[self._month - 1], self._day, self._year)

    def strftime(self, format):
        return _text().format_moment(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def isoformat(self):
        return "%04d-%02d-%02d" % date._key(self)

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        return _time_tuple(self, 0, 0, 0, -1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        n = self.toordinal()
        year = self._year
        if n < _week1_monday(year):
            year -= 1
        elif n >= _week1_monday(year + 1):
            year += 1
        week, day = divmod(n - _week1_monday(year), 7)
        return _IsoCalendar((year, week + 1, day + 1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self._year, month or self._month, day or self._day)

    def _key(self):
        return self._year, self._month, self._day

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()

    def _pair(self, other, name):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key(), other._key()
        return NotImplemented, None

    __eq__, __lt__, __le__, __gt__, __ge__ = _compare_as(_pair)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


def _checked_offset(tz, dt):
    offset = None if tz is None else tz.utcoffset(dt)
    if offset is not None and not isinstance(offset, timedelta):
        raise TypeError("tzinfo.utcoffset() must return None or a timedelta, not '%s'" % type(offset).__name__)
    return offset


_TIMESPECS = {"hours": "%02d", "minutes": "%02d:%02d", "seconds": "%02d:%02d:%02d", "milliseconds": "%02d:%02d:%02d.%03d",
              "microseconds": "%02d:%02d:%02d.%06d"}


def _time_text(hour, minute, second, micro, timespec):
    if timespec == "auto":
        timespec = "microseconds" if micro else "seconds"
    if timespec not in _TIMESPECS:
        raise ValueError("Unknown timespec value")
    parts = (hour, minute, second, micro // 1000 if timespec == "milliseconds" else micro)
    form = _TIMESPECS[timespec]
    return form % parts[: form.count("%")]


class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold, tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        return _checked_offset(self._tzinfo, None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_parse_iso_time(time_string[1:] if time_string[:1] == "T" else time_string))
        except (ValueError, IndexError):
            raise ValueError("Invalid isoformat string: %r" % time_string) from None

    def strftime(self, format):
        return _text().format_moment(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = (hour, minute, second, microsecond)
        values = [old if new is None else new for new, old in zip(given, self._fields())]
        tz = self._tzinfo if tzinfo is True else tzinfo
        return type(self)(*values, tz, fold=self._fold if fold is None else fold)

    def _fields(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _key(self):
        offset = self.utcoffset()
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond - (offset._all() if offset is not None else 0)

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append("tzinfo=%r" % self._tzinfo)
        if self._fold:
            parts.append("fold=1")
        return "%s(%s)" % (_shown_name(self), ", ".join(parts))

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return self.__class__, (*self._fields(), self._tzinfo)

    def _pair(self, other, name):
        if not isinstance(other, time):
            return NotImplemented, None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if name == "__eq__":
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(), other._key()

    __eq__, __lt__, __le__, __gt__, __ge__ = _compare_as(_pair)


time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
_time_class, _tzinfo_class = time, tzinfo


class datetime(date):
    """A day and a time of day."""

    __slots__ = _time_class.__slots__

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold, tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour, minute, second = _time_class.hour, _time_class.minute, _time_class.second
    microsecond, tzinfo, fold = _time_class.microsecond, _time_class.tzinfo, _time_class.fold
    _fields = _time_class._fields

    @classmethod
    def _from_microseconds(cls, micro, tz):
        """Since 0001-01-01, in the zone's own time."""
        days, micro = divmod(micro, 86400000000)
        seconds, micro = divmod(micro, 1000000)
        if not 0 <= days < 3652059:
            raise OverflowError("date value out of range")
        return cls(*_from_ordinal(days + 1), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
        whole = int(timestamp // 1)
        micro = round((timestamp - whole) * 1000000) if isinstance(timestamp, float) else 0
        moment = cls._from_microseconds(((_EPOCH - 1) * 86400 + whole) * 1000000 + micro, tz)
        return moment if tz is None else tz.fromutc(moment)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        micro = _time.time_ns() // 1000
        moment = cls._from_microseconds((_EPOCH - 1) * 86400000000 + micro, tz)
        return moment if tz is None else tz.fromutc(moment)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        tz = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, *time._fields(), tz, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            year, month, day, rest = _parse_iso_date(date_string)
            if not rest:
                return cls(year, month, day)
            return cls(year, month, day, *_parse_iso_time(rest[1:]))
        except (ValueError, IndexError):
            raise ValueError("Invalid isoformat string: %r" % date_string) from None

    @classmethod
    def strptime(cls, date_string, format):
        return _text().parse_moment(cls, date_string, format)

    def timetuple(self):
        dst = self.dst()
        return _time_tuple(self, self._hour, self._minute, self._second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _time_tuple(moment, moment._hour, moment._minute, moment._second, 0)

    def timestamp(self):
        offset = self.utcoffset()
        micro = self._micro() - (offset._all() if offset is not None else 0)
        return (micro - (_EPOCH - 1) * 86400000000) / 1000000

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time_class(*self._fields(), fold=self._fold)

    def timetz(self):
        return _time_class(*self._fields(), self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
                *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        olds = (self._year, self._month, self._day) + self._fields()
        values = [old if new is None else new for new, old in zip(given, olds)]
        tz = self._tzinfo if tzinfo is True else tzinfo
        return type(self)(*values, tz, fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        tz = timezone.utc if tz is None else tz
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(0)  # local time is UTC
        elif tz is self._tzinfo:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        day = date.ctime(self).split(" 00:00:00 ")
        return "%s %02d:%02d:%02d %s" % (day[0], self._hour, self._minute, self._second, day[1])

    def isoformat(self, sep="T", timespec="auto"):
        text = date.isoformat(self) + sep + _time_text(*self._fields(), timespec)
        return text + _offset_text(self.utcoffset())

    def __repr__(self):
        parts = [self._year, self._month, self._day, *self._fields()]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        shown = [str(p) for p in parts]
        if self._tzinfo is not None:
            shown.append("tzinfo=%r" % self._tzinfo)
        if self._fold:
            shown.append("fold=1")
        return "%s(%s)" % (_shown_name(self), ", ".join(shown))

    def __str__(self):
        return self.isoformat(" ")

    def utcoffset(self):
        return _checked_offset(self._tzinfo, self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _micro(self):
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return ((self.toordinal() - 1) * 86400 + seconds) * 1000000 + self._microsecond

    def _key(self):
        offset = self.utcoffset()
        return self._micro() - (offset._all() if offset is not None else 0)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_microseconds(self._micro() + other._all(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        if self._tzinfo is other._tzinfo:
            return timedelta._make(self._micro() - other._micro())
        return timedelta._make(self._key() - other._key())

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, *self._fields(), self._tzinfo)

    def _pair(self, other, name):
        if not isinstance(other, datetime):
            if isinstance(other, date) and name != "__eq__":
                raise TypeError("can't compare %s.%s to %s.%s" % (type(self).__module__, type(self).__name__,
                                                                  type(other).__module__, type(other).__name__))
            return NotImplemented, None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if name == "__eq__":
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._key(), other._key()

    __eq__, __lt__, __le__, __gt__, __ge__ = _compare_as(_pair)


datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _time_tuple(day, hour, minute, second, dst):
    yearday = day.toordinal() - _ordinal(day.year, 1, 1) + 1
    return _time.struct_time((day.year, day.month, day.day, hour, minute, second, day.weekday(), yearday, dst))


# --- text: ISO 8601


def _digits(text, at, count):
    piece = text[at : at + count]
    if len(piece) != count or not piece.isdigit() or not piece.isascii():
        raise ValueError
    return int(piece)


def _parse_iso_date(text):
    """(year, month, day, what follows)"""
    year = _digits(text, 0, 4)
    dashes = text[4:5] == "-"
    at = 5 if dashes else 4
    if text[at : at + 1] == "W":
        week, at = _digits(text, at + 1, 2), at + 3
        day = 1
        if text[at : at + 1].isdigit() and not dashes or text[at : at + 1] == "-" and text[at + 1 : at + 2].isdigit():
            at += dashes
            day, at = _digits(text, at, 1), at + 1
        made = date.fromisocalendar(year, week, day)
        return made.year, made.month, made.day, text[at:]
    month, at = _digits(text, at, 2), at + 2
    if dashes:
        if text[at : at + 1] != "-":
            raise ValueError
        at += 1
    return year, month, _digits(text, at, 2), text[at + 2 :]


def _parse_clock(text):
    """[hour, minute, second, microsecond] of hh[[:]mm[[:]ss[.ffffff]]]"""
    parts, at = [_digits(text, 0, 2)], 2
    colons = text[2:3] == ":"
    while at < len(text) and len(parts) < 3 and text[at] not in ".,":
        if colons:
            if text[at] != ":":
                raise ValueError
            at += 1
        parts.append(_digits(text, at, 2))
        at += 2
    micro = 0
    if at < len(text):
        if text[at] not in ".," or len(parts) < 3:
            raise ValueError
        fraction = text[at + 1 :]
        if not fraction.isdigit():
            raise ValueError
        micro = int((fraction + "000000")[:6])
    return parts + [0] * (3 - len(parts)) + [micro]


def _parse_iso_time(text):
    """[hour, minute, second, microsecond, tzinfo]"""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at < 0:
        return _parse_clock(text) + [None]
    if text[at] == "Z":
        if text[at + 1 :]:
            raise ValueError
        return _parse_clock(text[:at]) + [timezone.utc]
    hour, minute, second, micro = _parse_clock(text[at + 1 :])
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    return _parse_clock(text[:at]) + [timezone(-offset if text[at] == "-" else offset)]


for _each in (timedelta, tzinfo, timezone, date, time, datetime):
    _each.__name__ = "datetime." + _each.__name__  # as messages show them
del _each
