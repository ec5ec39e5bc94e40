# f-strings as of Python 3.12: the same quotes inside, backslashes and comments in expressions.
# oracle: none
# expect:
# a, b
# one
# two
# nested deep
# 3
# value is 7
words = ["a", "b"]
print(f"{", ".join(words)}")
print(f"{"\n".join(["one", "two"])}")
print(f"{f"{"nested"} {f"{"deep"}"}"}")
print(f"{
    1 + 2  # a comment
}")
d = {"key": 7}
print(f"value is {d["key"]}")
