"""A least-recently-used cache on a doubly linked list, with its tests."""


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.before = self
        self.after = self

    def unlink(self):
        self.before.after = self.after
        self.after.before = self.before

    def insert_after(self, other):
        self.before = other
        self.after = other.after
        other.after.before = self
        other.after = self


class LRUCache:
    def __init__(self, capacity, on_evict=None):
        if capacity < 1:
            raise ValueError("capacity must be positive, not %d" % capacity)
        self.capacity = capacity
        self.on_evict = on_evict
        self.head = Node()
        self.nodes = {}
        self.hits = self.misses = 0

    def __len__(self):
        return len(self.nodes)

    def __contains__(self, key):
        return key in self.nodes

    def __getitem__(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        node.unlink()
        node.insert_after(self.head)
        return node.value

    def __setitem__(self, key, value):
        node = self.nodes.get(key)
        if node is None:
            if len(self.nodes) >= self.capacity:
                self.evict()
            node = self.nodes[key] = Node(key, value)
        else:
            node.unlink()
            node.value = value
        node.insert_after(self.head)

    def __delitem__(self, key):
        self.nodes.pop(key).unlink()

    def __iter__(self):
        node = self.head.after
        while node is not self.head:
            yield node.key
            node = node.after

    def evict(self):
        oldest = self.head.before
        oldest.unlink()
        del self.nodes[oldest.key]
        if self.on_evict:
            self.on_evict(oldest.key, oldest.value)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return "LRUCache(%s)" % ", ".join("%r: %r" % (k, self.nodes[k].value) for k in self)


def cached(capacity):
    """A decorator that remembers results."""

    def decorate(function):
        cache = LRUCache(capacity)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                result = cache[args] = function(*args)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


class Tests:
    def test_keeps_recent(self):
        c = LRUCache(2)
        c["a"] = 1
        c["b"] = 2
        assert c["a"] == 1
        c["c"] = 3
        assert "b" not in c and "a" in c and "c" in c

    def test_order(self):
        c = LRUCache(3)
        for k in "abc":
            c[k] = k.upper()
        c["a"]
        assert list(c) == ["a", "c", "b"], list(c)
        assert repr(c) == "LRUCache('a': 'A', 'c': 'C', 'b': 'B')"

    def test_overwrite(self):
        c = LRUCache(1)
        c[1] = "x"
        c[1] = "y"
        assert c[1] == "y" and len(c) == 1

    def test_delete(self):
        c = LRUCache(2)
        c[1] = 1
        del c[1]
        assert len(c) == 0 and list(c) == []
        try:
            del c[1]
        except KeyError as e:
            assert e.args == (1,)
        else:
            raise AssertionError("no KeyError")

    def test_evict_callback(self):
        gone = []
        c = LRUCache(2, on_evict=lambda k, v: gone.append((k, v)))
        for i in range(5):
            c[i] = i * i
        assert gone == [(0, 0), (1, 1), (2, 4)]

    def test_counts(self):
        c = LRUCache(2)
        c[1] = 1
        c.get(1), c.get(2), c.get(3, "dflt")
        assert (c.hits, c.misses) == (1, 2)

    def test_bad_capacity(self):
        try:
            LRUCache(0)
        except ValueError as e:
            assert "positive" in str(e)
        else:
            assert False

    def test_decorator(self):
        @cached(50)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)

        assert fib(60) == 1548008755920
        assert fib.cache.misses == 61

    def test_against_model(self):
        import random

        random.seed(1)
        c = LRUCache(5)
        model = []
        for step in range(3000):
            key = step * step % 17 % 11
            if step % 3:
                c[key] = step
                model = [(k, v) for k, v in model if k != key]
                model.insert(0, (key, step))
                model = model[:5]
            else:
                value = c.get(key)
                found = [(k, v) for k, v in model if k == key]
                assert value == (found[0][1] if found else None)
                if found:
                    model.remove(found[0])
                    model.insert(0, found[0])
            assert list(c) == [k for k, v in model]

    def test_that_fails(self):
        assert LRUCache(1).capacity == 2, "on purpose"


def run(tests):
    results = {"ok": 0, "failed": 0}
    for name in sorted(dir(tests)):
        if not name.startswith("test_"):
            continue
        try:
            getattr(tests, name)()
        except AssertionError as e:
            print("FAIL", name, e)
            results["failed"] += 1
        else:
            print("ok  ", name)
            results["ok"] += 1
    print(results)


if __name__ == "__main__":
    run(Tests())
