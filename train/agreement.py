"""How well a converted model agrees with the original on test data, both run on the same rows."""
import numpy as np


def original_outputs(estimator, rows):
    """What the original says: class numbers, values, scores or distances."""
    if hasattr(estimator, "classes_"):
        return np.searchsorted(estimator.classes_, estimator.predict(rows))
    final = estimator.steps[-1][1] if hasattr(estimator, "steps") else estimator
    name = type(final).__name__
    if name in ("GaussianMixture", "BayesianGaussianMixture", "KMeans", "MiniBatchKMeans"):
        return estimator.predict(rows)
    if name in ("IsolationForest", "EllipticEnvelope", "OneClassSVM"):
        return (estimator.predict(rows) < 0).astype(int)
    if hasattr(estimator, "predict"):
        return np.asarray(estimator.predict(rows)).reshape(len(rows), -1)
    return np.asarray(estimator.transform(rows))


def compare_decisions(wanted, decisions):
    """(part that is the same, sentence)"""
    same = int(np.sum(wanted == decisions))
    return same / len(wanted), f"{same} of {len(wanted)} decisions the same"


def compare_values(wanted, outputs):
    """(1 minus the rms difference over the standard deviation of `wanted`, sentence)"""
    wanted = np.asarray(wanted, dtype=float).reshape(outputs.shape)
    spread = np.std(wanted)
    error = float(np.sqrt(np.mean((outputs - wanted) ** 2)))
    part = 1.0 - error / spread if spread > 0 else float(error < 1e-6)
    return part, f"rms difference {error:.3g} at a standard deviation of {spread:.3g}"


def agreement(estimator, device, rows):
    """(part from 0 to 1, sentence) of a scikit-learn estimator and the device on the same rows."""
    outputs, decisions = device.run(rows)
    wanted = original_outputs(estimator, rows.astype(np.float64))
    return compare_decisions(wanted, decisions) if wanted.ndim == 1 else compare_values(wanted, outputs)
