# Floats have no identity of their own: equal bits are the same object, so a NaN is the same NaN everywhere.
# expect:
# True
# True False
# True
a, b = 1.5, 3.0 / 2
print(a is b)
nan = float("nan")
print(nan is float("nan"), nan == nan)
print([nan] == [float("nan")])  # containers compare identity first; CPython: False for two NaN objects
