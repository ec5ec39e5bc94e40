# operator.
import operator as op

print(
    op.add(1, 2),
    op.sub(5, 3),
    op.mul(2, 3),
    op.truediv(7, 2),
    op.floordiv(7, 2),
    op.mod(7, 3),
    op.pow(2, 5),
    op.neg(5),
    op.pos(-3),
    op.abs(-4),
    op.invert(5),
    op.lshift(1, 4),
    op.rshift(16, 2),
    op.and_(6, 3),
    op.or_(6, 3),
    op.xor(6, 3),
)
print(
    op.eq(1, 1),
    op.ne(1, 2),
    op.lt(1, 2),
    op.le(2, 2),
    op.gt(3, 2),
    op.ge(2, 3),
    op.not_(0),
    op.truth([]),
    op.is_(None, None),
    op.is_not(1, None),
    op.contains([1, 2], 2),
    op.concat([1], [2]),
    op.countOf([1, 1, 2], 1),
    op.indexOf("abc", "c"),
    op.index(5),
    op.length_hint([1, 2]),
)
d = {"a": 1}
op.setitem(d, "b", 2)
print(op.getitem(d, "b"), d)
op.delitem(d, "a")
print(d)
print(
    op.itemgetter(1)([5, 6]),
    op.itemgetter("x", "y")({"x": 1, "y": 2}),
    op.itemgetter(slice(1, 3))("abcd"),
    op.attrgetter("real")(5),
    op.attrgetter("real", "imag")(2 + 3j),
    op.methodcaller("upper")("ab"),
    op.methodcaller("split", ",", maxsplit=1)("a,b,c"),
)
x = [1]
y = op.iadd(x, [2])
print(y is x, x, op.imul(3, 4), op.isub(5, 1), op.ior(1, 2))


class A:
    class b:
        c = 42


print(
    op.attrgetter("b.c")(A),
    sorted([(2, "a"), (1, "b")], key=op.itemgetter(0)),
    list(map(op.mul, [1, 2], [3, 4])),
    op.call(len, "abc"),
    op.matmul.__name__,
)
for f in (
    lambda: op.add(1, "a"),
    lambda: op.itemgetter(),
    lambda: op.itemgetter(5)([1]),
    lambda: op.attrgetter("zz")(1),
    lambda: op.index(1.5),
    lambda: op.indexOf([1], 2),
    lambda: op.add(1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
