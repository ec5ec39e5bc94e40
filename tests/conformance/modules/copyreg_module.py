# What object.__reduce_ex__ gives, and objects rebuilt from it.
import copy
import copyreg


class Plain:
    def __init__(self, x):
        self.x = x


class Slots:
    __slots__ = ("a", "__hidden", "unset")

    def __init__(self):
        self.a, self.__hidden = 1, 2


class Args(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], self[1]


class Keywords:
    def __new__(cls, *, k):
        self = super().__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {"k": self.k}


class State:
    def __getstate__(self):
        return "state"


class Own:
    def __reduce__(self):
        return Own, ()


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MySet(set):
    pass


class Failure(Exception):
    pass


def shown(value):
    if isinstance(value, tuple):
        return "(" + ", ".join(map(shown, value)) + ")"
    if hasattr(value, "__next__"):
        return "iter" + repr(list(value))
    return getattr(value, "__name__", None) or repr(value)


made = MyList([1, 2])
made.extra = "e"
for thing in (Plain(3), object(), Slots(), Args(1, 2), Keywords(k=5), State(), Own(), made, MyDict(a=1), MyInt(7), MySet([1]), Failure("f"), range(3)):
    print(type(thing).__name__, shown(thing.__reduce_ex__(4)))
for thing in (Plain(3), object(), MyInt(7), Own()):
    print(type(thing).__name__, shown(thing.__reduce_ex__(1)), shown(thing.__reduce__()))
for thing in ((i for i in ()), Slots()):
    try:
        print(thing.__reduce_ex__(0))
    except TypeError as e:
        print(e)
function, arguments, state = Plain(4).__reduce_ex__(2)[:3]
again = function(*arguments)
again.__dict__.update(state)
print(again.x, object().__getstate__(), Plain(1).__getstate__(), Slots().__getstate__())
print(copy.copy(made), copy.copy(made).extra, copy.deepcopy(Slots()).a, copy.copy(Keywords(k=9)).k, copy.deepcopy(Args([1], 2)))
print(copyreg.__newobj_ex__(Keywords, (), {"k": 3}).k, complex in copyreg.dispatch_table)
try:
    copyreg.pickle(Plain, 3)
except TypeError as e:
    print(e)
