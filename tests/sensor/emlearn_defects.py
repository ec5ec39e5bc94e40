# What is wrong in emlearn-micropython of 2025 is not here: each defect of its modules, with the program that shows it.
# modes: release debug gcstress single
# timeout: 60
# expect:
# 2.5: [1.0, 0.0] [0.0, 1.0]
# 2.0: [1.0, 0.0] [0.0, 1.0]
# -2.5: [1.0, 0.0] [0.0, 1.0]
# 250000: [1.0, 0.0] -250000: [0.0, 1.0]
# q15, three sections: True
# states begin at zero: True
# far neighbours: 1 (0, 32767, 1)
# 4 (1, 628580, 4)
# arena 0 RuntimeError
# arena 100 RuntimeError
# arena 2135 RuntimeError
# arena 2136 runs
# arena 81920 runs
# arena 4294967295 RuntimeError
# cut -> RuntimeError: tm_load error: layer does not fit the file (at byte 280)
# other numbers -> RuntimeError: tm_load error: another type of numbers than this module's (at byte 4)
# nothing -> RuntimeError: tm_load error: not a model file: it does not begin with ADML (at byte 0)
# short image -> ValueError: run() argument 'image' must have 784 items, not 700
# short output -> ValueError: run() argument 'out' must have 10 items, not 1
# short output -> ValueError: linear_map() argument 'out_array' must have 8 items, not 4
# bytes -> ValueError: unsupported array types
# doubles -> ValueError: unsupported array types
# no range -> ValueError: linear_map() wants in_min and in_max to differ
# empty point -> ValueError: vectors length must be divisible by point length
# no features -> ValueError: vectors length must be divisible by features
# no rows -> None
# short features -> ValueError: expecting 3 features, not 2
# bad root -> ValueError: model is damaged: tree root out of range (number 0)
# bad child -> ValueError: model is damaged: tree node has a child out of range (number 0)
# bad class -> ValueError: model is damaged: tree node has a child out of range (number 0)
# bad leaf -> ValueError: model is damaged: tree node has a child out of range (number 0)
# zero jump -> ValueError: child out of bounds
# no number -> ValueError: line 5 is not a line of a tree CSV
# feature -> ValueError: feature out of bounds
# soft votes: [0.0, 0.2, 0.8] [1.0, 0.0, 0.0]
# regression: [-2.25]
# one leaf: [0.0, 1.0]
# large forest: made
# too large -> ValueError: new() argument 'max_items' must be in 0..65535, not 1099511627776
import array
import gc
import struct

import emlearn_arrayutils
import emlearn_cnn_fp32
import emlearn_cnn_int8
import emlearn_iir
import emlearn_iir_q15
import emlearn_kmeans
import emlearn_linreg
import emlearn_neighbors
import emlearn_trees


def shows(what, function, *arguments):
    try:
        print(what, "->", function(*arguments))
    except Exception as error:
        print(what, "->", type(error).__name__ + ":", error)


def forest(text, trees=4, nodes=20, leaves=20):
    model = emlearn_trees.new(trees, nodes, leaves)
    emlearn_trees.load_model(model, text.split("\n"))
    return model


def says(model, *features):
    out = array.array("f", [0] * model.outputs())
    model.predict(array.array("h", features), out)
    return [round(v, 3) for v in out]


def decide_as_sklearn():
    """Threshold 2.5: 2 goes left, 3 right; 2.0: 2 goes left (<=)."""
    model = forest("f,1\nc,2\nl,0\nl,1\nr,0\nn,0,2.5,-1,-2")
    print("2.5:", says(model, 2), says(model, 3))
    model = forest("f,1\nc,2\nl,0\nl,1\nr,0\nn,0,2.0,-1,-2")
    print("2.0:", says(model, 2), says(model, 3))
    model = forest("f,1\nc,2\nl,0\nl,1\nr,0\nn,0,-2.5,-1,-2")
    print("-2.5:", says(model, -3), says(model, -2))
    model = forest("f,1\nc,2\nl,0\nl,1\nr,0\nn,0,250000.0,-1,-2\n")
    print("250000:", says(model, 32767), "-250000:", says(forest("f,1\nc,2\nl,0\nl,1\nr,0\nn,0,-250000.0,-1,-2"), -32768))


def q15_has_room():
    """Three sections, and a collection before they run."""
    import math
    rows = [0.1, 0.2, 0.1, 1.0, -0.9, 0.3] * 3
    filter = emlearn_iir_q15.new(emlearn_iir_q15.convert_coefficients(rows))
    reference = emlearn_iir.new(array.array("f", rows))
    garbage = [bytearray(40) for _ in range(200)]
    del garbage
    gc.collect()
    data = array.array("h", [int(20000 * math.sin(i * 0.05)) for i in range(400)])
    wanted = array.array("f", data)
    filter.run(data)
    reference.run(wanted)
    print("q15, three sections:", max(abs(a - b) for a, b in zip(data, wanted)) < 40)
    again = [emlearn_iir.new(array.array("f", rows)) for _ in range(20)]
    first = []
    for filter in again:  # states begin at zero
        impulse = array.array("f", [1.0, 0.0])
        filter.run(impulse)
        first.append(tuple(impulse))
    print("states begin at zero:", len(set(first)) == 1)


