# const: names that vanish into the code; private ones are no globals.
# oracle: micropython
# expect:
# 10 15 -3
# True
# 2
from micropython import const

PUBLIC = const(10)
_PRIVATE = const(5)
_NEGATIVE = const(-3)
_SHIFTED = const(1 << 1)


def f():
    return PUBLIC + _PRIVATE


print(PUBLIC, f(), _NEGATIVE)


class Register:
    ADDRESS = const(0x20)
    MASK = const(ADDRESS | 0x0F)


print(Register.MASK == 0x2F)
print(_SHIFTED)
