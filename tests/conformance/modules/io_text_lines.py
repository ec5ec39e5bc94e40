# Reading text by lines in every way; write, append and read again; iteration with other reads.
# modes: release debug gcstress single
import io
import os

name = "lines_test.txt"
text = "first\n\nthird line\r\nfourth\tx\nno end"
with open(name, "w", newline="") as f:
    f.write(text)
with open(name) as f:
    print([line.rstrip("\n") for line in f])
with open(name) as f:
    print(f.readline(), f.readline(), f.readlines(), [f.readline(), f.readline()])
with open(name) as f:
    first = next(iter(f))
    print(repr(first), sum(len(line) for line in f))
with open(name, "rb") as f:
    print(f.readlines(), f.read())
for n, line in enumerate(io.StringIO(text), 1):
    print(n, repr(line))
with open(name, "a") as f:
    print("", "appended", 5, sep="|", file=f)
    f.write("x" * 3)
with open(name) as f:
    content = f.read()
    print(repr(content[-20:]), content.count("\n"), f.read() == "")
with open(name, "w") as f:
    for i in range(2000):
        f.write("line %d é\n" % i)
with open(name) as f:
    total = count = 0
    for line in f:
        count += 1
        total += int(line.split()[1])
    print(count, total)
with open(name) as f:
    print(repr(f.read(7)), repr(f.readline()), len(f.readlines(100)) > 0)
print(os.stat(name)[6])
with open(name, "w") as f, open(name + "2", "w") as g:
    f.write("a")
    g.write("b")
print(open(name).read() + open(name + "2").read())
try:
    with open(name, "rb") as f:
        raise KeyError("inside")
except KeyError:
    print(f.closed)
with open(name, "wb") as f:
    f.write(b"\xff\xfe bad \xe9")
try:
    open(name, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(type(e).__name__, e.start)
os.remove(name)
os.remove(name + "2")
