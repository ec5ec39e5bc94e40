# Identifiers are not normalised; \N{...} needs a table of names that is not built in.
# expect:
# 2
# SyntaxError unknown Unicode character name
ﬁ = 1
fi = 2
print(fi)
try:
    compile("'\\N{BULLET}'", "x", "eval")
except SyntaxError as e:
    print("SyntaxError", e.msg.split(": ")[-1])
