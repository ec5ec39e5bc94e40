"""Huffman coding: a heap, a tree, a bit stream, a file format, and back again."""


class Heap:
    """A binary heap of comparable items."""

    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0:
            parent = (i - 1) // 2
            if not items[i] < items[parent]:
                break
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            i = 0
            while True:
                child = 2 * i + 1
                if child >= len(items):
                    break
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if not items[child] < items[i]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol, self.weight = symbol, weight
        self.first = symbol

    def __lt__(self, other):
        return (self.weight, self.first) < (other.weight, other.first)

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"


class Branch(Leaf):
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.weight = left.weight + right.weight
        self.first = min(left.first, right.first)

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")


class BitWriter:
    def __init__(self):
        self.data = bytearray()
        self.current = 0
        self.count = 0

    def write(self, value, width):
        for shift in range(width - 1, -1, -1):
            self.current = self.current << 1 | (value >> shift & 1)
            self.count += 1
            if self.count % 8 == 0:
                self.data.append(self.current)
                self.current = 0

    def finish(self):
        padding = -self.count % 8
        self.write(0, padding)
        return bytes(self.data)


class BitReader:
    def __init__(self, data):
        self.data = data
        self.pos = 0

    def bit(self):
        byte, offset = divmod(self.pos, 8)
        if byte >= len(self.data):
            raise EOFError("the bit stream ended")
        self.pos += 1
        return self.data[byte] >> (7 - offset) & 1

    def read(self, width):
        value = 0
        for _ in range(width):
            value = value << 1 | self.bit()
        return value


def lengths_of(data):
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    heap = Heap(Leaf(symbol, count) for symbol, count in sorted(counts.items()))
    while len(heap) > 1:
        heap.push(Branch(heap.pop(), heap.pop()))
    return {symbol: len(code) for symbol, code in heap.pop().codes()}


def canonical(lengths):
    """Codes that follow from their lengths alone: {symbol: (value, length)}."""
    code = previous = 0
    table = {}
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        code <<= length - previous
        table[symbol] = code, length
        code += 1
        previous = length
    return table


def compress(data):
    writer = BitWriter()
    writer.write(len(data), 24)
    if data:
        lengths = lengths_of(data)
        writer.write(len(lengths), 9)
        for symbol, length in sorted(lengths.items()):
            writer.write(symbol, 8)
            writer.write(length, 5)
        table = canonical(lengths)
        for byte in data:
            writer.write(*table[byte])
    return writer.finish()


def decompress(packed):
    reader = BitReader(packed)
    size = reader.read(24)
    if not size:
        return b""
    lengths = {}
    for _ in range(reader.read(9)):
        symbol = reader.read(8)
        lengths[symbol] = reader.read(5)
    decode = {(length, code): symbol for symbol, (code, length) in canonical(lengths).items()}
    out = bytearray()
    while len(out) < size:
        code = length = 0
        while (length, code) not in decode:
            code = code << 1 | reader.bit()
            length += 1
            if length > 31:
                raise ValueError("no such code")
        out.append(decode[length, code])
    return bytes(out)


TEXT = b"""It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness"""

table = canonical(lengths_of(b"abracadabra"))
for symbol, (code, length) in sorted(table.items(), key=lambda item: (item[1][1], item[0])):
    print(chr(symbol), bin(code)[2:].zfill(length))
for sample in (b"", b"a", b"aaaa", b"abracadabra", TEXT, bytes(range(256)), bytes(i * i % 251 for i in range(3000))):
    packed = compress(sample)
    assert decompress(packed) == sample
    print(len(sample), "->", len(packed), packed[:8].hex())
for damaged in (compress(TEXT)[:100], b"\x00\x00", b"\x00\x00\x05\x00\x80\x00"):
    try:
        print(len(decompress(damaged)))
    except (EOFError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
