# Constants as class attributes, instances kept by a metaclass, iteration over them.
class EnumMeta(type):
    def __new__(mcls, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith("_") and not callable(v)}
        cls = super().__new__(mcls, name, bases, {k: v for k, v in ns.items() if k not in members})
        cls._members = {}
        for key, value in members.items():
            member = object.__new__(cls)
            member.name, member.value = key, value
            cls._members[key] = member
            setattr(cls, key, member)
        return cls

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, key):
        return cls._members[key]

    def __call__(cls, value):
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a {cls.__name__}")

    def __contains__(cls, member):
        return member in cls._members.values()


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "blue"

    def bright(self):
        return self is Color.GREEN


print(
    list(Color),
    len(Color),
    Color["RED"],
    Color("blue"),
    Color.RED is Color(1),
    Color.GREEN.bright(),
    Color.RED in Color,
    5 in Color,
)
try:
    Color(99)
except ValueError as e:
    print(e)
try:
    Color["PINK"]
except KeyError as e:
    print("KeyError", e)
match Color("blue"):
    case Color.RED:
        print("red")
    case Color.BLUE:
        print("blue")
print({Color.RED: "r"}[Color(1)], sorted(Color, key=lambda c: c.name), Color.RED == Color.RED, Color.RED != Color.BLUE)
