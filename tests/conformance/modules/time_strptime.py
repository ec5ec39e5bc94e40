# time.strptime, strftime, struct_time, and what time has beside clocks.
# uses: _time_py
import time

for text, form in (
    ("2024-02-29 12:34:56", "%Y-%m-%d %H:%M:%S"),
    ("Thu Feb 29 12:34:56 2024", "%a %b %d %H:%M:%S %Y"),
    ("29/02/24", "%d/%m/%y"),
    ("1999 365", "%Y %j"),
    ("11:05 PM", "%I:%M %p"),
):
    t = time.strptime(text, form)
    print(t[:8], time.strftime("%d.%m.%Y %H:%M:%S", t), time.strftime(form, t))
for text, form in (("x", "%Y"), ("2024-02-30", "%Y-%m-%d"), ("2024 ", "%Y"), ("5", "%q")):
    try:
        print(time.strptime(text, form))
    except ValueError as e:
        print(e)
s = time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, -1))
print(s, s.tm_year, s.tm_isdst, time.struct_time(list(s)) == s, tuple(s))
for bad in ((1, 2), 5):
    try:
        time.struct_time(bad)
    except TypeError as e:
        print(type(e).__name__)
print(time.gmtime(0)[:8], time.gmtime(86400 * 365.25 * 30)[:6], time.asctime(time.gmtime(0)), time.mktime(time.gmtime(1000)) is not None)
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.get_clock_info("monotonic").monotonic, time.monotonic() <= time.monotonic())
