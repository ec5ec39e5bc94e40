"""Seconds that compile() takes for a large generated source. Run by each implementation."""
import time

clock = getattr(time, "process_time", None) or (lambda: time.ticks_us() / 1000000)

PIECE = '''
class Sensor%d(Base):
    """A generated class."""
    period = %d
    names = ["a", "b", "c", %d]

    def __init__(self, bus, address=0x%x, *, rate=100):
        self.bus = bus
        self.address = address
        self.rate = rate if rate > 10 else 10
        self.buffer = bytearray(16)

    def read(self, count):
        total = 0
        for i in range(count):
            try:
                raw = self.bus.readfrom_mem(self.address, i * 2, 2)
                value = raw[0] | raw[1] << 8
                if value & 0x8000 and not self.unsigned:
                    value -= 65536
                total += value * %d.25 / (i + 1)
            except OSError as e:
                print(f"sensor {self.address:#x}: {e}", i)
                continue
        return {"total": total, "mean": total / count if count else None, "items": [x * 2 for x in self.buffer if x]}

def use_%d(a, b=%d, *rest, **options):
    with open(a) as f, lock:
        lines = [line.strip().split(",") for line in f if not line.startswith("#")]
    return sorted(lines, key=lambda row: (row[0], -len(row))), (a + b) * 3 %% %d - rest[0]
'''


def source(pieces):
    return "".join(PIECE % (i, i, i * 3, i & 0x7F, i, i, i, i + 7) for i in range(pieces))


text = source(400)
started = clock()
code = compile(text, "generated", "exec")
seconds = clock() - started
print(text.count("\n"))
print(seconds)
