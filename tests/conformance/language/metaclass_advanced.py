# Metaclasses: attribute lookup order, registration, abstract checks, class-level properties and operators, inheritance.
class Meta(type):
    registry = []

    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.registry.append(name)

    def __getattr__(cls, name):
        if name.startswith("dyn_"):
            return "dynamic " + name[4:]
        raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")

    @property
    def prop(cls):
        return "meta prop of " + cls.__name__

    def method(cls):
        return "meta method of " + cls.__name__

    def __add__(cls, other):
        return type(cls)(cls.__name__ + other.__name__, (cls, other), {})

    def __repr__(cls):
        return f"<class {cls.__name__}>"

    def __contains__(cls, x):
        return x == cls.__name__


class A(metaclass=Meta):
    x = 1


class B(A):
    method = "own attribute"


class C(metaclass=Meta):
    y = 2


print(Meta.registry, A.prop, A.method(), B.method, A.dyn_foo, A, [B], "A" in A)
AC = A + C
print(AC, AC.x, AC.y, AC.__mro__, Meta.registry[-1])
for text in ("A().prop", "A().method()", "A.nothing", "A().dyn_x", "A + 5"):
    try:
        print(eval(text))
    except (AttributeError, TypeError) as e:
        print(text, "->", type(e).__name__, e)


class AbstractMeta(type):
    def __call__(cls, *a, **k):
        missing = sorted(
            n
            for klass in cls.__mro__
            for n, v in vars(klass).items()
            if getattr(v, "abstract", False) and getattr(getattr(cls, n), "abstract", False)
        )
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
        return super().__call__(*a, **k)


def abstract(f):
    f.abstract = True
    return f


class Base(metaclass=AbstractMeta):
    @abstract
    def run(self):
        pass

    @abstract
    def stop(self):
        pass


class Half(Base):
    def run(self):
        return "ran"


class Full(Half):
    def stop(self):
        return "stopped"


for cls in (Base, Half, Full):
    try:
        print(cls().run())
    except TypeError as e:
        print(e)
print(type(type(A)) is type, isinstance(A, Meta), type(A) is Meta, Meta.__mro__[1] is type)
