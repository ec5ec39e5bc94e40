# Indexing: negative, out of range, wrong type, on every sequence.
values = {
    "list": [1, 2, 3],
    "tuple": (1, 2, 3),
    "str": "abc",
    "bytes": b"abc",
    "range": range(3),
    "bytearray": bytearray(b"abc"),
}
for name, v in values.items():
    print(name, v[0], v[-1], v[True], v[-3])
    for index in (3, -4, 10**20, "x", 1.0, None):
        try:
            v[index]
        except (IndexError, TypeError) as e:
            print("   ", type(e).__name__, e)
lst = [1, 2]
for statement in (
    "lst[2] = 0",
    "lst[-3] = 0",
    "del lst[5]",
    "lst['a'] = 1",
    "(1,)[0] = 2",
    "'a'[0] = 'b'",
    "b'a'[0] = 1",
    "range(3)[0] = 1",
    "None[0]",
    "len[0]",
    "{}[0]",
    "{}['k']",
    "{}[[]]",
    "int[0]",
    "5[0] = 1",
    "del 5[0]",
    "del (1,)[0]",
    "{1}[0]",
):
    try:
        exec(statement)
    except Exception as e:
        print(statement, "->", type(e).__name__, e)
