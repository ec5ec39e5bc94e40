"""The longest turn of a program that allocates steadily beside 100 KB of live objects, on a microcontroller.

QEMU runs it with one nanosecond for each instruction, so that a microsecond is a thousand instructions.
"""
import time

keep = []
for i in range(100 * 1024 // 50):
    keep.append((i, [i, None]))


def longest_turn(count):
    longest = 0
    before = time.ticks_us()
    for i in range(count):
        x = [i, (i, i), [i]]
        now = time.ticks_us()
        if now - before > longest:
            longest = now - before
        before = time.ticks_us()
    return longest


longest_turn(1000)
print(longest_turn(30000))
