# Container methods: len, getitem, setitem, delitem, contains, iter, reversed, missing protocol pieces.
class Deck:
    def __init__(self):
        self.cards = ["a", "b", "c"]

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __setitem__(self, i, v):
        self.cards[i] = v

    def __delitem__(self, i):
        del self.cards[i]


d = Deck()
print(len(d), d[0], d[-1], d[0:2], list(d), "b" in d, "z" in d)
d[1] = "B"
del d[0]
print(d.cards, list(reversed(d)))
for card in d:
    print(card, end=" ")
print()


class Shows:
    def __getitem__(self, key):
        return key


s = Shows()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ..., None], s["k"])


class Contains:
    def __contains__(self, x):
        return x == 5


print(5 in Contains(), 6 in Contains(), 6 not in Contains())


class Iter:
    def __iter__(self):
        return iter((1, 2))


print(2 in Iter(), 3 in Iter(), list(Iter()), [*Iter()])


class Both:
    def __reversed__(self):
        return ["custom"]


print(reversed(Both()))
for text in ("len(5)", "5[0]", "iter(5)", "len(Shows())", "del s[0]", "s[0] = 1", "5 in 5", "reversed(5)",
             "Contains()[0]", "next(5)", "reversed({1})"):
    try:
        eval(text) if "=" not in text and "del" not in text else exec(text)
    except TypeError as e:
        print(text, "->", e)


class BadLen:
    def __len__(self):
        return -1


class TextLen:
    def __len__(self):
        return "5"


for k in (BadLen, TextLen):
    try:
        len(k())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
