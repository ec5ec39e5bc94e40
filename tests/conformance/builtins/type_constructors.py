# Built-in types called with nothing, with themselves, and with too much.
for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, bool, object):
    v = t()
    print(t.__name__, repr(v) if t is not object else "object", bool(v), type(v) is t, isinstance(v, t))
    if t is not object:
        print("   copy", t(v) == v)
    for args in ((1, 2, 3, 4), (object(), object(), object())):
        try:
            t(*args)
        except TypeError as e:
            print("   ", e)
    try:
        t(nonsense=1)
        print("    keyword accepted")
    except TypeError as e:
        print("   ", e)
print(int.__name__, str.__class__, list.__base__, [t.__name__ for t in bool.__mro__], type(int).__name__)
for name in ("int", "str", "list", "dict"):
    for attempt in ("x.y = 1", "del x.append"):
        try:
            exec(attempt, {"x": eval(name)})
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, str(e)[:40])
            break
