# types.GenericAlias can be made and subclassed.
# uses: types
import types


class Loud(types.GenericAlias):
    def __repr__(self):
        return super().__repr__().upper()

    def __call__(self, *arguments):
        print("called with", arguments)
        return super().__call__(*arguments)

    def __getitem__(self, item):
        return ("item", item)


class Box(list):
    def fill(self):
        return "filled"


alias = types.GenericAlias(list, (int,))
print(alias, alias == list[int], alias.__origin__, alias.__args__, types.GenericAlias(dict, str))
loud = Loud(Box, (int, str))
print(repr(loud).endswith("BOX[INT, STR]"), loud.fill is Box.fill, loud[5], loud.__args__)
print(loud([1, 2]), type(loud([1])) is Box, isinstance(loud, types.GenericAlias), type(loud) is Loud)
print(Loud(list, int) == list[int], hash(Loud(list, int)) == hash(list[int]), loud.__class__ is Loud)
for arguments in ((), (list,), (list, int, str)):
    try:
        types.GenericAlias(*arguments)
    except TypeError as e:
        print(e)
try:
    isinstance([], Loud(list, int))
except TypeError as e:
    print(e)
