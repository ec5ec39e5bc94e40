"""The part of io that is written in Python: bases for streams of a program's own, and what isinstance() says of ours."""
from io import BytesIO, FileIO, IOBase, StringIO, TextIOWrapper, UnsupportedOperation

__name__ = "io"  # where the classes say they are from


class _Kind(type):
    """A class that built-in streams count as instances of."""

    def __instancecheck__(cls, stream):
        return super().__instancecheck__(stream) or isinstance(stream, _members.get(cls, ()))


class _Stream(IOBase, metaclass=_Kind):
    closed = False

    def close(self):
        if not self.closed:
            self.flush()
            self.closed = True

    def flush(self):
        pass

    def readable(self):
        return False

    writable = seekable = isatty = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, offset, whence=0):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def __enter__(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self

    def __exit__(self, *error):
        self.close()

    def readline(self, size=-1):
        line = self.read(0)
        while size is None or size < 0 or len(line) < size:
            piece = self.read(1)
            if not piece:
                break
            line += piece
            if piece in ("\n", b"\n"):
                break
        return line

    def readlines(self, hint=-1):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class RawIOBase(_Stream):
    """Needs readinto() to be read, write() to be written."""

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        whole = b""
        while piece := self.read(8192):
            whole += piece
        return whole


class BufferedIOBase(_Stream):
    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)


class TextIOBase(_Stream):
    encoding = errors = newlines = None


_members = {RawIOBase: FileIO, BufferedIOBase: (BytesIO, FileIO), TextIOBase: (StringIO, TextIOWrapper)}
