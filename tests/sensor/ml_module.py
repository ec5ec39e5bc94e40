# The module ml as programs use it: models from files and from memory, learning on the node, saving, damaged files.
# modes: release debug gcstress single
# timeout: 40
# expect:
# 3 784 10 classify () True 1.0
# 3 784 10 classify () True 1.0
# 3 784 10 classify () True 1.0
# 3 784 10 classify () True 1.0
# 3
# ValueError: predict() argument 'features' must have 784 items, not 783
# ValueError: predict() argument 'out' must have 10 items, not 1
# ValueError: predict() takes features of float32 ('f'), int16 ('h') or uint8 ('B'), not 'd'
# FileNotFoundError: [Errno 2] No such file or directory: 'nowhere.model'
# ValueError: not a model file: it does not begin with ADML (at byte 0 of 0)
# ValueError: only networks with one input and one output are supported (at byte 6 of 104)
# ValueError: layer does not fit the file (at byte 3864 of 3872)
# TypeError: a bytes-like object is required, not 'int'
# LinearRegression [3.0, -2.0] 1.0 2.0 True
# regress 2.0
# 6.0
# True
# lasso [0.0, 0.0]
# ValueError: step() argument 'X' must have 2 items, not 40
# ValueError: predict() argument 'x' must have 2 items, not 1
# ValueError: LinearRegression() argument 'features' must be in 1..65535, not 0
# ValueError: LinearRegression() argument 'rate' must be above 0
# LogisticRegression True True
# classify 1 True 0
# KNN 8 0 7 [2, 0, 4]
# 0 7 8
# 2.0 2.0
# ValueError: add() argument 'x' must have 1 items, not 2
# ValueError: add(): full, 3 points are stored
# ValueError: predict(): no points are stored
# ValueError: add() argument 'target' must be a class in 0..65535
# ValueError: KNN() wants features and capacity above 0, k in 1..capacity
# KMeans 0 [0, 0, 1, 1, 0, 1] [1.0, 11.0]
# 1 1 0 cluster
# 1
# ValueError: fit() argument 'X' must be at least 2 rows of 1 items, not 1 items
# ValueError: KMeans() wants clusters and features above 0
# damaged True
# ValueError: model file of another version (at byte 4 of 88)
import array
import struct

import ml

DATA = __file__.rsplit("/", 2)[0] + "/data/"


def floats(*values):
    return array.array("f", values)


def rounded(values, digits=3):
    return [round(v, digits) + 0.0 for v in values]


def fails(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__ + ":", error)


def network():
    with open(DATA + "mnist/mnist_example_3.bin", "rb") as file:
        digit = file.read()
    path = DATA + "mnist/mnist_cnn_int8.tmdl"
    with open(path, "rb") as file:
        contents = file.read()
    for source in (path, contents, bytearray(contents), memoryview(contents)):
        model = ml.load(source)
        out = floats(*[0] * model.outputs)
        print(model.predict(digit, out), model.inputs, model.outputs, model.task, model.labels, 2000 < model.ram < 3000, round(sum(out), 2))
    print(model.predict(floats(*[v / 255 for v in digit])))
    fails(model.predict, digit[:-1])
    fails(model.predict, digit, floats(0))
    fails(model.predict, array.array("d", [0] * 784))
    fails(ml.load, "nowhere.model")
    fails(ml.load, b"")
    fails(ml.load, b"MAIX" + bytes(100))
    fails(ml.load, contents[:-40])
    fails(ml.load, 5)


def linear():
    model = ml.LinearRegression(2, 0.5)
    rows, targets = floats(), floats()
    for i in range(20):
        a, b = i * 7 % 10 / 10, i * 3 % 20 / 20
        rows.extend(floats(a, b))
        targets.append(3 * a - 2 * b + 1)
    for _ in range(2000):
        model.step(rows, targets)
    print("LinearRegression", rounded(model.weights, 2), round(model.bias, 2), round(model.predict(floats(1, 1)), 2),
          model.error(rows, targets) < 1e-4)
    saved = ml.load(model.save())
    print(saved.task, round(saved.predict(floats(1, 1)), 2))
    model.set(floats(1, 2), 3)
    print(model.predict(floats(1, 1)))
    model.update(floats(1, 1), 10.0)
    print(model.predict(floats(1, 1)) > 6)
    lasso = ml.LinearRegression(2, 0.3, alpha=1.0, l1_ratio=1.0)
    for _ in range(300):
        lasso.step(rows, targets)
    print("lasso", list(lasso.weights))
    fails(model.step, rows, floats(1))
    fails(model.predict, floats(1))
    fails(ml.LinearRegression, 0)
    fails(ml.LinearRegression, 2, rate=-1)


def logistic():
    model = ml.LogisticRegression(1, rate=1.0)
    for _ in range(300):
        for x in (-2, -1, 1, 2):
            model.update(floats(x), x > 0)
    print("LogisticRegression", model.predict(floats(3)) > 0.99, model.predict(floats(-3)) < 0.01)
    saved = ml.load(model.save())
    out = floats(0, 0)
    print(saved.task, saved.predict(floats(3), out), out[1] > 0.99, saved.predict(floats(-3)))


def neighbors():
    model = ml.KNN(2, 10, k=3)
    for i in range(4):
        model.add(floats(i / 10, 0), 0)
        model.add(floats(5 + i / 10, 1), 7)
    print("KNN", len(model), model.predict(floats(0, 1)), model.predict(floats(6, 0)), [i for i, _ in model.nearest(floats(0.1, 0))])
    saved = ml.load(model.save())
    print(saved.predict(floats(0, 1)), saved.predict(floats(6, 0)), saved.outputs)
    value = ml.KNN(1, 3, k=2, regress=True)
    value.add(floats(0), 1.0)
    value.add(floats(1), 3.0)
    print(value.predict(floats(0.4)), ml.load(value.save()).predict(floats(0.4)))
    fails(value.add, floats(1, 2), 1)
    value.add(floats(2), 3.0)
    fails(value.add, floats(3), 3.0)
    fails(ml.KNN(1, 3).predict, floats(1))
    fails(model.add, floats(1, 1), 1.5)
    fails(ml.KNN, 1, 2, k=3)


def clusters():
    model = ml.KMeans(2, 1)
    rows, where = floats(0, 1, 10, 11, 2, 12), array.array("H", [9] * 6)
    print("KMeans", model.fit(rows, 10, where), list(where), list(model.centres))
    print(model.predict(floats(9)), model.update(floats(9)), ml.load(model.save()).predict(floats(-5)), ml.load(model.save()).task)
    model.set(floats(-1, 1))
    print(model.predict(floats(0.5)))
    fails(model.fit, floats(1))
    fails(ml.KMeans, 0, 1)


def damaged():
    """A saved model with each byte changed in turn: refused, or it still runs."""
    model = ml.KNN(2, 4, k=1)
    model.add(floats(0, 0), 0)
    model.add(floats(1, 1), 1)
    good = model.save()
    refused = 0
    for place in range(len(good)):
        changed = bytearray(good)
        changed[place] ^= 0x41
        try:
            ml.load(changed).predict(floats(0, 0))
        except ValueError:
            refused += 1
    print("damaged", refused >= len(good) - 2)
    for cut in range(0, len(good), 7):
        try:
            ml.load(good[:cut])
            print("a cut file opened")
        except ValueError:
            pass
    wrong = bytearray(good)
    struct.pack_into("<B", wrong, 4, 99)
    fails(ml.load, wrong)


for part in (network, linear, logistic, neighbors, clusters, damaged):
    part()
