# An exception in the middle of every kind of expression leaves everything usable.
def boom(*args):
    raise ValueError("boom")


items = [1, 2, 3]
d = {"a": 1}


class O:
    x = 1


o = O()
texts = [
    "1 + boom()",
    "boom() + 1",
    "[1, boom(), 2]",
    "{1: boom()}",
    "{boom(): 1}",
    "(1, 2, boom())",
    "items[boom()]",
    "boom()[0]",
    "boom().x",
    "f(1, boom(), 3)",
    "f(k=boom())",
    "f(*boom())",
    "f(**boom())",
    "[x for x in boom()]",
    "[boom() for x in items]",
    "[x for x in items if boom()]",
    "{x: boom() for x in items}",
    "sorted(items, key=boom)",
    "f'{boom()}'",
    "f'{1:{boom()}}'",
    "1 if boom() else 2",
    "boom() and 1",
    "1 and boom()",
    "not boom()",
    "-boom()",
    "1 < 2 < boom()",
    "items[1:boom()]",
    "lambda x=boom(): x",
    "max(items, key=boom)",
    "list(map(boom, items))",
    "(y := boom())",
    "print(boom())",
    "'%s' % boom()",
    "len(boom())",
    "boom() in items",
    "all(boom() for _ in items)",
    "next(x for x in boom())",
    "items.append(boom())",
    "d.get(boom())",
    "isinstance(boom(), int)",
    "type(boom())",
    "getattr(o, boom())",
]


def f(*a, **k):
    return a, k


ok = 0
for text in texts:
    for _ in range(3):
        try:
            eval(text)
            print("no error in", text)
        except ValueError as e:
            assert str(e) == "boom" and e.__context__ is None
            ok += 1
print(ok, items, d)
for text in (
    "items[0] = boom()",
    "items[boom()] = 1",
    "o.x = boom()",
    "boom().x = 1",
    "d[boom()] = 1",
    "items[0] += boom()",
    "o.x += boom()",
    "del items[boom()]",
    "a, b = boom()",
    "a, b = 1, boom()",
    "for x in boom(): pass",
    "assert boom()",
    "with boom(): pass",
    "raise boom()",
    "import sys; boom()",
    "class K(boom()): pass",
    "class K:\n    x = boom()",
    "def g(x=boom()): pass",
    "@boom\ndef g(): pass",
    "while boom(): pass",
    "match boom():\n    case 1: pass",
    "return_ = boom()",
    "for items[boom()] in [1]: pass",
    "try:\n    pass\nfinally:\n    boom()",
    "items[boom():] = [1]",
    "x: boom() = 1",
    "del o.x, boom().y",
    "global_name = [boom()]",
):
    try:
        exec(text)
        print("no error in", text)
    except ValueError as e:
        ok += 1
    except AttributeError as e:
        print(text, e)
print(ok, items, d, o.x)