def neighbors_end():
    """Distances of 2^15 and more."""
    model = emlearn_neighbors.new(2, 1, 1)
    model.additem(array.array("h", [0]), 1)
    model.additem(array.array("h", [-1]), 2)
    print("far neighbours:", model.predict(array.array("h", [32767])), model.getresult(0))
    model = emlearn_neighbors.new(2, 92, 1)
    model.additem(array.array("h", [-32768] * 92), 3)
    model.additem(array.array("h", [-32767] * 92), 4)
    print(model.predict(array.array("h", [32767] * 92)), model.getresult(0))


def networks_keep_to_their_arena():
    path = __file__.rsplit("/", 2)[0] + "/data/mnist/mnist_cnn_int8.tmdl"
    with open(path, "rb") as file:
        good = bytearray(file.read())
    for arena in (0, 100, 2135, 2136, 81920, 0xFFFFFFFF):
        changed = bytearray(good)
        struct.pack_into("<I", changed, 12, arena)
        try:
            model = emlearn_cnn_int8.new(array.array("B", changed))
            model.run(array.array("B", bytes(784)), array.array("f", bytes(40)))
            print("arena", arena, "runs")
        except (RuntimeError, MemoryError) as error:
            print("arena", arena, type(error).__name__)
    shows("cut", emlearn_cnn_int8.new, array.array("B", good[:1000]))
    shows("other numbers", emlearn_cnn_fp32.new, array.array("B", good))
    shows("nothing", emlearn_cnn_int8.new, array.array("B"))
    model = emlearn_cnn_int8.new(array.array("B", good))
    shows("short image", model.run, array.array("B", bytes(700)), array.array("f", bytes(40)))
    shows("short output", model.run, array.array("B", bytes(784)), array.array("f", bytes(4)))


def arrays_are_checked():
    f, h = array.array("f", [1.0] * 8), array.array("h", [1] * 8)
    shows("short output", emlearn_arrayutils.linear_map, h, f[:4], 0, 1, 0, 1)
    shows("bytes", emlearn_arrayutils.linear_map, array.array("B", [1] * 8), f, 0, 1, 0, 1)
    shows("doubles", emlearn_arrayutils.linear_map, f, array.array("d", [1] * 8), 0, 1, 0, 1)
    shows("no range", emlearn_arrayutils.linear_map, f, h, 1, 1, 0, 1)
    shows("empty point", emlearn_kmeans.euclidean_argmin, array.array("B", [1, 2]), array.array("B"))
    shows("no features", emlearn_kmeans.cluster, array.array("B", [1, 2]), array.array("B", [1, 2]), 0)
    shows("no rows", emlearn_linreg.new(2, 0.1, 0.5, 0.1).step, array.array("f"), array.array("f"))


def forests_are_checked():
    model = forest("f,3\nc,2\nl,0\nl,1\nr,0\nn,2,5,-1,-2")
    shows("short features", says, model, 1, 2)
    shows("bad root", lambda: says(forest("f,1\nc,2\nl,0\nr,7\nn,0,1,-1,-1"), 1))
    shows("bad child", lambda: says(forest("f,1\nc,2\nl,0\nr,0\nn,0,1,5,-1"), 1))
    shows("bad class", lambda: says(forest("f,1\nc,2\nl,9\nr,0\nn,0,1,-1,-1"), 1))
    shows("bad leaf", lambda: says(forest("f,1\nc,2\nl,0\nr,0\nn,0,1,-1,-5"), 1))
    shows("zero jump", lambda: says(forest("f,1\nc,2\nl,0\nr,0\nn,0,1,0,-1"), 1))
    shows("no number", lambda: forest("f,1\nc,2\nl,0\nr,0\nn,0,x,-1,-1"))
    shows("feature", lambda: forest("f,1\nc,2\nl,0\nr,0\nn,300,1,-1,-1"))


def other_forests_load():
    """Soft votes, regression, a tree of one leaf."""
    model = forest("f,1\nc,3\nlb,8\nl,[  0  51 204]\nl,[255   0   0]\nr,0\nn,0,5.0,-1,-2")
    print("soft votes:", says(model, 5), says(model, 6))
    print("regression:", says(forest("f,1\nc,0\nlb,32\nl,1.5\nl,-2.25\nr,0\nn,0,5.0,-1,-2"), 6))
    print("one leaf:", says(forest("f,1\nc,2\nlb,0\nl,1\nr,0\nn,0,0.0,-1,-1"), 6))


def memory_is_bounded():
    try:
        emlearn_trees.new(30000, 30000, 30000)
        print("large forest: made")
    except MemoryError:
        print("large forest: MemoryError")
    shows("too large", emlearn_neighbors.new, 1 << 40, 3, 1)


for test in (decide_as_sklearn, q15_has_room, neighbors_end, networks_keep_to_their_arena, arrays_are_checked, forests_are_checked,
             other_forests_load, memory_is_bounded):
    test()
