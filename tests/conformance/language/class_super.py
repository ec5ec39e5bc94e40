# super(): in methods, class methods, static form, attributes, missing names.
class Base:
    value = "base value"

    def __init__(self):
        self.log = ["Base"]

    @classmethod
    def create(cls):
        return cls.__name__

    @staticmethod
    def helper():
        return "static"

    @property
    def prop(self):
        return "base prop"

    def __getitem__(self, i):
        return i


class Derived(Base):
    value = "derived value"

    def __init__(self):
        super().__init__()
        self.log.append("Derived")

    @classmethod
    def create(cls):
        return "via " + super().create()

    @property
    def prop(self):
        return "derived and " + super().prop

    def show(self):
        return super().value, super().helper(), super(Derived, self).value

    def __getitem__(self, i):
        return super().__getitem__(i) * 2

    def nested(self):
        return [super(Derived, self).value for _ in range(2)]

    def closure(self):
        def inner():
            return __class__.__name__

        return inner()

    def missing(self):
        return super().nothing


d = Derived()
print(d.log, Derived.create(), d.prop, d.show(), d[4], d.nested(), d.closure())
try:
    d.missing()
except AttributeError as e:
    print(e)
try:
    super()
except RuntimeError as e:
    print(e)
try:
    super(int, "s")
except TypeError as e:
    print(e)


class Mixin:
    def hello(self):
        return "mixin " + super().hello()


class Root:
    def hello(self):
        return "root"


class Both(Mixin, Root):
    pass


print(Both().hello())
