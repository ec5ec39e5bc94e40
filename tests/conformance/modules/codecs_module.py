# codecs, platform, timeit, and _thread's locks.
# modes: release debug gcstress single
import _thread
import codecs
import os
import platform
import tempfile
import timeit

print(codecs.encode("Hello, World", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex_codec"), codecs.encode(b"hi", "base64"))
print(codecs.encode("é"), codecs.decode(b"\xe9", "latin-1"), codecs.encode("é", "ascii", "replace"), codecs.lookup("utf-8").name, codecs.getencoder("utf-8")("é"), codecs.getdecoder("ascii")(b"a"))
try:
    codecs.lookup("nothing")
except LookupError as e:
    print(e)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "t")
    with codecs.open(path, "w", "utf-8") as f:
        f.write("é\r\n")
    with codecs.open(path, encoding="utf-8") as f:
        print(repr(f.read()))
    with open(path, encoding="locale") as f:
        print(repr(f.read()))
print(platform.python_version_tuple()[0], platform.system() == os.uname().sysname, isinstance(platform.platform(), str))
calls = []
print(timeit.timeit(lambda: calls.append(1), number=10) >= 0, len(calls), timeit.timeit("x += n", "x = 0", number=5, globals={"n": 2}) >= 0,
      len(timeit.repeat("pass", repeat=3, number=2)), timeit.Timer("y = 1\nz = y").timeit(3) >= 0)
lock = _thread.allocate_lock()
with lock:
    print(lock.locked(), lock.acquire(False), lock.acquire(True, 0))
print(lock.locked(), isinstance(lock, _thread.LockType))
try:
    lock.release()
except RuntimeError as e:
    print(e)
again = _thread.RLock()
with again, again:
    print("twice", _thread.get_ident() == _thread.get_ident())
