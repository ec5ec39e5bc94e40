"""Reads ONNX files (a protocol-buffer message) as far as small networks need: nodes, weights, input shapes."""
import struct
from dataclasses import dataclass, field

import numpy as np

# TensorProto.data_type → numpy, and the field that holds the values when they are not raw bytes.
TENSOR_TYPES = {1: "<f4", 2: "u1", 3: "i1", 5: "<i2", 6: "<i4", 7: "<i8", 9: "?", 10: "<f2", 11: "<f8"}
VALUE_FIELDS = {1: 4, 2: 5, 3: 5, 5: 5, 6: 5, 7: 7, 9: 5, 11: 10}


class OnnxError(ValueError):
    """The file is not ONNX or damaged; the message says what was found."""


@dataclass
class Node:
    kind: str
    inputs: list
    outputs: list
    attributes: dict = field(default_factory=dict)


@dataclass
class Graph:
    nodes: list
    weights: dict   # name → array
    inputs: dict    # name → shape, None for a size that is not fixed
    outputs: list


def varint(data, at):
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise OnnxError("the file is cut or not ONNX")
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def message(data):
    """A message's fields: number → list of values (int, 4 or 8 bytes, or bytes)."""
    fields, at = {}, 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        else:
            size = 8 if kind == 1 else 4
            if kind == 2:
                size, at = varint(data, at)
            elif kind not in (1, 5):
                raise OnnxError("the file is cut or not ONNX")
            if at + size > len(data):
                raise OnnxError("the file is cut or not ONNX")
            value, at = data[at:at + size], at + size
        fields.setdefault(key >> 3, []).append(value)
    return fields


def signed(value):
    return value - (1 << 64) if value >= 1 << 63 else value


def integers(values):
    """Repeated integers, packed or not."""
    result = []
    for value in values:
        if isinstance(value, int):
            result.append(signed(value))
            continue
        at = 0
        while at < len(value):
            number, at = varint(value, at)
            result.append(signed(number))
    return result


def text(fields, number):
    return fields.get(number, [b""])[0].decode()


def tensor(data):
    """(name, array) of a TensorProto."""
    fields = message(data)
    shape, kind = integers(fields.get(1, [])), fields.get(2, [0])[0]
    if kind not in TENSOR_TYPES:
        raise OnnxError(f"tensor {text(fields, 8)!r} has the unsupported type {kind}")
    if 9 in fields:
        values = np.frombuffer(fields[9][0], dtype=TENSOR_TYPES[kind])
    elif kind in (1, 11):
        values = np.frombuffer(b"".join(fields.get(VALUE_FIELDS[kind], [])), dtype=TENSOR_TYPES[kind])
    else:
        values = np.array(integers(fields.get(VALUE_FIELDS.get(kind, 5), [])), dtype=TENSOR_TYPES[kind])
    if values.size != int(np.prod(shape)):
        raise OnnxError(f"tensor {text(fields, 8)!r} has {values.size} values, not {int(np.prod(shape))};"
                        " weights in files of their own are not supported")
    return text(fields, 8), values.reshape(shape)


def attribute(data):
    fields = message(data)
    if 5 in fields:
        value = tensor(fields[5][0])[1]
    elif 8 in fields:
        value = integers(fields[8])
    elif 7 in fields:
        value = np.frombuffer(b"".join(fields[7]), dtype="<f4").tolist()
    elif 4 in fields:
        value = fields[4][0].decode(errors="replace")
    elif 2 in fields:
        value = struct.unpack("<f", fields[2][0])[0]
    else:
        value = signed(fields.get(3, [0])[0])
    return text(fields, 1), value


def input_shape(data):
    """(name, shape) of a ValueInfoProto."""
    fields = message(data)
    kind = message(message(fields.get(2, [b""])[0]).get(1, [b""])[0])
    shape = []
    for size in message(kind.get(2, [b""])[0]).get(1, []):
        shape.append(message(size).get(1, [None])[0])
    return text(fields, 1), shape


def read_onnx(data):
    """The Graph of an ONNX file."""
    model = message(data)
    if 7 not in model or not isinstance(model[7][0], bytes):
        raise OnnxError("the file is cut or not ONNX")
    graph = message(model[7][0])
    nodes = []
    for content in graph.get(1, []):
        fields = message(content)
        nodes.append(Node(text(fields, 4), [n.decode() for n in fields.get(1, [])], [n.decode() for n in fields.get(2, [])],
                          dict(attribute(a) for a in fields.get(5, []))))
    weights = dict(tensor(t) for t in graph.get(5, []))
    inputs = {name: shape for name, shape in map(input_shape, graph.get(11, [])) if name not in weights}
    return Graph(nodes, weights, inputs, [input_shape(o)[0] for o in graph.get(12, [])])
