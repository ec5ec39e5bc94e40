"""Writes and reads the container of model files: header, table of sections, check sum (docs/formats/model.md)."""
import struct
import zlib

import numpy as np

VERSION = 1
TASKS = ["classify", "regress", "anomaly", "cluster", "transform"]
INPUTS = {"float32": 0, "int16": 1, "uint8": 2}
HEADER = struct.Struct("<4sBBHIIBBHIII")
ENTRY = struct.Struct("<4sIII")
LINKS = ["identity", "relu", "tanh", "logistic", "logistic_share", "softmax", "exp", "binary_logistic", "binary_score"]


class ModelFile:
    """A chain of steps; add them in order, then take `bytes()`."""

    def __init__(self, inputs, task, input_type="float32"):
        self.inputs, self.task, self.input_type = int(inputs), task, input_type
        self.width = int(inputs)  # outputs of the last step so far
        self.sections = []

    def step(self, kind, outputs, content):
        self.sections.append((kind, struct.pack("<II", self.width, outputs) + content))
        self.width = int(outputs)

    def labels(self, names):
        """Names of the classes, for people: at most 255 bytes of UTF-8 each."""
        encoded = [str(name).encode()[:255] for name in names]
        self.sections.append((b"labl", b"".join(bytes([len(e)]) + e for e in encoded)))

    def bytes(self):
        at = HEADER.size + ENTRY.size * len(self.sections)
        table, body = b"", b""
        for kind, content in self.sections:
            padding = -at % 8
            table += ENTRY.pack(kind, at + padding, len(content), 0)
            body += bytes(padding) + content
            at += padding + len(content)
        checked = struct.pack("<BBHIII", TASKS.index(self.task), INPUTS[self.input_type], len(self.sections), self.inputs,
                              self.width, 0) + table + body
        return struct.pack("<4sBBHII", b"ADML", VERSION, 0, HEADER.size, at, zlib.crc32(checked)) + checked


def floats(*arrays):
    """Little-endian float32 of all arrays, one after the other."""
    return b"".join(np.ascontiguousarray(a, dtype="<f4").tobytes() for a in arrays)


def linear(model, weights, bias, link="identity", offset=None):
    """out = link(weights @ (x - offset) + bias)"""
    weights = np.atleast_2d(weights)
    outputs = 2 if link.startswith("binary") else len(weights)
    content = struct.pack("<BBHI", LINKS.index(link), offset is not None, 0, len(weights))
    content += floats(*([] if offset is None else [offset]), weights, np.atleast_1d(bias))
    model.step(b"LINR", outputs, content)


def scaler(model, offset, factor, kind=b"SCAL"):
    """out = (x - offset) * factor; kind QUAN rounds down to int16 besides."""
    model.step(kind, model.width, floats(np.broadcast_to(offset, model.width), np.broadcast_to(factor, model.width)))


def normaliser(model, norm):
    model.step(b"NORM", model.width, struct.pack("<BBH", ["l1", "l2", "max"].index(norm), 0, 0))


def neighbors(model, points, targets, classes, k, by_distance, metric):
    """targets: class numbers when `classes` is their number, else rows of values."""
    regress = classes is None
    outputs = targets.shape[1] if regress else classes
    content = struct.pack("<BBBBHHI", ["euclidean", "manhattan"].index(metric), regress, by_distance, 0, k, 0, len(points))
    content += floats(points)
    content += floats(targets) if regress else np.asarray(targets, dtype="<u2").tobytes()
    model.step(b"NEAR", outputs, content)


def centres(model, points):
    model.step(b"KMNS", len(points), floats(points))


def gaussians(model, constants, means, spread, full, output, offset=0.0):
    """spread: 1 / deviation (diagonal), or whitening matrices; output: posterior, loglikelihood, mahalanobis."""
    kind = ["posterior", "loglikelihood", "mahalanobis"].index(output)
    content = struct.pack("<BBHIf", full, kind, 0, len(constants), offset) + floats(constants, means, spread)
    model.step(b"GAUS", len(constants) if kind == 0 else 1, content)


def support_vectors(model, kernel, vectors, coefficients, intercepts, class_counts, gamma, coef0, degree):
    """class_counts: vectors of each class of a classifier, or None for regression and one-class."""
    vote = class_counts is not None
    content = struct.pack("<BBBBIIff", ["linear", "rbf", "poly"].index(kernel), not vote, degree, 0, len(vectors),
                          len(class_counts) if vote else 1, gamma, coef0)
    if vote:
        content += np.asarray(class_counts, dtype="<u4").tobytes()
    content += floats(vectors, coefficients, intercepts)
    model.step(b"SVEC", len(class_counts) if vote else 1, content)
