# import: once only, aliases, from, star with and without __all__, attributes of modules.
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0] + "/support" if "/" in __file__ else "support")
import plain
import plain as p
from plain import public, function as f, Thing

print(plain is p, public, f(), Thing.__module__, plain.__name__, plain.__doc__, type(plain).__name__)
plain.public = 5
print(f(), public)
from plain import *

print(public, "_private" in globals(), function is f)
from with_all import *

print(_listed, shown, "not_shown" in globals())
print("plain" in sys.modules, sys.modules["plain"] is plain, __name__, sys.modules["__main__"].Thing is Thing)
import with_all, plain as q, sys as s

print(q is plain, s is sys, with_all.not_shown)


def local_import():
    import plain as inside
    from plain import Thing as T

    return inside.public, T is Thing


print(local_import())
print(hasattr(plain, "nope"), plain.__dict__["_private"], "Thing" in dir(plain))
del sys.modules["plain"]
import plain as again

print(again is plain, again.public)
m = __import__("with_all")
print(m.shown, m is with_all)
