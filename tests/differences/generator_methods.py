# Generators have throw(), which acts at once; MicroPython's pend_throw() is not there.
# expect:
# caught now
# False
def g():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield None


x = g()
next(x)
x.throw(ValueError("now"))
print(hasattr(x, "pend_throw"))
