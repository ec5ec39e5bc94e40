# random: ranges and repeatability (the sequence itself is not CPython's).
import random

random.seed(42)
a = [random.random() for _ in range(5)]
random.seed(42)
print(a == [random.random() for _ in range(5)], all(0 <= x < 1 for x in a), len(set(a)) == 5)
print(
    all(1 <= random.randint(1, 6) <= 6 for _ in range(200)),
    all(random.randrange(5) in range(5) for _ in range(100)),
    all(random.randrange(2, 10, 3) in (2, 5, 8) for _ in range(100)),
    all(2 <= random.uniform(2, 3) <= 3 for _ in range(100)),
)
print(
    all(0 <= random.getrandbits(k) < 2**k for k in (1, 8, 31, 32)),
    sorted(set(random.randint(0, 3) for _ in range(300))),
    random.randint(5, 5),
    random.randrange(7, 8),
)
print(random.choice([9]), random.choice("x"), all(random.choice((1, 2, 3)) in (1, 2, 3) for _ in range(50)))
x = list(range(20))
random.shuffle(x)
print(
    sorted(x) == list(range(20)),
    sorted(random.sample(range(10), 10)),
    len(set(random.sample("abcdef", 3))),
    len(random.choices([1, 2], k=5)),
)
print(
    abs(sum(random.random() for _ in range(2000)) / 2000 - 0.5) < 0.05,
    abs(sum(random.gauss(0, 1) for _ in range(2000)) / 2000) < 0.15,
)
for f in (
    lambda: random.randrange(0),
    lambda: random.randint(2, 1),
    lambda: random.choice([]),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(),
    lambda: random.sample([1], 2),
    lambda: random.getrandbits(-1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
