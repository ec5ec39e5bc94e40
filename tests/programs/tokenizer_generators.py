"""A tiny language: tokenizer by generator, recursive-descent compiler to a stack machine, and the machine."""


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line

    def __repr__(self):
        return f"{self.kind}:{self.text}@{self.line}"


class CompileError(Exception):
    pass


KEYWORDS = {"if", "else", "while", "fn", "return", "print", "let"}
TWO = {"==", "!=", "<=", ">=", "&&", "||"}


def tokens(source):
    line, i, n = 1, 0, len(source)
    while i < n:
        c = source[i]
        if c == "\n":
            line += 1
            i += 1
        elif c in " \t":
            i += 1
        elif c == "#":
            while i < n and source[i] != "\n":
                i += 1
        elif c.isdigit():
            start = i
            while i < n and source[i].isdigit():
                i += 1
            yield Token("num", source[start:i], line)
        elif c.isalpha():
            start = i
            while i < n and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            yield Token(word if word in KEYWORDS else "id", word, line)
        elif c == '"':
            end = source.find('"', i + 1)
            if end < 0:
                raise CompileError(f"line {line}: string without end")
            yield Token("str", source[i + 1 : end], line)
            i = end + 1
        else:
            op = source[i : i + 2] if source[i : i + 2] in TWO else c
            if op not in TWO and op not in "+-*/%<>=(){},;":
                raise CompileError(f"line {line}: strange character {c!r}")
            yield Token(op, op, line)
            i += len(op)
    yield Token("end", "", line)


class Function:
    def __init__(self, name, parameters):
        self.name = name
        self.parameters = parameters
        self.code = []

    def emit(self, *instruction):
        self.code.append(list(instruction))
        return len(self.code) - 1


class Compiler:
    LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]

    def __init__(self, source):
        self.stream = tokens(source)
        self.now = next(self.stream)
        self.functions = {}
        self.fn = Function("main", [])

    def advance(self):
        token, self.now = self.now, next(self.stream, self.now)
        return token

    def accept(self, kind):
        return self.advance() if self.now.kind == kind else None

    def expect(self, kind):
        if self.now.kind != kind:
            raise CompileError(f"line {self.now.line}: {kind!r} expected, {self.now.text or 'end'!r} found")
        return self.advance()

    def program(self):
        while self.now.kind != "end":
            self.statement()
        self.fn.emit("halt")
        self.functions["main"] = self.fn
        return self.functions

    def block(self):
        self.expect("{")
        while not self.accept("}"):
            self.statement()

    def statement(self):
        kind = self.now.kind
        handler = getattr(self, "statement_" + kind, None) if kind in KEYWORDS else None
        if handler:
            self.advance()
            handler()
        elif kind == "id":
            name = self.advance().text
            if self.accept("="):
                self.expression()
                self.fn.emit("store", name)
            else:
                self.call(name)
                self.fn.emit("pop")
            self.expect(";")
        else:
            raise CompileError(f"line {self.now.line}: statement expected, {self.now.text!r} found")

    def statement_let(self):
        name = self.expect("id").text
        self.expect("=")
        self.expression()
        self.fn.emit("store", name)
        self.expect(";")

    def statement_print(self):
        count = 1
        self.expression()
        while self.accept(","):
            self.expression()
            count += 1
        self.fn.emit("print", count)
        self.expect(";")

    def statement_if(self):
        self.expression()
        jump = self.fn.emit("jump_false", None)
        self.block()
        if self.accept("else"):
            over = self.fn.emit("jump", None)
            self.fn.code[jump][1] = len(self.fn.code)
            self.block()
            self.fn.code[over][1] = len(self.fn.code)
        else:
            self.fn.code[jump][1] = len(self.fn.code)

    def statement_while(self):
        top = len(self.fn.code)
        self.expression()
        leave = self.fn.emit("jump_false", None)
        self.block()
        self.fn.emit("jump", top)
        self.fn.code[leave][1] = len(self.fn.code)

    def statement_return(self):
        self.expression()
        self.fn.emit("return")
        self.expect(";")

    def statement_fn(self):
        name = self.expect("id").text
        self.expect("(")
        parameters = []
        while not self.accept(")"):
            parameters.append(self.expect("id").text)
            self.accept(",")
        outer, self.fn = self.fn, Function(name, parameters)
        self.functions[name] = self.fn
        self.block()
        self.fn.emit("const", 0)
        self.fn.emit("return")
        self.fn = outer

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        self.expression(level + 1)
        while self.now.kind in self.LEVELS[level]:
            op = self.advance().kind
            self.expression(level + 1)
            self.fn.emit("binary", op)

    def atom(self):
        token = self.advance()
        if token.kind == "num":
            self.fn.emit("const", int(token.text))
        elif token.kind == "str":
            self.fn.emit("const", token.text)
        elif token.kind == "(":
            self.expression()
            self.expect(")")
        elif token.kind == "-":
            self.fn.emit("const", 0)
            self.atom()
            self.fn.emit("binary", "-")
        elif token.kind == "id":
            self.call(token.text) if self.now.kind == "(" else self.fn.emit("load", token.text)
        else:
            raise CompileError(f"line {token.line}: value expected, {token.text or 'end'!r} found")

    def call(self, name):
        self.expect("(")
        count = 0
        while not self.accept(")"):
            self.expression()
            count += 1
            self.accept(",")
        self.fn.emit("call", name, count)


