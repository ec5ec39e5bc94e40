# random.seed of str and bytes gives CPython's numbers.
# uses: _hashlib_py
import random

for seed in ("hello", "", b"x", bytearray(b"adder"), "é", "a longer text " * 10, 5, -3, 2**80):
    random.seed(seed)
    print(random.getrandbits(32), random.randint(1, 100), random.choice("abcdef"), random.sample(range(50), 3))
r = random.Random("node")
print([r.randrange(1000) for _ in range(5)])
