"""How long small pieces of code take."""
import gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5


class Timer:
    """Runs a statement, source text or a function, many times."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._globals = {} if globals is None else globals
        self._timer = timer
        if callable(stmt) or callable(setup):
            self._call, self._prepare = self._callable(stmt), self._callable(setup)
            self._run = self._run_calls
        else:
            lines = ["def _run(count, timer):"] + self._indented(setup, 4)
            lines += ["    start = timer()", "    for _ in range(count):"] + self._indented(stmt, 8)
            lines += ["    return timer() - start"]
            space = dict(self._globals)
            exec("\n".join(lines), space)
            self._run = lambda number: space["_run"](number, timer)

    @staticmethod
    def _indented(source, width):
        return [" " * width + line for line in source.split("\n")]

    def _callable(self, what):
        if callable(what):
            return what
        code = compile(what, "<timeit>", "exec")
        return lambda: exec(code, self._globals)

    def _run_calls(self, number):
        self._prepare()
        call, timer = self._call, self._timer
        start = timer()
        for _ in range(number):
            call()
        return timer() - start

    def timeit(self, number=default_number):
        """Seconds for all turns, without automatic collections."""
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self._run(number)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(turns, seconds): so many turns that they take at least 0.2 seconds."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                seconds = self.timeit(number)
                if callback:
                    callback(number, seconds)
                if seconds >= 0.2:
                    return number, seconds
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
