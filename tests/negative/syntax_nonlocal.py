# nonlocal without a binding.
# status: 1
# stderr: SyntaxError: no binding for nonlocal 'x' found
def f():
    nonlocal x
