# More variables, temporaries and constants than an instruction can name.
lines = ["def many(a):"]
for i in range(450):
    lines.append(f" v{i} = a + {i}")
lines.append(" if a == 3:")
for i in range(0, 450, 7):
    lines.append(f"  v{i} += v{(i * 31 + 5) % 450} * 2")
lines.append(" del v440")
lines.append(" try:")
lines.append("  v440")
lines.append(" except UnboundLocalError:")
lines.append("  v440 = 1")
lines.append(" f = lambda: v444 + v3 if a else v445")
lines.append(" return [" + ", ".join(f"v{i}" for i in range(450)) + "], f()")
source = "\n".join(lines)
space = {}
exec(source, space)
for a in (0, 3):
    values, called = space["many"](a)
    print(len(values), sum(values), values[-3:], called)

# nested calls and methods, deeper than there are registers
depth = 60
text = "x"
for i in range(depth):
    text = f"f({i}, {text}, {i} + 1, *[1], k={i})" if i % 3 else f"m.g({i}, {text}, z={i})"
space = {"f": lambda a, b, c, d, k: a + b - c + d + k, "x": 5}


class M:
    def g(self, a, b, z):
        return b + a - z


space["m"] = M()
exec("def run(x):\n y = 7\n return " + text + " + y", space)
print(space["run"](5))

# displays, calls and targets of many items
names = [f"n{i}" for i in range(300)]
space = {}
exec(
    "def run(items):\n"
    f" {', '.join(names)} = items\n"
    f" l = [{', '.join(names)}]\n"
    f" t = ({', '.join(names)})\n"
    f" s = {{{', '.join(names)}}}\n"
    f" d = {{{', '.join(f'{n}: -{n}' for n in names)}}}\n"
    f" c = g({', '.join(names)})\n"
    f" k = g({', '.join(f'{n}={n}' for n in names)})\n"
    " return l == list(t), sorted(s) == l, d[299], c, k\n"
    "def g(*args, **kwargs): return len(args), sum(args), len(kwargs), sum(kwargs.values())\n",
    space,
)
print(space["run"](range(300)))
for bad in (range(299), range(301)):
    try:
        space["run"](bad)
    except ValueError as e:
        print("ValueError")

# more constants than a byte can number
body = "".join(f" t += x * {1000 + i} - {i}.5\n" for i in range(400))
exec("def run(x):\n t = 0\n" + body + " return t", space)
print(space["run"](2), space["run"](0.5))

# jumps farther than 16 bits; jumps_far.py has one in a function
exec("t = 0\nfor i in range(3):\n if i == 1:\n" + "  t = t + i\n" * 12000 + " t += 1\n", space)
print(space["t"])
