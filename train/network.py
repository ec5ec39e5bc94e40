"""Small convolutional networks: description, float reference, post-training quantisation to int8, file.

    net = Network((28, 28, 1))
    net.conv(weights, bias, stride=2, activation="relu").global_average().dense(weights, bias).softmax()
    file = net.to_model(calibration=images)        # ModelFile with int8 weights; None: float32
    open("net.tmdl", "wb").write(net.to_tmdl(calibration=images))

Tensors are (height, width, channels). Weights are (out, in, rows, columns) as in PyTorch, of dense layers (out, in) with
the inputs in the order row, column, channel. A 1-D network has height 1."""
import struct
from dataclasses import dataclass, field

import numpy as np

from train.modelfile import ModelFile

KINDS = {"conv": 0, "global_average": 1, "softmax": 3, "reshape": 4, "depthwise": 5, "add": 6, "max_pool": 128, "average_pool": 129}
ACTIVATIONS = {"none": 0, "relu": 1, "relu1": 2, "relu6": 3}


class NetworkError(ValueError):
    """A layer does not fit; the message says which."""


@dataclass
class Layer:
    kind: str
    inputs: list          # numbers of the tensors it reads
    shape: tuple          # of its output
    weights: object = None
    bias: object = None
    kernel: tuple = (1, 1)
    stride: tuple = (1, 1)
    padding: tuple = (0, 0, 0, 0)  # top, bottom, left, right
    activation: str = "none"
    low: float = field(default=0.0)   # range of the output on the calibration data
    high: float = field(default=0.0)


def pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


