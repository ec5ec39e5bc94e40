"""A mixture: a discrete event simulation with a heap, tuples, dictionaries and bound methods."""


class Simulation:
    def __init__(self):
        self.heap = []
        self.now = 0
        self.serial = 0
        self.seen = {}

    def at(self, time, action, *args):
        self.serial += 1
        heap = self.heap
        heap.append((time, self.serial, action, args))
        i = len(heap) - 1
        while i and heap[i] < heap[(i - 1) >> 1]:
            parent = (i - 1) >> 1
            heap[i], heap[parent] = heap[parent], heap[i]
            i = parent

    def pop(self):
        heap = self.heap
        top, last = heap[0], heap.pop()
        if heap:
            i, n = 0, len(heap)
            while True:
                child = 2 * i + 1
                if child >= n:
                    break
                if child + 1 < n and heap[child + 1] < heap[child]:
                    child += 1
                if last < heap[child]:
                    break
                heap[i] = heap[child]
                i = child
            heap[i] = last
        return top

    def arrive(self, who):
        self.seen[who] = self.seen.get(who, 0) + 1
        self.at(self.now + 3 + who * 7 % 5, self.leave, who)

    def leave(self, who):
        if self.seen[who] < 25:
            self.at(self.now + 1 + who % 3, self.arrive, who)

    def run(self):
        steps = 0
        while self.heap:
            self.now, _, action, args = self.pop()
            action(*args)
            steps += 1
        return steps


def main():
    simulation = Simulation()
    for who in range(300):
        simulation.at(who, simulation.arrive, who)
    return simulation.run(), simulation.now, sum(simulation.seen.values())
