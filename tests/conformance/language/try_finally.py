# finally runs on every way out: return, break, continue, exception; its own return wins.
def f_return():
    try:
        return "try"
    finally:
        print("cleanup")


def f_override():
    try:
        return "try"
    finally:
        return "finally"


def f_swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def f_loop():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out


def f_break_in_finally():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "broke out"


def f_nested():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")


def f_value():
    x = 1
    try:
        return x
    finally:
        x = 2


for f in (f_return, f_override, f_swallow, f_loop, f_break_in_finally, f_nested, f_value):
    print(f.__name__, f())
try:
    try:
        1 / 0
    finally:
        print("then the error goes on")
except ZeroDivisionError as e:
    print(e)
