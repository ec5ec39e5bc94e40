# json.dumps: every type, separators, indentation, escapes, errors.
import json

for v in (
    None,
    True,
    False,
    0,
    -5,
    1.5,
    10**20,
    "",
    "text",
    "quote\"back\\slash/",
    "\n\t\r\b\f\x01\x7f",
    "é日😀",
    [],
    [1, "a", None],
    (1, 2),
    {},
    {"a": 1, "b": [1, {"c": 2}]},
    {1: "int key", 2.5: "f", None: "n", True: "t"},
    [[[]]],
    {"k": {}},
    1e20,
    1e-7,
    -0.0,
    100.0,
):
    print(json.dumps(v))
print(
    json.dumps({"b": 1, "a": 2}, sort_keys=True),
    json.dumps([1, 2], separators=(",", ":")),
    json.dumps({"a": [1]}, separators=(", ", "=")),
    json.dumps("é", ensure_ascii=False),
)
print(json.dumps({"a": [1, {"b": None}], "c": {}, "d": []}, indent=2))
print(
    json.dumps([1, [2]], indent="\t"),
    json.dumps(float("inf")),
    json.dumps(float("nan")),
    json.dumps({"x": 1, (1, 2): 2}, skipkeys=True),
    json.dumps(object, default=lambda o: "dflt"),
)
loop = []
loop.append(loop)
for f in (
    lambda: json.dumps(object()),
    lambda: json.dumps({(1,): 1}),
    lambda: json.dumps(b"x"),
    lambda: json.dumps({1, 2}),
    lambda: json.dumps(1j),
    lambda: json.dumps(loop),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
import io

out = io.StringIO()
json.dump({"k": [1, 2.5, "é"]}, out)
print(out.getvalue())


class D(dict):
    pass


print(
    json.dumps(D(a=1)),
    json.dumps([True, None]),
    json.dumps("\u2028"),
    json.dumps({"nested": {"deep": [1, 2, {"x": "y"}]}}),
)
