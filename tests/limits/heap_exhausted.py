# A heap of fixed size: MemoryError can be caught, and the program goes on.
# oracle: none
# args: -X heapsize=256k
# expect:
# list MemoryError
# string MemoryError
# dict MemoryError
# int MemoryError
# bytearray MemoryError
# still alive [0, 1, 2]
def attempt(name, f):
    try:
        f()
        print(name, "no error")
    except MemoryError:
        print(name, "MemoryError")


def grow_list():
    x = []
    while True:
        x.append([0] * 10)


def grow_string():
    s = "x"
    while True:
        s += s


def grow_dict():
    d = {}
    i = 0
    while True:
        d[i] = str(i)
        i += 1


def grow_int():
    n = 3
    while True:
        n *= n


def one_block():
    return bytearray(10 ** 8)


attempt("list", grow_list)
attempt("string", grow_string)
attempt("dict", grow_dict)
attempt("int", grow_int)
attempt("bytearray", one_block)
print("still alive", list(range(3)))
