# The builtins module: shadowing, restoring, what it holds.
import builtins

print(builtins.len is len, builtins.print is print, "len" in dir(builtins), builtins.__name__)
len = lambda x: 42
print(len([]), builtins.len([]))
del len
print(len([]))
builtins.my_builtin = "added"
print(my_builtin)
del builtins.my_builtin
try:
    my_builtin
except NameError as e:
    print(e)
names = """abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod
enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map
max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super
tuple type vars zip __import__ Ellipsis NotImplemented __build_class__ __debug__""".split()
print([n for n in names if not hasattr(builtins, n)])
print(__debug__, __name__, type(__builtins__).__name__ in ("module", "dict"))


def f():
    print = "local"
    return print


print(f())
