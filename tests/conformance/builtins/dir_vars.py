# dir and vars; globals and locals.
import math


class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        pass


a = A()
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")])
print(vars(a), "m" in vars(A), vars(a) is a.__dict__)
vars(a)["z"] = 3
print(a.z, "sqrt" in dir(math), "append" in dir([]), "upper" in dir("a"), dir(a) == sorted(dir(a)))


def f(p, q=2):
    local = p
    names = dir()
    return names, sorted(locals())


print(f(1))
print("f" in globals(), globals()["A"] is A, "nothing" in globals())
globals()["made"] = 5
print(made)
print("made" in dir(), locals() is globals())
for g in (lambda: vars(5), lambda: dir(1, 2), lambda: vars(1, 2), lambda: globals(1)):
    try:
        print(g())
    except TypeError as e:
        print(e)


class B:
    inside = sorted(k for k in locals() if not k.startswith("__"))
    v = 1
    after = "v" in locals()


print(B.inside, B.after)
