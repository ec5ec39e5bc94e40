// Learning on the node: linear and logistic regression by gradient descent with elastic-net penalty, k-means.
// (Nearest neighbours learn by storing: see distances.h.) The caller owns weights and data.
#pragma once

#include "core/base/base.h"

namespace adder::ml {

// One model y = w x + bias, or its probability 1 / (1 + exp(-y)) for targets 0 and 1.
struct GradientLearner {
  enum class Loss : uint8_t { Squared, Logistic };
  Span<float> weights;
  float bias = 0;
  float penalty = 0;   // strength of the penalty on weights (alpha), >= 0
  float l1_ratio = 0;  // 0: all squared (ridge); 1: all absolute (lasso)
  float rate = 0.01f;  // step size
  Loss loss = Loss::Squared;
};

float learner_predict(const GradientLearner& learner, const float* x);
// One step over all rows towards the least of  loss + penalty (l1 |w| + (1 - l1) w^2 / 2),  scikit-learn's elastic net:
// loss is half the mean squared error, or the mean log loss. A gradient step of  X'(p - y) / n + penalty (1 - l1) w,
// then weights shrink by rate penalty l1, those that small to 0. `gradient` is scratch of weights.size() values.
void learner_step(GradientLearner& learner, Span<const float> rows, Span<const float> targets, Span<float> gradient);
// One step for a single example, the online form.
void learner_update(GradientLearner& learner, const float* x, float target);
// Mean squared error of the predictions, or mean log loss.
float learner_error(const GradientLearner& learner, Span<const float> rows, Span<const float> targets);

// k-means: assigns each row to its nearest centre, moves the centres to the means of their rows; an empty centre stays.
// Returns how many assignments changed. `sums` has centres.size() values, `counts` one a centre.
struct KMeans {
  Span<float> centres;  // count rows of `features`
  uint32_t features = 1;
  size_t count() const { return centres.size() / features; }
};
size_t kmeans_iterate(KMeans& k, Span<const float> rows, Span<uint16_t> assignments, Span<float> sums,
                      Span<uint32_t> counts);
size_t kmeans_nearest(const KMeans& k, const float* x);
// Online (MacQueen): the nearest centre moves by 1/n of the way to x, n counting its examples. Returns the centre.
size_t kmeans_update(KMeans& k, const float* x, Span<uint32_t> counts);

}  // namespace adder::ml
