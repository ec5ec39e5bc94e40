# single: differs
"""Dates and times: arithmetic, calendars, formatting, parsing, time zones, schedules, ages."""
import calendar
import time
from datetime import MINYEAR, date, datetime, time as Time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple().tm_yday, d.strftime("%A %d %B %Y, week %W, day %j, %x"), d.isoformat(), d.ctime())
print(d + timedelta(days=366), d - timedelta(weeks=1), d - date(2000, 1, 1), (date(2025, 3, 1) - d).days, d.replace(year=2023, day=28), date.fromisoformat("2020-12-31"), date.fromordinal(738000), date.min, date.max, d < date(2025, 1, 1))
dt = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(dt, repr(dt), dt + timedelta(seconds=2), dt.date(), dt.time(), dt.isoformat(" ", "milliseconds"), dt.isoformat(), dt.replace(hour=0, microsecond=0), dt.strftime("%Y/%m/%d %I:%M:%S.%f %p %y %b %a %U %%"))
for text, fmt in (("2024-03-05 14:30:15", "%Y-%m-%d %H:%M:%S"), ("5 Mar 24 02:30 PM", "%d %b %y %I:%M %p"), ("Tuesday, March 05, 2024", "%A, %B %d, %Y"), ("20240305T143015.250000", "%Y%m%dT%H%M%S.%f"), ("065 2024", "%j %Y"), ("12/31/1999", "%m/%d/%Y")):
    print(datetime.strptime(text, fmt))
td = timedelta(days=2, hours=-5, minutes=30, milliseconds=1500)
print(td, repr(td), td.total_seconds(), td.days, td.seconds, td.microseconds, -td, abs(-td), td * 2, td / 2, td // timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(hours=7)), td > timedelta(1), timedelta(0) == timedelta(), bool(timedelta()), td / timedelta(days=1), timedelta(microseconds=-1), sum([timedelta(1), timedelta(hours=2)], timedelta()), round(td.total_seconds() / 3600, 3))
utc, est, ist = timezone.utc, timezone(timedelta(hours=-5), "EST"), timezone(timedelta(hours=5, minutes=30))
a = datetime(2024, 7, 4, 12, 0, tzinfo=utc)
print(a, a.astimezone(est), a.astimezone(ist), a.astimezone(ist).isoformat(), a == a.astimezone(est), a.tzname(), est, ist, a.utcoffset(), a.astimezone(est) - datetime(2024, 7, 4, tzinfo=ist), a.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1e9, ist), a.strftime("%z %Z"), datetime.fromisoformat("2024-07-04T12:00:00+05:30"), datetime.fromisoformat("2024-07-04"), datetime.fromisoformat("2024-07-04 01:02:03.5"))
t = Time(13, 5, 9)
print(t, repr(t), t.replace(minute=0), t.isoformat("minutes"), Time.fromisoformat("04:05:06.789"), t < Time(14), t.strftime("%H-%M"), datetime.combine(d, t), Time(1, 2, tzinfo=utc))


def add_months(day, n):
    y, m = divmod(day.year * 12 + day.month - 1 + n, 12)
    return day.replace(year=y, month=m + 1, day=min(day.day, calendar.monthrange(y, m + 1)[1]))


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    return date(y, *divmod(h + l - 7 * m + 114, 31)[:1], (h + l - 7 * m + 114) % 31 + 1)


def business_days(start, n):
    day = start
    while n:
        day += timedelta(1)
        n -= day.weekday() < 5
    return day


print(add_months(date(2024, 1, 31), 1), add_months(date(2024, 1, 31), -2), age(date(1990, 5, 20), date(2024, 5, 19)), [str(easter(y)) for y in (2023, 2024, 2025)], business_days(date(2024, 12, 20), 10))
fridays = [x for x in (date(2024, m, 13) for m in range(1, 13)) if x.weekday() == calendar.FRIDAY]
print(*fridays, calendar.monthrange(2024, 2), calendar.isleap(2100), calendar.month(2024, 2), sep="\n")
print(time.strftime("%Y-%m-%d", time.gmtime(86400 * 365)), time.gmtime(0), calendar.timegm(time.gmtime(1234567890)), time.strptime("30 Nov 00", "%d %b %y")[:3], time.gmtime(951782400).tm_yday)
week = {}
for i in range(10):
    x = d + timedelta(i)
    week.setdefault(x.isocalendar()[1], []).append(f"{x:%a %d}")
print(week, f"{dt:%H:%M}", f"{d!s:>12}", sorted([dt, datetime(2020, 1, 1)])[0], max(d, date(2023, 1, 1)), {d: 1}[date(2024, 2, 29)], hash(d) == hash(date(2024, 2, 29)))
for bad in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: Time(25), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=utc), lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=utc), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: date.fromisoformat("2024-1-1"), lambda: date.max + timedelta(1), lambda: timedelta(1) / 0, lambda: d < dt, lambda: date(MINYEAR - 1, 1, 1), lambda: timezone(timedelta(hours=25)), lambda: d.strftime(5), lambda: datetime.strptime("31 Feb 2024", "%d %b %Y")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
