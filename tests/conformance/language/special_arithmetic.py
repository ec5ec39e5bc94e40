# Arithmetic special methods: plain, reflected, in place, and NotImplemented.
class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x!r})"


OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
             "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@"}


def make(name, symbol):
    def plain(self, other):
        if isinstance(other, str):
            return NotImplemented
        return V(f"{self.x}{symbol}{other.x if isinstance(other, V) else other}")

    def reflected(self, other):
        if isinstance(other, str):
            return NotImplemented
        return V(f"{other} r{symbol} {self.x}")

    def in_place(self, other):
        self.x = f"{self.x} {symbol}= {other}"
        return self

    setattr(V, f"__{name}__", plain)
    setattr(V, f"__r{name}__", reflected)
    setattr(V, f"__i{name}__", in_place)


for name, symbol in OPERATORS.items():
    make(name, symbol)
a, b = V(1), V(2)
for symbol in OPERATORS.values():
    exec(f"print(a {symbol} b, a {symbol} 5, 5 {symbol} a)")
    exec(f"c = V(9)\nalias = c\nc {symbol}= 3\nprint(c, c is alias)")
    for text in (f"a {symbol} 's'", f"None {symbol} 's'"):
        try:
            exec(text)
        except TypeError as e:
            print(e)
