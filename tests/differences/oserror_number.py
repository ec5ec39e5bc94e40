# OSError(n) has that errno and args[0], as programs for MicroPython expect; CPython's errno is None.
# expect:
# 5 5 (5,)
# None ('text',)
# 110 TimeoutError
e = OSError(5)
print(e.errno, e.args[0], e.args)
print(OSError("text").errno, OSError("text").args)
e = OSError(110, "slow")
print(e.errno, type(e).__name__)
