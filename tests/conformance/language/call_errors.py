# Wrong calls: the messages name the function and what is missing or too much.
def f(a, b, c=3):
    pass


def g(a, /, *, k):
    pass


def h(*, x, y):
    pass


def nothing():
    pass


class C:
    def method(self, a):
        pass


calls = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, 3, 4),
    lambda: f(1, 2, a=3),
    lambda: f(1, 2, d=3),
    lambda: f(1, 2, 3, c=3),
    lambda: g(k=1),
    lambda: g(a=1, k=2),
    lambda: g(1),
    lambda: g(1, 2, k=3),
    lambda: h(),
    lambda: h(x=1),
    lambda: h(1),
    lambda: nothing(1),
    lambda: nothing(a=1),
    lambda: C().method(),
    lambda: C().method(1, 2),
    lambda: C(1),
    lambda: [5][0](),
    lambda: str(1)(),
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(**{1: 2}),
    lambda: f(*[1], **{"b": 2}, **{"b": 3}),
]
for call in calls:
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
