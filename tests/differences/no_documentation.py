# Built-in functions and types carry no documentation, modules no __builtins__; there is no breakpoint().
# expect:
# None None
# False
# NameError
print(len.__doc__, int.__doc__)
print("__builtins__" in globals())
try:
    breakpoint
except NameError:
    print("NameError")
