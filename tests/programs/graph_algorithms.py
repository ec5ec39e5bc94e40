"""Graphs: searches, shortest paths, spanning tree, topological order, components, maximum flow, colouring."""
import heapq
from collections import deque

INFINITY = 10 ** 9


class Graph:
    def __init__(self, directed=False):
        self.directed = directed
        self.edges = {}

    @classmethod
    def parse(cls, text, directed=False):
        graph = cls(directed)
        for part in text.split():
            ends, _, weight = part.partition(":")
            a, b = ends.split("-")
            graph.add(a, b, int(weight or 1))
        return graph

    def add(self, a, b, weight=1):
        self.edges.setdefault(a, {})[b] = weight
        self.edges.setdefault(b, {})
        if not self.directed:
            self.edges[b][a] = weight

    def __iter__(self):
        return iter(sorted(self.edges))

    def __getitem__(self, node):
        return self.edges[node]

    def __len__(self):
        return len(self.edges)

    def breadth_first(self, start):
        seen = {start}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            yield node
            for other in sorted(self[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)

    def depth_first(self, node, seen=None):
        seen = set() if seen is None else seen
        seen.add(node)
        yield node
        for other in sorted(self[node]):
            if other not in seen:
                yield from self.depth_first(other, seen)

    def dijkstra(self, start):
        distance = {start: 0}
        before = {}
        heap = [(0, start)]
        done = set()
        while heap:
            d, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            for other, weight in sorted(self[node].items()):
                if d + weight < distance.get(other, INFINITY):
                    distance[other] = d + weight
                    before[other] = node
                    heapq.heappush(heap, (d + weight, other))
        return distance, before

    def path(self, start, end):
        _, before = self.dijkstra(start)
        route = [end]
        while route[-1] != start:
            if route[-1] not in before:
                return None
            route.append(before[route[-1]])
        return route[::-1]

    def all_pairs(self):
        d = {(a, b): 0 if a == b else self[a].get(b, INFINITY) for a in self for b in self}
        for k in self:
            for a in self:
                for b in self:
                    if d[a, k] + d[k, b] < d[a, b]:
                        d[a, b] = d[a, k] + d[k, b]
        return d

    def spanning_tree(self):
        parent = {node: node for node in self}

        def find(x):
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x

        chosen = []
        for weight, a, b in sorted((w, a, b) for a in self for b, w in self[a].items() if a < b):
            ra, rb = find(a), find(b)
            if ra != rb:
                parent[ra] = rb
                chosen.append((a, b, weight))
        return chosen

    def topological(self):
        incoming = {node: 0 for node in self}
        for node in self:
            for other in self[node]:
                incoming[other] += 1
        ready = sorted(n for n, count in incoming.items() if count == 0)
        order = []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for other in sorted(self[node]):
                incoming[other] -= 1
                if incoming[other] == 0:
                    ready.append(other)
                    ready.sort()
        if len(order) < len(self):
            raise ValueError("a cycle among " + ", ".join(sorted(n for n in self if n not in order)))
        return order

    def components(self):
        left = set(self.edges)
        while left:
            found = set(self.breadth_first(min(left)))
            left -= found
            yield sorted(found)

    def strong_components(self):
        index, low, stack, result = {}, {}, [], []

        def visit(node):
            index[node] = low[node] = len(index)
            stack.append(node)
            for other in sorted(self[node]):
                if other not in index:
                    visit(other)
                    low[node] = min(low[node], low[other])
                elif other in stack:
                    low[node] = min(low[node], index[other])
            if low[node] == index[node]:
                component = []
                while True:
                    component.append(stack.pop())
                    if component[-1] == node:
                        break
                result.append(sorted(component))

        for node in self:
            if node not in index:
                visit(node)
        return result

    def max_flow(self, source, sink):
        residual = {a: dict(bs) for a, bs in self.edges.items()}
        for a in self:
            for b in self[a]:
                residual[b].setdefault(a, 0)
        total = 0
        while True:
            before = {source: None}
            queue = deque([source])
            while queue and sink not in before:
                node = queue.popleft()
                for other, capacity in sorted(residual[node].items()):
                    if capacity > 0 and other not in before:
                        before[other] = node
                        queue.append(other)
            if sink not in before:
                return total
            route, node = [], sink
            while before[node] is not None:
                route.append((before[node], node))
                node = before[node]
            amount = min(residual[a][b] for a, b in route)
            for a, b in route:
                residual[a][b] -= amount
                residual[b][a] += amount
            total += amount

    def colour(self):
        colours = {}
        for node in sorted(self, key=lambda n: (-len(self[n]), n)):
            used = {colours[o] for o in self[node] if o in colours}
            colours[node] = next(c for c in range(len(self)) if c not in used)
        return colours


roads = Graph.parse("A-B:4 A-C:2 B-C:1 B-D:5 C-D:8 C-E:10 D-E:2 D-F:6 E-F:3 X-Y:1")
print("".join(roads.breadth_first("A")), "".join(roads.depth_first("A")))
print(sorted(roads.dijkstra("A")[0].items()), roads.path("A", "F"), roads.path("A", "X"))
pairs = roads.all_pairs()
print([[pairs[a, b] if pairs[a, b] < INFINITY else "-" for b in roads] for a in roads])
print(roads.spanning_tree(), sum(w for _, _, w in roads.spanning_tree()))
print(list(roads.components()), sorted(roads.colour().items()))
tasks = Graph.parse("shirt-tie tie-jacket trousers-shoes trousers-belt belt-jacket socks-shoes", directed=True)
print(tasks.topological())
try:
    Graph.parse("a-b b-c c-a d-a", directed=True).topological()
except ValueError as e:
    print(e)
print(Graph.parse("a-b b-c c-a c-d d-e e-d f-f", directed=True).strong_components())
pipes = Graph.parse("s-a:10 s-b:10 a-b:2 a-c:4 a-d:8 b-d:9 d-c:6 c-t:10 d-t:10", directed=True)
print(pipes.max_flow("s", "t"))
grid = Graph()
for y in range(12):
    for x in range(12):
        if (x * y) % 5 != 3:
            for dx, dy in ((1, 0), (0, 1)):
                if x + dx < 12 and y + dy < 12 and ((x + dx) * (y + dy)) % 5 != 3:
                    grid.add((x, y), (x + dx, y + dy), 1 + (x * 7 + y * 3) % 4)
distance, _ = grid.dijkstra((0, 0))
print(distance[11, 11], len(distance), len(grid.path((0, 0), (11, 11))), max(distance.values()))
