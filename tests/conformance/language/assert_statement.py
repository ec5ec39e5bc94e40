# assert: message, expression value, and what it costs when true.
def attempt(f):
    try:
        f()
        print("passed")
    except AssertionError as e:
        print(repr(e), e.args)


def plain():
    assert 1 == 2


def message():
    assert 1 == 2, "one is not two"


def tuple_message():
    assert False, ("a", 1)


def true():
    assert [0]


def lazily():
    assert True, 1 / 0


for f in (plain, message, tuple_message, true, lazily):
    attempt(f)
