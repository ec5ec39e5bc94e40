# datetime: arithmetic, comparison, text in and out, time zones, errors.
# single: differs
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone

d = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // 3, d * 1.5, 3 * d)
print(d + timedelta(1), d - timedelta(5), d > timedelta(1), d == timedelta(1, 7384, 500000), d / timedelta(hours=1), d % timedelta(hours=5))
print(divmod(d, timedelta(hours=5)), timedelta(weeks=1, milliseconds=5), timedelta(-1), timedelta(microseconds=-1), timedelta(0), bool(timedelta()))
print(timedelta(hours=0.5, minutes=1.25), timedelta.max, timedelta.min, hash(d) == hash(timedelta(1, 7384, 500000)), {d: 1}[d], str(timedelta(days=2)))
a = date(2024, 2, 28)
print(a, repr(a), a + timedelta(2), a - date(2023, 2, 28), a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.timetuple()[:8])
print(date.fromordinal(738000), date.fromisoformat("2020-02-29"), date.fromisocalendar(2020, 53, 7), a.replace(day=1), a.ctime(), a < date(2024, 3, 1))
print(date.min, date.max, date(2000, 1, 1) - timedelta(1), f"{a:%d.%m.%Y}", a.strftime("%A %B %j %U %W %y %a %b %V %G %u %w %%"))
for y in (1900, 1999, 2000, 2004, 2020, 2021, 2026):
    print([date(y, m, 1).weekday() for m in range(1, 13)], date(y, 12, 31).isocalendar()[1], date(y, 1, 1).isocalendar()[:2])
t = time(13, 5, 7, 250)
print(t, repr(t), time(8), repr(time(8)), t.isoformat("minutes"), t.isoformat("milliseconds"), t.replace(hour=1), t < time(14), time.fromisoformat("04:23:01.000384"))
m = datetime(2024, 1, 31, 23, 59, 58, 123456)
print(m, repr(m), m + timedelta(seconds=2), m - datetime(2024, 1, 1), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "seconds"))
print(m.timetuple()[:9], m.weekday(), m.ctime(), m.replace(year=2023, microsecond=0), m.strftime("%Y-%m-%d %H:%M:%S.%f %I %p %c %x %X"))
print(datetime.fromisoformat("2011-11-04T00:05:23"), datetime.fromisoformat("2011-11-04"), repr(datetime.fromisoformat("2011-11-04T00:05:23+04:00")))
print(datetime.fromisoformat("20111104T000523"), datetime.fromisoformat("2011-W01-2T00:05:23.283"), repr(datetime.fromisoformat("2011-11-04T00:05:23Z")))
print(datetime.strptime("21/11/06 16:30", "%d/%m/%y %H:%M"), datetime.strptime("Mar 5 2021 1:02AM", "%b %d %Y %I:%M%p"))
print(datetime.strptime("2021-12-31T23:59:59.5+0130", "%Y-%m-%dT%H:%M:%S.%f%z"), datetime.strptime("2024 060", "%Y %j"), datetime.strptime("Monday 2024-10", "%A %Y-%W"))
tz = timezone(timedelta(hours=5, minutes=30))
u = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
print(u, u.astimezone(tz), u == u.astimezone(tz), u.astimezone(tz) - u, repr(tz), str(tz), tz.tzname(None), timezone(timedelta(hours=-3), "BRT"), u.tzname())
print(u.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, tz), datetime.fromtimestamp(1e9, timezone.utc), u.utctimetuple()[:6])
print(f"{u.astimezone(tz):%Z %z %H}", u.isoformat(), repr(u), hash(u) == hash(u.astimezone(tz)), u.utcoffset(), u.dst())
print(datetime.combine(a, t), datetime.combine(a, t, timezone.utc), datetime.min, datetime.max, u > datetime(2024, 1, 1, tzinfo=tz))
print(sorted([m, datetime(2020, 1, 1)]), max(date(2020, 1, 1), date(2021, 1, 1)), m == "x", m != a, date(2024, 1, 31) == m)


class Zone(dt.tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2 if when is not None and when.month in (6, 7) else 1)

    def dst(self, when):
        return timedelta(hours=1 if when is not None and when.month in (6, 7) else 0)

    def tzname(self, when):
        return "Z"


z = u.astimezone(Zone())
print(z, z.tzname(), z.dst(), datetime(2024, 1, 1, tzinfo=Zone()), isinstance(m, date), issubclass(datetime, date))
for f in (
    lambda: date(2023, 2, 29),
    lambda: date(0, 1, 1),
    lambda: date(2023, 13, 1),
    lambda: time(24),
    lambda: datetime(2020, 1, 1, 0, 60),
    lambda: date("x", 1, 1),
    lambda: date(2020, 1.5, 1),
    lambda: date.max + timedelta(1),
    lambda: timedelta(days=10**9),
    lambda: datetime.fromisoformat("bad"),
    lambda: date.fromisoformat("2020-1-1"),
    lambda: datetime.strptime("2020", "%Y-%m"),
    lambda: datetime.strptime("2020x", "%Y"),
    lambda: datetime.strptime("31", "%m"),
    lambda: datetime.strptime("x", "%Q"),
    lambda: m < u,
    lambda: m - u,
    lambda: m + 5,
    lambda: a < 5,
    lambda: m < a,
    lambda: timezone(timedelta(days=2)),
    lambda: timezone(5),
    lambda: timedelta("x"),
    lambda: a + a,
    lambda: date.fromisocalendar(2021, 53, 1),
    lambda: time(1, tzinfo=5),
    lambda: m.isoformat(timespec="x"),
):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, str(e).replace("'datetime.date", "'date"))
now = datetime.now()
print(type(now).__name__, now.tzinfo, abs((datetime.now(timezone.utc) - datetime.now(tz)).total_seconds()) < 5, date.today() == now.date())


class Stamp(datetime):
    pass


s = Stamp(2020, 1, 1)
print(type(s + timedelta(1)).__name__, type(Stamp.fromisoformat("2020-01-01")).__name__, repr(s), dt.UTC is timezone.utc)
import copy

print(copy.copy(m) == m, copy.deepcopy(u) == u, copy.copy(d))
