# bytearray: everything that changes it.
a = bytearray(b"hello")
alias = a
a[0] = 72
a[-1] = ord("O")
print(a)
a[1:3] = b"EY!"
print(a)
a[::2] = b"1234"[: len(a[::2])]
print(a)
del a[0]
del a[1:3]
print(a, alias is a)
a.append(33)
a.extend(b"ab")
a.extend([99, 100])
a.extend(x for x in (101,))
print(a)
a.insert(0, 90)
a.insert(-1, 46)
a.insert(100, 47)
print(a)
print(a.pop(), a.pop(0), a.pop(1), a)
a.remove(ord("a"))
a.reverse()
print(a)
a += b"xyz"
a *= 2
print(a, len(a), alias is a)
b = a.copy()
b.clear()
print(
    b,
    len(a),
    bytearray(3),
    bytearray(b"x"),
    bytearray("é", "utf-8"),
    bytearray([1, 2]),
    bytearray(),
    repr(bytearray(b"'\"\x00")),
)
a[:] = range(3)
print(
    a,
    list(a),
    a == b"\0\1\2",
    a == bytearray(b"\0\1\2"),
    a < b"\1",
    a[0:2],
    type(a[0:2]).__name__,
    a[1],
    1 in a,
    b"\1\2" in a,
    a + b"x",
    b"x" + a,
    type(b"x" + a).__name__,
)
for f in (
    lambda: a.__setitem__(0, 256),
    lambda: a.__setitem__(0, -1),
    lambda: a.__setitem__(0, "x"),
    lambda: a.__setitem__(9, 1),
    lambda: a.append(300),
    lambda: a.append(b"x"),
    lambda: a.extend("abc"),
    lambda: a.extend([1, 300]),
    lambda: a.extend(5),
    lambda: a.remove(200),
    lambda: bytearray().pop(),
    lambda: a.pop(10),
    lambda: hash(a),
    lambda: {a: 1},
    lambda: a.insert("x", 1),
    lambda: a.__setitem__(slice(0, 1), 5),
    lambda: a.__setitem__(slice(0, 3, 2), b"x"),
    lambda: bytearray("x"),
    lambda: bytearray([256]),
    lambda: a.__delitem__(10),
    lambda: a.__iadd__("x"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(a, bytes(a), a.decode("latin-1"), bytearray(b"abc").decode())
