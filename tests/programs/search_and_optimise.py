# single: differs
"""Algorithms with heapq, bisect, deque: Dijkstra, A*, Kruskal, topological sort, k-way merge, LIS, intervals, knapsack, edit distance."""
import bisect
import heapq
import random
from collections import defaultdict, deque
from functools import cache, lru_cache
from itertools import combinations, count
from math import hypot, inf


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adj = defaultdict(dict)
        for a, b, w in edges:
            self.adj[a][b] = w
            if not directed:
                self.adj[b][a] = w

    def dijkstra(self, start):
        dist, prev, heap = {start: 0}, {}, [(0, start)]
        while heap:
            d, u = heapq.heappop(heap)
            if d > dist[u]:
                continue
            for v, w in self.adj[u].items():
                if (nd := d + w) < dist.get(v, inf):
                    dist[v], prev[v] = nd, u
                    heapq.heappush(heap, (nd, v))
        return dist, prev

    def path(self, a, b):
        _, prev = self.dijkstra(a)
        out = [b]
        while out[-1] != a:
            out.append(prev[out[-1]])
        return out[::-1]

    def bfs(self, start):
        seen, queue = {start}, deque([start])
        while queue:
            u = queue.popleft()
            yield u
            for v in sorted(self.adj[u]):
                if v not in seen:
                    seen.add(v)
                    queue.append(v)

    def kruskal(self):
        parent = {v: v for v in self.adj}

        def find(v):
            while parent[v] != v:
                parent[v] = v = parent[parent[v]]
            return v

        tree = []
        for w, a, b in sorted({(w, *sorted((a, b))) for a in self.adj for b, w in self.adj[a].items()}):
            if (ra := find(a)) != (rb := find(b)):
                parent[ra] = rb
                tree.append((a, b, w))
        return tree

    def bellman_ford(self, start):
        dist = {start: 0}
        for _ in range(len(self.adj)):
            changed = False
            for u in list(self.adj):
                for v, w in self.adj[u].items():
                    if u in dist and dist[u] + w < dist.get(v, inf):
                        dist[v] = dist[u] + w
                        changed = True
            if not changed:
                return dist
        raise ValueError("negative cycle")


def toposort(deps):
    indegree, users = dict.fromkeys(deps, 0), defaultdict(list)
    for k, vs in deps.items():
        for v in vs:
            indegree.setdefault(v, 0)
            users[v].append(k)
            indegree[k] += 1
    ready = [k for k, n in indegree.items() if not n]
    heapq.heapify(ready)
    order = []
    while ready:
        k = heapq.heappop(ready)
        order.append(k)
        for u in users[k]:
            indegree[u] -= 1
            if not indegree[u]:
                heapq.heappush(ready, u)
    if len(order) < len(indegree):
        raise ValueError("cycle among " + ", ".join(sorted(k for k, n in indegree.items() if n)))
    return order


def astar(grid, start, goal):
    rows = grid.split()
    tie = count()
    heap, came, cost = [(0, next(tie), start)], {start: None}, {start: 0}
    while heap:
        _, _, (y, x) = heapq.heappop(heap)
        if (y, x) == goal:
            break
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            p = ny, nx = y + dy, x + dx
            if 0 <= ny < len(rows) and 0 <= nx < len(rows[0]) and rows[ny][nx] != "#":
                c = cost[y, x] + 1
                if c < cost.get(p, inf):
                    cost[p], came[p] = c, (y, x)
                    heapq.heappush(heap, (c + abs(goal[0] - ny) + abs(goal[1] - nx), next(tie), p))
    cells, p = set(), goal
    while p:
        cells.add(p)
        p = came[p]
    return "\n".join("".join("*" if (y, x) in cells else c for x, c in enumerate(r)) for y, r in enumerate(rows))


def lis(seq):
    tails = []
    for x in seq:
        i = bisect.bisect_left(tails, x)
        tails[i:i + 1] = [x]
    return len(tails)


def knapsack(items, room):
    @cache
    def best(i, left):
        if i == len(items):
            return 0, ()
        value, weight = items[i]
        skip = best(i + 1, left)
        if weight > left:
            return skip
        v, chosen = best(i + 1, left - weight)
        return max(skip, (v + value, (i,) + chosen))

    return best(0, room), best.cache_info().currsize


@lru_cache(maxsize=None)
def distance(a, b):
    if not a or not b:
        return len(a or b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


def queens(n):
    def place(row, cols):
        if row == n:
            yield tuple(cols)
            return
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)):
                yield from place(row + 1, cols + [c])

    return list(place(0, []))


g = Graph([("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("E", "F", 3)])
print(dict(sorted(g.dijkstra("A")[0].items())), g.path("A", "F"), list(g.bfs("A")), g.kruskal(), sep="\n")
print(Graph([("s", "a", 4), ("s", "b", 2), ("b", "a", -3), ("a", "t", 1)], directed=True).bellman_ford("s"))
try:
    Graph([("a", "b", -1), ("b", "a", -1)], directed=True).bellman_ford("a")
except ValueError as e:
    print(e)
print(toposort({"app": ["lib", "log"], "lib": ["core"], "log": ["core", "time"], "test": ["app"]}))
try:
    toposort({"a": ["b"], "b": ["c"], "c": ["a"], "d": []})
except ValueError as e:
    print(e)
print(astar("....#....\n.##.#.##.\n.#..#..#.\n.#.###.#.\n.#.....#.\n.#######.\n.........", (2, 2), (2, 5)))
random.seed(2024)
data = [random.randint(0, 1000) for _ in range(300)]
print(data[:12], lis(data), heapq.nlargest(4, data), heapq.nsmallest(3, data, key=lambda x: x % 100), list(heapq.merge([1, 4, 9], [2, 3], [0, 10], reverse=False)))
h = data[:10]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 5), heapq.heapreplace(h, 999), [heapq.heappop(h) for _ in range(len(h))])
print(knapsack([(60, 10), (100, 20), (120, 30), (40, 5)], 50), distance("intention", "execution"), distance.cache_info().hits > 0)
print(len(queens(6)), queens(5)[0], [sum(c) for c in combinations([3, 5, 7], 2)])
grades = [bisect.bisect([60, 70, 80, 90], s) for s in (33, 99, 77, 70, 89, 90, 100)]
print(["FDCBA"[i] for i in grades], bisect.insort(data[:0], 3), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([(1, "a"), (2, "b")], 1, key=lambda t: t[0]))
points = [(random.random(), random.random()) for _ in range(60)]
print("%.6f" % min(hypot(a - c, b - d) for (a, b), (c, d) in combinations(points, 2)))
random.shuffle(data)
print(data[:5], random.sample(range(100), 5), random.choices("abc", weights=[5, 1, 1], k=8), round(random.gauss(0, 1), 6), random.choice(list("xyz")), round(random.uniform(1, 2), 6), random.randrange(0, 100, 7), round(random.triangular(0, 1, 0.5), 6), round(random.expovariate(2), 6), random.getrandbits(40), round(random.betavariate(2, 3), 6), round(random.normalvariate(5, 2), 6))
