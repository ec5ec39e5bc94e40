"""Ensembles of decision trees: from scikit-learn's arrays to the section TREE, and emlearn's CSV both ways.

In between stands a `Forest`: trees as lists of nodes (feature, threshold, left, right), children as indices into the
tree's nodes or, when negative, -1 - leaf; leaves as rows of an array."""
import csv
import io
import struct
from dataclasses import dataclass, field

import numpy as np

LEAF_KINDS = ["class", "counts", "bytes", "values"]
COMBINES = ["average", "sum", "sum_logistic", "sum_softmax", "isolation"]
LEAF_BIT = 0x8000


class TreeError(ValueError):
    """The trees do not fit the format; the message says what to change."""


@dataclass
class Tree:
    nodes: list = field(default_factory=list)   # (feature, threshold, left, right)
    leaves: list = field(default_factory=list)  # rows of values, or of class weights
    root: int = 0                               # like a child


@dataclass
class Forest:
    features: int
    outputs: int
    trees: list
    combine: str = "average"
    leaf_kind: str = "values"
    scale: float = 1.0
    base: object = None


def from_arrays(feature, threshold, left, right, leaf_row, feature_map=None):
    """A Tree from parallel arrays as scikit-learn keeps them (left < 0 marks a leaf), in depth-first order."""
    tree, number = Tree(), {}
    inner = [i for i in range(len(left)) if left[i] >= 0]
    for place, i in enumerate(inner):
        number[i] = place
    for i in range(len(left)):
        if left[i] < 0:
            number[i] = -1 - len(tree.leaves)
            tree.leaves.append(leaf_row(i))
    for i in inner:
        f = int(feature[i]) if feature_map is None else int(feature_map[feature[i]])
        tree.nodes.append((f, float(threshold[i]), number[left[i]], number[right[i]]))
    tree.root = number[0]
    return tree


def tree_of(t, leaf_row, feature_map=None):
    """A Tree of scikit-learn's `tree_`."""
    return from_arrays(t.feature, t.threshold, t.children_left, t.children_right, leaf_row, feature_map)


def floor_float32(values):
    """The greatest float32 not above each value: then x <= t is decided alike for every float32 x."""
    values = np.asarray(values, dtype=np.float64)
    narrow = values.astype(np.float32)
    return np.where(narrow > values, np.nextafter(narrow, np.float32(-np.inf)), narrow).astype(np.float32)


def counts_fit(forest):
    """Whether leaves are whole numbers of samples, small enough for the compact form."""
    rows = np.concatenate([np.asarray(t.leaves, dtype=float) for t in forest.trees])
    return forest.outputs <= 128 and np.all(rows == np.round(rows)) and rows.max() <= 255 and np.all(rows.sum(1) > 0)


class LeafTable:
    """Leaves in the form of one kind; equal leaves of a tree, and of neighbouring trees, are stored once."""

    def __init__(self, kind, outputs):
        self.kind, self.outputs, self.data, self.rows, self.known = kind, outputs, b"", 0, {}
        self.first, self.span = 0, 0x7FFF

    def start_tree(self):
        """References of a tree are 15 bits from its first leaf; old leaves stay within reach while they can."""
        size = len(self.data) // 2 if self.kind == "counts" else self.rows
        if size - self.first > self.span // 2:
            self.first, self.known = size, {}
        return self.first

    def reference(self, row):
        if self.kind == "class":
            return int(np.argmax(row))
        if self.kind == "counts":
            row = np.asarray(row).astype(int)
            present = np.flatnonzero(row)
            if len(present) == 1:
                return int(present[0])
            entry = b"".join(bytes([c | (0x80 if c == present[-1] else 0), row[c]]) for c in present.tolist())
            place, offset = len(self.data) // 2, self.outputs
        elif self.kind == "bytes":
            entry, place, offset = bytes(int(v) for v in row), self.rows, 0
        else:
            entry, place, offset = np.asarray(row, dtype="<f4").tobytes(), self.rows, 0
        if entry not in self.known:
            self.known[entry] = place
            self.data += entry
            self.rows += 1
        reference = self.known[entry] - self.first + offset
        if reference >= LEAF_BIT:
            raise TreeError("a tree has too many different leaves; limit max_leaf_nodes")
        return reference


