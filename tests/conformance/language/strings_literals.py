# String and bytes literals: escapes, raw, prefixes, adjacent parts, triple quotes.
# uses: _encodings
print("tab\tnewline\\n quote\" 'single'")
print('\x41\u00e9\U0001F600\101\0'.encode())
print(repr("\a\b\f\v\r\n\t\\\'\""))
print(r"raw \n \x41", R'\'')
print(b"bytes \x00\xff\n", rb"\x00", bR'\d', BR"\d")
print("adjacent " "parts " 'join' r"\n")
print("""triple
  lines "quoted" \
joined""")
print('''it's "fine"''')
print(u"unicode prefix")
print("a\
b")
print(len("\u2022"), "\u00e9")
print("é" == "\u00e9", len("日本語"), "日本語"[1], "😀"[0] == "😀", len("😀"))
print(repr("é日😀\u200b\x7f\x80\xa0"))
print(ascii("é日😀"))
print("\1\12\123\1234".encode("unicode_escape"))
print("" "", '' == "", "'" + '"')
print(("a"
       "b"), ["x" "y", "z"])
print(b"a" b"b", b'\'"')
print("%s" "%d" % ("a", 1))
