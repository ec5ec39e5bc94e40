# timeout: 600
"""Every estimator of docs/ml.md through `adder convert`, from joblib: decisions equal the original's, values differ by rounding."""
import os
import re
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import joblib
import numpy as np
from sklearn import cluster, covariance, datasets, decomposition, ensemble, linear_model, mixture, naive_bayes, neighbors
from sklearn import neural_network, pipeline, preprocessing, svm, tree

ROOT = Path(os.environ.get("ADDER_ROOT", Path(__file__).resolve().parents[2]))
ADDER = os.environ.get("ADDER", str(ROOT / "build/release/adder"))
warnings.filterwarnings("ignore")


def after(step):
    """A classifier behind a step that changes the features."""
    return pipeline.make_pipeline(step, linear_model.LogisticRegression(max_iter=300))


DECIDING = [
    tree.DecisionTreeClassifier(random_state=0),
    ensemble.RandomForestClassifier(10, random_state=0),
    ensemble.ExtraTreesClassifier(10, random_state=0),
    ensemble.GradientBoostingClassifier(n_estimators=5, random_state=0),
    neighbors.KNeighborsClassifier(3),
    linear_model.LogisticRegression(max_iter=300),
    linear_model.RidgeClassifier(),
    svm.LinearSVC(),
    svm.SVC(kernel="linear"),
    svm.SVC(),
    neural_network.MLPClassifier((8,), max_iter=150, random_state=0),
    naive_bayes.GaussianNB(),
    cluster.KMeans(3, n_init=1, random_state=0),
    mixture.GaussianMixture(3, random_state=0),
    ensemble.IsolationForest(n_estimators=20, random_state=0),
    covariance.EllipticEnvelope(random_state=0),
    after(decomposition.PCA(3)),
    after(preprocessing.StandardScaler()),
    after(preprocessing.MinMaxScaler()),
    after(preprocessing.MaxAbsScaler()),
    after(preprocessing.RobustScaler()),
    after(preprocessing.Normalizer()),
]
VALUED = [
    tree.DecisionTreeRegressor(max_depth=5, random_state=0),
    ensemble.RandomForestRegressor(5, random_state=0),
    ensemble.ExtraTreesRegressor(5, random_state=0),
    ensemble.GradientBoostingRegressor(n_estimators=10, random_state=0),
    neighbors.KNeighborsRegressor(3),
    linear_model.LinearRegression(),
    linear_model.Ridge(),
    svm.LinearSVR(max_iter=5000),
    svm.SVR(C=50),
    neural_network.MLPRegressor((8,), max_iter=50, random_state=0),
]


def convert(number, estimator, data):
    """What is wrong with the conversion of one estimator; empty when nothing is."""
    X, y = data
    name = f"{number}.joblib"
    joblib.dump(estimator.fit(X, y), name)
    np.save(f"{number}.npy", X[1::2])
    done = subprocess.run([ADDER, "convert", name, "-o", f"{number}.adml", "--test", f"{number}.npy"], capture_output=True, text=True)
    shown = done.stdout + done.stderr
    if done.returncode:
        return shown
    if estimator in DECIDING:
        return "" if "agreement with the original: 1.0000" in shown else shown
    difference = re.search(r"rms difference ([\d.e+-]+)", shown)
    return "" if difference and float(difference[1]) < 1e-4 * np.std(y) else shown


iris = datasets.load_iris(return_X_y=True)
X, y = datasets.load_diabetes(return_X_y=True)
work = [(m, iris) for m in DECIDING] + [(m, (X, y)) for m in VALUED]
with ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(lambda job: convert(job[0], *job[1]), enumerate(work)))
failed = 0
for (estimator, _), wrong in zip(work, results):
    if wrong:
        failed += 1
        print(f"FAILED {estimator}\n{wrong}")
print(f"{len(work) - failed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed else 0)
