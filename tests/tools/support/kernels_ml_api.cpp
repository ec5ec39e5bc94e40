// A flat C interface to models and learners of modules/ml, for the reference checks and for train/ (ctypes).
#include <cstdio>
#include <cstring>
#include <new>
#include <vector>

#include "modules/ml/kernels/learn.h"
#include "modules/ml/kernels/links.h"
#include "modules/ml/kernels/model.h"

using namespace adder;
using namespace adder::ml;

namespace {

// A copy of the file, aligned, and the model or network that runs in it.
struct Opened {
  std::vector<uint64_t> file, scratch;
  Model model;
  Cnn network;
  bool bare_network = false;
};

void write_error(const Fault& fault, char* error, size_t room) {
  snprintf(error, room, "%s (at byte %u)", static_cast<const char*>(MessageText(fault.what)), unsigned(fault.at));
}

}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

// info: inputs, outputs, scratch bytes, task, input type, bytes of the Model itself. nullptr and a message on failure.
EXPORT Opened* k_model_open(const uint8_t* data, size_t n, char* error, size_t room, uint32_t* info) {
  auto* opened = new Opened;
  opened->file.resize(n / 8 + 1);
  memcpy(opened->file.data(), data, n);
  Bytes file = {reinterpret_cast<const uint8_t*>(opened->file.data()), n};
  opened->bare_network = n >= 4 && memcmp(data, "MAIX", 4) == 0;
  Fault fault = opened->bare_network ? open_cnn(file, opened->network) : open_model(file, opened->model);
  if (fault) {
    write_error(fault, error, room);
    delete opened;
    return nullptr;
  }
  const Model& m = opened->model;
  const Cnn& c = opened->network;
  const uint32_t values[] = {opened->bare_network ? uint32_t(c.inputs()) : m.inputs,
                             opened->bare_network ? c.outputs : m.outputs,
                             opened->bare_network ? c.arena_bytes : m.scratch_bytes,
                             uint32_t(m.task),
                             uint32_t(m.input_type),
                             uint32_t(sizeof(Model))};
  memcpy(info, values, sizeof values);
  opened->scratch.resize(values[2] / 8 + 1);
  return opened;
}

EXPORT void k_model_close(Opened* opened) { delete opened; }

// type: 0 float32, 1 int16, 2 uint8. Runs `rows` rows; decisions[i] is the class of row i. 0 when the type does not
// fit.
EXPORT int k_model_run(Opened* opened, int type, const uint8_t* x, size_t rows, float* out, int32_t* decisions) {
  const Model& m = opened->model;
  const Cnn& c = opened->network;
  auto* scratch = reinterpret_cast<uint8_t*>(opened->scratch.data());
  size_t inputs = opened->bare_network ? c.inputs() : m.inputs, outputs = opened->bare_network ? c.outputs : m.outputs;
  size_t element = type == 0 ? 4 : type == 1 ? 2 : 1;
  for (size_t i = 0; i < rows; i++, x += inputs * element, out += outputs) {
    Features f(x, inputs, InputType(type));
    if (opened->bare_network) {
      if (type == 1) return 0;
      if (type == 2)
        cnn_set_input(c, Span<const uint8_t>(x, inputs), scratch);
      else
        cnn_set_input(c, Span<const float>(reinterpret_cast<const float*>(x), inputs), scratch);
      cnn_run(c, scratch, {out, outputs});
      decisions[i] = int32_t(index_of_greatest({out, outputs}));
    } else {
      if (!takes(m, f)) return 0;
      decisions[i] = int32_t(model_run(m, f, {out, outputs}, scratch));
    }
  }
  return 1;
}

EXPORT size_t k_model_label(Opened* opened, size_t index, char* text, size_t room) {
  string_view label = model_label(opened->model, index);
  size_t count = label.size() < room ? label.size() : room;
  memcpy(text, label.data(), count);
  return count;
}

// Gradient descent for `steps` steps; returns the error after them.
EXPORT float k_learn(int logistic, float* weights, float* bias, size_t features, const float* rows,
                     const float* targets, size_t count, float penalty, float l1_ratio, float rate, size_t steps,
                     int online) {
  GradientLearner l;
  l.weights = {weights, features};
  l.bias = *bias, l.penalty = penalty, l.l1_ratio = l1_ratio, l.rate = rate;
  l.loss = logistic ? GradientLearner::Loss::Logistic : GradientLearner::Loss::Squared;
  std::vector<float> gradient(features);
  for (size_t s = 0; s < steps; s++) {
    if (!online) learner_step(l, {rows, count * features}, {targets, count}, gradient);
    for (size_t i = 0; online && i < count; i++) learner_update(l, rows + i * features, targets[i]);
  }
  *bias = l.bias;
  return learner_error(l, {rows, count * features}, {targets, count});
}

EXPORT size_t k_kmeans(float* centres, size_t clusters, size_t features, const float* rows, size_t count,
                       uint16_t* assignments, size_t iterations) {
  KMeans k = {{centres, clusters * features}, uint32_t(features)};
  std::vector<float> sums(clusters * features);
  std::vector<uint32_t> counts(clusters);
  size_t changes = 0;
  for (size_t i = 0; i < iterations; i++)
    changes = kmeans_iterate(k, {rows, count * features}, {assignments, count}, sums, counts);
  return changes;
}
