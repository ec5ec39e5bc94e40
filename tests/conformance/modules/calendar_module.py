# The calendar module: months and years as numbers and as text.
import calendar
import datetime

print(calendar.isleap(2000), calendar.isleap(1900), calendar.isleap(2024), calendar.leapdays(1900, 2025), calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29))
print(calendar.month(2024, 2))
print(calendar.month(2023, 10, w=4, l=2))
print(calendar.monthcalendar(2021, 8), calendar.firstweekday(), calendar.weekheader(3), calendar.weekheader(10))
c = calendar.TextCalendar(calendar.SUNDAY)
print(c.formatmonth(2025, 6), c.formatyear(2024, m=4)[:700], sep="\n")
print(calendar.calendar(2023))
print(list(calendar.Calendar(6).iterweekdays()), list(calendar.Calendar().itermonthdays2(2024, 2))[:5], calendar.Calendar().monthdatescalendar(2024, 2)[0][0])
print([len(month) for row in calendar.Calendar().yeardayscalendar(2024) for month in row])
print(list(calendar.day_name), list(calendar.month_abbr), calendar.month_name[12], calendar.day_abbr[calendar.SATURDAY])
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm(datetime.datetime(1970, 1, 1).timetuple()))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.month(2024, 9), end="")
calendar.prmonth(2024, 12)
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.weekday(2023, 2, 29)):
    try:
        bad()
    except ValueError as e:
        print(type(e).__name__, e)
