# Subclasses of StringIO and BytesIO with an __init__ of their own; bases of io; readlines with a limit.
# uses: _io_py
import io


class Named(io.StringIO):
    def __init__(self, name, text=""):
        super().__init__(text)
        self.name = name


class Counted(io.BytesIO):
    def __init__(self, data):
        super().__init__(data)
        self.count = len(data)


n = Named("log", "x\ny")
print(n.name, n.readlines(), n.getvalue())
c = Counted(b"abc")
print(c.count, c.read())
n.__init__("again", "new")
print(n.read())

b = io.BytesIO(b"one\ntwo\nthree\n")
print(b.readlines(5), b.readlines(0))
print(isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase), isinstance(n, io.TextIOBase), isinstance(n, io.RawIOBase))


class Ramp(io.RawIOBase):
    def __init__(self):
        self.at = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), 12 - self.at)
        buffer[:count] = bytes(range(self.at, self.at + count))
        self.at += count
        return count


with Ramp() as r:
    print(r.read(3), r.readline(), r.read(), r.closed, isinstance(r, io.IOBase), r.seekable())
print(r.closed)
print(hasattr(io, "no_such_name"))
