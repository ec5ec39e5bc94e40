# Time tuples and numbers that are no time.
import time

good = [2000, 1, 2, 3, 4, 5, 6, 7, 0]
print(time.asctime(tuple(good)), time.asctime((1999,) + (0,) * 8))
for field, values in enumerate(((), (-1, 0, 12, 13, 300), (-1, 0, 31, 32), (-1, 24), (-1, 60), (-1, 61, 62),
                                (-2, -1, 7, 200), (-1, 0, 366, 367, 70000))):
    for value in values:
        given = good[:]
        given[field] = value
        try:
            print(field, value, time.strftime("%a %b %d %H:%M:%S %j %w", tuple(given)))
        except ValueError as e:
            print(field, value, e)
for seconds in (1e300, -1e300, 10**17, float("inf")):
    try:
        time.gmtime(seconds)
        print("gmtime")
    except (OverflowError, OSError):
        print("out of range")
