// Layers that are one matrix product or less: linear layers (regression, logistic, linear SVM, PCA, every layer of an
// MLP), scaling, normalising, quantising.
#pragma once

#include "modules/ml/kernels/links.h"

namespace adder::ml {

// out = link(W (x - offset) + bias); W has `rows` rows of `inputs`.
struct LinearLayer {
  const float* offset = nullptr;  // nullptr: zeros
  const float* weights = nullptr;
  const float* bias = nullptr;
  uint32_t inputs = 0, rows = 0;
  Link link = Link::Identity;

  size_t outputs() const { return doubles(link) ? 2 : rows; }
};
// `out` has layer.outputs() values and does not overlap x. With an offset, `shifted` is scratch of layer.inputs values.
// The result is the index of the greatest output, found before a link can saturate to a tie.
size_t run_linear(const LinearLayer& layer, const float* x, Span<float> out, float* shifted);

// out[i] = (x[i] - offset[i]) * factor[i]: standard, min-max, max-abs and robust scalers.
struct Scaler {
  const float *offset = nullptr, *factor = nullptr;
  uint32_t inputs = 0;
};
void run_scaler(const Scaler& scaler, const float* x, float* out);
// The same rounded down and saturated to int16: for tree models of quantised features. NaN becomes 32767, which goes
// right at every node, as a NaN does.
void run_quantiser(const Scaler& scaler, const float* x, int16_t* out);

enum class Norm : uint8_t { L1, L2, Greatest };
// Divides x by its norm; a zero vector stays.
void run_normaliser(Norm norm, Span<const float> x, float* out);

}  // namespace adder::ml
