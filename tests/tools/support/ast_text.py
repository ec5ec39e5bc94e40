"""CPython's syntax trees as text, in the form that tests/tools/support/syntax_dump.h describes."""
import ast
import io
import re
import string

PLAIN = set((string.ascii_letters + string.digits + "_.+-").encode())
QUOTED = [chr(byte) if byte in PLAIN else f"\\x{byte:02x}" for byte in range(256)]
CONSTANTS = {int: "int", float: "float", complex: "complex", str: "str", bytes: "bytes"}
WITHOUT_POSITION = (ast.arguments, ast.comprehension, ast.withitem, ast.match_case)
SKIPPED = {"type_comment", "kind", "type_ignores"}
MAYBE_EMPTY = {"type_params"}


def quoted(value):
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return '"' + "".join([QUOTED[byte] for byte in data]) + '"'


class Writer:
    def __init__(self, fstring_positions=True):
        self.fstring_positions = fstring_positions
        self.hidden = 0

    def statement(self, node):
        self.out = io.StringIO()
        self.write(node)
        return self.out.getvalue()

    def write(self, node):
        out = self.out.write
        if node is None:
            out("-")
        elif isinstance(node, ast.AST):
            self.node(node)
        elif isinstance(node, list):
            out("[")
            for item in node:
                self.write(item)
                out(" ")
            out("]")
        elif isinstance(node, (str, bytes)):
            out(quoted(node))
        else:
            out(str(int(node)))

    def node(self, node):
        out = self.out.write
        kind = type(node).__name__
        out(kind)
        if isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            return
        if not isinstance(node, WITHOUT_POSITION) and (not self.hidden or self.fstring_positions):
            out(f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}")
        out("(")
        self.hidden += kind == "JoinedStr"
        if kind == "JoinedStr":  # CPython 3.12 leaves empty parts in
            empty = [value for value in node.values if isinstance(value, ast.Constant) and value.value == ""]
            node.values = [value for value in node.values if value not in empty]
        if kind == "Constant":
            self.constant(node.value)
        elif kind == "MatchSingleton":
            out(f"{node.value} ")
        else:
            for field in node._fields:
                value = getattr(node, field)
                if field in SKIPPED or (field in MAYBE_EMPTY and not value and kind != "TypeAlias"):
                    continue
                if field == "conversion" and value == -1:
                    value = 0
                self.write(value)
                out(" ")
        self.hidden -= kind == "JoinedStr"
        out(")")

    def constant(self, value):
        out = self.out.write
        name = CONSTANTS.get(type(value))
        if name is None:
            out("Ellipsis " if value is ... else f"{value} ")
        elif isinstance(value, (str, bytes)):
            out(f"{name} {quoted(value)} ")
        else:
            out(f'{name} "{value!r}" ')


def trees(source, fstring_positions=True):
    """One line of text for each top-level statement."""
    writer = Writer(fstring_positions)
    return [writer.statement(node) for node in ast.parse(source).body]


NUMBER = re.compile(r'\((int|float|complex) "([^"]*)" \)')


def with_values(text):
    """The parser's tree with each number's source text replaced by its value's."""
    return NUMBER.sub(lambda match: f'({match[1]} "{ast.literal_eval(match[2])!r}" )', text)
