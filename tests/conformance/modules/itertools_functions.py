# itertools.
import itertools as it

print(
    list(it.chain([1], "ab", (2,))),
    list(it.chain.from_iterable(["ab", [1]])),
    list(it.islice(it.count(5), 3)),
    list(it.islice(it.count(1, 2.5), 3)),
    list(it.islice("abcdef", 1, 5, 2)),
    list(it.islice(range(10), 2, None, 3)),
    list(it.islice([1, 2], 0)),
)
print(
    list(it.islice(it.cycle("ab"), 5)),
    list(it.repeat(7, 3)),
    list(it.islice(it.repeat(1), 2)),
    list(it.accumulate([1, 2, 3])),
    list(it.accumulate([3, 1, 2], max)),
    list(it.accumulate([1, 2], initial=10)),
    list(it.accumulate([])),
)
print(
    list(it.combinations("abc", 2)),
    list(it.permutations([1, 2, 3], 2)),
    list(it.permutations("ab")),
    list(it.product("ab", [1, 2])),
    list(it.product([0, 1], repeat=2)),
    list(it.combinations_with_replacement("ab", 2)),
    list(it.combinations([1], 2)),
    list(it.product()),
)
print(
    list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(it.filterfalse(None, [0, 1, ""])),
    list(it.compress("abcd", [1, 0, 1])),
    list(it.starmap(pow, [(2, 3), (3, 2)])),
    list(it.zip_longest([1, 2], "a", fillvalue="-")),
    list(it.pairwise([1, 2, 3])),
)
print(
    [(k, list(g)) for k, g in it.groupby("aabbba")],
    [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)],
)
a, b = it.tee([1, 2, 3])
print(next(a), list(b), list(a), next(it.count()), list(it.islice(it.count(10, -1), 3)))
for f in (
    lambda: it.islice([1], -1),
    lambda: it.chain(5).__next__(),
    lambda: it.combinations([1], -1),
    lambda: it.count("a"),
    lambda: it.cycle(5),
    lambda: next(it.repeat(1, 0)),
    lambda: it.product([1], repeat=-1),
    lambda: it.islice([1], 0, 1, 0),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
