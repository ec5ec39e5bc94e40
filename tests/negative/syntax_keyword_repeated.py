# The same keyword twice in a call.
# status: 1
# stderr: SyntaxError: keyword argument repeated: a
f(a=1, a=2)
