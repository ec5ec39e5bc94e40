"""Makes what `./dev bench sensor` measures with: the digits forest (10 trees, at most 100 leaves) and its 540 test rows, the
MNIST network as int8 file and with float32 weights of the same shape. Prints scikit-learn's accuracy on the rows."""
import shutil
import sys
from pathlib import Path

import numpy as np
from sklearn import datasets, ensemble
from sklearn.model_selection import train_test_split

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from train import from_sklearn  # noqa: E402
from train.network import Network  # noqa: E402
from train.trees import Forest, tree_of, write_csv  # noqa: E402


def write_forest(folder):
    X, y = datasets.load_digits(return_X_y=True)
    X, X_test, y, y_test = train_test_split(X, y, test_size=0.3, random_state=42)
    forest = ensemble.RandomForestClassifier(10, max_leaf_nodes=100, random_state=42).fit(X, y)
    (folder / "forest.model").write_bytes(from_sklearn(forest, int16=True).bytes())
    trees = [tree_of(e.tree_, lambda i, t=e.tree_: t.value[i][0]) for e in forest.estimators_]
    (folder / "forest.csv").write_text(write_csv(Forest(64, 10, trees, leaf_kind="class")))
    np.c_[X_test, y_test].astype("<i2").tofile(folder / "digits.bin")
    print(f"{np.mean(forest.predict(X_test) == y_test):.4f}")


def write_networks(folder):
    for name in ("mnist_cnn_int8.tmdl", "mnist_example_4.bin"):
        shutil.copy(ROOT / "tests/data/mnist" / name, folder / name.replace("cnn_int8", "int8"))
    rng = np.random.default_rng(0)
    net = Network((28, 28, 1))
    for channels in (8, 12, 18):
        depth = net.shapes[-1][2]
        net.conv(rng.normal(0, 0.3, (channels, depth, 3, 3)), np.zeros(channels), 2, 0, "relu")
    net.global_average().dense(rng.normal(0, 0.3, (10, 18)), np.zeros(10)).softmax()
    (folder / "mnist_float32.tmdl").write_bytes(net.to_tmdl())


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write_forest(target)
    write_networks(target)
