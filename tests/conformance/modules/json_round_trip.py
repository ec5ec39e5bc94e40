# json: what is written reads back the same, for nested data of every kind, and text of every character.
import json

values = [
    None,
    True,
    False,
    0,
    1,
    -1,
    12345678901234567890,
    0.5,
    -2.25,
    1e10,
    "",
    "a",
    "é日😀",
    "\x00\x01\x1f\x7f",
    "\"\\/\b\f\n\r\t",
    [],
    {},
    [[]],
    [{}],
    {"a": {}},
    {"": ""},
    {"k": [1, [2, [3, [4]]]]},
    list(range(50)),
    {str(i): i for i in range(30)},
    [None, [True, [False]]],
    {"é": "日", "\n": "\t"},
]
for v in values:
    for options in (
        {},
        {"indent": 1},
        {"indent": 4},
        {"separators": (",", ":")},
        {"sort_keys": True},
        {"ensure_ascii": False},
    ):
        text = json.dumps(v, **options)
        assert json.loads(text) == v, (v, options, text)
    print(json.dumps(v)[:70])
deep = []
for _ in range(50):
    deep = [deep]
assert json.loads(json.dumps(deep)) == deep
all_chars = "".join(map(chr, list(range(0x20, 0x250)) + [0x2028, 0xFFFD, 0x10000, 0x10FFFF]))
assert json.loads(json.dumps(all_chars)) == all_chars == json.loads(json.dumps(all_chars, ensure_ascii=False))
print(
    json.dumps({1: 1, True: 2, None: 3, 1.5: 4}),
    json.loads('{"a": [1, 2, {"b": null}], "c": "d"}')["a"][2]["b"],
    json.dumps((1, (2, 3))),
    json.loads(" [1 , 2 ] "),
    json.dumps("</script>"),
)
