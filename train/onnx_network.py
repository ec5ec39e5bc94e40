"""Small convolutional networks from ONNX or torch to train.network.Network.

ONNX tensors are (batch, channels, height, width), ours (height, width, channels): weights of dense layers after a flatten are
reordered. Batch normalisation is folded into the convolution before it."""
import inspect
import io

import numpy as np

from train.network import Network, NetworkError
from train.onnx_file import read_onnx

TRANSPARENT = ("Identity", "Dropout", "Cast")  # change nothing at inference


class Importer:
    """Goes through the nodes in order; `places` maps tensor names to tensor numbers of the network."""

    def __init__(self, graph):
        self.graph, self.constants, self.places, self.flat = graph, dict(graph.weights), {}, {}
        if len(graph.inputs) != 1:
            raise NetworkError(f"the network must have one input, not {len(graph.inputs)}")
        (name, shape), = graph.inputs.items()
        shape = [1 if size is None else size for size in shape[1:]]
        if len(shape) == 2:       # 1-D: channels, length
            shape = [shape[0], 1, shape[1]]
        elif len(shape) == 1:
            shape = [shape[0], 1, 1]
        if len(shape) != 3:
            raise NetworkError("the input must be (batch, channels, height, width), (batch, channels, length) or (batch, n)")
        self.net = Network((shape[1], shape[2], shape[0]))
        self.places[name] = 0

    def run(self):
        for node in self.graph.nodes:
            handler = getattr(self, "on_" + node.kind.lower(), None)
            if node.kind == "Constant":
                self.constants[node.outputs[0]] = node.attributes["value"]
            elif node.kind in TRANSPARENT:
                self.alias(node)
            elif handler is None:
                supported = sorted(n[3:] for n in dir(self) if n.startswith("on_"))
                raise NetworkError(f"operation {node.kind} is not supported; supported are {', '.join(supported)}")
            else:
                handler(node)
        return self.net

    # The tensor a node reads must be the last one made, but for `add`.

    def alias(self, node, source=0):
        name = node.inputs[source]
        self.places[node.outputs[0]] = self.places[name]
        self.flat[node.outputs[0]] = self.flat.get(name)

    def source(self, node, index=0):
        name = node.inputs[index]
        if name not in self.places:
            raise NetworkError(f"{node.kind} reads {name!r}, which is not computed from the input")
        if self.places[name] != len(self.net.layers):
            raise NetworkError(f"{node.kind} reads a tensor that is not the one before it: only residual additions may branch")
        return name

    def made(self, node):
        self.places[node.outputs[0]] = len(self.net.layers)

    def constant(self, node, index):
        name = node.inputs[index] if index < len(node.inputs) else ""
        if name and name not in self.constants:
            raise NetworkError(f"input {index} of {node.kind} must be a constant")
        return np.asarray(self.constants[name], dtype=float) if name else None

    # Layers

    def on_conv(self, node):
        self.source(node)
        weights, bias = self.constant(node, 1), self.constant(node, 2)
        if weights.ndim == 3:
            weights = weights[:, :, None, :]
        if any(d != 1 for d in node.attributes.get("dilations", [])):
            raise NetworkError("dilated convolutions are not supported")
        bias = np.zeros(len(weights)) if bias is None else bias
        groups = node.attributes.get("group", 1)
        if groups not in (1, self.net.shapes[-1][2]):
            raise NetworkError(f"a convolution in {groups} groups is not supported: 1 or one a channel")
        build = self.net.conv if groups == 1 else self.net.depthwise
        build(weights, bias, self.stride(node), self.padding(node))
        self.made(node)

    def stride(self, node):
        strides = node.attributes.get("strides", [1, 1])
        return tuple(strides) if len(strides) == 2 else (1, strides[0])

    def padding(self, node):
        mode = node.attributes.get("auto_pad", "NOTSET")
        if mode == "SAME_UPPER":
            return "same"
        if mode not in ("NOTSET", "VALID"):
            raise NetworkError(f"padding {mode} is not supported")
        pads = node.attributes.get("pads", [0, 0, 0, 0])
        if len(pads) == 2:
            pads = [0, pads[0], 0, pads[1]]
        top, left, bottom, right = pads
        return top, bottom, left, right

    def on_batchnormalization(self, node):
        self.source(node)
        gamma, beta, mean, variance = (self.constant(node, i) for i in range(1, 5))
        layer = self.net.layers[-1] if self.net.layers else None
        if layer is None or layer.kind not in ("conv", "depthwise") or layer.activation != "none":
            raise NetworkError("batch normalisation is supported only after a convolution or dense layer")
        factor = gamma / np.sqrt(variance + node.attributes.get("epsilon", 1e-5))
        layer.weights = layer.weights * factor[:, None, None, None]
        layer.bias = (layer.bias - mean) * factor + beta
        self.alias(node)

    def activate(self, node, activation):
        self.source(node)
        layer = self.net.layers[-1] if self.net.layers else None
        before = layer.activation if layer and layer.kind in ("conv", "depthwise", "add") else None
        if before != "none" and (before, activation) != ("relu", "relu6"):  # torch writes relu6 as relu and a clip
            raise NetworkError(f"{node.kind} is supported only after a convolution, a dense layer or an addition")
        layer.activation = activation
        self.alias(node)

    def on_relu(self, node):
        self.activate(node, "relu")

    def on_clip(self, node):
        low = self.constant(node, 1) if len(node.inputs) > 1 else node.attributes.get("min")
        high = self.constant(node, 2) if len(node.inputs) > 2 else node.attributes.get("max")
        names = {(0, 6): "relu6", (-1, 1): "relu1"}
        limits = tuple(None if v is None else float(v) for v in (low, high))
        if limits not in names:
            raise NetworkError(f"Clip to {limits} is not supported: (0, 6) and (-1, 1) are")
        self.activate(node, names[limits])

    def pool(self, node, build):
        self.source(node)
        if node.attributes.get("ceil_mode") or any(d != 1 for d in node.attributes.get("dilations", [])):
            raise NetworkError(f"{node.kind} with ceil_mode or dilation is not supported")
        kernel = node.attributes["kernel_shape"]
        kernel = tuple(kernel) if len(kernel) == 2 else (1, kernel[0])
        if node.kind == "AveragePool" and node.attributes.get("count_include_pad") and any(node.attributes.get("pads", [])):
            raise NetworkError("AveragePool that counts padding is not supported (torch: count_include_pad=False)")
        build(kernel, self.stride(node), self.padding(node))
        self.made(node)

    def on_pad(self, node):
        pads = node.attributes.get("pads")
        if np.any(self.constant(node, 1) if pads is None else pads):
            raise NetworkError("Pad is not supported: give the padding to the convolution")
        self.alias(node)

    def on_maxpool(self, node):
        self.pool(node, self.net.max_pool)

    def on_averagepool(self, node):
        self.pool(node, self.net.average_pool)

    def on_globalaveragepool(self, node):
        self.source(node)
        self.net.global_average()
        self.made(node)

    def on_reducemean(self, node):
        axes = node.attributes.get("axes")
        axes = [int(a) for a in (axes if axes is not None else self.constant(node, 1))]
        if sorted(a % 4 for a in axes) not in ([2, 3], [2]):
            raise NetworkError("ReduceMean is supported over height and width only")
        self.on_globalaveragepool(node)

    def on_flatten(self, node):
        name = self.source(node)
        self.alias(node)
        self.flat[node.outputs[0]] = self.flat.get(name) or self.net.shapes[-1]

    on_reshape = on_squeeze = on_flatten

    def dense(self, node, weights, bias):
        """weights (out, in); in counts channel, row, column of the tensor that was flattened."""
        name = self.source(node)
        height, width, channels = self.flat.get(name) or self.net.shapes[-1]
        if weights.shape[1] != height * width * channels:
            raise NetworkError(f"dense weights {weights.shape} do not fit {(height, width, channels)}")
        weights = weights.reshape(-1, channels, height, width).transpose(0, 2, 3, 1).reshape(len(weights), -1)
        self.net.dense(weights, bias)
        self.made(node)

    def on_gemm(self, node):
        weights, bias = self.constant(node, 1), self.constant(node, 2)
        weights = weights if node.attributes.get("transB") else weights.T
        weights = weights * node.attributes.get("alpha", 1.0)
        bias = np.zeros(len(weights)) if bias is None else bias.ravel() * node.attributes.get("beta", 1.0)
        self.dense(node, weights, np.resize(bias, len(weights)))

    def on_matmul(self, node):
        weights = self.constant(node, 1).T
        self.dense(node, weights, np.zeros(len(weights)))

    def on_add(self, node):
        constants = [i for i in (0, 1) if node.inputs[i] in self.constants]
        if constants:  # a bias
            self.source(node, 1 - constants[0])
            layer = self.net.layers[-1]
            if layer.kind not in ("conv", "depthwise") or layer.activation != "none":
                raise NetworkError("a constant can be added only after a convolution or dense layer")
            layer.bias = layer.bias + np.resize(self.constant(node, constants[0]).ravel(), len(layer.bias))
            self.alias(node, 1 - constants[0])
            return
        last = 0 if self.places.get(node.inputs[0]) == len(self.net.layers) else 1
        self.source(node, last)
        self.net.add(self.places[node.inputs[1 - last]])
        self.made(node)

    def on_softmax(self, node):
        self.source(node)
        if self.net.shapes[-1][:2] != (1, 1):
            raise NetworkError("softmax is supported at the end, over the classes")
        self.net.softmax()
        self.made(node)


def from_onnx(data):
    """A Network of an ONNX file's bytes."""
    return Importer(read_onnx(data)).run()


def from_torch(module, shape):
    """A Network of a torch module; shape: of one input, (channels, height, width)."""
    import torch
    module.eval()
    exported = io.BytesIO()
    # torch 2.9 exports by another way unless told otherwise, which needs more packages
    options = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(module, torch.zeros(1, *shape), exported, opset_version=13, **options)
    return from_onnx(exported.getvalue())
