# Stars in calls and displays.
def show(*args, **kwargs):
    print(args, kwargs)


a, b = [1, 2], (3, 4)
show(*a, 0, *b)
show(*"xy", **{"k": 1}, l=2, **{"m": 3})
show(*range(3), *[], **{})
print([*a, *b, *"z"], (*a, 9), {*a, *b} == {1, 2, 3, 4})
print({**{"x": 1}, "y": 2, **{"x": 3}})
print(*a, sep="-")


def gen():
    yield 1
    yield 2


show(*gen())
show(*{"p": 1, "q": 2})
print([*gen(), *gen()])
t = *a, *b
print(t)
for x in *a, *b:
    print(x, end=" ")
print()


def returns_star():
    return *a, 5


print(returns_star())


class Mapping:
    def keys(self):
        return ["one", "two"]

    def __getitem__(self, key):
        return key * 2


show(**Mapping())
print({**Mapping()})
