# A number with letters.
# status: 1
# stderr: SyntaxError: invalid decimal literal
x = 12abc
