# os: what MicroPython has beyond CPython.
# modes: release debug gcstress single
# oracle: micropython
# expect:
# [('d', True), ('f.txt', False)]
# 3
# True
# value None
import os

os.mkdir("ilist_test")
os.mkdir("ilist_test/d")
with open("ilist_test/f.txt", "w") as f:
    f.write("abc")
entries = sorted(os.ilistdir("ilist_test"))
print([(e[0], e[1] == 0x4000) for e in entries])
print(os.stat("ilist_test/f.txt")[6])
print(len(os.statvfs(".")) == 10)
os.remove("ilist_test/f.txt")
os.rmdir("ilist_test/d")
os.rmdir("ilist_test")
os.putenv("ADDER_TEST_VARIABLE", "value")
a = os.getenv("ADDER_TEST_VARIABLE")
os.unsetenv("ADDER_TEST_VARIABLE")
print(a, os.getenv("ADDER_TEST_VARIABLE"))
