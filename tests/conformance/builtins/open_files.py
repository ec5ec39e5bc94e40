# open: text and binary files, modes, lines, seek, errors.
# modes: release debug gcstress single
import os

name = "adder_test_file.txt"
with open(name, "w") as f:
    print(f.write("first\n"), f.write("zweite Zeile é\n"), f.write("no end"))
with open(name) as f:
    print(repr(f.read()))
with open(name, encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.read(3)), f.readlines(), repr(f.read()), repr(f.readline()))
with open(name) as f:
    for line in f:
        print(repr(line), len(line))
with open(name, "rb") as f:
    print(f.read(8), f.tell(), f.seek(2), f.read(3), f.seek(-3, 2), f.read(), f.seek(1), f.seek(2, 1), f.read(2))
    buffer = bytearray(4)
    f.seek(0)
    print(f.readinto(buffer), buffer)
with open(name, "a") as f:
    f.write("\nappended")
with open(name, "r+b") as f:
    f.write(b"FIRST")
    f.seek(0)
    print(f.read(7))
with open(name, "wb") as f:
    print(f.write(b"\x00\xff"), f.write(bytearray(b"ab")), f.write(memoryview(b"cd")))
print(open(name, "rb").read())
f = open(name, "w+")
f.writelines(["a\n", "b\n"])
f.flush()
f.seek(0)
print(f.readlines(), f.closed, f.name == name, f.mode)
f.close()
f.close()
print(f.closed)
for g in (
    lambda: f.read(),
    lambda: open("does/not/exist"),
    lambda: open(name, "q"),
    lambda: open(name, "rw"),
    lambda: open(name, "x"),
    lambda: open(5.5),
    lambda: open(),
    lambda: open("."),
    lambda: open(name, "rb").write(b"x"),
    lambda: open(name, "wb").write("text"),
    lambda: open(name, "w").write(b"x"),
    lambda: open(name, "rb", encoding="utf-8"),
):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
os.remove(name)
print(name in os.listdir("."))
