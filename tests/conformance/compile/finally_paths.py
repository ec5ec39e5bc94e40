# Every way out of try/finally and with, in every combination.
log = []


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        log.append("+" + self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        log.append("-" + self.name + (kind.__name__ if kind else ""))
        return self.suppress


def show(*values):
    print(*values, *log)
    log.clear()


def leave(how):
    for i in range(3):
        try:
            with Manager("a"), Manager("b") as b:
                try:
                    if how == "continue" and i < 2:
                        continue
                    if how == "break":
                        break
                    if how == "return":
                        return b, i
                    if how == "raise":
                        raise KeyError(i)
                finally:
                    log.append("inner")
        except KeyError as e:
            log.append(repr(e))
        else:
            log.append("else")
        finally:
            log.append("outer")
    else:
        log.append("exhausted")
    return "end"


for how in ("continue", "break", "return", "raise", "nothing"):
    show(how, leave(how))


def overriding():
    try:
        return "try"
    finally:
        return "finally"


def swallowing():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"


def value_is_kept(x):
    try:
        return x
    finally:
        x = "changed"


def nested_returns(n):
    try:
        try:
            if n == 0:
                return "inner"
            raise ValueError
        finally:
            log.append("f1")
            if n == 1:
                return "f1"
    except ValueError:
        log.append("caught")
        return "handler"
    finally:
        log.append("f2")


print(overriding(), swallowing(), value_is_kept(5))
for n in range(3):
    show(nested_returns(n))


def suppressed():
    with Manager("s", True):
        raise OSError
    return "after"


show(suppressed())


def raising_in_finally():
    try:
        try:
            raise KeyError("first")
        finally:
            raise ValueError("second")
    except ValueError as e:
        return repr(e), repr(e.__context__)


print(raising_in_finally())


def handler_state():
    import sys

    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise ValueError(2)
        except ValueError:
            a = sys.exc_info()[0].__name__
        b = sys.exc_info()[0].__name__
    return a, b, sys.exc_info()[0]


print(handler_state())


def name_is_unbound():
    e = 5
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return type(error).__name__


print(name_is_unbound())


def loop_in_handler():
    result = []
    for i in range(4):
        try:
            if i % 2:
                raise ValueError(i)
            result.append(i)
        except ValueError as e:
            for k in range(3):
                if k == 1:
                    break
                result.append((i, k, e.args))
            continue
        result.append("ok")
    return result


print(loop_in_handler())


def generator():
    try:
        for i in range(3):
            with Manager(str(i)):
                try:
                    yield i
                finally:
                    log.append("y%d" % i)
    finally:
        log.append("closed")


g = generator()
print(next(g), next(g))
g.close()
show()
