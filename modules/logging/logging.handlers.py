"""Handlers beyond the usual: files that are changed when they are full or old, records kept in memory or put into a queue."""
import os
import time
from logging import ERROR, FileHandler, Handler

DEFAULT_TCP_LOGGING_PORT = 9020


class BaseRotatingHandler(FileHandler):
    """A file that is put aside, and begun anew, when shouldRollover says so."""

    namer = rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _begin_anew(self):
        if self.stream:
            self.stream.close()
        self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """At most maxBytes in the file; older ones are kept as name.1 to name.backupCount."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        if self.stream:
            self.stream.flush()
        size = os.stat(self.baseFilename)[6] if os.path.exists(self.baseFilename) else 0
        return size + len((self.format(record) + self.terminator).encode()) >= self.maxBytes

    def doRollover(self):
        self._begin_anew()
        if self.backupCount > 0:
            name = lambda i: self.rotation_filename(f"{self.baseFilename}.{i}")
            for i in range(self.backupCount - 1, 0, -1):
                if os.path.exists(name(i)):
                    if os.path.exists(name(i + 1)):
                        os.remove(name(i + 1))
                    os.rename(name(i), name(i + 1))
            if os.path.exists(name(1)):
                os.remove(name(1))
            self.rotate(self.baseFilename, name(1))
        else:
            open(self.baseFilename, "w").close()
        self.stream = self._open()


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A new file every `interval` seconds, minutes, hours or days; the old one's name gets its time."""

    _UNITS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
              "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d")}

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        super().__init__(filename, "a", encoding, delay, errors)
        if when.upper() not in self._UNITS:
            raise ValueError(f"Invalid rollover interval specified: {when}")
        seconds, self.suffix = self._UNITS[when.upper()]
        self.when, self.interval, self.backupCount = when.upper(), seconds * interval, backupCount
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        if self.when == "MIDNIGHT":
            return currentTime - currentTime % 86400 + 86400
        return currentTime + self.interval

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def doRollover(self):
        self._begin_anew()
        begun = time.localtime(self.rolloverAt - self.interval)
        kept = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, begun))
        if os.path.exists(kept):
            os.remove(kept)
        self.rotate(self.baseFilename, kept)
        for old in self.getFilesToDelete():
            os.remove(old)
        self.stream = self._open()
        self.rolloverAt = self.computeRollover(int(time.time()))

    def getFilesToDelete(self):
        if not self.backupCount:
            return []
        folder, name = os.path.split(self.baseFilename)
        kept = sorted(os.path.join(folder, each) for each in os.listdir(folder or ".") if each.startswith(name + "."))
        return kept[:-self.backupCount]


class BufferingHandler(Handler):
    """Keeps records until there are `capacity` of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    """Hands what it keeps to another handler when it is full, or when something bad happens."""

    def __init__(self, capacity, flushLevel=ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def setTarget(self, target):
        self.target = target

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        super().close()


class QueueHandler(Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        record.msg = record.message = self.format(record)
        record.args = record.exc_info = None
        return record

    def emit(self, record):
        self.enqueue(self.prepare(record))
