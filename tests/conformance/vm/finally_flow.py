# try, finally, loops, with and return in every combination that has a surprise.
class CM:
    def __init__(self, log, name, swallow=False):
        self.log, self.name, self.swallow = log, name, swallow

    def __enter__(self):
        self.log.append("+" + self.name)
        return self

    def __exit__(self, t, v, tb):
        self.log.append("-" + self.name + ("!" if t else ""))
        return self.swallow


def run(f):
    log = []
    try:
        result = f(log)
    except BaseException as e:
        result = type(e).__name__ + ":" + str(e) + "<" + type(e.__context__).__name__
    print(f.__name__, result, log)


def return_through_with(log):
    with CM(log, "a"), CM(log, "b"):
        return "value"


def break_through_all(log):
    for i in range(3):
        with CM(log, "w%d" % i):
            try:
                if i == 1:
                    break
            finally:
                log.append("f%d" % i)
    return "out"


def continue_in_finally_loop(log):
    for i in range(3):
        try:
            try:
                if i == 0:
                    raise ValueError(i)
                if i == 1:
                    continue
                log.append("body")
            finally:
                log.append("fin%d" % i)
        except ValueError:
            log.append("caught")
            continue
        log.append("end")
    return "done"


def return_overrides_exception(log):
    try:
        raise ValueError("lost")
    finally:
        return "kept"


def exception_in_finally(log):
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def exception_in_handler(log):
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        log.append("finally")


def nested_finally_returns(log):
    try:
        try:
            return "inner"
        finally:
            log.append(1)
            try:
                raise KeyError
            except KeyError:
                log.append(2)
    finally:
        log.append(3)


def loop_in_finally(log):
    try:
        return "r"
    finally:
        for i in range(5):
            if i == 2:
                continue
            if i == 4:
                break
            log.append(i)


def swallow_then_return(log):
    with CM(log, "s", True):
        raise ValueError
    return "after"


def swallow_in_loop(log):
    for i in range(3):
        with CM(log, str(i), True):
            if i == 1:
                raise ValueError
            log.append("ok%d" % i)
    return i


def yield_in_finally(log):
    def g():
        try:
            yield 1
        finally:
            yield 2
            log.append("after 2")

    return list(g())


def return_value_computed_first(log):
    x = ["a"]

    def f():
        try:
            return x[0]
        finally:
            x[0] = "b"

    return f(), x[0]


def deep_unwind(log):
    def f(n):
        with CM(log, str(n)):
            if n == 0:
                raise IndexError("deep")
            return f(n - 1)

    try:
        f(3)
    except IndexError:
        return "caught"


def handler_name_is_gone(log):
    e = 1
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "unbound"


def while_else_finally(log):
    n = 0
    while n < 2:
        try:
            n += 1
        finally:
            log.append(n)
    else:
        log.append("else")
    return n


for f in (
    return_through_with,
    break_through_all,
    continue_in_finally_loop,
    return_overrides_exception,
    exception_in_finally,
    exception_in_handler,
    nested_finally_returns,
    loop_in_finally,
    swallow_then_return,
    swallow_in_loop,
    yield_in_finally,
    return_value_computed_first,
    deep_unwind,
    handler_name_is_gone,
    while_else_finally,
):
    run(f)
