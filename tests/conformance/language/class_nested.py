# Classes in classes, in functions, in loops; names do not leak inwards.
class Outer:
    tag = "outer"

    class Inner:
        tag = "inner"

        class Deep:
            tag = "deep"

        def who(self):
            return self.tag, Outer.tag, Outer.Inner.Deep.tag

    def make(self):
        return self.Inner()


print(Outer().make().who(), Outer.Inner.__qualname__, Outer.Inner.Deep.__qualname__, Outer.Inner.__name__)


def factory(base, **extra):
    class Made(base):
        kind = extra.get("kind", base.__name__)

        def show(self):
            return self.kind, len(extra)

    return Made


A = factory(object, kind="a")
B = factory(A, x=1)
print(A().show(), B().show(), B.__mro__[1] is A, A is not factory(object), A.__name__, A.__qualname__)
classes = []
for i in range(3):

    class Loop:
        number = i

        def get(self):
            return self.number, i

    classes.append(Loop)
print([c().get() for c in classes])
if True:

    class Conditional:
        pass

print(Conditional.__name__, Conditional.__qualname__)
