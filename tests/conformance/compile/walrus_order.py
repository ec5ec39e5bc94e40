# Assignment expressions in the middle of expressions that read the same variable, and evaluation order.
def f(x):
    a = x + (x := 5) + x
    b = [x, (x := 7), x]
    c = (x, (x := x + 1), x)
    d = {x: (x := 0), x: 1}
    e = max(x, (x := 3), x)
    s = f"{x} {(x := 4)} {x}"
    g = x < (x := 9) < x
    h = x if (x := 2) > 1 else -x
    y = x and (x := 0) or x
    return a, b, c, d, e, s, g, h, y, x


print(f(1))


def augmented(x):
    x += (x := 10)
    l = [0, 0, 0]
    i = 0
    l[i] = (i := 2)
    l[i] += (i := 1)
    i, l[i] = 0, 5
    return x, l, i


print(augmented(1))


def comprehension(data):
    total = 0
    sums = [total := total + v for v in data]
    last = [y := v, y * 2][1] if (v := data[-1]) else None
    any((found := v) > 2 for v in data)
    return sums, total, last, y, v, found


print(comprehension([1, 2, 3, 4]))


def conditions(items):
    out = []
    while (n := len(items)) > 1 and (top := items.pop()) != 3:
        out.append((n, top))
    if (m := out) and not (k := len(m)) > 5:
        out.append(k)
    return out, n


print(conditions([9, 3, 8, 7]))
trace = []


def t(v):
    trace.append(v)
    return v


class Box:
    def __setitem__(self, k, v):
        trace.append(("set", k, v))

    def __getitem__(self, k):
        trace.append(("get", k))
        return k

    def __setattr__(self, k, v):
        trace.append(("attr", k, v))

    def __call__(self, *args, **kwargs):
        trace.append(("call", args, kwargs))
        return self


box = Box()
box[t(1)] = t(2)
box[t(3)], box.x = t(4), t(5)
box[t(6)] += t(7)
box(t(8), *[t(9)], k=t(10), **{"m": t(11)})
t(box)(t(12))[t(13)]
{t(14): t(15), **{t(16): t(17)}}
t(18) < t(19) < t(20) > t(21) < t(0)
[t(22) for _ in t([1])]
lambda a=t(23): t(24)
t(25) if t(0) else t(26)
t(27) and t(0) and t(28)
print([v for v in trace if v is not box])
