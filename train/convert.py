"""Converts a trained model to a file for Adder's `ml` module: what `adder convert` runs.

MODEL is a scikit-learn estimator or pipeline saved by joblib (a pickle, like .pt: open only files you trust), a small network
(.onnx, torch's .pt), a tree ensemble as emlearn's .csv, or a .tmdl network to check. DATA is rows of features: .npy, .npz
(array X, and y when there are labels) or .csv; of pictures (rows, channels, height, width). With test data the converted file
is run on every row by the device's own code, beside the original; under --bound nothing is written."""
import argparse
import os
import sys

import numpy as np

from train import trees
from train.agreement import agreement, compare_decisions, compare_values
from train.device import DeviceError, DeviceModel, adder_command
from train.estimators import ConversionError, add_forest, from_sklearn, Options
from train.modelfile import ModelFile
from train.network import NetworkError
from train.onnx_file import OnnxError
from train.quantise import fits_int16, int16_scaling

NETWORKS = (".onnx", ".pt", ".pth")


class Data:
    """Rows of features, and labels when the file has them."""

    def __init__(self, path):
        self.labels = None
        try:
            self.rows = self.read(path)
        except (ValueError, KeyError, IndexError) as error:
            raise ConversionError(f"{path}: {error}") from error
        if self.rows.ndim < 2 or not len(self.rows):
            raise ConversionError(f"{path}: rows of features are wanted, not an array of shape {self.rows.shape}")
        if self.rows.dtype.kind == "f" and not np.all(np.isfinite(self.rows)):
            raise ConversionError(f"{path}: row {int(np.argmin(np.isfinite(self.rows).reshape(len(self.rows), -1).all(1)))} holds"
                                  " a value that is not finite")

    def read(self, path):
        if not path.endswith(".npz"):
            return np.load(path) if path.endswith(".npy") else np.loadtxt(path, delimiter=",", ndmin=2)
        arrays = np.load(path)
        names = {name.lower(): name for name in arrays.files}
        if "y" in names:
            self.labels = arrays[names["y"]]
        return arrays[names.get("x", arrays.files[0])]


def arguments():
    parser = argparse.ArgumentParser(prog="adder convert", description=__doc__.replace("\n\n", "\n"))
    parser.add_argument("model", metavar="MODEL")
    parser.add_argument("-o", "--output", metavar="FILE", required=True,
                        help="file to write; ending .tmdl: a bare network")
    parser.add_argument("--test", metavar="DATA", help="test data")
    parser.add_argument("--bound", type=float, default=0.99, help="least agreement with the original, 0..1 (default 0.99)")
    parser.add_argument("--names", help="names of the classes, separated by commas")
    group = parser.add_argument_group("trees")
    group.add_argument("--features", choices=["auto", "float32", "int16", "quantise"], default="auto",
                       help="type of tree nodes; auto: int16 when all test data are whole numbers within int16; quantise: int16"
                       " with a scaling taken from the test data and carried in the file")
    group.add_argument("--hard", action="store_true", help="trees vote for one class each: smaller, not scikit-learn's vote")
    group = parser.add_argument_group("networks")
    group.add_argument("--calibration", metavar="DATA", help="typical inputs: weights and activations become int8")
    group.add_argument("--shape", help="of one input of a torch model, such as 1,28,28; default: that of the data")
    group.add_argument("--softmax", action="store_true", help="end with a softmax, so that outputs are probabilities")
    return parser.parse_args()


def is_tree_model(estimator):
    return any(word in type(estimator).__name__ for word in ("Tree", "Forest", "Boosting"))


def tree_options(args, estimator, rows):
    """int16 and quantise for the converters of trees."""
    if not is_tree_model(estimator) or args.features == "float32":
        return {}
    if args.features in ("auto", "int16") and rows is not None and fits_int16(rows):
        return {"int16": True}
    if args.features == "int16":
        if rows is not None:
            raise ConversionError("test data are not whole numbers within int16; use --features quantise")
        return {"int16": True}
    if args.features == "quantise":
        if rows is None:
            raise ConversionError("--features quantise takes its scaling from --test data")
        return {"quantise": int16_scaling(rows)}
    return {}


class Converted:
    """The file's bytes, and how to compare it: compare(device) → (part, sentence), or None; original: decisions or None."""

    def __init__(self, data, compare=None, rows=None, original=None):
        self.data, self.compare, self.rows, self.original = data, compare, rows, original


def class_names(args, classes=None):
    names = args.names.split(",") if args.names else None
    if names and classes is not None and len(names) != classes:
        raise ConversionError(f"{len(names)} names for {classes} classes")
    return names


def convert_estimator(args, test):
    import joblib
    rows = test.rows.reshape(len(test.rows), -1) if test else None
    try:
        estimator = joblib.load(args.model)
    except OSError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise ConversionError(f"{args.model} is no joblib file that this scikit-learn reads: {error}") from error
    if not hasattr(estimator, "get_params"):
        raise ConversionError(f"{args.model} holds a {type(estimator).__name__}, not an estimator of scikit-learn")
    options = tree_options(args, estimator, rows)
    model = from_sklearn(estimator, hard=args.hard, names=class_names(args), **options)
    if test is None:
        return Converted(model.bytes())
    rows = rows.astype(np.int16 if options.get("int16") else np.float32)
    if hasattr(estimator, "classes_"):
        known = {c: i for i, c in enumerate(estimator.classes_)}
        if test.labels is not None:
            test.labels = np.array([known.get(label, -1) for label in test.labels.tolist()])
    return Converted(model.bytes(), lambda device: agreement(estimator, device, rows), rows)


