# io.StringIO.
import io

s = io.StringIO()
print(s.write("hello "), s.write("world\n"), s.write("é日"), repr(s.getvalue()), s.tell() > 0)
s.seek(0)
print(repr(s.read(5)), repr(s.readline()), repr(s.read()), repr(s.read()), s.getvalue() == "hello world\né日")
s = io.StringIO("line1\nline2\nlast")
print(list(s), s.read() == "")
s.seek(0)
print(s.readlines(), next(io.StringIO("a\nb")), [len(line) for line in io.StringIO("ab\n\nc")])
s.seek(0)
s.write("LINE")
print(repr(s.getvalue()))
s.seek(0)
print(s.truncate(4), repr(s.getvalue()))
with io.StringIO("x") as t:
    print(t.read(), t.closed)
print(
    t.closed,
    io.StringIO("abc").read(-1),
    io.StringIO("abc").read(None),
    io.StringIO("abcdef").read(2),
    io.StringIO("a\nb").readline(1),
    io.StringIO("").readline() == "",
)
for f in (
    lambda: t.read(),
    lambda: io.StringIO().write(b"x"),
    lambda: io.StringIO().write(5),
    lambda: t.getvalue(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
w = io.StringIO()
w.writelines(["a", "b"])
print(w.getvalue(), file=w)
print(repr(w.getvalue()), w.readable() and w.writable() and w.seekable())
w = io.StringIO("0123456789")
w.seek(0, 2)
w.write("end")
w.seek(3)
print(w.read(3), w.tell(), w.getvalue())
