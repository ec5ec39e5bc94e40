"""Formatting: f-strings, percent, str.format, str and repr of numbers, parsing them back."""


def main():
    total = 0
    for i in range(4000):
        x = i / 8
        line = f"{i:5d} {x:8.3f} {'name':>10}|{i:#06x}|{i!r}"
        total += len(line)
        total += len("%d:%s:%.2f:%5s" % (i, "abc", x, "z"))
        total += len("{} {:>6} {:.1f} {name}".format(i, i, x, name="n"))
        total += len(str(i)) + len(repr(x)) + len(str(x))
        total += int(str(i)) + int("%x" % i, 16) + int(float("%.1f" % x))
    return total
