# copy asks copyreg's table, and leaves weak references as they are.
import copy
import copyreg
import sys
import weakref


class Two:
    def __new__(cls, first, second):
        self = super().__new__(cls)
        self.pair = first, second
        return self


copyreg.pickle(Two, lambda two: (Two, two.pair))
two = Two(1, [2])
print(copy.copy(two).pair, copy.deepcopy(two).pair[1] is two.pair[1], copy.copy(two).pair[1] is two.pair[1])
reference = weakref.ref(two)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)
print(sys.audit("event", 1))
