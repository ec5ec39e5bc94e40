# Annotations: stored for functions and classes, evaluated once, no effect on values.
def f(a: int, b: "text" = 2, *args: str, c: list = None, **kw: dict) -> float:
    x: int = 5
    y: undefined_is_fine_here
    return x


print(f(1))
print({k: v if isinstance(v, str) else v.__name__ for k, v in f.__annotations__.items()})


class C:
    a: int = 1
    b: str
    c: "list[int]" = []

    def m(self) -> None:
        self.z: int = 9
        return self.z


print(C.a, hasattr(C, "b"), list(C.__annotations__), C().m())
x: int = 3
y: str
print(x, "y" in globals())
(z): int = 4
print(z)
lst = [0]
lst[0]: int = 7
print(lst)
t: tuple = 1, 2
print(t)


def g(a: print("evaluated") or 1):
    pass


print(g.__annotations__["a"])


def plain(a):
    pass


print(plain.__annotations__)
print(__annotations__["x"].__name__)
