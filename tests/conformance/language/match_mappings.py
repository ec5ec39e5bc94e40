# match: mapping patterns need their keys only; the rest can be captured.
def event(e):
    match e:
        case {"type": "key", "code": int(code)}:
            return f"key {code}"
        case {"type": "click", "pos": (x, y), **rest}:
            return f"click {x},{y} {rest}"
        case {"type": kind}:
            return f"other {kind}"
        case {}:
            return "some mapping"
        case _:
            return "no mapping"


print(event({"type": "key", "code": 65}))
print(event({"type": "key", "code": "A"}))
print(event({"type": "click", "pos": [3, 4], "button": 1, "mod": None}))
print(event({"type": "move", "dx": 1}))
print(event({"a": 1}))
print(event({}))
print(event([("type", "key")]))


class Name:
    key = "k"


match {"k": 1, 2: "two", None: 0}:
    case {Name.key: a, 2: b, None: c}:
        print(a, b, c)
match {"x": {"y": {"z": 1}}}:
    case {"x": {"y": {"z": deep}}}:
        print(deep)
match {"a": 1}:
    case {"a": 1, "b": _}:
        print("no")
    case {"a": 1 | 2 as v}:
        print("found", v)
match dict(a=1, b=2):
    case {"a": 1, **others}:
        others["c"] = 3
        print(others)
