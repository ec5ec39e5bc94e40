# __init_subclass__ with keywords, __class_getitem__, __subclasses__.
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[key or cls.__name__] = cls
        cls.key = key


class A(Plugin, key="first"):
    pass


class B(Plugin):
    pass


class C(A, key="third"):
    pass


print({k: v.__name__ for k, v in Plugin.registry.items()})
print(A.key, B.key, C.key)
try:

    class D(A, wrong=1):
        pass

except TypeError as e:
    print(e)
try:

    class Plain(object, option=1):
        pass

except TypeError as e:
    print(e)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


print(Box[int], Box["a", 1])
print([c.__name__ for c in Plugin.__subclasses__()])
