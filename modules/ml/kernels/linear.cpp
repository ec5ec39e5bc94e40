// Linear layers, scaling, normalising; see linear.h.
#include "modules/ml/kernels/linear.h"

#include <cmath>

#include "modules/dsp/kernels/vector.h"

namespace adder::ml {

size_t run_linear(const LinearLayer& layer, const float* x, Span<float> out, float* shifted) {
  contract(out.size() == layer.outputs(), "run_linear: one value an output");
  size_t n = layer.inputs;
  if (layer.offset) {
    for (size_t i = 0; i < n; i++) shifted[i] = x[i] - layer.offset[i];
    x = shifted;
  }
  for (size_t r = 0; r < layer.rows; r++) out[r] = dsp::dot({layer.weights + r * n, n}, {x, n}) + layer.bias[r];
  size_t greatest = doubles(layer.link) ? size_t(out[0] > 0) : index_of_greatest(out);
  apply_link(layer.link, out);
  return greatest;
}

void run_scaler(const Scaler& scaler, const float* x, float* out) {
  for (size_t i = 0; i < scaler.inputs; i++) out[i] = (x[i] - scaler.offset[i]) * scaler.factor[i];
}

void run_quantiser(const Scaler& scaler, const float* x, int16_t* out) {
  for (size_t i = 0; i < scaler.inputs; i++) {
    float v = floorf((x[i] - scaler.offset[i]) * scaler.factor[i]);
    out[i] = int16_t(v < 32767.0f ? (v > -32768.0f ? v : -32768.0f) : 32767.0f);
  }
}

void run_normaliser(Norm norm, Span<const float> x, float* out) {
  float size = 0;
  if (norm == Norm::L2) size = sqrtf(dsp::sum_squares(x));
  if (norm == Norm::Greatest) size = dsp::peak(x);
  if (norm == Norm::L1)
    for (float v : x) size += fabsf(v);
  float factor = size > 0 ? 1 / size : 1;
  for (size_t i = 0; i < x.size(); i++) out[i] = x[i] * factor;
}

}  // namespace adder::ml
