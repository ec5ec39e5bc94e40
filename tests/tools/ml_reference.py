"""Converts every supported scikit-learn estimator and compares what the device's code computes with the original.

Usage: ml_reference.py [libadder_kernels_test.so]"""
import os
import sys
import warnings

import numpy as np
from sklearn import (cluster, covariance, datasets, decomposition, discriminant_analysis, ensemble, linear_model, mixture,
                     naive_bayes, neighbors, neural_network, pipeline, preprocessing, svm, tree)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [ROOT, os.path.join(ROOT, "tests/tools/support")]
from kernels import Checks, f32, load  # noqa: E402
from train import from_sklearn, trees  # noqa: E402
from train.agreement import agreement, original_outputs  # noqa: E402
from kernel_model import KernelModel, Refused  # noqa: E402
from train.estimators import Options, add_forest  # noqa: E402
from train.modelfile import ModelFile  # noqa: E402
from train.network import Network  # noqa: E402
from train.quantise import int16_scaling  # noqa: E402

warnings.filterwarnings("ignore")
lib, check = load(), Checks()

rng = np.random.default_rng(5)
np.random.seed(5)  # what the estimators draw from
digits = datasets.load_digits(return_X_y=True)
wine = datasets.load_wine(return_X_y=True)
cancer = datasets.load_breast_cancer(return_X_y=True)
diabetes = datasets.load_diabetes(return_X_y=True)


def open_device(model):
    return KernelModel(model.bytes(), lib)


def compare(name, estimator, rows, least=1.0, proba=None, **options):
    """Agreement of decisions or values, and of probabilities within `proba`."""
    rows = np.asarray(rows, dtype=np.float32)
    device = open_device(from_sklearn(estimator, **options))
    features = rows.astype(np.int16) if options.get("int16") else rows
    part, sentence = agreement(estimator, device, features)
    check.true(f"{name}: {sentence}", part >= least)
    if proba is not None:
        check.close(f"{name} probabilities", device.run(features)[0], estimator.predict_proba(rows), proba)
    return device


def check_linear():
    X, y = diabetes
    for m in (linear_model.LinearRegression(), linear_model.Ridge(), linear_model.Lasso(0.01), linear_model.ElasticNet(0.01),
              linear_model.SGDRegressor(), svm.LinearSVR(max_iter=200)):
        compare(type(m).__name__, m.fit(X, y), X, 1 - 1e-5)
    compare("two targets", linear_model.Ridge().fit(X, np.c_[y, -y]), X, 1 - 1e-5)
    for X, y in (wine, cancer):
        X = preprocessing.scale(X)
        for m in (linear_model.LogisticRegression(), linear_model.LogisticRegression(multi_class="ovr"),
                  linear_model.LogisticRegression(multi_class="multinomial"), linear_model.SGDClassifier(loss="log_loss"),
                  discriminant_analysis.LinearDiscriminantAnalysis()):
            compare(str(m), m.fit(X, y), X, 1, proba=2e-5)
        for m in (linear_model.RidgeClassifier(), svm.LinearSVC(), linear_model.Perceptron(), linear_model.SGDClassifier(),
                  neighbors.NearestCentroid()):
            compare(str(m), m.fit(X, y), X, 1)


def check_pipelines():
    X, y = wine
    for scaler in (preprocessing.StandardScaler(), preprocessing.MinMaxScaler((-1, 2)), preprocessing.MaxAbsScaler(),
                   preprocessing.RobustScaler(), preprocessing.Normalizer(), preprocessing.Normalizer("l1")):
        compare(str(scaler), scaler.fit(X), X, 1 - 1e-6)
        whole = pipeline.make_pipeline(scaler, decomposition.PCA(5, whiten=True), linear_model.LogisticRegression()).fit(X, y)
        compare(f"{scaler}, PCA, logistic", whole, X, 1, proba=1e-3)
    compare("PCA", decomposition.PCA(4).fit(X), X, 1 - 1e-6)
    compare("scaled forest", pipeline.make_pipeline(preprocessing.StandardScaler(), ensemble.RandomForestClassifier(
        5, random_state=0)).fit(X, y), X, 0.99)


