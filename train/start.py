"""What `adder convert` starts: says which packages this Python lacks, else runs train.convert."""
import importlib.util
import os
import sys


def main():
    missing = [name for name in ("numpy", "sklearn", "joblib") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"adder convert: {sys.executable} lacks {', '.join(missing)}: apt-get install python3-sklearn, or set"
                 " ADDER_PYTHON to the python of a virtual environment with scikit-learn")
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from train.convert import main as convert
    return convert()


if __name__ == "__main__":
    sys.exit(main())
