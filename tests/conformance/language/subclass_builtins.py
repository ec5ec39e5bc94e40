# Subclasses of built-in containers and exceptions.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


s = Stack([1])
print(s.push(2).push(3), len(s), s[0], s == [1, 2, 3], isinstance(s, list))
print(type(s + [4]).__name__, s.pop())
s.note = "attributes work"
print(s.note)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Default(a=1)
print(d["a"], d["zz"], d, d.get("none"), len(d))


class LowerDict(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)


l = LowerDict()
l["ABC"] = 1
print(l, "abc" in l)


class Tagged(set):
    tag = "t"


t = Tagged([1, 2])
print(sorted(t), t.tag, t == {1, 2}, type(t | {3}).__name__)


class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Specific(AppError):
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


try:
    raise Specific(7, "broken")
except AppError as e:
    print(e, e.code, e.args, repr(e))


class Money(int):
    def __repr__(self):
        return f"${int(self)}"

    def __add__(self, other):
        return Money(int(self) + other)


print(Money(5), [Money(5) + 3], sum([Money(1), Money(2)], Money(0)), f"{Money(4)}", "%d" % Money(9))
try:

    class B(bool):
        pass

except TypeError as e:
    print(e)
