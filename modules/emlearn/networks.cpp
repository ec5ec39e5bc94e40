// emlearn_cnn_int8, emlearn_cnn_fp32, emlearn_linreg: networks in .tmdl files, and elastic-net regression.
#include <cmath>

#include "modules/emlearn/emlearn.h"
#include "modules/ml/kernels/cnn.h"
#include "modules/ml/kernels/learn.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

using namespace ml;

extern const Type network_type, regression_type;

// --- emlearn_cnn_int8, emlearn_cnn_fp32: a copy of the file, and an arena of the size its header says

struct Network : Object {
  static constexpr const Type* type_object = &network_type;
  Ref<Buffer> memory;
  Ref<Buffer> file;
  Cnn kernel;
};

Result<Network*> network_new(Runtime& rt, Value model, Element element) {
  Span<const uint8_t> bytes = TRY(items_of<const uint8_t>(rt, model, "model should be bytes"));
  Buffer* file = make_memory(rt, bytes.size());
  if (!file) return Failed{};
  if (bytes.size()) std::memcpy(file->data(), bytes.data(), bytes.size());
  Cnn cnn;
  Fault fault = open_cnn({file->data(), bytes.size()}, cnn);
  if (!fault && cnn.element != element) fault = {"another type of numbers than this module's", 4};
  if (fault && fault.at == 8) return raise(rt, runtime_error_type, "only 1 output supported");
  if (fault) return raise(rt, runtime_error_type, "tm_load error: %s (at byte %u)", fault.what, fault.at);
  auto* self = make_with_memory<Network>(rt, &network_type, cnn.arena_bytes);
  if (!self) return Failed{};
  self->file = file;
  self->kernel = cnn;
  return self;
}
Result<Network*> int8_new(Runtime& rt, Value model) { return network_new(rt, model, Element::Int8); }
Result<Network*> fp32_new(Runtime& rt, Value model) { return network_new(rt, model, Element::Float32); }

Status network_run(Runtime& rt, Network& self, Value image, Value out) {
  Span<const uint8_t> pixels = TRY(items_of<const uint8_t>(rt, image, "expecting B array (uint8)"));
  Span<float> outputs = TRY(items_of<float>(rt, out, "expecting float output array"));
  if (pixels.size() != self.kernel.inputs()) return raise(rt, value_error_type, "wrong input size");
  if (outputs.size() != self.kernel.outputs) return raise(rt, value_error_type, "wrong output size");
  TRY(check_apart(rt, "run", pixels.data(), pixels.size(), outputs.data(), outputs.size_bytes()));
  cnn_set_input(self.kernel, pixels, self.memory->data());
  if (rt.board) charge_work(rt, hal::Work::MacInt, cnn_work(self.kernel));
  cnn_run(self.kernel, self.memory->data(), outputs);
  return {};
}
Value network_dimensions(Runtime& rt, Network& self) {
  Value count = TRY(make_uint(rt, self.kernel.outputs));
  return make_tuple(rt, {&count, 1});
}

constexpr Attribute network_methods[] = {
    METHOD_T("run", network_run, "image, out"),
    METHOD_T("output_dimensions", network_dimensions, ""),
    METHOD_T("__del__", keep, ""),
};
constinit const Type network_type = {
    .header = {&type_type},
    .name = sym<"cnnmodel">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 2},
    .flags = Type::Abstract | Type::Final,
    .native_bytes = sizeof(Network),
    .attribute_count = std::size(network_methods),
    .attributes = network_methods,
};
constexpr Attribute int8_attributes[] = {FUNCTION_T("new", int8_new, "model")};
constexpr Attribute fp32_attributes[] = {FUNCTION_T("new", fp32_new, "model")};

// --- emlearn_linreg

struct Regression : Object {
  static constexpr const Type* type_object = &regression_type;
  Ref<Buffer> memory;  // weights, gradient
  GradientLearner kernel;
  Span<float> gradient() { return items_at<float>(memory, kernel.weights.size_bytes(), kernel.weights.size()); }
};

Result<Regression*> regression_new(Runtime& rt, uint16_t features, float alpha, float l1_ratio, float rate) {
  if (features == 0) return raise(rt, value_error_type, "Feature count mismatch");
  auto* self = make_with_memory<Regression>(rt, &regression_type, 2 * features * sizeof(float));
  if (!self) return Failed{};
  GradientLearner& l = self->kernel;
  l.weights = items_at<float>(self->memory, 0, features);
  l.penalty = alpha, l.l1_ratio = l1_ratio, l.rate = rate;
  return self;
}

struct Examples {
  Span<const float> rows, targets;
};
Result<Examples> examples(Runtime& rt, Regression& self, Value rows, Value targets) {
  Examples e;
  e.rows = TRY(items_of<const float>(rt, rows, "expecting float array"));
  e.targets = TRY(items_of<const float>(rt, targets, "expecting float array"));
  size_t features = self.kernel.weights.size();
  if (e.rows.size() % features) return raise(rt, value_error_type, "Feature count mismatch");
  if (e.rows.size() != e.targets.size() * features)
    return raise(rt, value_error_type, "X and y dimensions don't match");
  return e;
}

