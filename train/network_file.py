"""Networks as bytes: the layer list of .tmdl (docs/formats/model.md), float32 or quantised to int8 after training.

Activations are quantised with one scale and zero point a tensor, from their range on the calibration data; weights with
one scale an output channel, symmetric; biases are int32 with the input's zero point folded in."""
import struct

import numpy as np

from train.network import ACTIVATIONS, KINDS, NetworkError


class Quantisation:
    def __init__(self, low, high):
        low, high = min(float(low), 0.0), max(float(high), 0.0)
        self.scale = (high - low) / 255 if high > low else 1.0
        self.zero = int(np.clip(np.round(-128 - low / self.scale), -128, 127))


def quantisations(net, calibration):
    """One a tensor. Layers that only move or choose values keep their input's."""
    tensors = net.tensors(calibration)
    result = []
    for number, values in enumerate(tensors):
        layer = net.layers[number - 1] if number else None
        if layer and layer.kind in ("reshape", "max_pool"):
            result.append(result[layer.inputs[0]])
        elif layer and layer.kind == "softmax":
            result.append(Quantisation(0, 255 / 256))
        else:
            result.append(Quantisation(values.min(), values.max()))
    inputs = tensors[0]
    if inputs.min() >= 0 and inputs.max() <= 1:  # pictures: pixels 0..255 become int8 by one operation
        result[0] = Quantisation(0, 1)
        for number, layer in enumerate(net.layers, 1):
            if layer.kind in ("reshape", "max_pool") and layer.inputs[0] == 0:
                result[number] = result[0]
    return result


def place(net, element):
    """Arena offset of each tensor, and the arena's size: greatest tensors first, each at the lowest place that no tensor
    alive at the same time takes."""
    sizes = [-(-int(np.prod(s)) * element // 8) * 8 for s in net.shapes]
    born = list(range(len(net.shapes)))
    dies = [max([i + 1 for i, layer in enumerate(net.layers) if t in layer.inputs] + [t]) for t in range(len(net.shapes))]
    offsets = {}
    for t in sorted(range(len(sizes)), key=lambda t: -sizes[t]):
        taken = sorted((offsets[o], offsets[o] + sizes[o]) for o in offsets if born[o] <= dies[t] and born[t] <= dies[o])
        at = 0
        for start, end in taken:
            if at + sizes[t] <= start:
                break
            at = max(at, end)
        offsets[t] = at
    return offsets, max(offsets[t] + sizes[t] for t in offsets)


def quantised_weights(layer, q_in):
    flat = layer.weights.reshape(len(layer.weights), -1)
    greatest = np.abs(flat).max(1)
    scales = np.where(greatest > 0, greatest, 1.0) / 127
    weights = np.clip(np.round(flat / scales[:, None]), -127, 127).astype(np.int8)
    bias = np.round(layer.bias / (scales * q_in.scale)) - q_in.zero * weights.sum(1, dtype=np.int64)
    if np.abs(bias).max() >= 2 ** 31:
        raise NetworkError("a bias is too large to quantise")
    return scales.astype("<f4"), weights, bias.astype("<i4")


def arrays(layer, q_in, int8):
    """Offsets of scales, weights and biases from the layer's start, and their bytes."""
    if int8:
        scales, weights, bias = quantised_weights(layer, q_in)
        blocks = [scales.tobytes(), weights.tobytes(), bias.tobytes()]
    else:
        blocks = [b"", layer.weights.astype("<f4").tobytes(), layer.bias.astype("<f4").tobytes()]
    offsets, body = [], b""
    for block in blocks:
        offsets.append(80 + len(body))
        body += block + bytes(-len(block) % 8)
    return struct.pack("<III", *offsets), body


def quantisation_bytes(q):
    return struct.pack("<fi", q.scale, q.zero) if q else struct.pack("<ff", 1.0, 0.0)


def layer_bytes(net, number, offsets, quants, int8):
    layer = net.layers[number - 1]
    source, q_in, q_out = layer.inputs[0], quants[layer.inputs[0]], quants[number]
    shapes = [net.shapes[source], layer.shape]
    body = b""
    if layer.kind in ("conv", "depthwise", "max_pool", "average_pool"):
        multiplier = layer.shape[2] // shapes[0][2] if layer.kind == "depthwise" else 0
        body = struct.pack("<6BH4BII", layer.kernel[1], layer.kernel[0], layer.stride[1], layer.stride[0], 1, 1,
                           ACTIVATIONS[layer.activation], *layer.padding, multiplier, 0)
        head, tail = (struct.pack("<III", 0, 0, 0), b"") if layer.weights is None else arrays(layer, q_in, int8)
        body += head + tail
    elif layer.kind == "add":
        body = struct.pack("<I", offsets[layer.inputs[1]]) + quantisation_bytes(quants[layer.inputs[1]])
        body += struct.pack("<I", ACTIVATIONS[layer.activation])
    size = 48 + len(body)
    body += bytes(-size % 8)
    head = struct.pack("<HHIII", KINDS[layer.kind], number == len(net.layers), 48 + len(body), offsets[source], offsets[number])
    for shape in shapes:
        head += struct.pack("<4H", 3, *shape)
    return head + quantisation_bytes(q_in) + quantisation_bytes(q_out) + body


def write_tmdl(net, calibration=None):
    if not net.layers:
        raise NetworkError("network without layers")
    int8 = calibration is not None
    quants = quantisations(net, calibration) if int8 else [None] * len(net.shapes)
    offsets, arena = place(net, 1 if int8 else 4)
    header = struct.pack("<4sBBHHHII", b"MAIX", 0 if int8 else 2, 1, 1, 1, len(net.layers), arena, 0)
    header += struct.pack("<4H", 3, *net.shapes[0]) + struct.pack("<4H", 3, *net.shapes[-1])
    header += bytes(64 - len(header))
    return header + b"".join(layer_bytes(net, n, offsets, quants, int8) for n in range(1, len(net.layers) + 1)) + bytes(32)
