# memoryview: typed formats, cast, over arrays.
import array

a = array.array("h", [1, -2, 300, -400])
m = memoryview(a)
print(m.format, m.itemsize, m.nbytes, len(m), m[1], m.tolist(), m[1:3].tolist(), m.shape, m.strides)
m[0] = 32767
m[2:] = array.array("h", [7, 8])
print(a)
b = m.cast("B")
print(len(b), b[0], b[1], b.format, b.nbytes)
b[2] = 0
b[3] = 1
print(a[1])
f = memoryview(bytearray(8)).cast("f")
f[0] = 1.5
f[1] = -2.0
print(f.tolist(), f.format, bytes(f))
i = memoryview(bytes(range(8))).cast("I")
print([hex(x) for x in i], i.readonly)
print(
    memoryview(array.array("f", [0.5, 1.5]))[1],
    memoryview(array.array("i", [5, 6])).tolist(),
    memoryview(array.array("b", [-1])).tolist(),
    memoryview(array.array("B", [255]))[0],
)
print(
    memoryview(b"abcd").cast("b").tolist(),
    memoryview(b"\xff\xfe").cast("b").tolist(),
    memoryview(b"\1\0\2\0").cast("H").tolist(),
)
for g in (
    lambda: m.__setitem__(0, 40000),
    lambda: m.__setitem__(0, 1.5),
    lambda: memoryview(b"abc").cast("H"),
    lambda: m.cast("i"),
    lambda: memoryview(b"ab").cast("z"),
    lambda: m.__setitem__(slice(0, 1), b"ab"),
    lambda: f.__setitem__(0, "x"),
):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
x = memoryview(a)
y = x[1:]
y[0] = 99
print(
    a.tolist(),
    x == a,
    x[::2].tolist(),
    x.tobytes() == a.tobytes(),
    x == memoryview(array.array("i", [32767, 99, 7, 8])),
)
