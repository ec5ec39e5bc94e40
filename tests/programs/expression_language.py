# A small language: tokens by regular expression, a Pratt parser, classes with visitors, closures, errors with positions.
import operator
import re
import string
from abc import ABC, abstractmethod
from collections import ChainMap
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Callable, Dict, List, Optional


class T(Enum):
    NUMBER = auto()
    STRING = auto()
    NAME = auto()
    OP = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    kind: T
    text: str
    at: int


class LanguageError(Exception):
    def __init__(self, message, at, source=""):
        super().__init__(message)
        self.at, self.source = at, source

    def __str__(self):
        line = self.source.count("\n", 0, self.at) + 1
        column = self.at - (self.source.rfind("\n", 0, self.at) + 1)
        return f"{line}:{column}: {self.args[0]}"


TOKENS = re.compile(
    r"""(?P<skip>\s+|\#[^\n]*)|(?P<NUMBER>\d+(?:\.\d+)?)|(?P<STRING>'(?:[^'\\]|\\.)*')|(?P<NAME>[A-Za-z_]\w*)|(?P<OP>=>|==|!=|<=|>=|\*\*|[-+*/%<>=(){},;:?\[\]])""",
    re.VERBOSE,
)


def tokenize(source):
    at = 0
    while at < len(source):
        m = TOKENS.match(source, at)
        if m is None:
            raise LanguageError(f"unexpected {source[at]!r}", at, source)
        at = m.end()
        if m.lastgroup != "skip":
            yield Token(T[m.lastgroup], m.group(), m.start())
    yield Token(T.END, "", at)


class Node(ABC):
    @abstractmethod
    def eval(self, env: ChainMap) -> Any: ...

    def accept(self, visitor):
        return getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.generic)(self)


@dataclass
class Const(Node):
    value: Any

    def eval(self, env):
        return self.value


@dataclass
class Name(Node):
    id: str
    at: int = 0

    def eval(self, env):
        try:
            return env[self.id]
        except KeyError:
            raise LanguageError(f"unknown name {self.id!r}", self.at) from None


@dataclass
class Binary(Node):
    op: str
    left: Node
    right: Node
    table = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "**": operator.pow,
             "<": operator.lt, ">": operator.gt, "==": operator.eq, "!=": operator.ne, "<=": operator.le, ">=": operator.ge}

    def eval(self, env):
        return self.table[self.op](self.left.eval(env), self.right.eval(env))


@dataclass
class Unary(Node):
    op: str
    operand: Node

    def eval(self, env):
        return -self.operand.eval(env)


@dataclass
class Choose(Node):
    test: Node
    yes: Node
    no: Node

    def eval(self, env):
        return (self.yes if self.test.eval(env) else self.no).eval(env)


@dataclass
class Call(Node):
    function: Node
    args: List[Node]

    def eval(self, env):
        return self.function.eval(env)(*(a.eval(env) for a in self.args))


@dataclass
class Function(Node):
    names: List[str]
    body: Node

    def eval(self, env):
        def call(*args):
            if len(args) != len(self.names):
                raise TypeError(f"expected {len(self.names)} arguments, got {len(args)}")
            return self.body.eval(env.new_child(dict(zip(self.names, args))))

        return call


@dataclass
class Let(Node):
    name: str
    value: Node

    def eval(self, env):
        env[self.name] = result = self.value.eval(env)
        return result


@dataclass
class Items(Node):
    items: List[Node]

    def eval(self, env):
        return [i.eval(env) for i in self.items]