def convert_csv(args, test):
    with open(args.model, encoding="utf-8") as file:
        forest = trees.read_csv(file.read())
    model = ModelFile(forest.features, "regress" if forest.outputs == 1 else "classify")
    add_forest(model, forest, Options(int16=True))
    if args.names:
        model.labels(class_names(args, forest.outputs))
    if test is None:
        return Converted(model.bytes())
    rows = test.rows.astype(np.int16)
    return Converted(model.bytes(), lambda device: compare_values(trees.predict(forest, rows), device.run(rows)[0]), rows)


def convert_tmdl(args, test):
    with open(args.model, "rb") as file:
        content = file.read()
    if args.output.endswith(".tmdl"):
        data = content
    else:
        size = DeviceModel(content)
        model = ModelFile(size.inputs, "classify")
        model.step(b"CNN ", size.outputs, content)
        if args.names:
            model.labels(class_names(args, size.outputs))
        data = model.bytes()
    return Converted(data, rows=test.rows.reshape(len(test.rows), -1) if test else None)


def load_torch(torch, path):
    try:
        return torch.load(path, map_location="cpu", weights_only=False)
    except OSError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise ConversionError(f"{path} is no file of torch: {error}") from error


def load_network(args, test):
    """(Network, function of the original's outputs for rows as the data have them)."""
    from train.onnx_network import from_onnx, from_torch
    if args.model.endswith(".onnx"):
        with open(args.model, "rb") as file:
            net = from_onnx(file.read())
        return net, None
    try:
        import torch
    except ImportError as error:
        raise ConversionError("a .pt file needs torch: apt-get install python3-torch") from error
    try:
        module = torch.jit.load(args.model)
    except RuntimeError:
        module = load_torch(torch, args.model)
    if not isinstance(module, torch.nn.Module):
        raise ConversionError(f"{args.model} holds a {type(module).__name__}, not a whole module: save torch.jit.script(module)")
    if args.shape is None and test is None:
        raise ConversionError("the shape of a torch model's input is not in the file: give --shape, or --test data")
    shape = [int(size) for size in args.shape.split(",")] if args.shape else test.rows.shape[1:]
    net = from_torch(module, shape)
    return net, lambda rows: module(torch.from_numpy(rows.reshape(-1, *shape))).detach().numpy().reshape(len(rows), -1)


def network_rows(net, data):
    """(rows in our order as floats, the same as the original wants them). Bytes are pixels: 255 is 1."""
    height, width, channels = net.shapes[0]
    if int(np.prod(data.rows.shape[1:])) != height * width * channels:
        raise ConversionError(f"data of shape {data.rows.shape} do not fit an input of {channels} channels, {height} x {width}")
    rows = data.rows / np.float32(255) if data.rows.dtype == np.uint8 else data.rows
    rows = rows.astype(np.float32).reshape(len(rows), channels, height, width)
    return np.ascontiguousarray(rows.transpose(0, 2, 3, 1)), rows


def convert_network(args, test):
    net, original = load_network(args, test)
    if args.softmax:
        net.softmax()
    calibration = network_rows(net, Data(args.calibration))[0] if args.calibration else None
    outputs = int(np.prod(net.shapes[-1]))
    task = "classify" if outputs > 1 else "regress"
    data = net.to_tmdl(calibration) if args.output.endswith(".tmdl") else \
        net.to_model(calibration, class_names(args, outputs), task).bytes()
    if test is None:
        return Converted(data)
    ours, theirs = network_rows(net, test)
    wanted = original(theirs) if original else net.run(ours)
    if task == "classify":
        return Converted(data, lambda device: compare_decisions(wanted.argmax(1), device.run(ours)[1]), ours, wanted.argmax(1))
    return Converted(data, lambda device: compare_values(wanted, device.run(ours)[0]), ours)


def convert(args):
    test = Data(args.test) if args.test else None
    kind = os.path.splitext(args.model)[1]
    if kind in NETWORKS:
        return convert_network(args, test), test
    return {".csv": convert_csv, ".tmdl": convert_tmdl}.get(kind, convert_estimator)(args, test), test


def report(args, converted, test):
    """Prints what the file costs and how it agrees; False when under the bound."""
    print(f"{args.output}: {len(converted.data)} bytes")
    if adder_command() is None and test is None:
        return True
    device = DeviceModel(converted.data)
    print(f"{device.task}: {device.inputs} features, {device.outputs} outputs")
    print(f"expected RAM: {device.ram} bytes; and {len(converted.data)} for the file, where it is not used in place from flash")
    if test is None:
        print("agreement with the original was not measured: give --test DATA")
        return True
    if test.labels is not None and device.task == "classify":
        right = device.run(converted.rows)[1] == test.labels
        print(f"accuracy on the labels of the test data: {np.mean(right):.4f} ({int(right.sum())} of {len(right)})")
    if converted.compare is None:
        return True
    part, sentence = converted.compare(device)
    print(f"agreement with the original: {part:.4f} ({sentence})")
    if not part >= args.bound:
        print(f"adder convert: agreement {part:.4f} is under the bound of {args.bound}; nothing was written", file=sys.stderr)
    return part >= args.bound


def main():
    args = arguments()
    try:
        converted, test = convert(args)
        if not report(args, converted, test):
            return 1
        temporary = args.output + ".part"
        with open(temporary, "wb") as file:
            file.write(converted.data)
        os.replace(temporary, args.output)
    except (ConversionError, NetworkError, OnnxError, trees.TreeError, DeviceError, OSError) as error:
        print(f"adder convert: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
