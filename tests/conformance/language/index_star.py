# Star expressions in subscripts, and what reaches __getitem__.
class G:
    def __getitem__(self, k):
        return k

    def __class_getitem__(cls, k):
        return ("class", k)


g = G()
t = (1, 2)
print(g[*t], g[0, *t, 3], g[*[]], g[*"ab", ...], g[1:2, *t], G[int], G[int, *t], G[*t])
print(
    list[int],
    dict[str, int],
    tuple[int, ...],
    list[list[int]],
    type(list[int]).__name__,
    list[int]([1, 2]),
    list[int].__origin__ is list,
    list[int].__args__,
)
print(int | str, int | None, isinstance(5, int | None), (int | str) == (str | int), type(int | str).__name__)
d = {}
d[1, 2] = "tuple key"
d[*t] += "!"
print(d, d[(1, 2)], d[*t])
del d[*t]
print(d)
