# callable, hash and id: what must hold of them.
print([callable(x) for x in (len, int, lambda: 0, 5, "a", None, [].append, type, object())])
print(
    hash(5),
    hash(0),
    hash(True),
    hash(-1) == hash(-2),
    hash("") == hash(""),
    hash("a") == hash("a"),
    hash(1.0) == hash(1),
    hash((1, 2)) == hash((1, 2)),
    hash(None) == hash(None),
)
x = [1]
y = x
print(id(x) == id(y), id(x) == id([1]), id(None) == id(None), id(x) > 0, type(id(x)).__name__)
for v in ([], {}, set(), bytearray()):
    try:
        hash(v)
    except TypeError as e:
        print(e)
for f in (
    lambda: hash(),
    lambda: id(),
    lambda: callable(),
    lambda: hash(1, 2),
    lambda: hash(([], 1)),
    lambda: hash(slice(1)),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
