# The value of a `type` statement is evaluated when it is asked for, as a function would be: names of a class body
# around it are not seen (CPython 3.12 sees them).
# expect:
# tuple[int, int]
# NameError
type Later = tuple[Row, Row]
Row = int
print(Later.__value__)


class Table:
    Cell = int
    type Cells = list[Cell]


try:
    print(Table.Cells.__value__)
except NameError:
    print("NameError")
