"""Streams of bytes that tasks wait for: over machine.UART, sys.stdin, and whatever has ioctl() and read()."""
from . import core


class IncompleteReadError(EOFError):
    """The stream ended before all was read."""

    def __init__(self, partial, expected):
        super().__init__(f"{len(partial)} bytes read on a total of {expected!r} expected bytes")
        self.partial = partial
        self.expected = expected


class Stream:
    """One stream, to read and to write: StreamReader and StreamWriter are the same."""

    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""

    def get_extra_info(self, name, default=None):
        return self.e.get(name, default)

    def close(self):
        """The stream is closed by wait_closed()."""

    async def wait_closed(self):
        core._io_queue.remove(self.s)
        if hasattr(self.s, "close"):
            self.s.close()

    async def read(self, n=-1):
        """What there is, at most n bytes; with -1 all up to the end."""
        data = None
        while True:
            await core._io_queue.queue_read(self.s)
            piece = self.s.read(n)
            if piece is None:
                continue
            data = piece if data is None else data + piece
            if n >= 0 or not piece:
                return data

    async def readinto(self, buf):
        await core._io_queue.queue_read(self.s)
        return self.s.readinto(buf)

    async def readexactly(self, n):
        data = b""
        while len(data) < n:
            await core._io_queue.queue_read(self.s)
            piece = self.s.read(n - len(data))
            if piece is None:
                continue
            if not piece:
                raise IncompleteReadError(data, n)
            data = data + piece if data else piece
        return data

    async def readline(self):
        line = None
        while True:
            await core._io_queue.queue_read(self.s)
            piece = self.s.readline()
            if piece is None:
                continue
            line = piece if line is None else line + piece
            if not piece or line[-1:] in (b"\n", "\n"):
                return line

    def write(self, buf):
        """Keeps the bytes for drain()."""
        if isinstance(buf, str):
            buf = buf.encode()
        self.out_buf += buf

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    async def drain(self):
        """Sends what was written."""
        text_stream = hasattr(self.s, "encoding")
        view, self.out_buf = memoryview(self.out_buf), b""
        while view:
            await core._io_queue.queue_write(self.s)
            if text_stream:
                self.s.write(str(view, "utf-8"))
                break
            sent = self.s.write(view)
            view = view[sent or 0:]

    async def awrite(self, buf, off=0, sz=-1):
        self.write(buf[off:] if sz < 0 else buf[off:off + sz])
        await self.drain()


StreamReader = StreamWriter = Stream