def encode(model, forest, int16):
    """Adds the section TREE to a ModelFile. int16: features are integers, thresholds are rounded down to int16."""
    kind = forest.leaf_kind
    leaves = LeafTable(kind, forest.outputs)
    roots, nodes, node_count = b"", b"", 0
    for tree in forest.trees:
        first_leaf = leaves.start_tree()
        if len(tree.nodes) >= LEAF_BIT:
            raise TreeError("a tree has more than 32767 nodes; limit max_leaf_nodes")
        refs = [leaves.reference(row) | LEAF_BIT for row in tree.leaves]
        order, place = depth_first(tree)

        def child(c):
            return refs[-1 - c] if c < 0 else place[c]
        thresholds = narrow_thresholds([tree.nodes[i][1] for i in order], int16)
        for i, threshold in zip(order, thresholds):
            feature, _, left, right = tree.nodes[i]
            nodes += struct.pack("<hHHH" if int16 else "<fHHHH", threshold, feature, child(left), child(right),
                                 *([] if int16 else [0]))
        roots += struct.pack("<IIHH", node_count, first_leaf, len(order), child(tree.root))
        node_count += len(order)
    row = len(forest.trees[0].leaves[0]) if kind == "values" else 1
    leaf_count = len(leaves.data) if kind == "counts" else 0 if kind == "class" else leaves.rows
    base = np.zeros(forest.outputs) if forest.base is None else np.resize(np.asarray(forest.base, dtype=float), forest.outputs)
    content = struct.pack("<BBBBIIIIf", not int16, LEAF_KINDS.index(kind), COMBINES.index(forest.combine), 0, len(forest.trees),
                          node_count, leaf_count, row, forest.scale)
    content += base.astype("<f4").tobytes() + roots + nodes
    content += bytes(-len(content) % 4) + leaves.data
    model.step(b"TREE", forest.outputs, content)


def depth_first(tree):
    """Nodes in the order in which children follow their parent, and each node's place in it."""
    order, stack = [], [tree.root] if tree.root >= 0 else []
    while stack:
        i = stack.pop()
        order.append(i)
        if len(order) > len(tree.nodes):
            raise TreeError("two nodes share a child: not a tree")
        stack.extend(c for c in (tree.nodes[i][3], tree.nodes[i][2]) if c >= 0)
    return order, {i: k for k, i in enumerate(order)}


def narrow_thresholds(values, int16):
    if int16:
        return [int(v) for v in np.clip(np.floor(values), -32768, 32767)]
    return floor_float32(values).tolist()


def predict(forest, rows):
    """Means over the trees of each row's leaf, for forests that average: what the file should say."""
    result = np.zeros((len(rows), forest.outputs))
    for tree in forest.trees:
        for number, row in enumerate(rows):
            at = tree.root
            while at >= 0:
                feature, threshold, left, right = tree.nodes[at]
                at = left if row[feature] <= threshold else right
            leaf = np.asarray(tree.leaves[-1 - at], dtype=float)
            result[number] += np.eye(forest.outputs)[int(np.argmax(leaf))] if forest.leaf_kind == "class" else \
                leaf / 255 if forest.leaf_kind == "bytes" else leaf
    return result / len(forest.trees)


# emlearn's CSV ---------------------------------------------------------------------------------------------------------

