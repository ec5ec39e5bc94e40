# A function with more attribute accesses than there are inline caches still runs the slow way, however often.
# modes: release debug single


class Holder:
    value = 1


COUNT = 66000
lines = ["def f(h, g):", "    t = 0", "    for i in range(40):"]
lines += ["        t += h.value"] * COUNT
lines += ["        t += g.value", "    return t"]
namespace = {}
exec("\n".join(lines), namespace)
first, second = Holder(), Holder()
second.value = 1000
print(namespace["f"](first, second), namespace["f"](second, first))
