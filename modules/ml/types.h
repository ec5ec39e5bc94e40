// The Python types of the module ml.
#pragma once

#include "modules/dsp/support.h"

namespace adder::ml {

extern const Type model_type, linear_regression_type, logistic_regression_type, neighbors_type, kmeans_type;

// Value of ml.load(): a Model. `source` is bytes-like, or the path of a file.
Value load_model(Runtime& rt, Value source);

// A model file of one section as a bytes object. Parts' lengths are multiples of 4.
Value save_model(Runtime& rt, uint8_t task, uint32_t kind, size_t inputs, size_t outputs, Span<const Bytes> content);

}  // namespace adder::ml
