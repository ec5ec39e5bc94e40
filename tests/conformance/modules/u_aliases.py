# The u… names are the same modules.
# oracle: micropython
# expect:
# []
import sys

wrong = []
for name in ("uarray", "ucollections", "uerrno", "uio", "ujson", "uos", "urandom", "ustruct", "usys", "utime"):
    if name == "uos" and sys.platform == "mps2":
        continue  # a board without files
    module = __import__(name)
    real = __import__(name[1:])
    for attribute in dir(real):
        if not attribute.startswith("__") and getattr(module, attribute, None) is not getattr(real, attribute):
            wrong.append((name, attribute))
print(wrong[:5])
