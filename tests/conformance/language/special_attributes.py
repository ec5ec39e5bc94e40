# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "made " + name


z = Lazy()
print(z.real, z.other, hasattr(z, "nope"), getattr(z, "nothing", "default"))


class Watch:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        if name != "__dict__":
            print("get", name)
        return super().__getattribute__(name)


w = Watch()
w.a = 1
w.a += 1
print(w.a)
del w.a
setattr(w, "b", 5)
print(hasattr(w, "c"), w.__dict__)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


class T:
    x = 1

    def double(self):
        return self.x * 2


t = T()
p = Proxy(t)
p.x = 21
print(t.x, p.double(), "x" in p.__dict__)


class Dir:
    def __dir__(self):
        return ["z", "a"]


print(dir(Dir()))


class Both:
    def __getattribute__(self, name):
        raise AttributeError("first")

    def __getattr__(self, name):
        return "second for " + name


print(Both().x)
for text in ("z.nope", "getattr(5, 'x')", "setattr(5, 'x', 1)", "delattr(w, 'zz')", "getattr(t, 1)", "(5).x", "None.y",
             "[].append.z", "setattr(t, 1, 2)"):
    try:
        eval(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
