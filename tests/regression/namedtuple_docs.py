# Fields of named tuples have docstrings, which programs may change.
from collections import namedtuple

Book = namedtuple("Book", "id title")
print(Book.id.__doc__, repr(Book.title), Book.__doc__)
Book.id.__doc__ = "13-digit ISBN"
Book.__doc__ += ": a book"
print(Book.id.__doc__, repr(Book.id), Book.__doc__, Book(1, "x").id)
