# A positional argument after a keyword.
# status: 1
# stderr: SyntaxError: positional argument follows keyword argument
f(a=1, 2)
