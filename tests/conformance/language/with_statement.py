# with: enter and exit, suppressed exceptions, several managers, order, parentheses.
class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value, trace is not None)
        return self.suppress


with Manager("a") as a:
    print("body", a)
with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("x") as x,
    Manager("y", True),
    Manager("z"),
):
    print(x)
    raise ValueError("inside")
print("went on")
try:
    with Manager("c"):
        raise KeyError("k")
except KeyError as e:
    print("came through", e)


def returns():
    with Manager("r"):
        return "value"


print(returns())
for i in range(3):
    with Manager("loop"):
        if i == 0:
            continue
        break
with Manager("t") as (p):
    print(p)
with Manager("ab") as (first, second):
    print(first, second)
with Manager("nested"):
    with Manager("deeper", True):
        1 / 0
