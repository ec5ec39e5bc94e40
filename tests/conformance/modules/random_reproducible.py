# random: the same seed gives the same sequence, for every function; different seeds differ.
import random


def sample(seed):
    random.seed(seed)
    return [
        random.random(),
        random.randint(0, 10**6),
        random.getrandbits(30),
        random.randrange(10**6),
        random.uniform(-1, 1),
        random.choice(range(10**6)),
        random.randrange(0, 10**6, 7),
    ]


print(sample(1) == sample(1), sample(2) == sample(2), sample(1) != sample(2), sample(0) != sample(1))
r = random.Random(5)
s = random.Random(5)
print([r.random() for _ in range(3)] == [s.random() for _ in range(3)], r.randint(1, 3) in (1, 2, 3))
random.seed(3)
counts = [0] * 10
for _ in range(5000):
    counts[random.randrange(10)] += 1
print(all(400 < c < 600 for c in counts), sum(counts))
bits = [random.getrandbits(1) for _ in range(1000)]
print(400 < sum(bits) < 600)
values = [random.random() for _ in range(1000)]
print(min(values) < 0.02, max(values) > 0.98, len(set(values)) > 990)
random.seed(9)
x = list(range(10))
random.shuffle(x)
y = x[:]
random.seed(9)
x = list(range(10))
random.shuffle(x)
print(x == y, sorted(x) == list(range(10)))
