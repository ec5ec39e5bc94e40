# Order of evaluation: right side first, then targets from left to right; augmented reads its target once.
log = []


def f(name, value=0):
    log.append(name)
    return value


class Recorder:
    def __setitem__(self, key, value):
        log.append(("set", key, value))

    def __getitem__(self, key):
        log.append(("get", key))
        return 10


r = Recorder()
r[f("a", 1)], r[f("b", 2)] = f("x", 5), f("y", 6)
print(log)
log.clear()
r[f("key", 3)] += f("amount", 4)
print(log)
log.clear()
d = {f("k1"): f("v1"), f("k2"): f("v2")}
print(log)
log.clear()
f("a") + f("b") * f("c")
print(log)
log.clear()
(lambda *a, **k: None)(f("p1"), *[f("p2")], key=f("kw"))
print(log)
log.clear()
x = f("then", 1) if f("test", 1) else f("else")
print(log)
log.clear()
f("l", 1) < f("m", 2) < f("n", 3)
print(log)