class Parser:
    BINDING: Dict[str, int] = {"?": 1, "==": 2, "!=": 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "**": 7, "(": 9}

    def __init__(self, source: str):
        self.source, self.tokens = source, list(tokenize(source))
        self.i = 0

    @property
    def token(self):
        return self.tokens[self.i]

    def take(self, text: Optional[str] = None) -> Token:
        token = self.token
        if text is not None and token.text != text:
            raise LanguageError(f"expected {text!r}, found {token.text or 'the end'!r}", token.at, self.source)
        self.i += 1
        return token

    def program(self):
        while self.token.kind is not T.END:
            yield self.statement()
            if self.token.kind is not T.END:
                self.take(";")

    def statement(self):
        if self.token.kind is T.NAME and self.tokens[self.i + 1].text == "=":
            name = self.take().text
            self.take("=")
            return Let(name, self.expression())
        return self.expression()

    def expression(self, least=0):
        left = self.prefix()
        while (power := self.BINDING.get(self.token.text, 0)) > least and self.token.kind is T.OP:
            token = self.take()
            match token.text:
                case "(":
                    left = Call(left, self.until(")"))
                case "?":
                    yes = self.expression()
                    self.take(":")
                    left = Choose(left, yes, self.expression(power - 1))
                case "**":
                    left = Binary("**", left, self.expression(power - 1))
                case op:
                    left = Binary(op, left, self.expression(power))
        return left

    def until(self, end):
        items = []
        while self.token.text != end:
            items.append(self.expression())
            if self.token.text != end:
                self.take(",")
        self.take(end)
        return items

    def prefix(self):
        token = self.take()
        match token:
            case Token(T.NUMBER, text):
                return Const(float(text) if "." in text else int(text))
            case Token(T.STRING, text):
                return Const(text[1:-1].replace("\\'", "'"))
            case Token(T.NAME, text, at):
                if self.token.text == "=>":
                    self.take()
                    return Function([text], self.expression())
                return Name(text, at)
            case Token(T.OP, "-"):
                return Unary("-", self.expression(6))
            case Token(T.OP, "["):
                return Items(self.until("]"))
            case Token(T.OP, "("):
                items = self.until(")")
                if self.token.text == "=>":
                    self.take()
                    return Function([n.id for n in items], self.expression())
                if len(items) != 1:
                    raise LanguageError("one expression wanted", token.at, self.source)
                return items[0]
        raise LanguageError(f"unexpected {token.text or 'end'!r}", token.at, self.source)


class Printer:
    def generic(self, node):
        return f"<{type(node).__name__}>"

    def visit_const(self, node):
        return repr(node.value)

    def visit_name(self, node):
        return node.id

    def visit_binary(self, node):
        return f"({node.left.accept(self)} {node.op} {node.right.accept(self)})"

    def visit_call(self, node):
        return f"{node.function.accept(self)}({', '.join(a.accept(self) for a in node.args)})"

    def visit_choose(self, node):
        return f"({node.test.accept(self)} ? {node.yes.accept(self)} : {node.no.accept(self)})"


BUILTINS: Dict[str, Callable] = {"max": max, "len": len, "map": lambda f, x: [f(i) for i in x], "str": str, "sum": sum, "upper": string.capwords}


def run(source):
    env = ChainMap({}, BUILTINS)
    result = None
    for node in Parser(source).program():
        try:
            result = node.eval(env)
        except LanguageError as e:
            e.source = source
            raise
    return result


for source in (
    "1 + 2 * 3 - 4",
    "2 ** 3 ** 2; -2 ** 2",
    "x = 5; y = x * 2; x < y ? 'less' : 'more'",
    "fact = n => n < 2 ? 1 : n * fact(n - 1); fact(20)",
    "compose = (f, g) => x => f(g(x)); inc = x => x + 1; compose(inc, inc)(5)",
    "map(x => x * x, [1, 2, 3.5])",
    "fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); map(fib, [1, 5, 10, 15])",
    "sum([1, 2, 3]) / len('abc') # comment\n + 1",
    "upper('hello wORLD')",
    "1 +",
    "1 $ 2",
    "a = 1;\n b + 1",
    "f(1, 2",
    "(x, y) => x; 3 'x'",
    "1 / 0",
    "(x => x)(1, 2)",
    "'a' + 1",
):
    try:
        print(repr(run(source)))
    except LanguageError as e:
        print("error", e)
    except Exception as e:
        print(type(e).__name__, e)
print([n.accept(Printer()) for n in Parser("a + b * max(1, c) ; x < 1 ? y : -z").program()])
print(list(tokenize("a=>1"))[:3], Parser("1+2").statement())
try:
    Node()
except TypeError as e:
    print(e)
