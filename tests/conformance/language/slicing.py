# Slices on lists, tuples, strings, bytes and ranges; assignment and deletion.
s = list(range(10))
print(
    s[2:5],
    s[:3],
    s[7:],
    s[:],
    s[::2],
    s[1::3],
    s[::-1],
    s[8:2:-2],
    s[-3:],
    s[:-3],
    s[-5:-2],
    s[5:2],
    s[100:],
    s[-100:2],
)
print("abcdef"[1:4], "abcdef"[::-1], (1, 2, 3, 4)[1:3], b"abc"[1:], range(10)[2:8:3], "abc"[5:], ""[::-1])
s[2:5] = ["x"]
print(s)
s[1:1] = [10, 11]
print(s)
s[:] = [1, 2, 3, 4, 5, 6]
s[::2] = "abc"
print(s)
s[1:3] = []
print(s)
s[10:] = [7, 8]
s[:0] = (0,)
print(s)
s[::-1] = range(len(s))
print(s)
del s[1:3]
del s[::2]
print(s)
s[0:1] = s
print(s)
sl = slice(1, 5, 2)
print(sl, sl.start, sl.stop, sl.step, slice(3), list(range(10))[sl], sl == slice(1, 5, 2))
print(
    slice(None, None, -1).indices(5),
    slice(1, 100).indices(4),
    slice(-3, None, 2).indices(10),
    slice(5, 1, -1).indices(3),
)


def attempt(text):
    try:
        exec(text)
    except Exception as e:
        print(type(e).__name__, e)


attempt("[1, 2][::0]")
attempt("s = [1, 2, 3]\ns[::2] = [1]")
attempt("[1]['a':]")
attempt("s = [1]\ns[0:1] = 5")
attempt("(1, 2)[0:1] = [1]")
attempt("'abc'[1.0:]")
attempt("x = 'abc'\ndel x[0:1]")
