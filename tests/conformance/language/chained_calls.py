# Fluent interfaces, calls of calls, attributes of results, over several lines.
class Query:
    def __init__(self, rows=()):
        self.rows = list(rows)

    def where(self, f=None, **equal):
        keep = f or (lambda r: all(r[k] == v for k, v in equal.items()))
        return Query(r for r in self.rows if keep(r))

    def select(self, *names):
        return Query({n: r[n] for n in names} for r in self.rows)

    def order(self, key, reverse=False):
        return Query(sorted(self.rows, key=lambda r: r[key], reverse=reverse))

    def __getattr__(self, name):
        if name.startswith("by_"):
            return lambda value: self.where(**{name[3:]: value})
        raise AttributeError(name)

    def __iter__(self):
        return iter(self.rows)

    def __call__(self, n):
        return self.rows[n]


rows = [dict(name=n, age=a, city=c) for n, a, c in (("Ann", 30, "Ulm"), ("Bob", 25, "Bonn"), ("Cid", 30, "Bonn"))]
q = Query(rows)
print(q.where(age=30).select("name", "city").order("name", reverse=True).rows)
print(
    q.by_city("Bonn").by_age(30)(0)["name"],
    [r["name"] for r in q.where(lambda r: r["age"] < 30)],
    q.order("age")(0)["name"].upper().lower().title()[::-1],
)
print(
    (lambda: (lambda: (lambda: [1, {"k": (2, 3)}]))())()()[1]["k"][1],
    "a,b;c".replace(";", ",").split(",")[-1].upper().join("xyz").count("C"),
)


def curry(f, n, *got):
    return f(*got) if len(got) == n else lambda x: curry(f, n, *got, x)


print(curry(lambda a, b, c: a * b + c, 3)(2)(3)(4), (lambda f: f(f, 10))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
try:
    q.nope
except AttributeError as e:
    print("AttributeError", e)
