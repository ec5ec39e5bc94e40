"""What time has for programs of CPython and seldom used."""
import time
from types import SimpleNamespace as _Namespace

tzname = ("UTC", "UTC")
altzone = 0
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID = 0, 1, 2
_clocks = {CLOCK_REALTIME: time.time_ns, CLOCK_MONOTONIC: time.monotonic_ns, CLOCK_PROCESS_CPUTIME_ID: time.monotonic_ns}


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    from _datetime_text import parse_time

    return parse_time(string, format)


def clock_gettime_ns(clk_id):
    return _clocks[clk_id]()


def clock_gettime(clk_id):
    return _clocks[clk_id]() / 1e9


def get_clock_info(name):
    return _Namespace(implementation=name, monotonic=name != "time", adjustable=name == "time", resolution=1e-6)


def tzset():
    """There are no time zones here: local time is UTC."""


def clock():
    """MicroPython's: the time the program has taken, in seconds."""
    return time.process_time()
