# Metaclasses: __new__, __init__, __call__, __prepare__, keywords, attributes and operators of classes.
class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, [b.__name__ for b in bases], kw)
        namespace["added"] = "by meta"
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)
        print("init", name)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    @property
    def shout(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 7

    def __getitem__(cls, i):
        return cls.__name__, i

    def __iter__(cls):
        return iter([1, 2])


class A(metaclass=Meta, option=5):
    def __init__(self, v):
        self.v = v


class B(A):
    pass


print(type(A).__name__, type(B).__name__, A.added)
print(A(3).v)
print(A.shout, B.shout, len(A), A["k"], list(B))
try:
    A(1).shout
except AttributeError as e:
    print(e)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        print("prepare", name)
        return {"prepared": True}

    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = [k for k in ns if not k.startswith("__")]
        return cls


class C(metaclass=Ordered):
    b = 1
    a = 2


print(C.order, C.prepared)


class Singleton(type):
    _instances = {}

    def __call__(cls, *a):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*a)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    pass


print(Config() is Config())
try:

    class Clash(A, metaclass=Ordered):
        pass

except TypeError as e:
    print(str(e)[:18])
print(isinstance(A, Meta), issubclass(Meta, type))
