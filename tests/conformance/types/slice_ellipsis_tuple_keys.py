# slice objects and what __getitem__ receives.
s = slice(1, 10, 2)
print(
    s,
    repr(slice(5)),
    s.start,
    s.stop,
    s.step,
    slice(None).stop,
    s == slice(1, 10, 2),
    s != slice(1),
    slice(1, 2) < slice(1, 3),
)
for n in (0, 1, 5, 10, 20):
    print(
        n,
        s.indices(n),
        slice(None).indices(n),
        slice(-3, -1).indices(n),
        slice(None, None, -1).indices(n),
        slice(100, -100, -3).indices(n),
    )
for f in (
    lambda: slice(),
    lambda: slice(1, 2, 3, 4),
    lambda: hash(s),
    lambda: s.indices(-1),
    lambda: slice(0, 5, 0).indices(5),
    lambda: setattr(s, "start", 5),
    lambda: slice("a").indices(3),
    lambda: s.indices("x"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class G:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


g = G()
print(
    g[1],
    g[1:2],
    g[:],
    g[1:2:3],
    g[::],
    g[1, 2],
    g[1:2, 3],
    g[...],
    g[..., 1],
    g[()],
    g[1,],
    g["a":"b"],
    g[None:None],
    g[-1:],
    g[(1, 2)],
)
g[1:2] = 5
g[0, 1] = 6
del g[1:], g[2, 3]
g[0] += 1
print("abcdef"[slice(1, 4)], [1, 2, 3][slice(None, None, -1)], list(range(10))[slice(0, 10, 3)])
