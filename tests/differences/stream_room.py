# StringIO(n) and BytesIO(n) are empty streams with room for n, as on MicroPython; CPython: TypeError.
# expect:
# hello
# 5
# b'x'
import io

s = io.StringIO(50)
s.write("hello")
print(s.getvalue())
print(s.tell())
b = io.BytesIO(16)
b.write(b"x")
print(b.getvalue())
