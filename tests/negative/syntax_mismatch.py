# A closing bracket that does not fit.
# status: 1
# stderr: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
x = (1, 2]
