# A sensor loop that keeps the last KEEP readings: dicts, their JSON, strings of changing length, lists that grow and are
# sent. KEEP and ROUNDS stand before this text.
import gc
import json
from collections import deque


def loop(keep, rounds):
    history = deque((), keep)
    batch = []
    for i in range(rounds):
        reading = {"id": i, "t": i * 0.25, "values": [i, i + 1, i + 2], "unit": "C" * (i % 7 + 1)}
        history.append(reading)
        text = json.dumps(reading)
        batch.append(text[: i % 40 + 8])
        if len(batch) == 20:
            sent = ";".join(batch)
            batch = []
    gc.collect()
    return len(history), gc.mem_alloc()


print(*loop(KEEP, ROUNDS))