Status regression_step(Runtime& rt, Regression& self, Value rows, Value targets) {
  Examples e = TRY(examples(rt, self, rows, targets));
  charge_macs(rt, 2 * e.rows.size());
  learner_step(self.kernel, e.rows, e.targets, self.gradient());
  return {};
}
Result<float> regression_score(Runtime& rt, Regression& self, Value rows, Value targets) {
  Examples e = TRY(examples(rt, self, rows, targets));
  return learner_error(self.kernel, e.rows, e.targets);
}
Result<float> regression_predict(Runtime& rt, Regression& self, Value x) {
  Span<const float> items = TRY(items_of<const float>(rt, x, "expecting float array"));
  if (items.size() != self.kernel.weights.size()) return raise(rt, value_error_type, "Feature count mismatch");
  charge_macs(rt, items.size());
  return learner_predict(self.kernel, items.data());
}
Status regression_get_weights(Runtime& rt, Regression& self, Value out) {
  Span<float> to = TRY(items_of<float>(rt, out, "expecting float array"));
  if (to.size() != self.kernel.weights.size()) return raise(rt, value_error_type, "Buffer is wrong size");
  std::memcpy(to.data(), self.kernel.weights.data(), to.size_bytes());
  return {};
}
Status regression_set_weights(Runtime& rt, Regression& self, Value weights) {
  Span<const float> from = TRY(items_of<const float>(rt, weights, "expecting float array"));
  if (from.size() != self.kernel.weights.size()) return raise(rt, value_error_type, "Buffer is wrong size");
  std::memcpy(self.kernel.weights.data(), from.data(), from.size_bytes());
  return {};
}
float regression_get_bias(Regression& self) { return self.kernel.bias; }
void regression_set_bias(Regression& self, float bias) { self.kernel.bias = bias; }
size_t regression_features(Regression& self) { return self.kernel.weights.size(); }

// Prints "emlearn_linreg: <what><number>".
Status say(Runtime& rt, const char* what, uint32_t iteration, const char* more, float error) {
  TRY(write_out(rt, what));
  TRY(print_value(rt, TRY(make_uint(rt, iteration))));
  TRY(write_out(rt, more));
  if (*more) TRY(print_value(rt, TRY(make_float(rt, Float(error)))));
  return write_out(rt, "\n");
}

// Steps until the error settles, falls to score_limit, or grows by divergence_factor; looks at it every check_interval
// steps. The last iteration's number and the error before it.
Value train(Runtime& rt, Regression& model, Value rows, Value targets, uint32_t max_iterations, float tolerance,
            uint32_t check_interval, float divergence_factor, std::optional<float> score_limit, int32_t verbose) {
  if (max_iterations == 0 || check_interval == 0)
    return raise(rt, value_error_type, "train() wants max_iterations and check_interval above 0");
  float previous = INFINITY;
  uint32_t iteration = 0;
  for (; iteration < max_iterations; iteration++) {
    TRY(run_pending(rt));
    TRY(regression_step(rt, model, rows, targets));
    if (iteration % check_interval) continue;
    float error = TRY(regression_score(rt, model, rows, targets)), change = fabsf(previous - error);
    if (verbose >= 2) TRY(say(rt, "emlearn_linreg: Iteration ", iteration, " mse=", error));
    bool converged = (change < tolerance && iteration > check_interval * 2) || (score_limit && error <= *score_limit);
    bool diverged = error > previous * divergence_factor || error != error;
    if ((converged || diverged) && verbose >= 1)
      TRY(say(rt, converged ? "emlearn_linreg: Converged at iteration " : "emlearn_linreg: Diverged at iteration ",
              iteration, "", 0));
    if (converged || diverged) break;
    previous = error;
  }
  Value result[] = {TRY(make_uint(rt, iteration < max_iterations ? iteration : max_iterations - 1)),
                    TRY(make_float(rt, Float(previous)))};
  return make_tuple(rt, result);
}

constexpr Attribute regression_methods[] = {
    METHOD_T("step", regression_step, "X, y"),
    METHOD_T("predict", regression_predict, "x"),
    METHOD_T("score_mse", regression_score, "X, y"),
    METHOD_T("get_weights", regression_get_weights, "out"),
    METHOD_T("set_weights", regression_set_weights, "weights"),
    METHOD_T("get_bias", regression_get_bias, ""),
    METHOD_T("set_bias", regression_set_bias, "bias"),
    METHOD_T("get_n_features", regression_features, ""),
};
constinit const Type regression_type = {
    .header = {&type_type},
    .name = sym<"linreg">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .flags = Type::Abstract | Type::Final,
    .native_bytes = sizeof(Regression),
    .attribute_count = std::size(regression_methods),
    .attributes = regression_methods,
};
constexpr Attribute linreg_attributes[] = {
    FUNCTION_T("new", regression_new, "n_features, alpha, l1_ratio, learning_rate"),
    FUNCTION_T(
        "train", train,
        "model, X_train, y_train, max_iterations=100, tolerance=1e-6, check_interval=10, divergence_factor=10.0, "
        "score_limit=None, verbose=0"),
};

}  // namespace
}  // namespace adder::emlearn

namespace adder {
using namespace emlearn;
constinit const NativeModule emlearn_cnn_int8_module = {sym<"emlearn_cnn_int8">, int8_attributes,
                                                        std::size(int8_attributes)};
constinit const NativeModule emlearn_cnn_fp32_module = {sym<"emlearn_cnn_fp32">, fp32_attributes,
                                                        std::size(fp32_attributes)};
constinit const NativeModule emlearn_linreg_module = {sym<"emlearn_linreg">, linreg_attributes,
                                                      std::size(linreg_attributes)};
}  // namespace adder
