# warnings and pprint, stat and keyword.
import io
import keyword
import pprint
import stat
import sys
import warnings
from collections import Counter, OrderedDict, defaultdict, deque
from types import SimpleNamespace

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
for w in caught:
    print(w.category.__name__, w.message, w.lineno, w.filename == __file__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as error", UserWarning)
    except UserWarning as e:
        print("raised", e)
    warnings.filterwarnings("ignore", "quiet.*")
    warnings.warn("quiet please")
try:
    warnings.warn("x", int)
except TypeError as e:
    print("TypeError")
err, sys.stderr = sys.stderr, io.StringIO()
for i in range(3):
    warnings.warn("only once here")
text, sys.stderr = sys.stderr.getvalue(), err
print(text.replace(__file__, "FILE"))


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
print(caught[0].lineno, warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))

data = {
    "name": "a long enough name to need more than one line when printed",
    "values": list(range(40)),
    "nested": {"k%d" % i: ["x" * i, (i, i + 1)] for i in range(6)},
    "empty": [(), [], {}, set()],
    3: "mixed" if False else None,
}
del data[3]
pprint.pprint(data)
pprint.pprint(data, width=40, indent=4)
pprint.pprint(data, compact=True, depth=1)
pprint.pprint(data["values"], compact=True, width=30)
pprint.pprint([1, 2, 3])
pprint.pprint("word " * 30, width=40)
pprint.pprint(["word " * 12, "b"], width=40)
pprint.pprint({"z": 1, "a": 2}, sort_dicts=False)
pprint.pp({"z": 1, "a": 2})
pprint.pprint(OrderedDict((str(i), "value" * 3) for i in range(5)), width=40)
pprint.pprint(Counter("abracadabra" * 3), width=20)
pprint.pprint(deque(range(30)), width=40)
pprint.pprint(defaultdict(list, {i: list(range(i)) for i in range(8)}), width=40)
pprint.pprint({"some", "strings", "in", "a", "set", "that", "are", "too", "wide"}, width=30)
pprint.pprint(frozenset(range(100, 130)), width=40)
pprint.pprint(SimpleNamespace(alpha="a" * 30, beta=["b" * 30, "c" * 30]), width=50)
pprint.pprint((1,), width=1)
pprint.pprint([[[[[1]]]]], depth=3)
recursive = [1]
recursive.append(recursive)
print(pprint.isrecursive(recursive), pprint.isreadable([1, "a"]), pprint.pformat({1: {2: {}}}), pprint.saferepr("x"))
print(stat.S_ISDIR(0o040755), stat.S_ISREG(0o100644), stat.filemode(0o100644), stat.filemode(0o041777), stat.S_IMODE(0o100644) == 0o644)
print(keyword.iskeyword("for"), keyword.iskeyword("match"), len(keyword.kwlist), keyword.issoftkeyword("match"))
