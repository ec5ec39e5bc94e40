# Case conversion maps one character to one, ß to SS apart: ligatures and title case of digraphs stay.
# expect:
# STRASSE
# True
# True
print("straße".upper())
print("ﬁ".upper() == "ﬁ")  # CPython: FI
print("ǆ".title() == "Ǆ")  # CPython: ǅ
