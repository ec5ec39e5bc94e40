"""scikit-learn estimators to model files. Each converter knows one family; `from_sklearn` picks it by class name, so
nothing of scikit-learn is imported that the model does not use already."""
import numpy as np

from train import modelfile as mf
from train import trees as tr
from train.modelfile import ModelFile


class ConversionError(ValueError):
    """The model cannot be converted; the message says which part and why."""


CONVERTERS = {}


def converter(*names):
    def register(function):
        for name in names:
            CONVERTERS[name] = function
        return function
    return register


class Options:
    """int16: features are integers that fit int16; quantise: (offset, factor) a feature, from train.quantise;
    hard: trees vote for one class each; names: of the classes."""

    def __init__(self, int16=False, quantise=None, hard=False, names=None):
        self.int16, self.quantise, self.hard, self.names = int16, quantise, hard, names


def from_sklearn(estimator, **options):
    """A ModelFile of a fitted estimator, or of a Pipeline of transformers and one."""
    options = Options(**options)
    steps = [step for _, step in estimator.steps] if hasattr(estimator, "steps") else [estimator]
    steps = [s for s in steps if s is not None and s != "passthrough"]
    final = type(steps[-1]).__name__
    model = ModelFile(steps[0].n_features_in_, task_of(final))
    if options.int16 and len(steps) > 1:
        raise ConversionError("int16 features go into trees directly: convert the trees without the pipeline")
    for step in steps:
        name = type(step).__name__
        if name not in CONVERTERS:
            raise ConversionError(f"{name} is not supported; supported are {', '.join(sorted(CONVERTERS))}")
        CONVERTERS[name](model, step, options)
    names = options.names if options.names is not None else getattr(steps[-1], "classes_", None)
    if model.task == "classify" and names is not None:
        if len(names) != model.width:
            raise ConversionError(f"{len(names)} names for {model.width} classes")
        model.labels(names)
    return model


def task_of(name):
    if name in ("IsolationForest", "EllipticEnvelope", "OneClassSVM"):
        return "anomaly"
    if name in ("KMeans", "MiniBatchKMeans"):
        return "cluster"
    if name in TRANSFORMERS:
        return "transform"
    regress = name.endswith(("Regressor", "Regression", "SVR")) and name != "LogisticRegression"
    return "regress" if regress or name in ("Ridge", "RidgeCV", "Lasso", "LassoCV", "ElasticNet", "ElasticNetCV") else "classify"


TRANSFORMERS = ("PCA", "TruncatedSVD", "StandardScaler", "MinMaxScaler", "MaxAbsScaler", "RobustScaler", "Normalizer")


# Scaling and projection

@converter("StandardScaler")
def standard_scaler(model, s, _):
    mf.scaler(model, s.mean_ if s.with_mean else 0.0, 1 / s.scale_ if s.with_std else 1.0)


@converter("MinMaxScaler")
def min_max_scaler(model, s, _):
    if s.clip:
        raise ConversionError("MinMaxScaler(clip=True) is not supported")
    mf.scaler(model, -s.min_ / s.scale_, s.scale_)


@converter("MaxAbsScaler")
def max_abs_scaler(model, s, _):
    mf.scaler(model, 0.0, 1 / s.scale_)


@converter("RobustScaler")
def robust_scaler(model, s, _):
    mf.scaler(model, s.center_ if s.with_centering else 0.0, 1 / s.scale_ if s.with_scaling else 1.0)


@converter("Normalizer")
def normalizer(model, s, _):
    mf.normaliser(model, s.norm)


@converter("PCA", "TruncatedSVD")
def projection(model, p, _):
    weights = p.components_ / np.sqrt(p.explained_variance_)[:, None] if getattr(p, "whiten", False) else p.components_
    mf.linear(model, weights, np.zeros(len(weights)), offset=getattr(p, "mean_", None))


# Linear models

@converter("LinearRegression", "Ridge", "RidgeCV", "Lasso", "LassoCV", "ElasticNet", "ElasticNetCV", "SGDRegressor", "LinearSVR",
           "HuberRegressor", "TheilSenRegressor", "BayesianRidge", "ARDRegression", "PassiveAggressiveRegressor")
def linear_regression(model, m, _):
    weights = np.atleast_2d(m.coef_)
    mf.linear(model, weights, np.resize(m.intercept_, len(weights)))


@converter("LogisticRegression", "LogisticRegressionCV")
def logistic_regression(model, m, _):
    mode = getattr(m, "multi_class", "auto")  # gone in scikit-learn 1.8, "deprecated" before
    ovr = mode == "ovr" or (mode != "multinomial" and (len(m.classes_) <= 2 or m.solver == "liblinear"))
    if len(m.coef_) == 1:
        factor = 1 if ovr else 2
        mf.linear(model, m.coef_ * factor, m.intercept_ * factor, "binary_logistic")
    else:
        mf.linear(model, m.coef_, m.intercept_, "logistic_share" if ovr else "softmax")


