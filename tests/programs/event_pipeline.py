# Generators, coroutines, queues, context managers and descriptors in one pipeline of events.
# single: differs
import heapq
import io
import logging
import math
import random
import struct
from bisect import insort
from collections import deque
from contextlib import ExitStack, closing, suppress
from functools import singledispatch, wraps
from itertools import accumulate, chain, count, islice, pairwise, tee, zip_longest
from types import SimpleNamespace

log_text = io.StringIO()
logging.basicConfig(stream=log_text, level=logging.DEBUG, format="%(levelname).1s %(name)s: %(message)s")
log = logging.getLogger("pipeline")


class Ranged:
    """A descriptor that keeps numbers within limits."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, self.low)

    def __set__(self, obj, value):
        if not self.low <= value <= self.high:
            log.warning("%s=%r clamped", self.name[1:], value)
        setattr(obj, self.name, min(max(value, self.low), self.high))


class Registry(type):
    classes = {}

    def __new__(mcls, name, bases, namespace, code=None):
        cls = super().__new__(mcls, name, bases, namespace)
        if code is not None:
            mcls.classes[code] = cls
            cls.code = code
        return cls

    def __iter__(cls):
        return iter(sorted(cls.classes))


class Event(metaclass=Registry):
    level = Ranged(-10, 10)
    layout = "<Bhf"

    def __init__(self, sensor, level, time=0.0):
        self.sensor, self.level, self.time = sensor, level, time

    def pack(self):
        return struct.pack(self.layout, self.code, int(self.level * 100), self.time) + self.sensor.encode() + b"\0"

    @staticmethod
    def unpack(data):
        code, level, time = struct.unpack_from(Event.layout, data)
        end = data.index(0, struct.calcsize(Event.layout))
        name = bytes(data[struct.calcsize(Event.layout) : end]).decode()
        return Registry.classes[code](name, level / 100, time), end + 1

    def __lt__(self, other):
        return self.time < other.time

    def __repr__(self):
        return f"{type(self).__name__}({self.sensor!r}, {self.level:+.2f}, t={self.time:g})"


class Sample(Event, code=1):
    pass


class Alarm(Event, code=2):
    pass


def coroutine(function):
    @wraps(function)
    def start(*args):
        generator = function(*args)
        next(generator)
        return generator

    return start


@coroutine
def average(window, target):
    values = deque(maxlen=window)
    try:
        while True:
            event = yield
            values.append(event.level)
            target.send(SimpleNamespace(event=event, mean=sum(values) / len(values)))
    except GeneratorExit:
        log.info("average closed after %d", len(values))
        target.close()
        raise


@coroutine
def threshold(limit, sink):
    above = False
    try:
        while True:
            item = yield
            if (item.mean > limit) != above:
                above = not above
                sink.append(Alarm(item.event.sensor, item.mean, item.event.time))
                log.debug("crossed at %.1f", item.event.time)
    finally:
        log.info("threshold closed")


def source(name, seed, n):
    rng = random.Random(seed)
    for i in range(n):
        yield Sample(name, 8 * math.sin(i / 3) + rng.uniform(-1, 1), i * 0.5)


def merged(*streams):
    yield from heapq.merge(*streams)


@singledispatch
def describe(x):
    return f"thing {x}"


@describe.register
def _(x: Alarm):
    return f"ALARM {x.sensor} {x.level:.2f}"


@describe.register(Sample)
def _(x):
    return f"sample {x.sensor}"


alarms = []
with ExitStack() as stack:
    targets = {}
    for name in "ab":
        targets[name] = stack.enter_context(closing(average(3, threshold(4.0, alarms))))
    stack.callback(log.info, "done")
    packed = bytearray()
    for event in merged(source("a", 1, 40), source("b", 2, 40)):
        packed += event.pack()
        targets[event.sensor].send(event)
print(len(packed), [describe(a) for a in alarms][:4], len(alarms))
view, events = memoryview(packed), []
while view:
    event, used = Event.unpack(bytes(view[:64]))
    events.append(event)
    view = view[used:]
print(len(events), events[:2], events[-1], list(Event), max(events, key=lambda e: e.level))
big = Sample("big", 99)
print(big, Event.level.low, big.level)
print(log_text.getvalue().splitlines()[-6:], log_text.getvalue().count("clamped"))
queue = []
for e in islice(events, 10):
    insort(queue, (round(-e.level, 2), e.time))
print(queue[:3], list(islice(accumulate(e.level for e in events), 0, 80, 20))[1] != 0)
a, b = tee(e.time for e in islice(events, 6))
print([y - x for x, y in pairwise(a)], list(zip_longest(b, "xyz", fillvalue="-")), list(islice(chain("ab", count(5)), 5)))
with suppress(StopIteration, KeyError):
    next(iter(()))
    print("never")


def countdown(n):
    received = []
    while n:
        got = yield n
        if got:
            received.append(got)
        n -= 1
    return received


def runner():
    result = yield from countdown(3)
    yield ("result", result)


g = runner()
print(next(g), g.send("x"), g.send("y"), next(g), describe(alarms[0]), describe(5), describe(events[0]))
