# A parameter without default after one with.
# status: 1
# stderr: SyntaxError: non-default argument follows default argument
def f(a=1, b):
    pass