def run(functions, limit=200000):
    binary = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a // b,
        "%": lambda a, b: a % b,
        "==": lambda a, b: int(a == b),
        "!=": lambda a, b: int(a != b),
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "<=": lambda a, b: int(a <= b),
        ">=": lambda a, b: int(a >= b),
        "&&": lambda a, b: a and b,
        "||": lambda a, b: a or b,
    }
    fn, pc, env, stack, frames, steps = functions["main"], 0, {}, [], [], 0
    while True:
        steps += 1
        if steps > limit:
            raise RuntimeError("too many steps")
        op, *args = fn.code[pc]
        pc += 1
        if op == "const":
            stack.append(args[0])
        elif op == "load":
            if args[0] not in env:
                raise NameError(f"{args[0]} in {fn.name}")
            stack.append(env[args[0]])
        elif op == "store":
            env[args[0]] = stack.pop()
        elif op == "binary":
            b, a = stack.pop(), stack.pop()
            stack.append(binary[args[0]](a, b))
        elif op == "jump":
            pc = args[0]
        elif op == "jump_false":
            if not stack.pop():
                pc = args[0]
        elif op == "print":
            values = stack[-args[0] :]
            del stack[-args[0] :]
            print(*values)
        elif op == "call":
            name, count = args
            target = functions.get(name)
            if target is None or len(target.parameters) != count:
                raise NameError(f"no function {name}/{count}")
            values = [stack.pop() for _ in range(count)][::-1]
            frames.append((fn, pc, env))
            fn, pc, env = target, 0, dict(zip(target.parameters, values))
        elif op == "return":
            fn, pc, env = frames.pop()
        elif op == "pop":
            stack.pop()
        else:
            return steps


PROGRAM = """
# recursion, loops, strings
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn gcd(a, b) { while b != 0 { let t = a % b; a = b; b = t; } return a; }
let i = 0;
while i < 12 { print i, fib(i); i = i + 3; }
print "gcd", gcd(1071, 462), 2 + 3 * (4 - 1), -5 + 1, 1 < 2 && 3 < 2 || 7;
let n = 2; let found = 0;
while found < 10 {
  let d = 2; let prime = 1;
  while d * d <= n { if n % d == 0 { prime = 0; } d = d + 1; }
  if prime { print n; found = found + 1; } else { }
  n = n + 1;
}
"""
program = Compiler(PROGRAM).program()
print("steps", run(program))
for name in sorted(program):
    print(name, program[name].parameters, len(program[name].code), program[name].code[:3])
print(list(tokens('let x = "s" + 1; # c'))[:6])
for bad in (
    "let = 5;",
    "print 1",
    'print "x',
    "x = @;",
    "if 1 { print 1;",
    "fn f(",
    "print x;",
    "f(1);",
    "while 1 { }",
    "return 1 + ;",
    "print 1 / 0;",
):
    try:
        run(Compiler(bad).program(), 1000)
    except (CompileError, NameError, RuntimeError, ZeroDivisionError, IndexError) as e:
        print(repr(bad), "->", type(e).__name__, e)
