# Handlers within handlers; the current exception is restored as each ends.
import sys


def current():
    e = sys.exc_info()[1]
    return type(e).__name__ if e else None


try:
    raise ValueError("a")
except ValueError:
    print(current())
    try:
        raise KeyError("b")
    except KeyError as e:
        print(current(), type(e.__context__).__name__)
    print(current())
print(current())


def deep(n):
    try:
        if n == 0:
            raise IndexError("bottom")
        deep(n - 1)
    finally:
        print("unwind", n)


try:
    deep(3)
except IndexError as e:
    print(e)


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        raise


try:
    reraise()
except ValueError as e:
    print("reraised", e)
for i in range(3):
    try:
        if i == 1:
            raise ValueError(i)
    except ValueError:
        continue
    print("turn", i)
