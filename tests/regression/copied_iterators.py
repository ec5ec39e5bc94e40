# Iterators over list, tuple and str can be copied: the copy stands where the original did.
import copy

for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("é2c"), lambda: reversed([1, 2, 3])):
    it = make()
    next(it)
    other = copy.copy(it)
    print(next(it), list(other), list(it), list(copy.copy(it)))
