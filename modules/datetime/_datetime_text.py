"""strftime and strptime of datetime and time."""
from datetime import (_DAYS, _MONTHS, _offset_text, _ordinal, _parse_clock, date, time, timedelta, timezone)

_MONTHS_LONG = "January February March April May June July August September October November December".split()
_DAYS_LONG = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def format_moment(moment, format):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    parts, at = [], 0
    while True:
        percent = format.find("%", at)
        if percent < 0 or percent + 1 == len(format):
            parts.append(format[at:])
            return "".join(parts)
        parts.append(format[at:percent])
        letter = format[percent + 1]
        at = percent + 2
        if letter == ":" and format[at : at + 1] == "z":
            letter, at = ":z", at + 1
        parts.append(_format_one(moment, letter))


def _format_one(moment, letter):
    is_time = isinstance(moment, time)
    hour, minute, second, micro = getattr(moment, "_fields", lambda: (0, 0, 0, 0))()
    if letter in "HMSfIp":
        values = {"H": hour, "M": minute, "S": second, "I": hour % 12 or 12}
        if letter == "f":
            return "%06d" % micro
        return ("PM" if hour > 11 else "AM") if letter == "p" else "%02d" % values[letter]
    if letter in ("z", ":z", "Z"):
        has_zone = not type(moment) is date
        if letter == "Z":
            return (moment.tzname() or "") if has_zone else ""
        return _offset_text(moment.utcoffset() if has_zone else None, ":" if letter == ":z" else "")
    day = date(1900, 1, 1) if is_time else moment
    simple = {"X": "%H:%M:%S", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d",
              "c": "%a %b %e %H:%M:%S %Y", "r": "%I:%M:%S %p", "h": "%b"}
    if letter in simple:
        return format_moment(moment, simple[letter])
    weekday = day.weekday()
    yearday = day.toordinal() - _ordinal(day.year, 1, 1) + 1
    if letter in "aAbB":
        names = {"a": _DAYS, "A": _DAYS_LONG, "b": _MONTHS, "B": _MONTHS_LONG}[letter]
        return names[weekday if letter in "aA" else day.month - 1]
    if letter in "GVu":
        year, week, iso_day = day.isocalendar()
        return {"G": "%04d" % year, "V": "%02d" % week, "u": "%d" % iso_day}[letter]
    if letter == "s":
        return "%d" % (moment.timestamp() // 1)
    texts = {"Y": "%d" % day.year, "y": "%02d" % (day.year % 100), "C": "%02d" % (day.year // 100), "m": "%02d" % day.month,
             "d": "%02d" % day.day, "e": "%2d" % day.day, "j": "%03d" % yearday, "w": "%d" % ((weekday + 1) % 7),
             "U": "%02d" % ((yearday + 6 - (weekday + 1) % 7) // 7), "W": "%02d" % ((yearday + 6 - weekday) // 7),
             "%": "%", "n": "\n", "t": "\t"}
    return texts.get(letter, "%" + letter)


_WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2, "y": 2, "j": 3, "w": 1, "u": 1, "U": 2, "W": 2, "G": 4,
           "V": 2, "e": 2}
_EXPANDED = {"T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d",
             "c": "%a %b %d %H:%M:%S %Y", "r": "%I:%M:%S %p"}


class _Mismatch(Exception):
    pass


def parse_moment(cls, text, format):
    if not isinstance(text, str) or not isinstance(format, str):
        raise TypeError("strptime() argument %d must be str, not %s"
                        % ((1, type(text)) if not isinstance(text, str) else (2, type(format)))[0:2])
    for letter, longer in _EXPANDED.items():
        format = format.replace("%" + letter, longer)
    values, at = {}, 0
    try:
        at = _match(text, format, values)
    except _Mismatch:
        raise ValueError("time data %r does not match format %r" % (text, format)) from None
    if at != len(text):
        raise ValueError("unconverted data remains: " + text[at:])
    return _from_values(cls, values)


def _match(text, format, values):
    at = i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                raise _Mismatch
            while i < len(format) and format[i].isspace():
                i += 1
        elif c != "%":
            if text[at : at + 1].lower() != c.lower():
                raise _Mismatch
            at += 1
        else:
            if i == len(format):
                raise ValueError("stray %% in format '%s'" % format)
            letter = format[i]
            i += 1
            at = _match_field(text, at, letter, values, format)
    return at


def _match_field(text, at, letter, values, format):
    if letter == "%":
        if text[at : at + 1] != "%":
            raise _Mismatch
        return at + 1
    if letter in _WIDTHS:
        end = at
        while end < len(text) and end - at < _WIDTHS[letter] and text[end].isdigit():
            end += 1
        if end == at or (letter in "YG" and end - at < 4):
            raise _Mismatch
        values["d" if letter == "e" else letter] = int(text[at:end])
        low, high = {"m": (1, 12), "d": (1, 31), "e": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61),
                     "j": (1, 366), "w": (0, 6), "u": (1, 7), "U": (0, 53), "W": (0, 53), "V": (1, 53)}.get(letter, (0, 9999))
        while not low <= int(text[at:end]) <= high:
            end -= 1
            if end == at:
                raise _Mismatch
        values["d" if letter == "e" else letter] = int(text[at:end])
        return end
    if letter == "f":
        end = at
        while end < len(text) and end - at < 6 and text[end].isdigit():
            end += 1
        if end == at:
            raise _Mismatch
        values["f"] = int((text[at:end] + "00000")[:6])
        return end
    names = {"a": _DAYS, "A": _DAYS_LONG, "b": _MONTHS, "B": _MONTHS_LONG, "h": _MONTHS, "p": ["AM", "PM"],
             "Z": ["UTC", "GMT"]}.get(letter)
    if names is not None:
        for number, name in enumerate(names):
            if text[at : at + len(name)].lower() == name.lower():
                values[{"A": "a", "B": "b", "h": "b"}.get(letter, letter)] = number
                return at + len(name)
        raise _Mismatch
    if letter == "z":
        return _match_zone(text, at, values)
    raise ValueError("'%s' is a bad directive in format '%s'" % (letter, format))


def _match_zone(text, at, values):
    if text[at : at + 1] == "Z":
        values["z"] = timedelta(0)
        return at + 1
    if text[at : at + 1] not in ("+", "-"):
        raise _Mismatch
    end = at + 1
    while end < len(text) and (text[end].isdigit() or text[end] in ":."):
        end += 1
    try:
        hour, minute, second, micro = _parse_clock(text[at + 1 : end])
    except ValueError:
        raise _Mismatch
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    values["z"] = -offset if text[at] == "-" else offset
    return end


def _from_values(cls, values):
    year = values.get("Y")
    if "y" in values:
        year = values["y"] + (1900 if values["y"] > 68 else 2000)
    hour = values.get("H", 0)
    if "I" in values:
        hour = values["I"] % 12 + (12 if values.get("p") else 0)
    month, day = values.get("m", values.get("b", 0) + 1), values.get("d", 1)
    weekday = values.get("a", values["u"] - 1 if "u" in values else (values["w"] + 6) % 7 if "w" in values else None)
    if "G" in values and "V" in values and weekday is not None:
        day_of = date.fromisocalendar(values["G"], values["V"], weekday + 1)
        year, month, day = day_of.year, day_of.month, day_of.day
    elif year is not None and "j" in values:
        day_of = date.fromordinal(_ordinal(year, 1, 1) + values["j"] - 1)
        month, day = day_of.month, day_of.day
    elif year is not None and weekday is not None and ("U" in values or "W" in values):
        first = date(year, 1, 1).weekday()
        if "W" in values:
            offset = (7 - first) % 7 + 7 * (values["W"] - 1) + weekday
        else:
            offset = (6 - first) % 7 + 7 * (values["U"] - 1) + (weekday + 1) % 7
        day_of = date.fromordinal(_ordinal(year, 1, 1) + offset)
        year, month, day = day_of.year, day_of.month, day_of.day
    tz = timezone(values["z"]) if "z" in values else None
    year = 1900 if year is None else year
    return cls(year, month, day, hour, values.get("M", 0), values.get("S", 0), values.get("f", 0), tz)


class _Fields:
    """What strptime of time wants: the fields, and a day that is checked."""

    def __new__(cls, year, month, day, hour, minute, second, microsecond, tz):
        date(year, month, day)
        return (year, month, day, hour, minute, second)


def parse_time(text, format):
    """time.strptime: a struct_time."""
    import time as clock

    year, month, day, hour, minute, second = parse_moment(_Fields, text, format)
    moment = date(year, month, day)
    yearday = moment.toordinal() - _ordinal(year, 1, 1) + 1
    return clock.struct_time((year, month, day, hour, minute, second, moment.weekday(), yearday, -1))