@converter("RidgeClassifier", "RidgeClassifierCV", "LinearSVC", "Perceptron", "PassiveAggressiveClassifier", "SGDClassifier")
def linear_classifier(model, m, _):
    weights = np.atleast_2d(m.coef_)
    logistic = getattr(m, "loss", "") in ("log", "log_loss")
    binary = "binary_logistic" if logistic else "binary_score"
    mf.linear(model, weights, np.resize(m.intercept_, len(weights)),
              binary if len(weights) == 1 else "logistic_share" if logistic else "identity")


@converter("LinearDiscriminantAnalysis")
def discriminant(model, m, _):
    mf.linear(model, m.coef_, m.intercept_, "binary_logistic" if len(m.coef_) == 1 else "softmax")


@converter("MLPClassifier", "MLPRegressor")
def perceptron(model, m, _):
    if m.activation not in ("identity", "logistic", "tanh", "relu"):
        raise ConversionError(f"activation {m.activation!r} is not supported")
    last = {"identity": "identity", "softmax": "softmax", "logistic": "binary_logistic"}[m.out_activation_]
    if last == "binary_logistic" and m.n_outputs_ != 1:
        raise ConversionError("an MLP with several independent labels is not supported")
    for i, (weights, bias) in enumerate(zip(m.coefs_, m.intercepts_)):
        mf.linear(model, weights.T, bias, last if i + 1 == len(m.coefs_) else m.activation)


# Trees

def add_forest(model, forest, options):
    """Adds the trees, after a quantiser or with int16 input when the options say so."""
    if options.quantise is not None:
        offset, factor = (np.resize(np.asarray(v, dtype=np.float32), model.width) for v in options.quantise)
        for tree in forest.trees:
            tree.nodes = [(f, float((np.float32(t) - offset[f]) * factor[f]), left, right) for f, t, left, right in tree.nodes]
        mf.scaler(model, offset, factor, b"QUAN")
    elif options.int16:
        model.input_type = "int16"
    tr.encode(model, forest, options.int16 or options.quantise is not None)


def class_weights(t, i):
    """Weights of the samples of each class in a node; from scikit-learn 1.3 on the tree holds their shares."""
    row = t.value[i][0]
    if abs(row.sum() - 1) > 1e-9:
        return row
    weights = row * t.weighted_n_node_samples[i]
    whole = np.round(weights)
    return whole if np.allclose(weights, whole, atol=1e-6) else row


@converter("DecisionTreeClassifier", "ExtraTreeClassifier", "RandomForestClassifier", "ExtraTreesClassifier")
def forest_classifier(model, m, options):
    if m.n_outputs_ != 1:
        raise ConversionError("trees with several outputs to classify are not supported")
    estimators = getattr(m, "estimators_", [m])
    classes = len(m.classes_)
    forest = tr.Forest(model.width, classes, [tr.tree_of(e.tree_, lambda i, t=e.tree_: class_weights(t, i)) for e in estimators])
    if options.hard:
        forest.leaf_kind = "class"
    elif tr.counts_fit(forest):
        forest.leaf_kind = "counts"
    else:
        for tree in forest.trees:
            tree.leaves = [np.asarray(row) / np.sum(row) for row in tree.leaves]
    add_forest(model, forest, options)


@converter("DecisionTreeRegressor", "ExtraTreeRegressor", "RandomForestRegressor", "ExtraTreesRegressor")
def forest_regressor(model, m, options):
    estimators = getattr(m, "estimators_", [m])
    trees = [tr.tree_of(e.tree_, lambda i, t=e.tree_: t.value[i][:, 0]) for e in estimators]
    add_forest(model, tr.Forest(model.width, m.n_outputs_, trees), options)


@converter("GradientBoostingClassifier", "GradientBoostingRegressor")
def gradient_boosting(model, m, options):
    if m.init is not None and m.init != "zero":
        raise ConversionError("gradient boosting that starts from another estimator is not supported")
    base = m._raw_predict_init(np.zeros((1, model.width), dtype=np.float32))[0]
    trees = [tr.tree_of(e.tree_, lambda i, t=e.tree_: t.value[i][0]) for stage in m.estimators_ for e in stage]
    outputs = m.estimators_.shape[1]
    scale, combine = m.learning_rate, "sum"
    if hasattr(m, "classes_"):
        combine = "sum_logistic" if outputs == 1 else "sum_softmax"
        outputs = max(outputs, 2)
        if m.loss == "exponential":
            scale, base = 2 * scale, 2 * base
    add_forest(model, tr.Forest(model.width, outputs, trees, combine, scale=scale, base=base), options)


