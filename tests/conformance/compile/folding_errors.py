# Constant expressions that raise do so when they run, each time.
class Holder:
    def __init__(self, x):
        self.x = x


holder = Holder(1)
for text in ("None + 's'", "1 / 0", "2 ** -1 // 0", "'a' * 's'", "-'x'", "(1, 2)[5]", "'abc'[None]", "~1.5"):
    for _ in range(2):
        try:
            exec(text)
        except Exception as e:
            print(type(e).__name__, e)
