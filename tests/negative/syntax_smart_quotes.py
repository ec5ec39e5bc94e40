# Quotes of a word processor.
# status: 1
# stderr: SyntaxError: invalid character '“' (U+201C)
print(“hello”)
