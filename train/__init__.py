"""From data to device: turns models trained on a PC into files that Adder's `ml` module runs.

python3 -m train.convert MODEL -o FILE     converts (see train/convert.py)
train.from_sklearn(estimator)              the same for a scikit-learn object in memory
train.network                              small convolutional networks, quantised to int8
"""
from train.estimators import ConversionError, from_sklearn  # noqa: F401
from train.modelfile import ModelFile  # noqa: F401
