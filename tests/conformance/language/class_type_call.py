# type(name, bases, namespace), and type of things.
def greet(self):
    return "hi from " + type(self).__name__


T = type("T", (), {"x": 1, "greet": greet})
t = T()
print(T.__name__, t.x, t.greet())
U = type("U", (T,), {"x": 2})
print(U().x, U().greet(), U.__mro__[1] is T)
print(type(1), type("s"), type(None), type(type), type(T), type(print))
print(type([]) is list, type(1) == int, type(1.0)(3))
print(isinstance(T, type), callable(T))
for args in ((1, 2), ("X", (), {}, 4), ("X", 5, {}), (1, (), {}), ("X", (1,), {})):
    try:
        type(*args)
        print("ok")
    except TypeError as e:
        print(type(e).__name__)
print(T)
print(type(lambda: 0), type(len), type([].append), type(T().greet), type(x for x in ()))
print(type(...), type(NotImplemented), type(range(1)), type(iter([])), type({}.keys()))
