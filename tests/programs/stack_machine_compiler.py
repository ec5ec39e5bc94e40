"""Expression compiler to a stack machine: tokenizer, Pratt parser, match-heavy code generator, optimizer, VM."""
import re
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Union


class Kind(Enum):
    NUM = auto()
    NAME = auto()
    OP = auto()
    KEYWORD = auto()
    NEWLINE = auto()
    END = auto()


class Token(NamedTuple):
    kind: Kind
    text: str
    line: int
    column: int


KEYWORDS = {"if", "else", "while", "print", "def", "return", "end", "and", "or", "not", "do"}
SPEC = re.compile(r"""
    (?P<NUM>\d+(?:\.\d+)?) | (?P<NAME>[A-Za-z_]\w*) | (?P<OP>==|!=|<=|>=|\*\*|[-+*/%()=<>,]) |
    (?P<NEWLINE>\n) | (?P<SKIP>[ \t]+|\#[^\n]*) | (?P<BAD>.)""", re.X)


class CompileError(Exception):
    def __init__(self, message, token):
        super().__init__(message)
        self.token = token

    def __str__(self):
        return f"{self.token.line}:{self.token.column}: {self.args[0]}"


def tokenize(source):
    line, start = 1, 0
    for m in SPEC.finditer(source):
        kind, text = m.lastgroup, m.group()
        column = m.start() - start + 1
        if kind == "SKIP":
            continue
        if kind == "BAD":
            raise CompileError(f"unexpected {text!r}", Token(Kind.OP, text, line, column))
        if kind == "NAME" and text in KEYWORDS:
            kind = "KEYWORD"
        yield Token(Kind[kind], text, line, column)
        if kind == "NEWLINE":
            line, start = line + 1, m.end()
    yield Token(Kind.END, "", line, 1)


@dataclass
class Num:
    value: float


@dataclass
class Name:
    name: str


@dataclass
class Unary:
    op: str
    operand: "Node"


@dataclass
class Binary:
    op: str
    left: "Node"
    right: "Node"


@dataclass
class Call:
    name: str
    args: list


