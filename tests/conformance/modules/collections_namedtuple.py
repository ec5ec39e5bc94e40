# collections.namedtuple.
from collections import namedtuple

P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(
    p,
    p.x,
    p[1],
    len(p),
    p == (1, 2),
    tuple(p),
    P._fields,
    p._asdict(),
    p._replace(y=5),
    P._make([7, 8]),
    isinstance(p, tuple),
    hash(p) == hash((1, 2)),
    p + (3,),
    sorted([P(2, 1), P(1, 9)]),
)
x, y = p
print(x, y, [*p], P.__name__, max(p), p.count(1), p.index(2), {p: "k"}[(1, 2)], repr(P("a", None)))
Q = namedtuple("Q", "a b, c", defaults=[3])
print(Q(1, 2), Q(1, 2, 4), Q._fields, Q._field_defaults)


class R(namedtuple("R", ("w", "h"))):
    @property
    def area(self):
        return self.w * self.h


print(R(2, 3).area, R(2, 3), namedtuple("E", ())(), namedtuple("Z", "a a b", rename=True)._fields)
for f in (
    lambda: P(1),
    lambda: P(1, 2, 3),
    lambda: P(1, z=2),
    lambda: setattr(p, "x", 5),
    lambda: p.z,
    lambda: namedtuple("T", "a a"),
    lambda: namedtuple("T", "1a"),
    lambda: namedtuple("T", "class"),
    lambda: namedtuple("T", "_x"),
    lambda: p._replace(q=1),
    lambda: P._make([1]),
    lambda: p[5],
    lambda: P(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
match p:
    case P(a, b):
        print("matched", a, b)
