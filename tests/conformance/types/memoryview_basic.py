# memoryview: shares the buffer, slices without copying, comparison, conversion.
data = bytearray(b"abcdef")
m = memoryview(data)
print(
    len(m),
    m[0],
    m[-1],
    bytes(m[1:3]),
    m[1:3].tolist(),
    m.readonly,
    m.format,
    m.itemsize,
    m.nbytes,
    m.ndim,
    m.shape,
    m.strides,
)
m[0] = ord("A")
m[2:4] = b"XY"
print(data)
s = m[2:]
s[0] = ord("!")
print(data, bytes(s), s.tobytes(), bytes(m[::2]), bytes(m[::-1]), list(m[1:4]))
m[::2] = b"123"
print(data)
r = memoryview(b"const")
print(
    r.readonly,
    r == b"const",
    r == memoryview(bytearray(b"const")),
    r != b"x",
    r[1:3] == b"on",
    hash(r) == hash(b"const"),
    ord("c") in r,
    b"x" == r,
)
print(m.hex(), m[0:2].hex(), bytes(memoryview(m)), m.obj is data, type(m).__name__, [x for x in r])
for f in (
    lambda: r.__setitem__(0, 1),
    lambda: m.__setitem__(0, 256),
    lambda: m.__setitem__(0, "x"),
    lambda: m[10],
    lambda: m.__setitem__(slice(0, 2), b"abc"),
    lambda: memoryview("str"),
    lambda: memoryview(5),
    lambda: m["x"],
    lambda: hash(m),
    lambda: m.__delitem__(0),
    lambda: m + b"x",
    lambda: memoryview([1]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m.release()
s.release()
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(b"xy") as w:
    print(w.tolist())
try:
    w.tolist()
except ValueError as e:
    print(e)
print(
    bytes(memoryview(b"")),
    len(memoryview(b"")),
    memoryview(b"ab")[5:].tolist(),
    b"".join([memoryview(b"a"), b"b"]),
    bytes(memoryview(b"abc"))[1],
)
