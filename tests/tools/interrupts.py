"""Ctrl-C at the prompt ends whatever runs: bytecode, big integers, sleep, native functions over endless iterators."""
import os
import tempfile
import time
from pathlib import Path

from support import talk

LIMIT = 5.0  # seconds, for a loaded machine
STATEMENTS = """
while True: pass
x = 3 ** (10 ** 8)
x = str(7 ** 3000000)
x = int('7' * 3000000)
import math; math.factorial(10 ** 6)
import time; time.sleep(100)
import time; time.sleep_ms(100000)
sum(range(10 ** 11))
max(iter(int, 1))
-1 in iter(int, 1)
list(map(int, iter(int, 1)))
list(zip(iter(int, 1), iter(int, 1)))
[x for x in range(10 ** 10)]
x, *y = iter(int, 1)
x = []; x.extend(iter(int, 1))
x = set(iter(int, 1))
x = bytes(iter(int, 1))
''.join(iter(str, 1))
dict.fromkeys(iter(int, 1))
import itertools; list(itertools.count())
import itertools; next(itertools.dropwhile(lambda x: True, itertools.count()))
import collections; collections.deque(iter(int, 1), maxlen=3)
import functools; functools.reduce(lambda a, b: a, iter(int, 1))
import array; array.array('b', iter(int, 1))
import re; re.match('(a*)*b', 'a' * 40)
import math; math.fsum(iter(int, 1))
x = input('? ')
import sys; sys.stdin.read()
""".strip().splitlines()

t = talk.Talk()
t.start_command([os.environ["ADDER"]], Path(tempfile.mkdtemp()))
t.until(b">>> ")
for statement in STATEMENTS:
    keys = statement.encode() + (b"\r\r" if statement.startswith("while") else b"\r")
    t.send(keys)
    t.until(b"\n")
    time.sleep(0.3)
    t.send(b"\x03")
    got = t.until(b">>> ", LIMIT)
    t.count(got.endswith(b"KeyboardInterrupt\r\n>>> "), f"{statement}: {got!r}")
    if not got.endswith(b">>> "):
        break
t.check("the prompt works", b"6 * 7\r", b"6 * 7\r\n42\r\n>>> ")
t.close()
t.finish()
