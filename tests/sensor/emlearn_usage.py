# Programs as emlearn-micropython documents them: every module, every name, as its users write them.
# modes: release debug gcstress single
# timeout: 40
# expect:
# [0, 0] -> 0
# [32767, 0] -> 1
# [0, 32767] -> 1
# [32767, 32767] -> 0
# iir streams: True 0.1 0.357
# q15: True 1638
# fft peak: 4 1682
# map: [-1.0, -0.5, 0.0, 0.5, 1.0] True
# neighbours: 11 1 2
# [(11, 78, 2), (10, 89, 2), (9, 100, 2)]
# [1010, 995]
# kmeans: [0, 0, 1, 1, 2, 2] [11, 9, 202, 205, 92, 89]
# [6, 0] [0, 0, 1, 1, 0, 0]
# (2, 29)
# [0, 0, 1, 1, 0, 0]
# linreg: [2.0, -1.0] 0.5 True True 2
# 1.0 True
# 6.0 None
# cnn: (10,) [0, 1, 2, 3, 4]
import array
import gc
import os

FOLDER = __file__.rsplit("/", 2)[0] + "/data/"


def trees():
    import emlearn_trees
    with open("xor.csv", "w") as file:
        file.write("f,2\r\nc,2\r\nl,0\r\nl,1\r\nr,0\r\nn,1,6466.0,1,2\r\nn,0,15279.5,-1,-2\r\nn,0,15279.5,-2,-1")
    model = emlearn_trees.new(5, 30, 2)
    with open("xor.csv", "r") as file:
        emlearn_trees.load_model(model, file)
    os.remove("xor.csv")
    out = array.array("f", range(model.outputs()))
    for values in ([0, 0], [32767, 0], [0, 32767], [32767, 32767]):
        assert model.predict(array.array("h", values), out) is None
        print(values, "->", out.index(max(out)))
    model.__del__()


def iir():
    import emlearn_iir
    import emlearn_iir_q15
    sos = [0.2, 0.4, 0.2, 1.0, -0.37, 0.196, 0.5, 0.5, 0.0, 1.0, -0.2, 0.0]
    filter = emlearn_iir.new(array.array("f", sos))
    data = array.array("f", [1.0] + 7 * [0.0])
    assert filter.run(data) is None
    whole = list(data)
    streaming = emlearn_iir.new(array.array("f", sos))
    first, second = array.array("f", [1.0, 0, 0, 0]), array.array("f", 4 * [0.0])
    streaming.run(first)
    streaming.run(second)
    print("iir streams:", whole == list(first) + list(second), round(whole[0], 6), round(whole[1], 6))
    integers = emlearn_iir_q15.convert_coefficients(sos)
    fixed = emlearn_iir_q15.new(integers)
    data = array.array("h", [16384] + 7 * [0])
    assert fixed.run(data) is None
    print("q15:", max(abs(a * 16384 - b) for a, b in zip(whole, data)) < 20, emlearn_iir_q15.convert_coefficients(sos, scale=8192)[0])
    filter.__del__(), fixed.__del__()


def fft():
    import emlearn_fft
    size = 64
    model = emlearn_fft.FFT(size)
    emlearn_fft.fill(model, size)
    real = array.array("f", (1.0 if i % 16 < 8 else -1.0 for i in range(size)))
    imag = array.array("f", (0.0 for _ in range(size)))
    assert model.run(real, imag) is None
    power = [re * re + im * im for re, im in zip(real, imag)]
    print("fft peak:", power.index(max(power[:size // 2])), round(max(power)))


def arrayutils():
    from emlearn_arrayutils import linear_map
    source, target = array.array("h", [-32768, -16384, 0, 16384, 32767]), array.array("f", 5 * [0.0])
    assert linear_map(source, target, -32768, 32767, -1.0, 1.0) is None
    back = array.array("h", 5 * [0])
    linear_map(target, back, -1.0, 1.0, -32768, 32767)
    print("map:", [round(v, 3) for v in target], max(abs(a - b) for a, b in zip(source, back)) <= 1)
    linear_map(array.array("f", [-5.0, 5.0]), back[:2], -1.0, 1.0, -100, 100)


def neighbors():
    import emlearn_neighbors
    model = emlearn_neighbors.new(30, 2, 3)
    for label, (x, y) in enumerate([(0, 0), (1000, 1000), (-1000, 500)]):
        for shift in range(4):
            index = model.additem(array.array("h", [x + 10 * shift, y - 5 * shift]), label)
    print("neighbours:", index, model.predict(array.array("h", [990, 1010])), model.predict(array.array("h", [-900, 450])))
    print([model.getresult(i) for i in range(3)])
    item = array.array("h", [0, 0])
    model.getitem(5, item)
    print(list(item))
    model.__del__()


def kmeans():
    import emlearn_kmeans
    values = array.array("B", [10, 10, 12, 9, 200, 210, 205, 200, 90, 90, 95, 88])
    centroids = array.array("B", [0, 0, 255, 255, 100, 100])
    print("kmeans:", list(emlearn_kmeans.cluster(values, centroids, features=2, max_iter=20, stop_changes=0)), list(centroids))
    assignments = array.array("B", 6 * [255])
    print(list(emlearn_kmeans.cluster_iter(values, array.array("B", [0, 0, 255, 255]), assignments, 2, max_iter=5)), list(assignments))
    print(emlearn_kmeans.euclidean_argmin(centroids, array.array("B", [97, 91])))
    print(list(emlearn_kmeans.cluster(bytearray(values), bytearray(b"\x00\x00\xff\xff"), features=2)))


def linreg():
    import emlearn_linreg
    rows, targets = array.array("f"), array.array("f")
    for i in range(40):
        x, y = (i * 7 % 11) / 11, (i * 5 % 13) / 13
        rows.extend(array.array("f", [x, y]))
        targets.append(2 * x - y + 0.5)
    model = emlearn_linreg.new(2, 0.0001, 0.5, 0.3)
    iterations, error = emlearn_linreg.train(model, rows, targets, max_iterations=2000, tolerance=1e-9, check_interval=10,
                                             divergence_factor=10.0, score_limit=None, verbose=0)
    weights = array.array("f", 2 * [0.0])
    model.get_weights(weights)
    print("linreg:", [round(w, 1) for w in weights], round(model.get_bias(), 1), error < 1e-3, iterations > 20, model.get_n_features())
    print(round(model.predict(array.array("f", [0.5, 0.5])), 1), model.score_mse(rows, targets) < 1e-3)
    model.set_weights(array.array("f", [1.0, 2.0]))
    model.set_bias(3.0)
    print(model.predict(array.array("f", [1.0, 1.0])), model.step(rows, targets))


def cnn():
    import emlearn_cnn_int8
    with open(FOLDER + "mnist/mnist_cnn_int8.tmdl", "rb") as file:
        data = array.array("B", file.read())
    model = emlearn_cnn_int8.new(data)
    del data
    gc.collect()
    out = array.array("f", (-1 for _ in range(model.output_dimensions()[0])))
    found = []
    for digit in range(5):
        with open(FOLDER + "mnist/mnist_example_%d.bin" % digit, "rb") as file:
            image = array.array("B", file.read())
        assert model.run(image, out) is None
        found.append(out.index(max(out)))
    print("cnn:", model.output_dimensions(), found)
    model.__del__()


for example in (trees, iir, fft, arrayutils, neighbors, kmeans, linreg, cnn):
    example()
