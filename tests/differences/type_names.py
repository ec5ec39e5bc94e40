# Internal iterator types have fewer names.
# expect:
# ['str_iterator', 'bytes_iterator', 'bytes_iterator', 'list_iterator']
things = ("ab", b"ab", bytearray(b"ab"), memoryview(b"ab"))
print([type(iter(x)).__name__ for x in things])  # CPython: str_ascii_, bytes_, bytearray_, memory_iterator
