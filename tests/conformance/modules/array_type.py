# array: every type code, methods, slices, errors.
from array import array

for code in "bBhHiIlLqQfd":
    a = array(code, [1, 2, 3])
    print(code, a, a.typecode, a.itemsize if code not in "lL" else "word", len(a), a[0], a[-1], a[1:].tolist(), list(a))
a = array("h", [5, 6])
a.append(7)
a.extend([8, 9])
a.extend(array("h", [10]))
a.insert(0, 4)
print(a)
print(a.pop(), a.pop(0), a.index(7), a.count(6), a.remove(6), a.reverse(), a, 7 in a, 99 in a)
a[0] = -1
a[1:2] = array("h", [1, 2])
del a[0]
print(
    a,
    a == array("h", [1, 2, 7, 5]),
    a != array("i", [1]),
    a + array("h", [3]),
    a * 2,
    array("h", [1]) < array("h", [2]),
)
a += array("h", [11])
a *= 2
print(a, a.tolist(), a.tobytes()[:4], bytes(a)[:2], memoryview(a)[1])
b = array("h")
b.frombytes(b"\1\0\2\0")
b.fromlist([3])
print(
    b,
    array("h", b"\1\0"),
    array("B", b"ab"),
    array("b", range(3)),
    array("i", (x for x in (1, 2))),
    array("d"),
    array("f", [0.5, 1.25]),
    array("B", bytearray(b"z")),
)
print(
    [x for x in array("i", [1, 2])],
    sum(array("f", [0.5, 0.5])),
    max(array("b", [-5, 5])),
    bool(array("b")),
    repr(array("i")),
    array("B", [255])[0],
    array("q", [2**62])[0],
    array("Q", [2**64 - 1])[0],
    array("b", [-128])[0],
    array("i", [3, 1])[::-1],
    a.byteswap(),
)
for f in (
    lambda: array("z"),
    lambda: array(),
    lambda: array("b", [128]),
    lambda: array("B", [-1]),
    lambda: array("h", [40000]),
    lambda: array("i", ["a"]),
    lambda: array("i", [1.5]),
    lambda: array("f", ["x"]),
    lambda: a.append("x"),
    lambda: a[100],
    lambda: a.remove(12345),
    lambda: array("i").pop(),
    lambda: a.index(999),
    lambda: array("i", 5),
    lambda: a + [1],
    lambda: a.extend([1, "a"]),
    lambda: a.frombytes(b"\1"),
    lambda: a.__setitem__(0, 70000),
    lambda: hash(a),
    lambda: array("h", b"\1"),
    lambda: a.extend(array("i", [1])),
    lambda: a["x"],
    lambda: array("I", [-1]),
    lambda: a.__setitem__(slice(0, 1), [5]),
    lambda: array(5),
    lambda: array("bb"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
