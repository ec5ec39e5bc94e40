// The Python types of the module ml, and what emlearn's modules share with them.
#pragma once

#include "modules/common/call.h"
#include "modules/ml/kernels/learn.h"
#include "modules/ml/kernels/model.h"

namespace adder::ml {

extern const Type model_type, learner_type, linear_regression_type, logistic_regression_type, neighbors_type,
    kmeans_type;

struct ModelObject : NativeMemory {  // scratch, then outputs
  Value file;                        // what holds the file's bytes: a bytes object, or a Buffer with a copy
  Model kernel;

  uint8_t* scratch() const { return memory->data(); }
  Span<float> outputs() const {
    return items_at<float>(memory, (kernel.scratch_bytes + 7) & ~size_t(7), kernel.outputs);
  }
};

// A model of c.cls from bytes-like memory; `fault` says why there is none when no other exception is pending.
ModelObject* make_model(Call& c, Value source, Fault& fault);
// Runs the model on argument 0 into argument 1, when that is given.
Value predict_model(Call& c);

struct LearnerObject : NativeMemory {  // weights, gradient
  GradientLearner kernel;
  Span<float> gradient() const { return items_at<float>(memory, kernel.weights.size_bytes(), kernel.weights.size()); }
};
LearnerObject* make_learner(Call& c, size_t features);
// Methods of learners, X and y as arguments 0 and 1, x as argument 0.
Value step_learner(Call& c);
Value learner_error_of(Call& c);

// ml.load(source)
Value load_model(Call& c);

// A model file of one section as a bytes object. Parts' lengths are multiples of 4.
Value save_model(Runtime& rt, uint8_t task, uint32_t kind, size_t inputs, size_t outputs, Span<const Bytes> content);

}  // namespace adder::ml
