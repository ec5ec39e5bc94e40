# if / elif / else and the truth of every kind of value.
def kind(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    elif x < 10:
        return "small"
    else:
        return "large"


print([kind(x) for x in (-1, 0, 5, 50)])


class Empty:
    def __len__(self):
        return 0


class No:
    def __bool__(self):
        return False


class Plain:
    pass


values = [0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), None, True, False, b"", b"\0", range(0),
          range(1), 0j, 1j, Empty(), No(), Plain(), ..., NotImplemented is None]
print([1 if v else 0 for v in values])
if 0:
    pass
elif []:
    pass
else:
    print("else")
if not None: print("one line")
x = 5
print("a" if x > 3 else "b" if x > 1 else "c")
print((lambda: 1)() if x else None)


class Bad:
    def __bool__(self):
        return 1


try:
    if Bad():
        pass
except TypeError as e:
    print(e)
