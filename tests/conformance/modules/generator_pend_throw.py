# generator.pend_throw: the exception is raised at the next turn.
# oracle: micropython
# expect:
# 1
# caught pending
# None
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield None


x = g()
print(next(x))
x.pend_throw(ValueError("pending"))
print(next(x))
