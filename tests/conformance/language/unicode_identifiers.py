# Identifiers with letters of any alphabet.
größe = 3
naïve = [größe]
变量 = "value"
π = 3
_ = 1
__ = 2
x1 = 4
print(größe, naïve, 变量, π, _, __, x1)


def функция(аргумент):
    return аргумент * 2


print(функция(größe))


class Éclair:
    été = "summer"


print(Éclair.été, Éclair.__name__, getattr(Éclair, "été"))
print({"größe": größe}, f"{变量}")
print("größe".isidentifier(), "1x".isidentifier(), "a-b".isidentifier(), "".isidentifier(), "_".isidentifier())
print((lambda ñ: ñ + 1)(1))
