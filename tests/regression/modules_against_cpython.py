# Small differences of modules that were found by reading through what CPython's do.
# modes: release debug gcstress single
import bisect
import copy
import functools
import itertools
import json
import json.decoder
import math
import operator
import string
import struct
import textwrap
import typing
from collections import Counter, OrderedDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Hashable, MutableSequence
from json.encoder import JSONEncoder


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Items(list):
    pass


show(lambda: Items[int])
show(lambda: namedtuple("Pair", "a b")[int, str])
show(lambda: {3: 4} | defaultdict(int, {1: 2}))
show(lambda: {3: 4} | OrderedDict({1: 2}))
show(lambda: defaultdict(int, {1: 2}) | {3: 4})
show(lambda: 1 + True)
show(lambda: [isinstance(x, Hashable) for x in ([], {}, set(), bytearray(), deque(), (), 1, "a", frozenset(), Counter())])
show(lambda: isinstance(deque(), MutableSequence))
show(lambda: operator.length_hint(itertools.repeat(1), 12))
show(lambda: [struct.pack("<e", x).hex() for x in (0.0, -0.0, 2.0**-24, 65504.0, 1e-8, -1e-8)])


class Rounding(float):
    def __ceil__(self):
        return 42

    def __floor__(self):
        return 43

    def __trunc__(self):
        return 44


show(lambda: (math.ceil(Rounding()), math.floor(Rounding()), math.trunc(Rounding()), math.floor(2.5), math.trunc(-2.5)))

# partial: keywords that are no names, copies
p = functools.partial(dict, a=1)
p.keywords[1] = 5
show(lambda: p())
show(lambda: copy.copy(functools.partial(int, "12", base=3))())
q = functools.partial(max, [1, 2])
show(lambda: copy.deepcopy(q).args[0] is q.args[0])
show(lambda: copy.copy(x for x in []))
show(lambda: functools.cached_property.__module__ + " " + UserList.__module__)


@functools.singledispatch
def kind(x):
    return "other"


@kind.register
def _(x: typing.Union[list, dict]):
    return "container"


@kind.register
def _(x: typing.Optional[str]):
    return "text"


show(lambda: [kind(x) for x in ([], {}, "a", None, 5)])

# json's parts
show(lambda: json.decoder.JSONDecodeError is json.JSONDecodeError and JSONEncoder is json.JSONEncoder)
show(lambda: json.JSONDecoder.__module__)
show(lambda: json.encoder.JSONEncoder().encode([1]))

# where words may be cut
show(lambda: textwrap.wrap("this-is-a-useful-feature for x-ray of 2-3 well-known -options", 9))
show(lambda: textwrap.wrap("yaba daba-doo -- hello--there and ää-ää", 8))


class AtTemplate(string.Template):
    delimiter = "@"
    pattern = r"""
        (?P<escaped>@@) | @(?P<named>[_a-z][._a-z0-9]*) | @\{(?P<braced>[_a-z][._a-z0-9]*)\} | (?P<invalid>@)"""


class DottedTemplate(string.Template):
    idpattern = "[a-z]+"
    braceidpattern = r"[a-z]+\.[a-z]+"


show(lambda: AtTemplate("@bag.what @{a.b} @@").substitute({"bag.what": 1, "a.b": 3}))
show(lambda: DottedTemplate("$bag ${a.b} $Bag").substitute({"bag": 1, "a.b": 3, "Bag": 4}))
show(lambda: string.Template("$A_1 ${b}").substitute(A_1=1, b=2))