def check_forests():
    X, y = digits
    train, test = slice(0, 1257), slice(1257, None)
    for m in (tree.DecisionTreeClassifier(max_depth=9), tree.ExtraTreeClassifier(), tree.DecisionTreeClassifier(max_depth=1),
              ensemble.RandomForestClassifier(10, max_leaf_nodes=100, random_state=1), ensemble.ExtraTreesClassifier(12),
              ensemble.RandomForestClassifier(60, max_leaf_nodes=30, class_weight="balanced")):
        m.fit(X[train], y[train])
        compare(f"{m} int16", m, X[test], 1, proba=1e-6, int16=True)
        compare(f"{m} float32", m, X[test], 1, proba=1e-6)
        compare(f"{m} hard", m, X[test], 0.9, int16=True, hard=True)
    forest = ensemble.RandomForestClassifier(10, max_leaf_nodes=100, random_state=1).fit(X[train], y[train])
    size = len(from_sklearn(forest, int16=True).bytes())
    nodes = sum(int((e.tree_.children_left >= 0).sum()) for e in forest.estimators_)
    check.true(f"digits forest of {nodes} nodes in {size} bytes", nodes == 990 and size <= 10240)
    single = tree.DecisionTreeClassifier().fit(X[:1], y[:1] * 0)
    single.classes_ = np.array([0])
    compare("a single leaf", single, X[:5], 1, int16=True)
    X, y = cancer
    X = X.astype(np.float32)
    m = ensemble.RandomForestClassifier(20, random_state=3).fit(X, y)
    compare("forest on floats", m, X + rng.normal(0, 1e-3, X.shape), 1, proba=1e-6)
    compare("forest on quantised floats", m, X, 0.98, quantise=int16_scaling(X))
    X, y = diabetes
    for m in (tree.DecisionTreeRegressor(max_depth=6), ensemble.RandomForestRegressor(15), ensemble.ExtraTreesRegressor(5)):
        compare(type(m).__name__, m.fit(X, y), X, 1 - 1e-6)
    compare("regressor with two outputs", tree.DecisionTreeRegressor(max_depth=6).fit(X, np.c_[y, y * 2]), X, 1 - 1e-6)


def check_boosting():
    for X, y in (wine, cancer):
        for m in (ensemble.GradientBoostingClassifier(n_estimators=20), ensemble.HistGradientBoostingClassifier(max_iter=20)):
            compare(type(m).__name__, m.fit(X.astype(np.float32), y), X, 1, proba=1e-5)
    m = ensemble.GradientBoostingClassifier(n_estimators=20, loss="exponential").fit(cancer[0].astype(np.float32), cancer[1])
    compare("exponential loss", m, cancer[0], 1, proba=1e-5)
    X, y = diabetes
    for m in (ensemble.GradientBoostingRegressor(n_estimators=30), ensemble.HistGradientBoostingRegressor(max_iter=30)):
        compare(type(m).__name__, m.fit(X.astype(np.float32), y), X, 1 - 1e-5)


def check_anomaly():
    X = np.r_[rng.normal(0, 1, (300, 4)), rng.uniform(-6, 6, (30, 4))].astype(np.float32)
    for m in (ensemble.IsolationForest(n_estimators=50, random_state=0), ensemble.IsolationForest(n_estimators=20, max_features=0.5, contamination=0.1),
              covariance.EllipticEnvelope(contamination=0.1), svm.OneClassSVM(nu=0.1)):
        device = compare(str(m), m.fit(X), X, 1)
        want = m.decision_function(X)
        check.close(f"{m} decision function", device.run(X)[0][:, 0] / np.abs(want).max(), want / np.abs(want).max(), 2e-5)


def check_distances():
    X, y = wine
    X = preprocessing.scale(X)
    for m in (neighbors.KNeighborsClassifier(5), neighbors.KNeighborsClassifier(3, weights="distance"),
              neighbors.KNeighborsClassifier(4, p=1)):
        m.fit(X[::2], y[::2])
        compare(str(m), m, X, 1, proba=1e-5)
    m = neighbors.KNeighborsRegressor(3, weights="distance").fit(diabetes[0][::2], diabetes[1][::2])
    compare(str(m), m, diabetes[0][1::2], 1 - 1e-4)
    compare("KMeans", cluster.KMeans(7, n_init=1, random_state=0).fit(X), X, 1)
    compare("GaussianNB", naive_bayes.GaussianNB().fit(X, y), X, 1, proba=1e-4)
    for kind in ("full", "tied", "diag", "spherical"):
        compare(f"mixture {kind}", mixture.GaussianMixture(3, covariance_type=kind, random_state=0).fit(X), X, 1, proba=1e-3)
    compare("Bayesian mixture", mixture.BayesianGaussianMixture(n_components=3, random_state=0).fit(X), X, 1, proba=1e-3)
    for X, y in ((X, wine[1]), (preprocessing.scale(cancer[0]), cancer[1])):
        for m in (svm.SVC(), svm.SVC(kernel="linear"), svm.SVC(kernel="poly", coef0=0.5), svm.NuSVC(nu=0.2)):
            compare(str(m), m.fit(X, y), X, 1)
    for m in (svm.SVR(C=50), svm.NuSVR(kernel="linear")):
        compare(str(m), m.fit(*diabetes), diabetes[0], 1 - 1e-4)
    for activation in ("relu", "tanh", "logistic", "identity"):
        m = neural_network.MLPClassifier((12, 7), activation=activation, max_iter=60, random_state=0)
        compare(f"MLP {activation}", m.fit(preprocessing.scale(wine[0]), wine[1]), preprocessing.scale(wine[0]), 1, proba=1e-5)
        compare(f"MLP {activation} binary", m.fit(X, y), X, 1, proba=1e-5)
    m = neural_network.MLPRegressor((9,), max_iter=100, random_state=0).fit(*diabetes)
    compare("MLP regressor", m, diabetes[0], 1 - 1e-5)


