# sys: what programs look at.
import sys

print(
    sys.argv[0].endswith("sys_attributes.py"),
    len(sys.argv),
    sys.byteorder,
    sys.platform in ("linux", "mps2"),
    type(sys.path).__name__,
    type(sys.modules).__name__,
    "sys" in sys.modules,
    sys.maxsize > 2**30,
    sys.maxsize & (sys.maxsize + 1),
)
print(
    type(sys.version).__name__,
    sys.version_info[0] == 3,
    sys.version_info >= (3, 4),
    len(sys.implementation.name) > 0,
    sys.stdout.write("written\n"),
    sys.getrecursionlimit() > 50,
    sys.exc_info(),
    type(sys.getsizeof(5)).__name__,
    sys.intern("a") == "a",
)
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value, trace is not None)
for args in ((), (0,), (3,), (None,), ("text",)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(e.code, e.args)
sys.path.append("somewhere")
print(sys.path[-1])
sys.modules["fake"] = 5
import fake

print(fake)
sys.setrecursionlimit(2000)
print(sys.getrecursionlimit())
