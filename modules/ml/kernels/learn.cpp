// Learning on the node; see learn.h.
#include "modules/ml/kernels/learn.h"

#include <cmath>

#include "core/numeric/elementary.h"
#include "modules/dsp/kernels/vector.h"
#include "modules/ml/kernels/distances.h"
#include "modules/ml/kernels/links.h"

namespace adder::ml {
namespace {

// w <- w - rate penalty (1 - l1) w - factor gradient, then towards 0 by rate penalty l1.
void descend(GradientLearner& l, Span<const float> gradient, float factor) {
  dsp::scale(l.weights, 1 - l.rate * l.penalty * (1 - l.l1_ratio), 0);
  dsp::add_scaled(l.weights, gradient, -factor);
  float step = l.rate * l.penalty * l.l1_ratio;
  for (float& w : l.weights) w = w > step ? w - step : w < -step ? w + step : 0;
}

}  // namespace

float learner_predict(const GradientLearner& l, const float* x) {
  float y = dsp::dot({x, l.weights.size()}, l.weights) + l.bias;
  return l.loss == GradientLearner::Loss::Squared ? y : logistic(y);
}

void learner_step(GradientLearner& l, Span<const float> rows, Span<const float> targets, Span<float> gradient) {
  size_t n = l.weights.size();
  contract(rows.size() == targets.size() * n && gradient.size() == n, "learner_step: sizes");
  if (targets.empty()) return;
  float bias_gradient = 0, factor = l.rate / float(targets.size());
  dsp::fill(gradient, 0);
  for (size_t i = 0; i < targets.size(); i++) {
    Span<const float> x = rows.subspan(i * n, n);
    float error = learner_predict(l, x.data()) - targets[i];
    dsp::add_scaled(gradient, x, error);
    bias_gradient += error;
  }
  descend(l, gradient, factor);
  l.bias -= factor * bias_gradient;
}

void learner_update(GradientLearner& l, const float* x, float target) {
  float factor = l.rate * (learner_predict(l, x) - target);
  descend(l, {x, l.weights.size()}, factor);
  l.bias -= factor;
}

float learner_error(const GradientLearner& l, Span<const float> rows, Span<const float> targets) {
  size_t n = l.weights.size();
  contract(rows.size() == targets.size() * n, "learner_error: sizes");
  float total = 0;
  for (size_t i = 0; i < targets.size(); i++) {
    float p = learner_predict(l, rows.data() + i * n), error = p - targets[i];
    if (l.loss == GradientLearner::Loss::Squared) {
      total += error * error;
      continue;
    }
    float likely = targets[i] > 0.5f ? p : 1 - p;
    total -= elementary::log(likely > 1e-7f ? likely : 1e-7f);
  }
  return targets.empty() ? 0 : total / float(targets.size());
}

size_t kmeans_nearest(const KMeans& k, const float* x) {
  size_t found = 0;
  float least = 0;
  for (size_t c = 0; c < k.count(); c++) {
    float distance = squared_distance(x, k.centres.data() + c * k.features, k.features);
    if (c == 0 || distance < least) found = c, least = distance;
  }
  return found;
}

size_t kmeans_iterate(KMeans& k, Span<const float> rows, Span<uint16_t> assignments, Span<float> sums,
                      Span<uint32_t> counts) {
  size_t n = k.features, changes = 0;
  contract(rows.size() == assignments.size() * n && sums.size() == k.centres.size() && counts.size() == k.count(),
           "kmeans_iterate: sizes");
  dsp::fill(sums, 0);
  for (uint32_t& c : counts) c = 0;
  for (size_t i = 0; i < assignments.size(); i++) {
    Span<const float> x = rows.subspan(i * n, n);
    size_t centre = kmeans_nearest(k, x.data());
    changes += assignments[i] != centre;
    assignments[i] = uint16_t(centre);
    dsp::add_scaled(sums.subspan(centre * n, n), x, 1);
    counts[centre]++;
  }
  for (size_t c = 0; c < counts.size(); c++)
    if (counts[c] > 0)
      for (size_t j = c * n; j < (c + 1) * n; j++) k.centres[j] = sums[j] / float(counts[c]);
  return changes;
}

size_t kmeans_update(KMeans& k, const float* x, Span<uint32_t> counts) {
  size_t centre = kmeans_nearest(k, x);
  float share = 1.0f / float(++counts[centre]);
  for (size_t j = 0; j < k.features; j++) {
    float& c = k.centres[centre * k.features + j];
    c += share * (x[j] - c);
  }
  return centre;
}

}  // namespace adder::ml
