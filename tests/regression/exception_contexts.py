# Contexts: of what is thrown into a generator that handles something, and circles that programs have made.


def careful():
    try:
        raise KeyError("a")
    except KeyError:
        yield


def outer():
    yield from careful()


for make in (careful, outer):
    g = make()
    next(g)
    try:
        g.throw(ValueError)
    except ValueError as e:
        print(repr(e.__context__))

try:
    try:
        raise ValueError(1)
    except ValueError as e:
        e.__context__ = e
        raise TypeError(2)
except TypeError as e:
    print(repr(e.__context__), e.__context__.__context__ is e.__context__)


def chained(n):
    links = [ValueError(i) for i in range(n)]
    for i in range(n):
        links[i].__context__ = links[i - 1]
    return links[0]


for n in range(1, 6):
    try:
        try:
            raise chained(n)
        except ValueError:
            raise TypeError(n)
    except TypeError as e:
        print(repr(e), repr(e.__context__))


class NotMade(Exception):
    def __new__(cls):
        return cls


g = careful()
try:
    g.throw(NotMade)
except TypeError as e:
    print(str(e).split("should")[1])

# An assignment in the iterable of a comprehension is refused inside a lambda too.
for source in ("[i for i in (lambda: (j := range(5)))()]", "{i for i in [lambda: (j := 1)]}"):
    try:
        compile(source, "s", "eval")
    except SyntaxError as e:
        print(e.msg, e.offset)
