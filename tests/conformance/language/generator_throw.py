# throw and close: into a waiting, a fresh and a finished generator.
def worker():
    while True:
        try:
            x = yield "ready"
            print("working on", x)
        except ValueError as e:
            print("caught", e)
            yield "after error"
        finally:
            print("round over")


g = worker()
print(next(g))
print(g.throw(ValueError("bad")))
print(next(g))
g.close()
print("closed")
try:
    next(g)
except StopIteration:
    print("finished")


def fresh():
    print("never runs")
    yield


g = fresh()
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("through", e)
g = fresh()
g.close()
print(list(g))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def stops():
    yield 1
    raise StopIteration("inside")


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))


def cleanup():
    try:
        yield 1
    finally:
        print("cleanup")


g = cleanup()
next(g)
g.close()
g.close()
g = cleanup()
next(g)
try:
    g.throw(OSError)
except OSError as e:
    print(repr(e))