class Network:
    """Layers in order; tensor 0 is the input, tensor i the output of layer i (from 1)."""

    def __init__(self, shape):
        self.shapes = [tuple(shape)]
        self.layers = []

    # Description

    def _append(self, layer):
        self.layers.append(layer)
        self.shapes.append(layer.shape)
        return self

    def _windowed(self, kind, channels, kernel, stride, padding, **more):
        height, width, _ = self.shapes[-1]
        kernel, stride = pair(kernel), pair(stride)
        if padding == "same":
            total = [max((-(-size // s) - 1) * s + k - size, 0) for size, k, s in zip((height, width), kernel, stride)]
            padding = (total[0] // 2, total[0] - total[0] // 2, total[1] // 2, total[1] - total[1] // 2)
        elif not isinstance(padding, tuple) or len(padding) == 2:
            rows, columns = pair(padding)
            padding = (rows, rows, columns, columns)
        out = [(size + before + after - k) // s + 1 for size, before, after, k, s in
               ((height, padding[0], padding[1], kernel[0], stride[0]), (width, padding[2], padding[3], kernel[1], stride[1]))]
        if min(out) < 1:
            raise NetworkError(f"{kind} with kernel {kernel} does not fit {self.shapes[-1]}")
        return self._append(Layer(kind, [len(self.layers)], (*out, channels), kernel=kernel, stride=stride, padding=padding,
                                  **more))

    def conv(self, weights, bias, stride=1, padding=0, activation="none"):
        weights = np.asarray(weights, dtype=float)
        if weights.ndim != 4 or weights.shape[1] != self.shapes[-1][2]:
            raise NetworkError(f"conv weights {weights.shape} do not fit {self.shapes[-1]}")
        return self._windowed("conv", len(weights), weights.shape[2:], stride, padding, weights=weights,
                              bias=np.asarray(bias, dtype=float), activation=activation)

    def depthwise(self, weights, bias, stride=1, padding=0, activation="none"):
        weights = np.asarray(weights, dtype=float)
        if weights.ndim != 4 or weights.shape[1] != 1 or weights.shape[0] % self.shapes[-1][2]:
            raise NetworkError(f"depthwise weights {weights.shape} do not fit {self.shapes[-1]}")
        return self._windowed("depthwise", len(weights), weights.shape[2:], stride, padding, weights=weights,
                              bias=np.asarray(bias, dtype=float), activation=activation)

    def dense(self, weights, bias, activation="none"):
        """A 1x1 convolution over the flattened tensor."""
        weights = np.asarray(weights, dtype=float)
        size = int(np.prod(self.shapes[-1]))
        if weights.ndim != 2 or weights.shape[1] != size:
            raise NetworkError(f"dense weights {weights.shape} do not fit {self.shapes[-1]}")
        self.flatten()
        return self.conv(weights[:, :, None, None], bias, activation=activation)

    def flatten(self):
        size = int(np.prod(self.shapes[-1]))
        return self if self.shapes[-1] == (1, 1, size) else self._append(Layer("reshape", [len(self.layers)], (1, 1, size)))

    def max_pool(self, kernel, stride=None, padding=0):
        return self._windowed("max_pool", self.shapes[-1][2], kernel, kernel if stride is None else stride, padding)

    def average_pool(self, kernel, stride=None, padding=0):
        return self._windowed("average_pool", self.shapes[-1][2], kernel, kernel if stride is None else stride, padding)

    def global_average(self):
        return self._append(Layer("global_average", [len(self.layers)], (1, 1, self.shapes[-1][2])))

    def softmax(self):
        return self._append(Layer("softmax", [len(self.layers)], self.shapes[-1]))

    def add(self, tensor, activation="none"):
        """Adds tensor number `tensor` to the last one: a residual connection."""
        if self.shapes[tensor] != self.shapes[-1]:
            raise NetworkError(f"cannot add {self.shapes[tensor]} to {self.shapes[-1]}")
        return self._append(Layer("add", [len(self.layers), tensor], self.shapes[-1], activation=activation))

    # Float reference

    def run(self, x):
        """Outputs of a batch (n, height, width, channels)."""
        return self.tensors(x)[-1].reshape(len(x), -1)

    def tensors(self, x):
        tensors = [np.asarray(x, dtype=float).reshape(-1, *self.shapes[0])]
        for layer in self.layers:
            tensors.append(run_layer(layer, [tensors[i] for i in layer.inputs]))
        return tensors

    # Files

    def to_model(self, calibration=None, names=None, task="classify"):
        """A ModelFile; with calibration inputs (n, ...) its weights are int8."""
        model = ModelFile(int(np.prod(self.shapes[0])), task)
        model.step(b"CNN ", int(np.prod(self.shapes[-1])), self.to_tmdl(calibration))
        if names is not None:
            model.labels(names)
        return model

    def to_tmdl(self, calibration=None):
        from train.network_file import write_tmdl
        return write_tmdl(self, calibration)


def activate(x, activation):
    low, high = {"none": (None, None), "relu": (0, None), "relu1": (-1, 1), "relu6": (0, 6)}[activation]
    return x if low is None else np.clip(x, low, high)


def windows(x, layer, fill):
    """All windows of a batch: (n, out height, out width, channels, kernel rows, kernel columns)."""
    top, bottom, left, right = layer.padding
    x = np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)), constant_values=fill)
    view = np.lib.stride_tricks.sliding_window_view(x, layer.kernel, axis=(1, 2))
    return view[:, ::layer.stride[0], ::layer.stride[1]][:, :layer.shape[0], :layer.shape[1]]


def run_layer(layer, inputs):
    x = inputs[0]
    if layer.kind == "conv":
        y = np.tensordot(windows(x, layer, 0), layer.weights, axes=((3, 4, 5), (1, 2, 3))) + layer.bias
    elif layer.kind == "depthwise":
        view = np.repeat(windows(x, layer, 0), len(layer.weights) // x.shape[3], axis=3)
        y = np.einsum("nhwcij,cij->nhwc", view, layer.weights[:, 0]) + layer.bias
    elif layer.kind == "max_pool":
        y = windows(x, layer, -np.inf).max((4, 5))
    elif layer.kind == "average_pool":
        view = windows(x, layer, np.nan)
        y = np.nanmean(view, (4, 5))
    elif layer.kind == "global_average":
        y = x.mean((1, 2), keepdims=True)
    elif layer.kind == "reshape":
        y = x.reshape(len(x), *layer.shape)
    elif layer.kind == "add":
        y = x + inputs[1]
    else:
        e = np.exp(x - x.max(3, keepdims=True))
        y = e / e.sum(3, keepdims=True)
    return activate(y, layer.activation)
