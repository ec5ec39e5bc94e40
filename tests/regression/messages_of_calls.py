# Messages that told something else, or nothing.
import time
from datetime import date


class K:
    def __init__(self, **more):
        self.more = more


for wrong in (lambda: dict(**[1]), lambda: K(*5), lambda: int.from_bytes(5, "big"), lambda: int.from_bytes("a", "big"), lambda: time.sleep("a"),
              lambda: date(2024, 1, 1).strftime(5)):
    try:
        print(wrong())
    except TypeError as e:
        print(e)