def read_csv(text):
    """A Forest from the CSV that emlearn.convert(...).save(format='csv') writes; its limits are checked."""
    features = classes = None
    leaf_bits, leaves, roots, nodes = 0, [], [], []
    for number, line in enumerate(csv.reader(io.StringIO(text)), 1):
        try:
            if not line:
                continue
            kind, *values = line
            if kind == "f":
                features = int(values[0])
            elif kind == "c":
                classes = int(values[0])
            elif kind == "lb":
                leaf_bits = int(values[0])
            elif kind == "l":
                leaves.append([float(v) for v in values[0].strip("[] ").split()])
            elif kind == "r":
                roots.append(int(values[0]))
            elif kind == "n":
                nodes.append((int(values[0]), float(values[1]), int(values[2]), int(values[3])))
        except (ValueError, IndexError):
            raise TreeError(f"line {number}: {','.join(line)!r} is not a line of a tree CSV") from None
    if features is None or classes is None or not roots:
        raise TreeError("tree CSV without features (f), classes (c) or roots (r)")
    regress = classes == 0
    soft = any(len(row) > 1 for row in leaves)
    forest = Forest(features, 1 if regress else classes, [], leaf_kind="values" if regress else "bytes" if soft else "class")
    width = forest.outputs
    for row in leaves:
        if soft and len(row) != width or not soft and not regress and not 0 <= row[0] < classes:
            raise TreeError(f"leaf {row} does not fit {classes} classes")
    for root in roots:
        forest.trees.append(tree_of_csv(root, nodes, leaves, width, regress or soft, features))
    return forest


def tree_of_csv(root, nodes, leaves, width, rows, features):
    """The tree below one root: children are relative jumps forward, or -1 - leaf."""
    tree, place, pending, leaf_place = Tree(), {}, [root], {}

    def leaf(index):
        if not 0 <= index < len(leaves):
            raise TreeError(f"leaf {index} is not in the file")
        if index not in leaf_place:
            leaf_place[index] = -1 - len(tree.leaves)
            tree.leaves.append(leaves[index] if rows else np.eye(width)[int(leaves[index][0])])
        return leaf_place[index]
    while pending:
        index = pending.pop()
        if index in place:
            continue
        if not 0 <= index < len(nodes):
            raise TreeError(f"node {index} is not in the file")
        feature, threshold, left, right = nodes[index]
        if not 0 <= feature < features or left == 0 or right == 0:
            raise TreeError(f"node {index} is damaged")
        place[index] = len(tree.nodes)
        tree.nodes.append([feature, threshold, left, right, index])
        pending += [index + c for c in (left, right) if c > 0]
    for node in tree.nodes:
        index = node.pop()
        for side in (2, 3):
            node[side] = place[index + node[side]] if node[side] > 0 else leaf(-1 - node[side])
    tree.root = 0
    return tree


def write_csv(forest):
    """emlearn's CSV of a forest with class leaves (hard vote), single regression values, or byte leaves."""
    if forest.combine != "average":
        raise TreeError("only forests that average fit emlearn's CSV")
    leaves, number, node_lines, roots = [], {}, [], []
    regress = forest.outputs == 1

    def leaf(row):
        text = repr(float(row[0])) if regress else str(int(np.argmax(row)))
        if text not in number:
            number[text] = len(leaves)
            leaves.append(text)
        return -1 - number[text]
    for tree in forest.trees:
        order, place = depth_first(tree)
        if not order:  # a single leaf: a node both of whose sides lead to it
            order, nodes = [0], [(0, 0.0, tree.root, tree.root)]
            place = {}
        else:
            nodes = tree.nodes
        roots.append(len(node_lines))
        for here, i in enumerate(order):
            feature, threshold, *children = nodes[i]
            jumps = [leaf(tree.leaves[-1 - c]) if c < 0 else place[c] - here for c in children]
            node_lines.append(f"n,{feature},{round(threshold, 6)},{jumps[0]},{jumps[1]}")
    lines = [f"f,{forest.features}", f"c,{0 if regress else forest.outputs}", f"lb,{32 if regress else 0}"]
    return "\r\n".join(lines + [f"l,{v}" for v in leaves] + [f"r,{r}" for r in roots] + node_lines)
