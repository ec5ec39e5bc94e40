"""micropython.RingIO: bytes in the order they came, in a buffer of fixed size that is used over and over.

One writer (a soft interrupt handler, say) and one reader need no lock: each moves only its own end. One byte of the buffer
stays free, so that full and empty differ. Nothing here waits: what does not fit is not taken.
"""


class RingIO:
    """RingIO(size) holds `size` bytes; RingIO(buffer) works in that buffer and holds one byte less than it has."""

    def __init__(self, size):
        self._ring = memoryview(bytearray(size + 1) if isinstance(size, int) else size)
        self._get = self._put = 0

    def any(self):
        """How many bytes can be read."""
        return (self._put - self._get) % len(self._ring)

    def _take(self, count):
        get, size = self._get, len(self._ring)
        end = get + count
        data = bytes(self._ring[get:end])
        if end > size:
            data += bytes(self._ring[: end - size])
        self._get = end % size
        return data

    def read(self, nbytes=None):
        """At most nbytes of what is there; b"" when there is nothing."""
        there = self.any()
        return self._take(there if nbytes is None or nbytes < 0 or nbytes > there else nbytes)

    def readline(self):
        """Bytes up to and with the next newline; all there are when there is none."""
        there = self.any()
        for count in range(1, there + 1):
            if self._ring[(self._get + count - 1) % len(self._ring)] == 10:
                return self._take(count)
        return self._take(there)

    def readinto(self, buf, nbytes=None):
        """Reads into buf, at most nbytes; how many were read."""
        view = memoryview(buf)
        data = self.read(len(view) if nbytes is None else min(nbytes, len(view)))
        view[: len(data)] = data
        return len(data)

    def write(self, buf):
        """Takes as much of buf as there is room for; how many bytes that was."""
        view, put, size = memoryview(buf), self._put, len(self._ring)
        count = min(len(view), size - 1 - self.any())
        first = min(count, size - put)
        self._ring[put : put + first] = view[:first]
        self._ring[: count - first] = view[first:count]
        self._put = (put + count) % size
        return count

    def close(self):
        self._get = self._put = 0