def check_csv():
    X, y = digits
    forest = ensemble.RandomForestClassifier(5, max_leaf_nodes=40, random_state=0).fit(X, y)
    model = trees.Forest(64, 10, [trees.from_arrays(e.tree_.feature, e.tree_.threshold, e.tree_.children_left,
                                                    e.tree_.children_right, lambda i, t=e.tree_: t.value[i][0])
                                  for e in forest.estimators_], leaf_kind="class")
    again = trees.read_csv(trees.write_csv(model))
    devices = []
    for f in (model, again):
        file = ModelFile(64, "classify")
        add_forest(file, f, Options(int16=True))
        devices.append(open_device(file).run(X.astype(np.int16)))
    check.close("CSV there and back", devices[0][0], devices[1][0], 0)
    votes = np.mean([np.eye(10)[e.predict(X).astype(int)] for e in forest.estimators_], 0)
    check.close("hard votes", devices[0][0], votes, 1e-6)
    regress = trees.read_csv("f,2\r\nc,0\r\nlb,32\r\nl,3.75\r\nl,0.5\r\nl,1.25\r\nl,2.0\r\nr,0\r\nn,0,25.0,1,-1\r\nn,0,5.0,-2,1"
                             "\r\nn,0,15.0,-3,-4")
    file = ModelFile(2, "regress")
    add_forest(file, regress, Options(int16=True))
    check.close("regression CSV", open_device(file).run(np.array([[5, 0], [15, 0], [25, 0], [26, 0]], dtype=np.int16))[0][:, 0],
                [0.5, 1.25, 2.0, 3.75], 0)
    soft = trees.read_csv("f,1\nc,2\nl,[ 51 204]\nl,[255   0]\nr,0\nn,0,0.5,-1,-2")
    file = ModelFile(1, "classify")
    add_forest(file, soft, Options(int16=True))
    check.close("soft CSV", open_device(file).run(np.array([[0], [1]], dtype=np.int16))[0], [[0.2, 0.8], [1, 0]], 1e-6)
    for bad in ("f,2\nc,2\nr,5\n", "f,2\nc,2\nl,0\nr,0\nn,0,1,-1,-9", "f,2\nc,2\nl,0\nr,0\nn,7,1,-1,-1", "x", "f,2\nc,2\nl,9\nr,0",
                "f,1\nc,2\nl,0\nr,0\nn,0,zero,-1,-1"):
        try:
            trees.read_csv(bad)
            check.true(f"refuses {bad!r}", False)
        except trees.TreeError:
            check.true("refused", True)


