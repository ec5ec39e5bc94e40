# The same parameter twice.
# status: 1
# stderr: SyntaxError: duplicate argument 'a' in function definition
def f(a, a):
    pass
