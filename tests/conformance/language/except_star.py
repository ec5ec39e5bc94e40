# except*: splitting exception groups.
def attempt(group):
    try:
        raise group
    except* ValueError as e:
        print("values", e.exceptions)
    except* (TypeError, KeyError) as e:
        print("types and keys", e.exceptions)
    else:
        print("else")
    finally:
        print("finally")


attempt(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
attempt(ExceptionGroup("g", [KeyError("k"), ExceptionGroup("inner", [ValueError("deep")])]))
try:
    attempt(ExceptionGroup("g", [ValueError(1), OSError(5)]))
except ExceptionGroup as e:
    print("left", e.message, e.exceptions)
try:
    raise ValueError("plain")
except* ValueError as e:
    print(type(e).__name__, e.exceptions)
try:
    pass
except* ValueError:
    print("no")
else:
    print("clean")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as e:
    print(sorted(type(x).__name__ for x in e.exceptions))