def check_learning():
    X = f32(rng.normal(0, 1, (200, 3)))
    y = f32(X @ [1.0, -2.0, 0.5] + 0.3)
    w, b = f32(np.zeros(3)), f32([0.0])
    error = lib.call("k_learn", "ippzppzfffzi", 0, w, b, 3, X, y, 200, 0.0, 0.0, 0.1, 300, 0, returns="f")
    check.close("gradient descent finds the line", np.r_[w, b], [1, -2, 0.5, 0.3], 1e-3)
    check.true("its error", error < 1e-5)
    w[:], b[:] = 0, 0
    lib.call("k_learn", "ippzppzfffzi", 0, w, b, 3, X, y, 200, 0.1, 0.5, 0.05, 2000, 0, returns="f")
    want = linear_model.ElasticNet(alpha=0.1, l1_ratio=0.5).fit(X, y)
    check.close("elastic net is scikit-learn's", np.r_[w, b], np.r_[want.coef_, want.intercept_], 1e-4)
    w[:], b[:] = 0, 0
    lib.call("k_learn", "ippzppzfffzi", 0, w, b, 3, X, y, 200, 0.8, 1.0, 0.05, 2000, 0, returns="f")
    want = linear_model.Lasso(alpha=0.8).fit(X, y)
    check.close("lasso, weights of exactly 0", np.r_[w, b, w == 0], np.r_[want.coef_, want.intercept_, want.coef_ == 0], 1e-4)
    labels = f32(X @ [1.0, -2.0, 0.5] > 0.2)
    w[:], b[:] = 0, 0
    lib.call("k_learn", "ippzppzfffzi", 1, w, b, 3, X, labels, 200, 0.0, 0.0, 0.5, 50, 1, returns="f")
    check.true("online logistic regression", np.mean(((X @ w + b) > 0) == (labels > 0.5)) > 0.97)
    X = f32(datasets.make_blobs(300, centers=4, random_state=3)[0])
    centres = X[:4].copy()
    assignments = np.zeros(300, np.uint16)
    changes = lib.call("k_kmeans", "pzzpzpz", centres, 4, 2, X, 300, assignments, 30, returns="z")
    want = cluster.KMeans(4, init=X[:4], n_init=1, tol=0, algorithm="lloyd").fit(X)
    check.close("k-means centres", centres, want.cluster_centers_, 1e-4)
    check.true("k-means settles", changes == 0 and np.all(assignments == want.predict(X)))


def random_network():
    def weights(*shape):
        return rng.normal(0, 1 / np.sqrt(np.prod(shape[1:])), shape)
    net = Network((17, 14, 3))
    net.conv(weights(9, 3, 3, 3), weights(9), 2, "same", "relu")
    net.depthwise(weights(18, 1, 3, 3), weights(18), 1, 1, "relu6")
    net.conv(weights(20, 18, 1, 1), weights(20), activation="relu1")
    net.conv(weights(20, 20, 3, 3), weights(20), 1, 1).add(3, "relu")
    net.max_pool(2).average_pool(3, 1, 1)
    net.conv(weights(40, 20, 2, 3), weights(40), (1, 2), (0, 0, 1, 1))
    return net.dense(weights(12, net.shapes[-1][0] * net.shapes[-1][1] * 40), weights(12)).softmax()


def check_networks():
    x = f32(rng.random((40, 17, 14, 3)))
    for _ in range(5):
        net = random_network()
        want = net.run(x)
        check.close("float32 network", open_device(net.to_model()).run(x)[0], want, 1e-5)
        device = open_device(net.to_model(x, names="abcdefghijkl"))
        check.close("int8 network", device.run(x)[0], want, 0.08)
        check.true("label", device.label(11) == "l")
    net = Network((1, 100, 2)).conv(rng.normal(0, 1, (4, 2, 1, 7)), rng.normal(0, 1, 4), (1, 3), activation="relu").global_average()
    x = f32(rng.normal(0, 1, (9, 1, 100, 2)))
    check.close("1-D network", open_device(net.to_model(task="transform")).run(x)[0], net.run(x), 1e-5)
    wide = Network((3, 3, 70)).conv(rng.normal(0, 0.1, (70, 70, 3, 3)), np.zeros(70), 1, 1).global_average().softmax()
    x = f32(rng.normal(0, 1, (3, 3, 3, 70)))
    check.close("many channels", open_device(wide.to_model()).run(x)[0], wide.run(x), 1e-5)


def check_mnist():
    folder = os.path.join(ROOT, "tests/data/mnist")
    path = os.path.join(folder, "mnist_cnn_int8.tmdl")
    device = KernelModel(open(path, "rb").read(), lib)
    check.true("arena is the header's", device.scratch_bytes == 2136)
    digits = np.stack([np.fromfile(os.path.join(folder, f"mnist_example_{k}.bin"), np.uint8) for k in range(5)])
    check.close("MNIST digits", device.run(digits)[1], range(5), 0)


def check_damage():
    """Every changed byte and every cut is refused, none is a crash."""
    data = bytearray(from_sklearn(ensemble.RandomForestClassifier(3, max_depth=3).fit(*wine)).bytes())
    refused = 0
    places = rng.integers(0, len(data), 400)
    for place in places:
        damaged = bytearray(data)
        damaged[place] ^= 1 << rng.integers(0, 8)
        try:
            KernelModel(damaged, lib)
        except Refused:
            refused += 1
    check.true(f"{refused} of 400 damaged files refused", refused >= 398)  # two bytes of the header mean nothing
    for length in range(0, len(data), 37):
        try:
            KernelModel(data[:length], lib)
            check.true(f"refuses a file cut to {length}", False)
        except Refused:
            check.true("refused", True)


for name, function in list(globals().items()):
    if name.startswith("check_"):
        function()
check.end()
