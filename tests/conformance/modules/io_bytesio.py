# io.BytesIO.
import io

b = io.BytesIO()
print(
    b.write(b"hello"),
    b.write(bytearray(b" w")),
    b.write(memoryview(b"orld")),
    b.getvalue(),
    b.tell(),
    b.seek(0),
    b.read(3),
    b.read(),
    b.read(),
    b.seek(-2, 2),
    b.read(),
    b.seek(1),
    b.seek(2, 1),
    b.read(1),
)
b = io.BytesIO(b"line1\nline2\nx")
print(b.readline(), list(b), b.seek(0), b.readlines())
buf = bytearray(4)
b.seek(0)
print(b.readinto(buf), buf, b.readinto(memoryview(buf)[2:]), buf)
b.seek(20)
b.write(b"!")
print(b.getvalue())
b.seek(0)
print(b.truncate(3), b.getvalue(), b.read1(2))
with io.BytesIO(b"q") as c:
    print(c.read())
for f in (
    lambda: c.read(),
    lambda: io.BytesIO("str"),
    lambda: io.BytesIO().write("str"),
    lambda: io.BytesIO(b"a").seek(-1),
    lambda: io.BytesIO().readinto(b"const"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
data = bytearray(b"abc")
d = io.BytesIO(data)
data[0] = 122
print(d.read(), io.BytesIO(b"a\nb").readline(1), io.BytesIO().getvalue(), io.BytesIO(b"abc").read(100))
