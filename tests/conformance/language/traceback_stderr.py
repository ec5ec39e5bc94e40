# An uncaught exception: traceback on standard error, status 1, output before it is kept.
# status: 1
# stderr: Traceback (most recent call last):
# stderr: line 10, in inner
# stderr: ZeroDivisionError: division by zero
# stderr: line 17, in outer
# stderr: During handling of the above exception, another exception occurred:
# stderr: ValueError: from outer
def inner():
    return 1 / 0


def outer():
    try:
        inner()
    except ZeroDivisionError:
        raise ValueError("from outer")


print("before")
outer()
print("never")
