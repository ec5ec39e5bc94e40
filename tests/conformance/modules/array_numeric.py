# array in numeric work: filling, sums, dot products, windows, overflow, sharing through memoryview.
from array import array

a = array("h", [0] * 16)
for i in range(len(a)):
    a[i] = (i * 1000) % 32768
print(a.tolist(), sum(a), max(a), min(a), a[4:8].tolist(), a[::-4].tolist(), a.index(3000), a.count(0))
b = array("f", (x / 4 for x in range(8)))
c = array("f", b)
c[0] = 100.0
print(b.tolist(), b[0], c[0], sum(x * y for x, y in zip(b, c)), [round(x * 2) for x in b])
for code, bad in (("b", 128), ("B", 256), ("h", 32768), ("H", -1), ("i", 2**31), ("I", 2**32), ("q", 2**63), ("Q", -1)):
    v = array(code, [0])
    try:
        v[0] = bad
        print("accepted", code)
    except OverflowError:
        print("OverflowError", code, v[0])
    try:
        v.append(bad)
    except OverflowError:
        print(len(v), end=" ")
print()
m = memoryview(a)
half = m[8:]
half[0] = -1
print(a[8], len(half), half.tolist() == a.tolist()[8:])
raw = memoryview(a).cast("B")
raw[0], raw[1] = 0x34, 0x12
print(hex(a[0]), bytes(raw[:4]).hex(), len(raw))
d = array("B", b"hello")
d[0] -= 32
d.extend(b"!!")
d += array("B", [63])
print(bytes(d), bytearray(d), d.tobytes() == bytes(d), array("B", d[1:3]), d[-1], "".join(map(chr, d)))
window = array("i", [0] * 4)
out = []
for i, v in enumerate([4, 8, 12, 16, 20]):
    window[i % 4] = v
    out.append(sum(window) // 4)
print(
    out,
    list(window),
    array("i", sorted(window)),
    array("i", map(abs, [-1, 2])),
    [x for x in window if x > 10],
    20 in window,
)
e = array("d", [1.5])
e.insert(0, 0.5)
e.append(2)
print(
    e,
    e.pop(),
    e.remove(0.5),
    e,
    len(e) * e.itemsize,
    array("d", [1]) == array("f", [1]),
    array("i", [1, 2]) < array("i", [1, 3]),
)
