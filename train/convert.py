"""Converts a trained model to a file for Adder's `ml` module.

python3 -m train.convert MODEL -o FILE [--test DATA] [--bound PART] [...]

MODEL is a scikit-learn estimator saved by joblib (a pickle: open only files you trust), or a tree ensemble as emlearn's
CSV. DATA is rows of features: .npy, .npz (array X or the first one) or .csv. With test data the converted file is run by
the device's own code on every row, beside the original; below --bound the conversion fails and no file is written."""
import argparse
import os
import sys

import numpy as np

from train import trees
from train.agreement import agreement
from train.device import DeviceError, DeviceModel, library_path
from train.estimators import ConversionError, add_forest, from_sklearn, Options
from train.modelfile import ModelFile
from train.quantise import fits_int16, int16_scaling


def arguments():
    parser = argparse.ArgumentParser(prog="convert", description=__doc__.split("\n")[0])
    parser.add_argument("model", help="scikit-learn model (joblib), or tree CSV of emlearn")
    parser.add_argument("-o", "--output", required=True, help="file to write; ending .csv: emlearn's tree CSV")
    parser.add_argument("--test", metavar="DATA", help="rows of features: .npy, .npz or .csv")
    parser.add_argument("--bound", type=float, default=0.99, help="least agreement with the original, 0..1 (default 0.99)")
    parser.add_argument("--features", choices=["auto", "float32", "int16", "quantise"], default="auto",
                        help="type of tree nodes; auto: int16 when all test data are whole numbers within int16")
    parser.add_argument("--hard", action="store_true", help="trees vote for one class each: smaller, not scikit-learn's vote")
    parser.add_argument("--names", help="names of the classes, separated by commas")
    return parser.parse_args()


def load_rows(path):
    if path.endswith(".npz"):
        arrays = np.load(path)
        return arrays["X" if "X" in arrays else arrays.files[0]]
    return np.load(path) if path.endswith(".npy") else np.loadtxt(path, delimiter=",", ndmin=2)


def is_tree_model(estimator):
    return "Tree" in type(estimator).__name__ or "Forest" in type(estimator).__name__ or "Boosting" in type(estimator).__name__


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


def convert_estimator(args, rows):
    import joblib
    estimator = joblib.load(args.model)
    options = tree_options(args, estimator, rows)
    names = args.names.split(",") if args.names else None
    model = from_sklearn(estimator, hard=args.hard, names=names, **options)
    return model, estimator, options.get("int16", False)


def convert_csv(args):
    with open(args.model, encoding="utf-8") as file:
        forest = trees.read_csv(file.read())
    model = ModelFile(forest.features, "regress" if forest.outputs == 1 else "classify")
    add_forest(model, forest, Options(int16=True))
    if args.names:
        model.labels(args.names.split(","))
    return model


def report(args, data, estimator, rows, int16):
    """Prints what the file costs and how it agrees; False when under the bound."""
    print(f"{args.output}: {len(data)} bytes")
    if library_path() is None:
        if rows is not None:
            raise FileNotFoundError("test data need the kernel library: build target adder_kernels_test, or set ADDER_KERNELS")
        return True
    device = DeviceModel(data)
    print(f"RAM on the device: {device.model_bytes} bytes opened, {device.scratch_bytes} bytes to run,"
          f" {4 * device.outputs} bytes of outputs; the file itself is used where it lies")
    if rows is None or estimator is None:
        return True
    part, sentence = agreement(estimator, device, rows.astype(np.int16 if int16 else np.float32))
    print(f"agreement with the original: {part:.4f} ({sentence})")
    if part < args.bound:
        print(f"convert: agreement {part:.4f} is under the bound of {args.bound}", file=sys.stderr)
    return part >= args.bound


def main():
    args = arguments()
    try:
        rows = load_rows(args.test) if args.test else None
        if args.model.endswith(".csv"):
            model, estimator, int16 = convert_csv(args), None, True
        else:
            model, estimator, int16 = convert_estimator(args, rows)
        data = model.bytes()
        if not report(args, data, estimator, rows, int16):
            return 1
    except (ConversionError, trees.TreeError, DeviceError, OSError) as error:
        print(f"convert: {error}", file=sys.stderr)
        return 1
    temporary = args.output + ".part"
    with open(temporary, "wb") as file:
        file.write(data)
    os.replace(temporary, args.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
