"""Integer kernel: CRC, hashes and bit fiddling."""


def crc32_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


def main():
    table = crc32_table()
    data = bytes((i * 31 + (i >> 3)) & 0xFF for i in range(40000))
    crc = 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ crc >> 8
    fnv = 2166136261
    for byte in data:
        fnv = (fnv ^ byte) * 16777619 & 0xFFFFFFFF
    state = 12345
    bits = 0
    for _ in range(40000):
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        bits += state & 1
    return crc ^ 0xFFFFFFFF, fnv, bits
