"""Random valid programs, run by Adder and by CPython, which must print the same.

    tests/fuzz/programs.py [--seconds 60] [--seed N] [--adder PATH] [--keep]

A program that differs is written to build/fuzz/programs/ and reduced: statements are dropped while the difference stays.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "build/fuzz/programs"
CPYTHON = "/usr/bin/python3"
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONINTMAXSTRDIGITS": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}

INTS = [
    "0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "10",
    "255",
    "256",
    "-128",
    "1000003",
    "2**29",
    "2**30 - 1",
    "-2**30",
    "2**31",
    "2**61",
    "2**62 - 1",
    "2**63",
    "-2**63",
    "2**64 + 1",
    "10**20",
    "True",
    "False",
]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "-1.5", "2.25", "100.0", "1e10", "-0.125", "3.0"]
STRINGS = ["''", "'a'", "'abc'", "'hello world'", "'é日😀'", "'A1 b2'", "'  x '", "'%s'", "'\\n'", "'aXbXc'"]
NAMES = ["a", "b", "c", "d", "e"]


class Generator:
    """Writes one program. Expressions have a wanted kind, which a variable of another kind sometimes breaks on purpose."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0
        self.functions = []
        self.in_loop = False
        self.in_function = False

    def pick(self, items):
        return items[self.random.randrange(len(items))]

    def chance(self, percent):
        return self.random.randrange(100) < percent

    # ---- expressions

    def expression(self, kind=None):
        kind = kind or self.pick(["int", "int", "float", "str", "list", "bool", "tuple", "dict", "any"])
        self.depth += 1
        try:
            if self.depth > 4 or self.chance(20):
                return self.leaf(kind)
            return getattr(self, "make_" + kind)()
        finally:
            self.depth -= 1

    def leaf(self, kind):
        if self.chance(35):
            return self.pick(NAMES)
        return {
            "int": lambda: self.pick(INTS),
            "float": lambda: self.pick(FLOATS),
            "str": lambda: self.pick(STRINGS),
            "bool": lambda: self.pick(["True", "False"]),
            "list": lambda: self.pick(["[]", "[1, 2, 3]", "['x', 'y']", "[0.5]"]),
            "tuple": lambda: self.pick(["()", "(1,)", "(1, 'a')"]),
            "dict": lambda: self.pick(["{}", "{'k': 1}", "{1: 'a', 2: 'b'}"]),
            "any": lambda: self.pick(["None"] + INTS + STRINGS),
        }[kind]()

    def make_int(self):
        e = self.expression
        choice = self.random.randrange(14)
        if choice < 6:
            return f"({e('int')} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {e('int')})"
        if choice == 6:
            return f"({e('int')} {self.pick(['<<', '>>'])} {self.random.randrange(0, 70)})"
        if choice == 7:
            return f"({e('int')} ** {self.random.randrange(0, 5)})"
        if choice == 8:
            return f"({self.pick(['-', '~', '+'])}{e('int')})"
        if choice == 9:
            return f"len({e(self.pick(['str', 'list', 'dict', 'tuple']))})"
        if choice == 10:
            return f"{self.pick(['abs', 'int', 'bool'])}({e('int')})"
        if choice == 11:
            return f"({e('int')} if {e('bool')} else {e('int')})"
        if choice == 12 and self.functions:
            return self.call()
        return f"sum({e('list')})"

    def make_float(self):
        e = self.expression
        return self.pick(
            [
                lambda: f"({e('float')} {self.pick(['+', '-', '*', '/', '//', '%'])} {e(self.pick(['float', 'int']))})",
                lambda: f"float({e('int')})",
                lambda: f"({e('int')} / {e('int')})",
                lambda: f"round({e('float')}, {self.random.randrange(0, 3)})",
                lambda: f"(-{e('float')})",
                lambda: f"max({e('float')}, {e('float')})",
            ]
        )()

    def make_str(self):
        e = self.expression
        return self.pick(
            [
                lambda: f"({e('str')} + {e('str')})",
                lambda: f"({e('str')} * {self.random.randrange(0, 4)})",
                lambda: f"str({e()})",
                lambda: f"repr({e()})",
                lambda: f"{e('str')}.{self.pick(['upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'])}()",
                lambda: f"{e('str')}[{self.slice()}]",
                lambda: f"'%s|%r' % ({e()}, {e()})",
                lambda: "f'{" + self.leaf("any").replace("'", '"').replace("\\", "") + "!r:>8}'",
                lambda: f"','.join(map(str, {e('list')}))",
                lambda: f"{e('str')}.replace({e('str')}, {e('str')})",
                lambda: f"'{{:>6}}{{}}'.format({e('int')}, {e('str')})",
                lambda: f"chr(97 + {e('int')} % 26)",
            ]
        )()

    def make_bool(self):
        e = self.expression
        kind = self.pick(["int", "float", "str", "list", "tuple"])
        return self.pick(
            [
                lambda: f"({e(kind)} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {e(kind)})",
                lambda: f"({e('bool')} {self.pick(['and', 'or'])} {e('bool')})",
                lambda: f"(not {e()})",
                lambda: f"({e()} {self.pick(['in', 'not in'])} {e(self.pick(['list', 'tuple', 'dict']))})",
                lambda: f"isinstance({e()}, {self.pick(['int', 'str', 'float', 'list', '(int, str)'])})",
                lambda: f"({e('int')} < {e('int')} <= {e('int')})",
                lambda: f"bool({e()})",
                lambda: f"{self.pick(['any', 'all'])}({e('list')})",
                lambda: f"{e('str')}.{self.pick(['isdigit', 'isalpha', 'isupper', 'isspace'])}()",
            ]
        )()

    def make_list(self):
        e = self.expression
        return self.pick(
            [
                lambda: f"[{', '.join(e() for _ in range(self.random.randrange(4)))}]",
                lambda: f"({e('list')} + {e('list')})",
                lambda: f"{e('list')}[{self.slice()}]",
                lambda: f"[{self.pick(['x', 'x * 2', 'str(x)', '(x, x)', e('int')])} for x in {e('list')}]",
                lambda: f"[x for x in range({self.random.randrange(12)}) if x % {self.random.randrange(1, 4)}]",
                lambda: f"list({e(self.pick(['str', 'tuple', 'dict', 'list']))})",
                lambda: f"sorted({e('list')}, key=str)",
                lambda: f"[*{e('list')}, {e()}]",
                lambda: f"list(zip({e('list')}, {e('str')}))",
                lambda: f"{e('str')}.split({self.pick(['', chr(39) + 'X' + chr(39)])})",
                lambda: f"list(map(lambda x: {self.pick(['x', '[x]', 'x == 1'])}, {e('list')}))",
                lambda: f"list(reversed({e('list')}))",
                lambda: f"list(enumerate({e('str')}))",
            ]
        )()

    def make_tuple(self):
        e = self.expression
        return self.pick(
            [
                lambda: f"({e()}, {e()})",
                lambda: f"tuple({e('list')})",
                lambda: f"({e('tuple')} + {e('tuple')})",
                lambda: f"{e('tuple')}[{self.slice()}]",
                lambda: f"divmod({e('int')}, {e('int')})",
            ]
        )()

    def make_dict(self):
        e = self.expression
        return self.pick(
            [
                lambda: "{"
                + ", ".join(f"{e(self.pick(['int', 'str']))}: {e()}" for _ in range(self.random.randrange(4)))
                + "}",
                lambda: "{**" + e("dict") + ", 'z': " + e() + "}",
                lambda: "{x: str(x) for x in " + e("list") + "}",
                lambda: f"dict(enumerate({e('str')}))",
                lambda: f"({e('dict')} | {e('dict')})",
            ]
        )()

    def make_any(self):
        e = self.expression
        return self.pick(
            [
                lambda: e(),
                lambda: f"{e('list')}[{e('int')}]",
                lambda: f"{e('dict')}.get({e(self.pick(['int', 'str']))}, {e()})",
                lambda: f"({e()} or {e()})",
                lambda: f"({e()} and {e()})",
                lambda: f"{e('str')}[{e('int')}]",
                lambda: f"(lambda x, y={e()}: {self.pick(['x', 'y', '(x, y)', '[x, y]'])})({e()})",
                lambda: f"max({e('list')}, key=repr, default=None)",
                lambda: f"(w := {e()})",
                lambda: f"{{*{e('list')}}} == set()",
                lambda: f"type({e()}).__name__",
            ]
        )()

    def slice(self):
        number = lambda: "" if self.chance(35) else str(self.random.randrange(-4, 5))
        return f"{number()}:{number()}" + (f":{self.pick(['1', '2', '-1', '-2', '3'])}" if self.chance(40) else "")

    def call(self):
        name, count = self.pick(self.functions)
        return f"{name}({', '.join(self.expression() for _ in range(count))})"

    # ---- statements; each returns lines

    def block(self, depth, count=None):
        lines = []
        for _ in range(count or self.random.randrange(1, 4)):
            lines += self.statement(depth)
        return ["    " + line for line in lines]

    def statement(self, depth):
        kinds = ["assign"] * 5 + ["augment"] * 3 + ["print"] * 3 + ["item", "method", "unpack"]
        if depth < 3:
            kinds += ["if"] * 2 + ["for"] * 2 + ["while", "try", "try", "with_finally"]
        if depth == 0:
            kinds += ["function", "generator", "klass", "closure"]
        if self.in_loop:
            kinds += ["leave"]
        if self.in_function:
            kinds += ["return_"]
        return getattr(self, "statement_" + self.pick(kinds))(depth)

    def statement_assign(self, depth):
        return [f"{self.pick(NAMES)} = {self.expression()}"]

    def statement_augment(self, depth):
        return [
            f"{self.pick(NAMES)} {self.pick(['+=', '-=', '*=', '|=', '//='])} {self.expression(self.pick(['int', 'list', 'str', 'float']))}"
        ]

    def statement_print(self, depth):
        return [f"show({', '.join(self.expression() for _ in range(self.random.randrange(1, 4)))})"]

    def statement_item(self, depth):
        return [f"{self.pick(NAMES)}[{self.pick(['0', '-1', 'a', self.slice(), repr('k')])}] = {self.expression()}"]

    def statement_method(self, depth):
        e = self.expression
        return [
            self.pick(NAMES)
            + self.pick(
                [
                    f".append({e()})",
                    ".pop()",
                    f".extend({e('list')})",
                    ".reverse()",
                    f".insert(1, {e()})",
                    f".update({e('dict')})",
                    ".sort(key=repr)",
                    f".setdefault({e('str')}, {e()})",
                    ".clear()",
                    f".remove({e()})",
                    ".popitem()",
                ]
            )
        ]

    def statement_unpack(self, depth):
        names = [self.pick(NAMES) for _ in range(self.random.randrange(2, 4))]
        if self.chance(40):
            names[self.random.randrange(len(names))] = "*" + self.pick(NAMES)
        return [f"{', '.join(names)} = {self.expression(self.pick(['list', 'tuple', 'str']))}"]

    def statement_if(self, depth):
        lines = [f"if {self.expression('bool')}:"] + self.block(depth + 1)
        if self.chance(40):
            lines += [f"elif {self.expression('bool')}:"] + self.block(depth + 1)
        if self.chance(50):
            lines += ["else:"] + self.block(depth + 1)
        return lines

    def loop(self, head, depth):
        outer, self.in_loop = self.in_loop, True
        lines = [head, "    tick()"] + self.block(depth + 1)
        self.in_loop = outer
        if self.chance(25):
            lines += ["else:"] + self.block(depth + 1)
        return lines

    def statement_for(self, depth):
        source = self.pick(
            [
                f"range({self.random.randrange(8)})",
                f"range({self.random.randrange(5)}, {self.random.randrange(-3, 9)}, {self.pick(['1', '2', '-1'])})",
                self.expression("list"),
                self.expression("str"),
                f"list({self.expression('dict')}.items())",
            ]
        )
        return self.loop(f"for {self.pick(NAMES)} in {source}:", depth)

    def statement_while(self, depth):
        return self.loop(f"while {self.expression('bool')}:", depth)

    def statement_leave(self, depth):
        return [f"if {self.expression('bool')}: {self.pick(['break', 'continue'])}"]

    def statement_return_(self, depth):
        return [f"if {self.expression('bool')}: return {self.expression()}"]

    def statement_try(self, depth):
        lines = ["try:"] + self.block(depth + 1)
        if self.chance(25):
            lines += ["    raise " + self.pick(["ValueError(a)", "KeyError('k')", "IndexError", "Custom(b)"])]
        lines += [
            f"except {self.pick(['TypeError', 'ValueError', '(KeyError, IndexError)', 'ArithmeticError', 'Custom', 'LookupError'])} as err:",
            "    show('caught', type(err).__name__, err)",
        ] + self.block(depth + 1, 1)
        if self.chance(60):
            lines += ["except Exception as err:", "    show('other', type(err).__name__, err)"]
        if self.chance(30):
            lines += ["else:"] + self.block(depth + 1)
        if self.chance(40):
            lines += ["finally:"] + self.block(depth + 1)
        return lines

    def statement_with_finally(self, depth):
        return [f"with Manager({self.pick(['True', 'False'])}) as {self.pick(NAMES)}:"] + self.block(depth + 1)

    def function(self, head, extra, depth):
        outer = self.in_loop, self.in_function
        self.in_loop, self.in_function = False, True
        lines = (
            [head, "    tick()"]
            + extra
            + self.block(depth + 1, self.random.randrange(2, 5))
            + [f"    return {self.expression()}"]
        )
        self.in_loop, self.in_function = outer
        return lines

    def statement_function(self, depth):
        count = self.random.randrange(3)
        name = f"f{len(self.functions)}"
        parameters = NAMES[:count] + [
            f"{n}={self.leaf('any')}" for n in NAMES[count : count + self.random.randrange(3)]
        ]
        lines = self.function(
            f"def {name}({', '.join(parameters)}):",
            ["    global e"] if count < 2 and "e" not in " ".join(parameters) and self.chance(30) else [],
            1,
        )
        self.functions.append((name, count))
        return lines

    def statement_closure(self, depth):
        name = f"f{len(self.functions)}"
        lines = [
            f"def {name}(a):",
            f"    b = {self.expression()}",
            "    def inner(c):",
            "        nonlocal b",
            f"        b = {self.pick(['[b, c]', 'c', '(a, c)', self.expression()])}",
            "        return a, b",
            "    inner(1)",
            f"    return inner({self.expression()}), b",
        ]
        self.functions.append((name, 1))
        return lines

    def statement_generator(self, depth):
        name = f"g{self.random.randrange(100)}"
        outer = self.in_loop, self.in_function
        self.in_loop = self.in_function = False
        body = self.block(2, 2)
        self.in_loop, self.in_function = outer
        return [
            f"def {name}(a, b=2):",
            "    c = d = e = a",
            f"    for i in range({self.random.randrange(5)}):",
            "        tick()",
            f"        x = yield {self.pick(['i', '(i, a)', 'b'])}",
            *("    " + line for line in body),
            f"    return {self.expression()}",
            f"show(list({name}({self.expression()})))",
        ]

    def statement_klass(self, depth):
        name = f"K{self.random.randrange(100)}"
        return [
            f"class {name}:",
            f"    v = {self.expression()}",
            "    def __init__(self, x):",
            "        self.x = x",
            "    def __repr__(self):",
            f"        return '{name}(' + repr(self.x) + ')'",
            f"    def __{self.pick(['add', 'sub', 'mul', 'or'])}__(self, o):",
            f"        return {name}((self.x, o))",
            "    def __eq__(self, o):",
            "        return isinstance(o, type(self)) and self.x == o.x",
            "    __hash__ = None",
            "    def __len__(self):",
            f"        return {self.pick(['0', '3', 'self.x'])}",
            f"{self.pick(NAMES)} = {name}({self.expression()})",
        ]

    def program(self):
        lines = [
            "budget = [2000]",
            "class Stop(BaseException): pass",
            "class Custom(Exception): pass",
            "def tick():",
            "    budget[0] -= 1",
            "    if budget[0] < 0: raise Stop",
            "def show(*values):",
            "    text = repr(values)",
            "    print(text if len(text) < 500 else (text[:200], len(text)))",
            "class Manager:",
            "    def __init__(self, swallow): self.swallow = swallow",
            "    def __enter__(self): return 5",
            "    def __exit__(self, t, v, tb):",
            "        show('exit', t and t.__name__)",
            "        return self.swallow and t is not Stop",
            "a, b, c, d, e, w = 1, 'text', [1, 2, 3], {'k': 'v'}, 2.5, None",
        ]
        statements = []
        for _ in range(self.random.randrange(8, 25)):
            statement = self.statement(0)
            if statement[0].startswith(("def ", "class ")):
                statements.append(statement)
            else:
                statements.append(
                    ["try:"]
                    + ["    " + line for line in statement]
                    + ["except Exception as err:", "    show(type(err).__name__, str(err))"]
                )
        statements.append(["show(a, b, c, d, e)"])
        return lines, statements


