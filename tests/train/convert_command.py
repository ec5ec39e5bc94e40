# timeout: 600
"""`adder convert` end to end: estimators, networks and CSV to files that the command runs; bad input is told, nothing is left."""
import os
import subprocess
import sys
import warnings
from pathlib import Path

import joblib
import numpy as np
from sklearn import cluster, datasets, ensemble, linear_model, pipeline, preprocessing, svm

ROOT = Path(os.environ.get("ADDER_ROOT", Path(__file__).resolve().parents[2]))
ADDER = os.environ.get("ADDER", str(ROOT / "build/release/adder"))
sys.path.insert(0, str(ROOT))
from train import trees  # noqa: E402
from train.device import DeviceModel  # noqa: E402
from train.onnx_network import from_onnx  # noqa: E402

warnings.filterwarnings("ignore")
passed = failed = 0


def check(name, good, shown=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED {name}\n{shown}")


def convert(*words):
    """(status, what was printed)"""
    done = subprocess.run([ADDER, "convert", *map(str, words)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def converts(name, *words, wanted=()):
    status, shown = convert(*words, "-o", "model.adml")
    check(name, status == 0 and os.path.exists("model.adml") and all(text in shown for text in wanted), shown)
    if os.path.exists("model.adml"):
        os.remove("model.adml")


def refuses(name, message, *words):
    status, shown = convert(*words, "-o", "model.adml")
    left = [name for name in os.listdir() if name.startswith("model.adml")]
    check(name, status == 1 and message in shown and "Traceback" not in shown and not left, f"{left}\n{shown}")


def write_models():
    X, y = datasets.load_digits(return_X_y=True)
    train, test = slice(0, 1257), slice(1257, 1357)
    np.savez("digits.npz", X=X[test], y=y[test])
    joblib.dump(ensemble.RandomForestClassifier(10, max_leaf_nodes=100, random_state=1).fit(X[train], y[train]), "forest.joblib")
    scaled = pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression(max_iter=300))
    joblib.dump(scaled.fit(X[train], y[train]), "scaled.joblib")
    np.save("scaled.npy", X[test])
    joblib.dump(cluster.KMeans(4, n_init=1, random_state=0).fit(X[train]), "kmeans.joblib")
    X, y = datasets.load_diabetes(return_X_y=True)
    np.savetxt("diabetes.csv", X, delimiter=",")
    joblib.dump(svm.SVR(C=50).fit(X, y), "svr.joblib")
    joblib.dump(linear_model.SGDOneClassSVM().fit(X), "unknown.joblib")
    joblib.dump({"not": "a model"}, "dictionary.joblib")
    Path("damaged.joblib").write_bytes(Path("svr.joblib").read_bytes()[:200])
    np.save("hole.npy", np.array([[1.0, np.nan]]))
    tree = trees.Tree([(0, 6466.0, -1, -2)], [[0], [1]])
    forest = trees.Forest(2, 2, [trees.Tree(tree.nodes, [np.eye(2)[0], np.eye(2)[1]])], leaf_kind="class")
    Path("trees.csv").write_text(trees.write_csv(forest))
    np.save("trees.npy", np.array([[0, 0], [6466, 5], [6467, 1]]))


def check_estimators():
    converts("forest", "forest.joblib", "--test", "digits.npz",
             wanted=["agreement with the original: 1.0000 (100 of 100", "accuracy on the labels", "expected RAM: "])
    converts("pipeline carries its scaling", "scaled.joblib", "--test", "scaled.npy", wanted=["100 of 100 decisions"])
    converts("k-means", "kmeans.joblib", "--test", "scaled.npy", wanted=["cluster: 64 features, 4 outputs"])
    converts("SVR", "svr.joblib", "--test", "diabetes.csv", wanted=["rms difference"])
    converts("without test data", "svr.joblib", wanted=["was not measured"])
    converts("emlearn's CSV", "trees.csv", "--test", "trees.npy", wanted=["agreement with the original: 1.0000"])
    converts("names", "trees.csv", "--names", "low,high")
    status, shown = convert("forest.joblib", "-o", "named.adml", "--test", "digits.npz")
    Path("predict.py").write_text("import array, ml\nm = ml.load('named.adml')\n"
                                  "print(m.labels[m.predict(array.array('h', [0] * 64))], m.ram < 2000)\n")
    done = subprocess.run([ADDER, "predict.py"], capture_output=True, text=True)
    check("a program uses the file", done.stdout.endswith("True\n"), done.stdout + done.stderr)


def check_refusals():
    refuses("agreement under the bound", "is under the bound of 0.999; nothing was written", "forest.joblib", "--hard", "--test",
            "digits.npz", "--bound", "0.999")
    refuses("no such file", "No such file", "nothing.joblib")
    refuses("damaged joblib", "damaged.joblib is no joblib file", "damaged.joblib")
    refuses("not an estimator", "holds a dict", "dictionary.joblib")
    refuses("estimator that is not known", "SGDOneClassSVM is not supported", "unknown.joblib")
    refuses("data of another width", "features", "svr.joblib", "--test", "digits.npz")
    refuses("not finite", "hole.npy: row 0 holds a value that is not finite", "svr.joblib", "--test", "hole.npy")
    refuses("data that are no data", "trees.csv: ", "svr.joblib", "--test", "trees.csv")
    Path("damaged.csv").write_text("f,2\nc,2\nr,5\n")
    refuses("damaged CSV", "node 5 is not in the file", "damaged.csv")
    Path("damaged.onnx").write_bytes(b"\x0a\xff\xff")
    refuses("damaged ONNX", "the file is cut or not ONNX", "damaged.onnx")
    Path("damaged.tmdl").write_bytes(b"MAIX" + bytes(100))
    refuses("damaged network", "at byte", "damaged.tmdl")
    refuses("too many names", "3 names for 2 classes", "trees.csv", "--names", "a,b,c")
    done = subprocess.run([ADDER, "convert", "trees.csv", "-o", "x"], capture_output=True, text=True,
                          env={**os.environ, "ADDER_PYTHON": "/nonexistent/python3"})
    check("no Python", done.returncode == 1 and "set ADDER_PYTHON" in done.stderr, done.stderr)


def check_networks():
    tmdl = ROOT / "tests/data/mnist/mnist_cnn_int8.tmdl"
    converts("a .tmdl as it stands", tmdl, wanted=["784 features, 10 outputs"])
    for name in ("network", "series"):
        data = np.load(ROOT / f"tests/data/{name}.npz")  # inputs and torch's own outputs
        X, path = data["X"], ROOT / f"tests/data/{name}.onnx"
        np.save("inputs.npy", X)
        converts(f"ONNX {name}", path, "--test", "inputs.npy", wanted=["40 of 40 decisions"])
        inputs = np.ascontiguousarray(np.moveaxis(X, 1, -1)).reshape(40, -1)
        outputs = DeviceModel(from_onnx(path.read_bytes()).to_model().bytes()).run(inputs)[0]
        check(f"outputs of ONNX {name}", np.abs(outputs - data["outputs"]).max() < 1e-5)
    try:
        import torch
        from torch import nn
    except ImportError:
        return
    torch.manual_seed(0)
    module = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 8, 3),
                           nn.ReLU(), nn.Flatten(), nn.Linear(32, 10)).eval()
    torch.save(module, "net.pt")
    torch.jit.script(module).save("script.pt")
    torch.save(module.state_dict(), "state.pt")
    torch.onnx.export(module, torch.zeros(1, 1, 8, 8), "net.onnx", opset_version=13)
    X = datasets.load_digits().data[:60].reshape(-1, 1, 8, 8).astype(np.float32) / 16
    np.save("pictures.npy", X)
    exact = ["agreement with the original: 1.0000 (60 of 60"]
    for name in ("net.pt", "script.pt", "net.onnx"):
        converts(name, name, "--test", "pictures.npy", wanted=exact)
    converts("int8", "net.onnx", "--test", "pictures.npy", "--calibration", "pictures.npy", "--bound", "0.9")
    refuses("weights without the module", "not a whole module", "state.pt", "--shape", "1,8,8")
    refuses("no shape", "give --shape", "net.pt")
    torch.onnx.export(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Sigmoid()), torch.zeros(1, 1, 8, 8), "sigmoid.onnx")
    refuses("operation that is not known", "operation Sigmoid is not supported", "sigmoid.onnx")


write_models()
check_estimators()
check_refusals()
check_networks()
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed else 0)
