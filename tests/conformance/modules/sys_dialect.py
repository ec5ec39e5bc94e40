# sys: the dialect's own attributes.
# oracle: micropython
# expect:
# micropython
# True True
# Adder
# True
# ZeroDivisionError: division by zero
import io
import sys

print(sys.implementation.name)
print(len(sys.implementation.version) >= 3, sys.implementation._adder is not None)
print(sys.version[sys.version.index("Adder"):][:5])
print(isinstance(sys.implementation._mpy, int))
out = io.StringIO()
try:
    1 / 0
except ZeroDivisionError as e:
    sys.print_exception(e, out)
print(out.getvalue().strip().split("\n")[-1])
