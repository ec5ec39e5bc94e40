// Models in our own file format (docs/formats/model.md): checked once, then run in place, from RAM or ROM.
//
// A model is a chain of steps (scaler, linear layer, trees, network, ...), each taking the outputs of the one before.
// Invariant of an opened model: every offset and index in the file was checked, so running it cannot reach outside the
// file, the scratch and the output; the file's bytes do not change while the Model lives.
#pragma once

#include "modules/ml/kernels/cnn.h"
#include "modules/ml/kernels/fault.h"
#include "modules/ml/kernels/trees.h"

namespace adder::ml {

enum class Task : uint8_t { Classify, Regress, Anomaly, Cluster, Transform };
enum class InputType : uint8_t { Float32, Int16, Uint8 };

inline constexpr uint8_t model_version = 1;
inline constexpr size_t greatest_steps = 12;

// Four characters that name a kind of section. Kinds that begin with a small letter may be ignored by who does not know
// them.
constexpr uint32_t section_kind(const char (&name)[5]) {
  return uint32_t(uint8_t(name[0])) | uint32_t(uint8_t(name[1])) << 8 | uint32_t(uint8_t(name[2])) << 16 |
         uint32_t(uint8_t(name[3])) << 24;
}

// In the order of step_names (model.cpp).
enum class StepKind : uint8_t {
  Linear,
  Scaler,
  Norm,
  Quantiser,
  Neighbors,
  Centres,
  Gaussians,
  SupportVectors,
  Trees,
  Network
};

struct Step {
  StepKind kind;
  uint32_t offset, bytes;  // the section in the file
  uint32_t inputs, outputs;
};

struct Model {
  Bytes file;
  Task task = Task::Classify;
  InputType input_type = InputType::Float32;
  uint8_t step_count = 0;
  uint32_t inputs = 0, outputs = 0;
  uint32_t scratch_bytes = 0;  // what model_run needs, aligned to 8 bytes
  uint32_t widest = 0;         // floats between two steps
  Step steps[greatest_steps];
  Bytes labels;        // of the section "labl", or empty
  TreeEnsemble trees;  // of the section TREE, if there is one
  Cnn network;         // of the section CNN, if there is one
};

// Reads and checks a model, or a bare .tmdl network as a classifier; `file` is aligned to 4 bytes and outlives the
// Model.
Fault open_model(Bytes file, Model& model);

// Features as the caller has them. Int16 and uint8 are converted where the model takes floats; a network takes uint8 as
// pixels (255 is 1).
struct Features {
  Features(Span<const float> x) : data(x.data()), count(x.size()), type(InputType::Float32) {}
  Features(Span<const int16_t> x) : data(x.data()), count(x.size()), type(InputType::Int16) {}
  Features(Span<const uint8_t> x) : data(x.data()), count(x.size()), type(InputType::Uint8) {}
  Features(const void* items, size_t size, InputType of) : data(items), count(size), type(of) {}
  template <class T>
  const T* as() const {
    return static_cast<const T*>(data);
  }

  const void* data;
  size_t count;
  InputType type;
};
// Whether the model takes features of this type: int16 trees without a quantiser take only int16, a network takes none.
bool takes(const Model& model, const Features& features);

// Runs the model: features.count == model.inputs, out.size() == model.outputs, takes(model, features). The result is
// the class (Classify: greatest output; Cluster: least; Anomaly: 1 when the score is below 0), else 0.
size_t model_run(const Model& model, const Features& features, Span<float> out, uint8_t* scratch);

// Multiply-accumulates of a run, roughly: for the account of a simulated board.
uint64_t model_work(const Model& model);

// Name of class `index`, empty when the model has none.
string_view model_label(const Model& model, size_t index);

}  // namespace adder::ml
