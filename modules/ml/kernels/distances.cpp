// Models that measure distances to stored points; see distances.h.
#include "modules/ml/kernels/distances.h"

#include <cmath>

#include "core/numeric/elementary.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::ml {
namespace {

// Eight partial sums of the squares or magnitudes of a[i] - b[i], folded in one order on every port.
float sum_of_differences(const float* a, const float* b, size_t n, bool squares) {
  constexpr size_t lanes = 8;
  auto term = [=](float d) { return squares ? d * d : fabsf(d); };
  float part[lanes] = {};
  size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    for (size_t k = 0; k < lanes; k++) part[k] += term(a[i + k] - b[i + k]);
  for (size_t k = 0; i + k < n; k++) part[k] += term(a[i + k] - b[i + k]);
  return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
}

}  // namespace

float squared_distance(const float* a, const float* b, size_t n) { return sum_of_differences(a, b, n, true); }

float manhattan_distance(const float* a, const float* b, size_t n) { return sum_of_differences(a, b, n, false); }

void find_nearest(const Neighbors& n, const float* x, Span<Found> found) {
  size_t have = 0, wanted = found.size();
  for (uint32_t i = 0; i < n.count; i++) {
    const float* point = n.points + size_t(i) * n.inputs;
    float distance = sum_of_differences(x, point, n.inputs, n.metric == Neighbors::Metric::Euclidean);
    if (have == wanted && !(distance < found[have - 1].distance)) continue;
    size_t at = have < wanted ? have++ : wanted - 1;
    for (; at > 0 && distance < found[at - 1].distance; at--) found[at] = found[at - 1];
    found[at] = {distance, i};
  }
}

void run_neighbors(const Neighbors& n, const float* x, Span<float> out, Span<Found> found) {
  contract(out.size() == n.outputs && found.size() == n.k && n.k <= n.count, "run_neighbors: sizes");
  find_nearest(n, x, found);
  // With weights by distance, points at distance 0 have all of it.
  bool exact = n.by_distance && found[0].distance == 0;
  float total = 0;
  for (float& v : out) v = 0;
  for (const Found& f : found) {
    float distance = n.metric == Neighbors::Metric::Euclidean ? sqrtf(f.distance) : f.distance;
    float weight = exact ? float(f.distance == 0) : n.by_distance ? 1 / distance : 1;
    total += weight;
    if (n.task == Neighbors::Task::Classify)
      out[n.labels[f.index]] += weight;
    else
      for (size_t k = 0; k < n.outputs; k++) out[k] += weight * n.targets[size_t(f.index) * n.outputs + k];
  }
  for (float& v : out) v /= total;
}

void run_centres(const Centres& centres, const float* x, Span<float> out) {
  for (size_t k = 0; k < centres.count; k++)
    out[k] = sqrtf(squared_distance(x, centres.points + k * centres.inputs, centres.inputs));
}

namespace {

// Squared distance of x from the mean of a component, in its deviations.
float standardised(const Gaussians& g, size_t component, const float* x, float* centred) {
  size_t n = g.inputs;
  const float* mean = g.means + component * n;
  const float* spread = g.spread + component * n * (g.full ? n : 1);
  for (size_t i = 0; i < n; i++) centred[i] = x[i] - mean[i];
  float total = 0;
  for (size_t i = 0; i < n; i++) {
    float v = g.full ? dsp::dot({spread + i * n, n}, {centred, n}) : centred[i] * spread[i];
    total += v * v;
  }
  return total;
}

}  // namespace

size_t run_gaussians(const Gaussians& g, const float* x, Span<float> out, float* scratch) {
  contract(out.size() == g.outputs(), "run_gaussians: one value an output");
  if (g.output == Gaussians::Output::Mahalanobis) {
    out[0] = -standardised(g, 0, x, scratch) - g.offset;
    return 0;
  }
  Span<float> logs = {scratch + g.inputs, g.count};
  for (size_t k = 0; k < g.count; k++) logs[k] = g.constants[k] - 0.5f * standardised(g, k, x, scratch);
  size_t likely = index_of_greatest(logs);
  if (g.output == Gaussians::Output::LogLikelihood) {
    float total = 0;
    for (float v : logs) total += elementary::exp(v - logs[likely]);
    out[0] = logs[likely] + elementary::log(total) - g.offset;
    return likely;
  }
  for (size_t k = 0; k < g.count; k++) out[k] = logs[k];
  softmax(out);
  return likely;
}

namespace {

float kernel_value(const SupportVectors& s, const float* x, size_t vector) {
  const float* v = s.vectors + vector * s.inputs;
  if (s.kernel == SupportVectors::Kernel::Radial) return elementary::exp(-s.gamma * squared_distance(x, v, s.inputs));
  float product = dsp::dot({x, s.inputs}, {v, s.inputs});
  if (s.kernel == SupportVectors::Kernel::Linear) return product;
  float value = s.gamma * product + s.coef0, power = 1;
  for (uint8_t i = 0; i < s.degree; i++) power *= value;
  return power;
}

// Decision between classes a and b, whose vectors begin at a_start and b_start: positive is a.
float decide(const SupportVectors& s, const float* kernel, size_t a, size_t a_start, size_t b, size_t b_start) {
  const float* for_a = s.coefficients + (b - 1) * s.count + a_start;
  const float* for_b = s.coefficients + a * s.count + b_start;
  size_t a_count = s.class_counts[a], b_count = s.class_counts[b];
  return dsp::dot({for_a, a_count}, {kernel + a_start, a_count}) +
         dsp::dot({for_b, b_count}, {kernel + b_start, b_count});
}

}  // namespace

void run_support_vectors(const SupportVectors& s, const float* x, Span<float> out, float* scratch) {
  for (size_t i = 0; i < s.count; i++) scratch[i] = kernel_value(s, x, i);
  if (s.task == SupportVectors::Task::Sum) {
    out[0] = dsp::dot({s.coefficients, s.count}, {scratch, s.count}) + s.intercepts[0];
    return;
  }
  contract(out.size() == s.classes, "run_support_vectors: one value a class");
  for (float& v : out) v = 0;
  size_t pair = 0, a_start = 0;
  for (size_t a = 0; a < s.classes; a++) {
    size_t b_start = a_start + s.class_counts[a];
    for (size_t b = a + 1; b < s.classes; b++) {
      float decision = decide(s, scratch, a, a_start, b, b_start) + s.intercepts[pair++];
      out[decision > 0 ? a : b] += 1;
      b_start += s.class_counts[b];
    }
    a_start += s.class_counts[a];
  }
}

}  // namespace adder::ml
