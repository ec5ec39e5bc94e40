# A bytearray may be resized while a memoryview looks at it; the view then checks its bounds.
# expect:
# 7
# b'abcdef'
# ValueError
data = bytearray(b"abcdef")
view = memoryview(data)
data.append(1)  # CPython: BufferError
print(len(data))
print(bytes(view))
del data[2:]
try:
    print(view[5])
except ValueError:
    print("ValueError")