@converter("HistGradientBoostingClassifier", "HistGradientBoostingRegressor")
def histogram_boosting(model, m, options):
    if not hasattr(m, "classes_") and m.loss not in ("squared_error", "absolute_error", "quantile"):
        raise ConversionError(f"loss {m.loss!r} is not supported")
    trees = []
    for predictor in (p for stage in m._predictors for p in stage):
        n = predictor.nodes
        if n["is_categorical"].any():
            raise ConversionError("categorical splits are not supported")
        left = np.where(n["is_leaf"], -1, n["left"].astype(int))
        trees.append(tr.from_arrays(n["feature_idx"], n["num_threshold"], left, n["right"].astype(int),
                                    lambda i, n=n: [n["value"][i]]))
    classes = len(m.classes_) if hasattr(m, "classes_") else 1
    combine = "sum" if classes == 1 else "sum_logistic" if classes == 2 else "sum_softmax"
    add_forest(model, tr.Forest(model.width, classes, trees, combine, base=np.ravel(m._baseline_prediction)), options)


def average_path(n):
    """Mean path length of an unsuccessful search among n samples (Liu, Ting, Zhou 2008)."""
    return 0.0 if n <= 1 else 1.0 if n == 2 else 2 * (np.log(n - 1) + np.euler_gamma) - 2 * (n - 1) / n


@converter("IsolationForest")
def isolation_forest(model, m, options):
    trees = []
    for e, features in zip(m.estimators_, m.estimators_features_):
        t, depth = e.tree_, np.zeros(e.tree_.node_count)
        for i in range(t.node_count):  # parents come before their children
            for child in (t.children_left[i], t.children_right[i]):
                if child >= 0:
                    depth[child] = depth[i] + 1
        trees.append(tr.tree_of(t, lambda i, t=t, d=depth: [d[i] + average_path(t.n_node_samples[i])], features))
    scale = 1 / average_path(m.max_samples_)
    add_forest(model, tr.Forest(model.width, 1, trees, "isolation", scale=scale, base=[m.offset_]), options)


# Distances

@converter("KNeighborsClassifier", "KNeighborsRegressor")
def nearest_neighbors(model, m, _):
    metric = {"euclidean": "euclidean", "manhattan": "manhattan"}.get(m.effective_metric_)
    if metric is None or m.weights not in ("uniform", "distance"):
        raise ConversionError(f"neighbours with metric {m.effective_metric_!r}, weights {m.weights!r} are not supported")
    classes = len(m.classes_) if hasattr(m, "classes_") else None
    targets = np.asarray(m._y)
    if classes is None:
        targets = targets.reshape(len(targets), -1)
    mf.neighbors(model, m._fit_X, targets, classes, m.n_neighbors, m.weights == "distance", metric)


@converter("NearestCentroid")
def nearest_centroid(model, m, _):
    weights = 2 * m.centroids_  # the nearest centre has the greatest 2 c x - c c
    mf.linear(model, weights, -np.sum(m.centroids_ ** 2, 1))


@converter("KMeans", "MiniBatchKMeans")
def k_means(model, m, _):
    mf.centres(model, m.cluster_centers_)


@converter("GaussianNB")
def naive_bayes(model, m, _):
    constants = np.log(m.class_prior_) - 0.5 * np.sum(np.log(2 * np.pi * m.var_), 1)
    mf.gaussians(model, constants, m.theta_, 1 / np.sqrt(m.var_), False, "posterior")


@converter("GaussianMixture", "BayesianGaussianMixture")
def mixture(model, m, _):
    k, n = m.means_.shape
    precision = m.precisions_cholesky_
    if m.covariance_type == "tied":
        precision = np.broadcast_to(precision, (k, n, n))
    full = precision.ndim == 3
    if m.covariance_type == "spherical":
        precision = np.repeat(precision[:, None], n, 1)
    log_det = np.sum(np.log(np.diagonal(precision, axis1=1, axis2=2) if full else precision), 1)
    constants = m._estimate_log_weights() - 0.5 * n * np.log(2 * np.pi) + log_det
    if type(m).__name__ == "BayesianGaussianMixture":
        log_lambda = n * np.log(2) + np.sum([np.atleast_1d(v) for v in bayes_log_lambda(m, n)], 0)
        constants += 0.5 * (log_lambda - n / m.mean_precision_) - 0.5 * n * np.log(m.degrees_of_freedom_)
    mf.gaussians(model, constants, m.means_, np.swapaxes(precision, 1, 2) if full else precision, full, "posterior")


def bayes_log_lambda(m, n):
    from scipy.special import digamma
    return [digamma(0.5 * (m.degrees_of_freedom_ - i)) for i in range(n)]


@converter("EllipticEnvelope")
def elliptic_envelope(model, m, _):
    whitening = np.linalg.cholesky(m.get_precision()).T
    mf.gaussians(model, [0.0], m.location_[None], whitening[None], True, "mahalanobis", m.offset_)


@converter("SVC", "NuSVC", "SVR", "NuSVR", "OneClassSVM")
def support_vector_machine(model, m, _):
    if m.kernel not in ("linear", "rbf", "poly") or getattr(m, "_sparse", False):
        raise ConversionError(f"kernel {m.kernel!r} is not supported: linear, rbf and poly are")
    counts = m._n_support if hasattr(m, "classes_") else None
    mf.support_vectors(model, m.kernel, m.support_vectors_, m._dual_coef_, m._intercept_, counts, m._gamma, m.coef0, m.degree)
