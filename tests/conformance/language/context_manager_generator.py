# A context manager made of a generator, and an exit stack, written by hand.
class _Manager:
    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, kind, value, trace):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("did not stop")
        try:
            self.gen.throw(value)
        except StopIteration as e:
            return True
        except BaseException as e:
            if e is value:
                return False
            raise
        raise RuntimeError("did not stop after throw")


def contextmanager(f):
    return lambda *a, **k: _Manager(f(*a, **k))


@contextmanager
def section(name, swallow=()):
    print("begin", name)
    try:
        yield name.upper()
    except swallow as e:
        print("swallowed", e)
    finally:
        print("end", name)


with section("a") as s:
    print(s)
with section("b", ValueError):
    raise ValueError("x")
try:
    with section("c", ValueError):
        raise KeyError("y")
except KeyError as e:
    print("out", e)


class Stack:
    def __enter__(self):
        self.managers = []
        return self

    def push(self, m):
        value = m.__enter__()
        self.managers.append(m)
        return value

    def __exit__(self, *error):
        swallowed = False
        while self.managers:
            if self.managers.pop().__exit__(*error):
                swallowed, error = True, (None, None, None)
        return swallowed


with Stack() as stack:
    print([stack.push(section(n, OSError if n == "q" else ())) for n in "pqr"])
    raise OSError("stacked")
print("done")
