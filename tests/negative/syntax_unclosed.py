# An open bracket is named with the line where it was opened.
# status: 1
# stderr: line 5
# stderr: SyntaxError: '(' was never closed
x = (1, 2
y = 3
