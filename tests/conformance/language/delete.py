# del: names, items, slices, attributes, several targets, nested targets.
a, b, c = 1, 2, 3
del a, (b, [c])
for name in "abc":
    print(name in globals())
lst = list(range(10))
del lst[0], lst[-1]
print(lst)
del lst[2:4]
print(lst)
del lst[::2]
print(lst)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class Box:
    shared = 1


box = Box()
box.v = 1
del box.v
print(hasattr(box, "v"))


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def missing_item():
    del d["zz"]


def missing_attribute():
    del box.v


def class_attribute():
    del box.shared


def out_of_range():
    del lst[99]


def missing_local():
    x = 1
    del x
    print(x)


for f in (missing_item, missing_attribute, class_attribute, out_of_range, missing_local):
    attempt(f)
try:
    del undefined_name
except NameError as e:
    print(e)
