# gc: collecting by request; figures that move the right way.
# oracle: none
# expect:
# True True
# True False True
# True
# True
import gc

gc.collect()
before = gc.mem_alloc()
kept = [bytes(100) for _ in range(200)]
grown = gc.mem_alloc()
kept = None
other = [bytes(1) for _ in range(3)]  # the interpreter's own registers are roots too: let them hold something else
gc.collect()
after = gc.mem_alloc()
print(grown - before >= 20000, after < grown - 15000)
a = gc.isenabled()
gc.disable()
b = gc.isenabled()
gc.enable()
print(a, b, gc.isenabled())
print(gc.mem_free() > 0 and isinstance(gc.mem_free(), int))
gc.threshold(50000)
print(gc.threshold() == 50000)
gc.threshold(-1)
