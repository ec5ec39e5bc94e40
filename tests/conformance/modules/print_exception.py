# sys.print_exception: the text of a traceback, also of a chained one, to any stream.
# oracle: micropython
# expect:
# Traceback (most recent call last):
# True
# ValueError: outer
# 0 False
import io
import sys


def fail():
    raise KeyError("inner")


out = io.StringIO()
try:
    try:
        fail()
    except KeyError as e:
        raise ValueError("outer") from e
except ValueError as e:
    sys.print_exception(e, out)
lines = out.getvalue().strip().split("\n")
print(lines[0])
print(any("in fail" in line for line in lines) and any("KeyError" in line for line in lines))
print(lines[-1])
print(out.getvalue().count("\r"), out.getvalue().endswith("\n\n"))