def text_of(program):
    head, statements = program
    body = ["    " + line for statement in statements for line in statement]
    return (
        "\n".join(
            head
            + ["def main():", "    global a, b, c, d, e, w", "    pass"]
            + body
            + ["try:", "    main()", "except Stop:", "    print('stopped')"]
        )
        + "\n"
    )


def text_at_module_level(program):
    head, statements = program
    body = [
        line
        for statement in statements
        for line in ["try:"] + ["    " + line for line in statement] + ["except Stop:", "    budget[0] = 100"]
    ]
    return "\n".join(head + body) + "\n"


def run(command, path):
    try:
        done = subprocess.run(
            [*command, str(path)], stdin=subprocess.DEVNULL, capture_output=True, timeout=20, env=ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        return "time-out", ""
    out = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        out += "\n!" + (lines[-1] if lines else "")
    return done.returncode, out


def differs(text, adder, path):
    path.write_text(text, encoding="utf-8")
    wanted = run([CPYTHON, "-B"], path)
    if (
        wanted[0] == "time-out"
        or "MemoryError" in wanted[1]
        or "SyntaxError" in wanted[1]
        or "RecursionError" in wanted[1]
    ):
        return None
    got = run([adder], path)
    if "MemoryError" in got[1]:  # a text of gigabytes
        return None
    return (wanted, got) if got != wanted else None


def reduce(program, layout, adder, path):
    """Drops statements while the programs still differ."""
    head, statements = program
    changed = True
    while changed and len(statements) > 1:
        changed = False
        for i in reversed(range(len(statements))):
            fewer = statements[:i] + statements[i + 1 :]
            if differs(layout((head, fewer)), adder, path):
                statements, changed = fewer, True
    return head, statements


def attempt(seed, adder):
    program = Generator(seed).program()
    layout = text_of if seed % 2 else text_at_module_level
    path = FOUND / f"try_{seed}.py"
    try:
        if not differs(layout(program), adder, path):
            return None
        program = reduce(program, layout, adder, path)
        text = layout(program)
        wanted, got = differs(text, adder, path) or (("?", ""), ("?", ""))
        (FOUND / f"differs_{seed}.py").write_text(text, encoding="utf-8")
        pairs = [(w, g) for w, g in zip(wanted[1].split("\n"), got[1].split("\n") + [""] * 1000) if w != g]
        return seed, wanted[0], got[0], pairs[:1]
    finally:
        path.unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--count", type=int, default=1 << 30, help="at most so many programs")
    parser.add_argument("--adder", default=str(ROOT / "build/release/adder"))
    options = parser.parse_args()
    FOUND.mkdir(parents=True, exist_ok=True)
    started, done, found = time.monotonic(), 0, []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while time.monotonic() - started < options.seconds and done < options.count and len(found) < 10:
            seeds = range(options.seed + done, options.seed + min(done + 40, options.count))
            for result in pool.map(lambda s: attempt(s, options.adder), seeds):
                done += 1
                if result:
                    found.append(result)
                    seed, wanted, got, pairs = result
                    print(f"seed {seed}: status {got}, CPython {wanted}; build/fuzz/programs/differs_{seed}.py")
                    for w, g in pairs:
                        print(f"    CPython: {w[:150]}\n    Adder:   {g[:150]}")
    print(f"{done} programs from seed {options.seed}, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
