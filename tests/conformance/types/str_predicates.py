# str: isalpha, isdigit and their relatives.
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "islower", "isupper", "istitle", "isidentifier", "isprintable", "isascii"]
for s in ("", "abc", "ABC", "Abc Def", "123", "12a", " \t\n", "a b", "_x1", "é", "²", "½", "٣", "日本", "a\n", "ß", "İ", "1", "A1", "a.", "\x00", "😀", "Hello World", "hELLO", "\u2003"):
    print(repr(s), [int(getattr(s, name)()) for name in names])
print("class".isidentifier(), "9a".isidentifier(), "変数".isidentifier())
