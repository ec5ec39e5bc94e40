# Globals and built-ins are looked up anew when they change, appear and disappear.
value = 1


def read():
    return value


def use_len(x):
    return len(x)


out = []
for i in range(300):
    read()
    use_len("ab")
value = 2
out.append(read())
globals()["value"] = 3
out.append(read())
del value
try:
    read()
except NameError as e:
    out.append(str(e))
value = 4
out.append(read())
len = lambda x: "shadowed"
out.append(use_len("ab"))
del len
out.append(use_len("ab"))
import builtins

original = builtins.len
builtins.len = lambda x: "replaced"
out.append(use_len("ab"))
builtins.len = original
out.append(use_len("ab"))
print(out)
for i in range(500):
    globals()["made_%d" % i] = i
print(made_0 + made_499, read())


def loop():
    total = 0
    for i in range(100):
        if i == 50:
            globals()["step"] = 10
        total += step
    return total


step = 1
print(loop(), step)
