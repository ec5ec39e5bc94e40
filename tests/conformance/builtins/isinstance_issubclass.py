# isinstance and issubclass: tuples, nested tuples, unions, errors.
class A:
    pass


class B(A):
    pass


print(
    isinstance(B(), A),
    isinstance(A(), B),
    isinstance(1, (str, (float, int))),
    isinstance(True, int),
    isinstance(None, type(None)),
    isinstance(A, type),
    isinstance([], (list, tuple)),
    isinstance(1, ()),
    isinstance(1, int | str),
    isinstance(None, int | None),
)
print(
    issubclass(B, A),
    issubclass(A, B),
    issubclass(bool, (str, int)),
    issubclass(int, object),
    issubclass(A, A),
    issubclass(int, int | str),
    issubclass(KeyError, (ValueError, LookupError)),
)
for f in (
    lambda: isinstance(1, 2),
    lambda: isinstance(1, (int, 2)),
    lambda: isinstance("a", (int, 2)),
    lambda: isinstance(1),
    lambda: issubclass(1, int),
    lambda: issubclass(int, 5),
    lambda: issubclass(int, (5,)),
    lambda: isinstance(1, [int]),
    lambda: isinstance(1, "int"),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(
    type(B()) is B,
    type(B()) == A,
    B().__class__ is B,
    int | str,
    list[int],
    isinstance(5, type(5)),
    type(type(B())) is type,
)
