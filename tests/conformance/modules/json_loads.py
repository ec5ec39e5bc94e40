# json.loads: every form, white space, escapes, errors with their position.
import io
import json

for t in (
    "null",
    "true",
    "false",
    "0",
    "-5",
    "1.5",
    "1e3",
    "-1.5E-2",
    '""',
    '"text"',
    r'"\"\\\/\b\f\n\r\t"',
    r'"\u00e9\u65e5\ud83d\ude00"',
    "[]",
    "[1, 2,3]",
    "{}",
    '{"a": 1, "b": [true, null]}',
    '  [ 1 , { "x" : [ ] } ]\n',
    "123456789012345678901234567890",
    '"é日"',
    "[[[[]]]]",
    '{"a":{"b":{"c":[1,{"d":"e"}]}}}',
    "NaN",
    "Infinity",
    "-Infinity",
    "1E2",
    "0.0",
    "-0",
):
    v = json.loads(t)
    print(repr(v), type(v).__name__)
print(
    json.loads(b'{"k": 1}'),
    json.loads(bytearray(b"[1]")),
    json.load(io.StringIO('{"a": [1, 2]}')),
    json.loads('{"a":1,"a":2}'),
    json.loads("1.0", parse_float=str),
    json.loads("[1]", parse_int=lambda s: "i" + s),
    json.loads('{"a": 1}', object_hook=lambda d: sorted(d.items())),
    json.loads('{"b": 1, "a": 2}', object_pairs_hook=list),
)
for t in (
    "",
    " ",
    "nul",
    "[1,",
    "[1,]",
    "{",
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    "{a: 1}",
    "'a'",
    '"abc',
    '"\\x"',
    '"\\u12"',
    "01",
    "1.",
    ".5",
    "-",
    "1e",
    "[1 2]",
    "tru",
    '"a\nb"',
    "[1]]",
    '{"a" 1}',
    "+1",
    "[",
    '"\t"',
    "{1: 2}",
    "1 2",
    "\x00",
    "[1, , 2]",
):
    try:
        print(repr(t), json.loads(t))
    except ValueError as e:
        print(repr(t), "->", e)
for v in (None, 5, [1]):
    try:
        json.loads(v)
    except TypeError as e:
        print(e)
e = None
try:
    json.loads('{"a": \n x}')
except json.JSONDecodeError as error:
    e = error
print(e.msg, e.pos, e.lineno, e.colno, issubclass(json.JSONDecodeError, ValueError))
for v in ([1, "a", None, True, 2.5, {"k": []}], "esc\n\"", {"x": {"y": [0.1, -1e-5]}}):
    assert json.loads(json.dumps(v)) == v
