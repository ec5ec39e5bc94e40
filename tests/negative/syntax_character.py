# A character that is not Python's.
# status: 1
# stderr: SyntaxError: invalid
x = 5 ? 3
