# micropython.RingIO: a ring of bytes with the stream methods.
# uses: _ringio
# oracle: micropython
# expect:
# 3 3
# b'ab' 1
# 5 b'c12345'
# b''
import micropython

r = micropython.RingIO(8)
print(r.write(b"abc"), r.any())
print(r.read(2), r.any())
n = r.write(b"12345")
print(n, r.read(20))
print(r.read(1) or b"")
