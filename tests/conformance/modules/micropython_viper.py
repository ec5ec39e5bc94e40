# viper: machine integers that wrap, pointers into buffers, as libraries use them.
# oracle: micropython
# expect:
# 6 -1 65535
# bytearray(b'\x01\x02\x03\x04')
# 10
# [1, 258, 3]
# True False
import micropython
from array import array


@micropython.viper
def poly(x: int) -> int:
    return x * x + x


@micropython.viper
def low16(x: int) -> int:
    return x & 0xFFFF


@micropython.viper
def fill(buf: ptr8, n: int):
    for i in range(n):
        buf[i] = i + 1


@micropython.viper
def total(buf: ptr8, n: int) -> int:
    t: int = 0
    for i in range(n):
        t += buf[i]
    return t


@micropython.viper
def poke(p: ptr16):
    p[1] = 0x102


@micropython.viper
def less(a: int, b: int) -> bool:
    return a < b


print(poly(2), poly(-1) - 1, low16(-1))
b = bytearray(4)
fill(b, 4)
print(b)
print(total(b, 4))
h = array("H", [1, 2, 3])
poke(h)
print(list(h))
print(less(1, 2), less(2, 1))