Node = Union[Num, Name, Unary, Binary, Call]
LEVELS = {"or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "**": 8}


class Parser:
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.pos = 0

    @property
    def now(self):
        return self.tokens[self.pos]

    def take(self, text=None):
        token = self.now
        if text is not None and token.text != text:
            raise CompileError(f"expected {text!r}, found {token.text!r}", token)
        self.pos += 1
        return token

    def skip_lines(self):
        while self.now.kind is Kind.NEWLINE:
            self.pos += 1

    def block(self, *ends):
        body = []
        self.skip_lines()
        while self.now.text not in ends or (self.now.kind is Kind.END) != ("" in ends):
            if self.now.kind is Kind.END:
                raise CompileError("unexpected end", self.now)
            body.append(self.statement())
            self.skip_lines()
        return body

    def statement(self):
        match self.now:
            case Token(Kind.KEYWORD, "print"):
                self.take()
                return ("print", self.expression())
            case Token(Kind.KEYWORD, "return"):
                self.take()
                return ("return", self.expression())
            case Token(Kind.KEYWORD, "while"):
                self.take()
                condition = self.expression()
                self.take("do")
                body = self.block("end")
                self.take("end")
                return ("while", condition, body)
            case Token(Kind.KEYWORD, "if"):
                self.take()
                condition = self.expression()
                self.take("do")
                yes, no = self.block("else", "end"), []
                if self.take().text == "else":
                    no = self.block("end")
                    self.take("end")
                return ("if", condition, yes, no)
            case Token(Kind.KEYWORD, "def"):
                self.take()
                name = self.take().text
                self.take("(")
                params = []
                while self.now.text != ")":
                    params.append(self.take().text)
                    if self.now.text == ",":
                        self.take()
                self.take(")")
                body = self.block("end")
                self.take("end")
                return ("def", name, params, body)
            case Token(Kind.NAME, name) if self.tokens[self.pos + 1].text == "=":
                self.pos += 2
                return ("set", name, self.expression())
            case _:
                return ("drop", self.expression())

    def expression(self, level=0):
        left = self.prefix()
        while (binding := LEVELS.get(self.now.text, 0)) > level:
            op = self.take().text
            right = self.expression(binding - (op == "**"))
            left = Binary(op, left, right)
        return left

    def prefix(self):
        token = self.take()
        match token:
            case Token(kind=Kind.NUM, text=t):
                return Num(float(t) if "." in t else int(t))
            case Token(kind=Kind.NAME, text=name) if self.now.text == "(":
                self.take()
                args = []
                while self.now.text != ")":
                    args.append(self.expression())
                    if self.now.text != ")":
                        self.take(",")
                self.take(")")
                return Call(name, args)
            case Token(kind=Kind.NAME, text=name):
                return Name(name)
            case Token(text="-" | "not" as op):
                return Unary(op, self.expression(7 if op == "-" else 2))
            case Token(text="("):
                inner = self.expression()
                self.take(")")
                return inner
            case _:
                raise CompileError(f"unexpected {token.text or 'end of file'!r}", token)


def fold(node):
    match node:
        case Binary("+" | "-" | "*" as op, left, right):
            left, right = fold(left), fold(right)
            match op, left, right:
                case "*", (Num(0) as z), _:
                    return z
                case "+", Num(0), x:
                    return x
                case "*", x, Num(1):
                    return x
                case _, Num(a), Num(b):
                    return Num({"+": a + b, "-": a - b, "*": a * b}[op])
            return Binary(op, left, right)
        case Binary(op, left, right):
            return Binary(op, fold(left), fold(right))
        case Unary("-", Num(v)):
            return Num(-v)
        case Call(name, [*args]):
            return Call(name, [fold(a) for a in args])
    return node


class Compiler:
    def __init__(self):
        self.code, self.functions = [], {}

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def expr(self, node):
        match node:
            case Num(v):
                self.emit("PUSH", v)
            case Name(n):
                self.emit("LOAD", n)
            case Unary(op, x):
                self.expr(x)
                self.emit("UNARY", op)
            case Binary("and" | "or" as op, a, b):
                self.expr(a)
                jump = self.emit("JUMP_IF_FALSE_KEEP" if op == "and" else "JUMP_IF_TRUE_KEEP")
                self.emit("POP")
                self.expr(b)
                self.code[jump][1] = len(self.code)
            case Binary(op, a, b):
                self.expr(a)
                self.expr(b)
                self.emit("BINARY", op)
            case Call(name, args):
                for a in args:
                    self.expr(a)
                self.emit("CALL", (name, len(args)))
            case _:
                raise AssertionError(node)

    def statements(self, body):
        for s in body:
            match s:
                case ["print", e]:
                    self.expr(fold(e))
                    self.emit("PRINT")
                case ["set", name, e]:
                    self.expr(fold(e))
                    self.emit("STORE", name)
                case ["drop", e]:
                    self.expr(fold(e))
                    self.emit("POP")
                case ["return", e]:
                    self.expr(fold(e))
                    self.emit("RETURN")
                case ["while", cond, inner]:
                    top = len(self.code)
                    self.expr(fold(cond))
                    out = self.emit("JUMP_IF_FALSE")
                    self.statements(inner)
                    self.emit("JUMP", top)
                    self.code[out][1] = len(self.code)
                case ["if", cond, yes, no]:
                    self.expr(fold(cond))
                    other = self.emit("JUMP_IF_FALSE")
                    self.statements(yes)
                    out = self.emit("JUMP")
                    self.code[other][1] = len(self.code)
                    self.statements(no)
                    self.code[out][1] = len(self.code)
                case ["def", name, params, inner]:
                    saved, self.code = self.code, []
                    self.statements(inner)
                    self.emit("PUSH", 0)
                    self.emit("RETURN")
                    self.functions[name] = (params, self.code)
                    self.code = saved


BINARY = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
          "%": lambda a, b: a % b, "**": pow, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
          "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}


class VM:
    def __init__(self, functions):
        self.functions, self.globals, self.steps = functions, {}, 0

    def run(self, code, frame=None):
        stack, pc, frame = [], 0, self.globals if frame is None else frame
        while pc < len(code):
            op, arg = code[pc]
            pc += 1
            self.steps += 1
            match op:
                case "PUSH":
                    stack.append(arg)
                case "LOAD":
                    try:
                        stack.append(frame[arg] if arg in frame else self.globals[arg])
                    except KeyError:
                        raise NameError(f"unknown variable {arg!r}") from None
                case "STORE":
                    frame[arg] = stack.pop()
                case "POP":
                    stack.pop()
                case "UNARY":
                    x = stack.pop()
                    stack.append(-x if arg == "-" else not x)
                case "BINARY":
                    b, a = stack.pop(), stack.pop()
                    stack.append(BINARY[arg](a, b))
                case "JUMP":
                    pc = arg
                case "JUMP_IF_FALSE":
                    if not stack.pop():
                        pc = arg
                case "JUMP_IF_FALSE_KEEP":
                    if not stack[-1]:
                        pc = arg
                case "JUMP_IF_TRUE_KEEP":
                    if stack[-1]:
                        pc = arg
                case "CALL":
                    name, n = arg
                    args = stack[len(stack) - n:]
                    del stack[len(stack) - n:]
                    params, body = self.functions[name]
                    if len(params) != n:
                        raise TypeError(f"{name}() takes {len(params)} arguments, {n} given")
                    stack.append(self.run(body, dict(zip(params, args))))
                case "RETURN":
                    return stack.pop()
                case "PRINT":
                    print(">", stack.pop())


PROGRAM = """
def fib(n)  # recursive
  if n < 2 do return n
  else return fib(n - 1) + fib(n - 2) end
end
def gcd(a, b)
  while b != 0 do
    t = b
    b = a % b
    a = t
  end
  return a
end
x = 2 + 3 * 4 - 1 * 1
print x
print -2 ** 2
print 2 ** 3 ** 2
print gcd(1071, 462)
i = 0
while i < 10 do
  if i % 3 == 0 and not i == 6 do print fib(i) end
  i = i + 1
end
print 1 == 2 or 7
print 0 * x + 10 / 4
"""


def execute(source):
    try:
        parser = Parser(source)
        compiler = Compiler()
        compiler.statements(parser.block(""))
        vm = VM(compiler.functions)
        vm.run(compiler.code)
        return vm
    except (CompileError, NameError, TypeError, ZeroDivisionError) as e:
        print(f"{type(e).__name__}: {e}")


vm = execute(PROGRAM)
print(vm.steps, vm.globals, sorted(vm.functions))
for op, arg in vm.functions["gcd"][1]:
    print(f"    {op:<14} {arg if arg is not None else ''}".rstrip())
for bad in ("x = ", "print (1 + 2", "y = 3 $ 4", "print nothing", "def f(a) return a end\nprint f(1, 2)", "print 1 / 0", "while 1 do"):
    execute(bad)
print(repr(Parser("a + b * -c(1, 2)").expression()))
print(fold(Parser("0 + a * 1 + 2 * 3").expression()))
