"""Scaling of features to int16, for tree models whose compact nodes are wanted although features are floats."""
import numpy as np


def int16_scaling(samples):
    """(offset, factor) a feature such that (x - offset) * factor spans most of int16 over the samples, with a margin of
    a quarter for values not seen; rounding down keeps the order of values, so only near ties can be decided otherwise."""
    samples = np.asarray(samples, dtype=np.float64)
    low, high = samples.min(0), samples.max(0)
    span = np.where(high > low, high - low, 1.0)
    return ((low + high) / 2).astype(np.float32), (52000.0 / span).astype(np.float32)


def fits_int16(samples):
    """Whether all values are whole numbers within int16: then int16 nodes decide exactly as the original."""
    samples = np.asarray(samples)
    return bool(samples.size and np.all(samples == np.round(samples)) and np.abs(samples).max() <= 32767)
