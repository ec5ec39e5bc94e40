// emlearn_cnn_int8, emlearn_cnn_fp32, emlearn_linreg: networks in .tmdl files, which are models of ml, and elastic-net
// regression, which is a learner of ml.
#include <cmath>

#include "core/types/text_builder.h"
#include "modules/emlearn/emlearn.h"
#include "modules/ml/types.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

using namespace ml;

extern const Type network_type, regression_type;

// --- emlearn_cnn_int8, emlearn_cnn_fp32

Value network_new(Call& c, Element element) {
  Fault fault;
  ModelObject* self = make_model(c, c.value(0), fault);
  if (self && (self->kernel.network.layer_count == 0 || self->kernel.network.element != element))
    fault = {"another type of numbers than this module's"_m, 4};
  if (fault)
    return raise(c.rt, runtime_error_type, "tm_load error: %s (at byte %u)"_m,
                 static_cast<const char*>(MessageText(fault.what)), fault.at);
  return self ? to_value(self) : Value::error();
}
Value int8_new(Call& c) { return network_new(c, Element::Int8); }
Value fp32_new(Call& c) { return network_new(c, Element::Float32); }

Value network_run(Call& c) {
  TRY(predict_model(c));
  return Value::none();
}
Value network_dimensions(Call& c) {
  Value count = TRY(c.result_whole(c.me<ModelObject>().kernel.outputs));
  return make_tuple(c.rt, {&count, 1});
}

constexpr Attribute network_methods[] = {
    METHOD_ROW("run", network_type, network_run, "BF>!", "image, out"),
    METHOD_ROW("output_dimensions", network_type, network_dimensions, "", ""),
    DELETE_ROW,
};
NATIVE_CLASS(network_type, ModelObject, "cnnmodel", object_type, 2, Type::Abstract | Type::Final,
             WITH_METHODS(network_methods))
constexpr Attribute int8_attributes[] = {ROW_OF("new", network_type, int8_new, "o", "model")};
constexpr Attribute fp32_attributes[] = {ROW_OF("new", network_type, fp32_new, "o", "model")};

// --- emlearn_linreg

GradientLearner& learner(const Call& c) { return c.me<LearnerObject>().kernel; }

Value regression_new(Call& c) {
  LearnerObject* self = make_learner(c, c.whole(0));
  if (!self) return Failed{};
  GradientLearner& l = self->kernel;
  l.penalty = c.number(1), l.l1_ratio = c.number(2), l.rate = c.number(3);
  return to_value(self);
}
Value regression_get_weights(Call& c) {
  Span<float> weights = learner(c).weights;
  TRY(c.length(0, weights.size()));
  std::memcpy(c.view(0).data, weights.data(), weights.size_bytes());
  return Value::none();
}
Value regression_set_weights(Call& c) { return done(c.copy(0, learner(c).weights)); }
Value regression_get_bias(Call& c) { return c.result(learner(c).bias); }
Value regression_set_bias(Call& c) {
  learner(c).bias = c.number(0);
  return Value::none();
}
Value regression_features(Call& c) { return c.result_whole(learner(c).weights.size()); }

// Prints "emlearn_linreg: <what> <number>" and the error, unless it is negative.
Status say(Runtime& rt, const char* what, uint32_t iteration, float error) {
  TextBuilder text(rt);
  text.add_format("emlearn_linreg: %s %u"_m, what, iteration);
  if (!(error < 0)) text.add(" mse=").add_str(TRY(make_float(rt, Float(error))));
  TRY(text.add('\n').status());
  return write_out(rt, text.view());
}

// Steps until the error settles, falls to score_limit, or grows by divergence_factor; looks at it every check_interval
// steps. The last iteration's number and the error before it.
Value train_held(Call& c) {
  Runtime& rt = c.rt;
  auto& model = *static_cast<LearnerObject*>(c.object(0));
  Span<const float> rows = c.floats(1), targets = c.floats(2);
  uint32_t most = c.whole(3), interval = c.whole(5), iteration = 0;
  int32_t verbose = int32_t(c.whole(8));
  float previous = INFINITY;
  TRY(c.length(1, targets.size() * model.kernel.weights.size()));
  if (most == 0 || interval == 0) return c.wrong(" wants max_iterations and check_interval above 0"_m);
  for (; iteration < most; iteration++) {
    TRY(run_pending(rt));
    c.charge(2 * rows.size());
    learner_step(model.kernel, rows, targets, model.gradient());
    if (iteration % interval) continue;
    float error = learner_error(model.kernel, rows, targets), change = fabsf(previous - error);
    if (verbose >= 2) TRY(say(rt, "Iteration", iteration, error));
    bool converged = (change < c.number(4) && iteration > interval * 2) || (c.given(7) && error <= c.number(7));
    bool diverged = error > previous * c.number(6) || error != error;
    if ((converged || diverged) && verbose >= 1)
      TRY(say(rt, converged ? "Converged at iteration" : "Diverged at iteration", iteration, -1));
    if (converged || diverged) break;
    previous = error;
  }
  Value result[] = {TRY(c.result_whole(iteration < most ? iteration : most - 1)), TRY(c.result(previous))};
  return make_tuple(rt, result);
}
Value train(Call& c) {
  hold_buffer(c.values[1]);
  hold_buffer(c.values[2]);
  Value result = train_held(c);
  release_buffer(c.values[1]);
  release_buffer(c.values[2]);
  return result;
}

constexpr Attribute regression_methods[] = {
    METHOD_ROW("score_mse", regression_type, learner_error_of, "1FF", "X, y"),
    METHOD_ROW("get_weights", regression_type, regression_get_weights, "F>", "out"),
    METHOD_ROW("set_weights", regression_type, regression_set_weights, "F", "weights"),
    METHOD_ROW("get_bias", regression_type, regression_get_bias, "", ""),
    METHOD_ROW("set_bias", regression_type, regression_set_bias, "f", "bias"),
    METHOD_ROW("get_n_features", regression_type, regression_features, "", ""),
};
NATIVE_CLASS(regression_type, LearnerObject, "linreg", learner_type, 1, Type::Abstract | Type::Final,
             WITH_METHODS(regression_methods))
constexpr Attribute linreg_attributes[] = {
    ROW_OF("new", regression_type, regression_new, "w(1,65535)fff", "n_features, alpha, l1_ratio, learning_rate"),
    ROW_OF("train", regression_type, train, "nFFufuff?i",
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
