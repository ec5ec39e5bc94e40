"""Tokenizer, Pratt parser, evaluator and symbolic derivative for arithmetic with variables and functions."""
import math


class CalcError(Exception):
    pass


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            literal = text[i:j]
            if literal.count(".") > 1 or literal == ".":
                raise CalcError("bad number %s at %d" % (literal, i))
            yield "number", float(literal) if "." in literal else int(literal)
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            yield "name", text[i:j]
            i = j
        elif text[i : i + 2] in ("**", "//", "<=", ">=", "==", "!="):
            yield "op", text[i : i + 2]
            i += 2
        elif c in "+-*/%()=,<>!":
            yield "op", c
            i += 1
        else:
            raise CalcError("unexpected %r at %d" % (c, i))
    yield "end", None


class Node:
    def __init__(self, *children):
        self.children = children

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(map(repr, self.children)))


class Num(Node):
    def eval(self, env):
        return self.children[0]

    def derive(self, var):
        return Num(0)

    def show(self):
        return str(self.children[0])


class Var(Node):
    def eval(self, env):
        try:
            return env[self.children[0]]
        except KeyError:
            raise CalcError("unknown name " + self.children[0]) from None

    def derive(self, var):
        return Num(1 if self.children[0] == var else 0)

    def show(self):
        return self.children[0]


class Bin(Node):
    OPS = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
        "//": lambda a, b: a // b,
        "%": lambda a, b: a % b,
        "**": lambda a, b: a ** b,
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "==": lambda a, b: int(a == b),
    }

    def eval(self, env):
        op, left, right = self.children
        try:
            return self.OPS[op](left.eval(env), right.eval(env))
        except ZeroDivisionError:
            raise CalcError("division by zero in " + self.show())

    def derive(self, var):
        op, a, b = self.children
        da, db = a.derive(var), b.derive(var)
        if op in "+-":
            return simplify(Bin(op, da, db))
        if op == "*":
            return simplify(Bin("+", Bin("*", da, b), Bin("*", a, db)))
        if op == "**" and isinstance(b, Num):
            n = b.children[0]
            return simplify(Bin("*", Bin("*", Num(n), Bin("**", a, Num(n - 1))), da))
        raise CalcError("cannot derive " + op)

    def show(self):
        op, a, b = self.children
        return "(%s %s %s)" % (a.show(), op, b.show())


class Neg(Node):
    def eval(self, env):
        return -self.children[0].eval(env)

    def derive(self, var):
        return Neg(self.children[0].derive(var))

    def show(self):
        return "-" + self.children[0].show()


class Call(Node):
    FUNCTIONS = {"sqrt": math.sqrt, "abs": abs, "max": max, "min": min, "floor": math.floor}

    def eval(self, env):
        name, args = self.children
        function = self.FUNCTIONS.get(name) or env.get(name)
        if not callable(function):
            raise CalcError("no function " + name)
        try:
            return function(*[a.eval(env) for a in args])
        except (TypeError, ValueError) as e:
            raise CalcError("%s: %s" % (name, type(e).__name__)) from e

    def show(self):
        return "%s(%s)" % (self.children[0], ", ".join(a.show() for a in self.children[1]))


def simplify(node):
    if not isinstance(node, Bin):
        return node
    op, a, b = node.children[0], simplify(node.children[1]), simplify(node.children[2])
    constant = lambda n, v: isinstance(n, Num) and n.children[0] == v
    if isinstance(a, Num) and isinstance(b, Num):
        return Num(Bin.OPS[op](a.children[0], b.children[0]))
    if op == "*":
        if constant(a, 0) or constant(b, 0):
            return Num(0)
        if constant(a, 1):
            return b
        if constant(b, 1):
            return a
    if op in "+-" and constant(b, 0):
        return a
    if op == "+" and constant(a, 0):
        return b
    if op == "**" and constant(b, 1):
        return a
    return Bin(op, a, b)


class Parser:
    BINDING = {"<": 5, ">": 5, "==": 5, "+": 10, "-": 10, "*": 20, "/": 20, "//": 20, "%": 20, "**": 40}

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos]

    def take(self):
        token = self.tokens[self.pos]
        self.pos += 1
        return token

    def expect(self, op):
        kind, value = self.take()
        if value != op:
            raise CalcError("expected %s, got %s" % (op, value if value is not None else "end"))

    def expression(self, minimum=0):
        left = self.prefix()
        while True:
            kind, op = self.peek()
            power = self.BINDING.get(op, -1) if kind == "op" else -1
            if power < minimum:
                return left
            self.take()
            right = self.expression(power if op == "**" else power + 1)
            left = Bin(op, left, right)

    def prefix(self):
        kind, value = self.take()
        if kind == "number":
            return Num(value)
        if kind == "name":
            if self.peek() == ("op", "("):
                return Call(value, self.arguments())
            return Var(value)
        if value == "-":
            return Neg(self.expression(30))
        if value == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        raise CalcError("unexpected %s" % (value if value is not None else "end"))

    def arguments(self):
        self.expect("(")
        args = []
        while self.peek() != ("op", ")"):
            args.append(self.expression())
            if self.peek() == ("op", ","):
                self.take()
        self.expect(")")
        return args

    def statement(self):
        if self.peek()[0] == "name" and self.tokens[1:2] == [("op", "=")]:
            name = self.take()[1]
            self.take()
            return name, self.finish()
        return None, self.finish()

    def finish(self):
        node = self.expression()
        if self.peek()[0] != "end":
            raise CalcError("left over: %s" % (self.peek()[1],))
        return node


env = {"pi": 3, "double": lambda x: 2 * x}
for line in """1 + 2 * 3
(1 + 2) * 3
2 ** 3 ** 2
-2 ** 2
10 - 3 - 2
7 // 2 + 7 % 4 / 1
x = 5
y = x * x + 1
y > x
max(x, y, 3) + min(1, 2)
sqrt(16) + abs(-3.5)
double(double(y))
1 / (x - 5)
unknown + 1
3 $ 4
(1 + 2
1 2
sqrt(0 - 1)
nofunc(1)
1..2
*
2 ** 100""".split("\n"):
    try:
        name, tree = Parser(line).statement()
        value = tree.eval(env)
        if name:
            env[name] = value
        print("%-25s = %s    %s" % (line, value, tree.show()))
    except CalcError as e:
        print("%-25s ! %s" % (line, e))
for text in ("x ** 3 + 2 * x ** 2 - 7", "(x + 1) * (x - 1)", "5 * y"):
    tree = Parser(text).finish()
    print(text, "->", tree.derive("x").show(), tree.derive("x").eval({"x": 2, "y": 1}))
print(Parser("1 + f(a, 2)").finish())
