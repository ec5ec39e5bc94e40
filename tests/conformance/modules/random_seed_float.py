# random.seed of a float takes its hash, which depends on the machine's word.
# modes: release debug gcstress single
import random

for seed in (1.5, -2.25, 0.0, 1e10):
    random.seed(seed)
    print(random.getrandbits(32), random.randint(1, 100), random.choice("abcdef"), random.sample(range(50), 3))
