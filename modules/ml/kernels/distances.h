// Models that measure distances to stored points: nearest neighbours, k-means, Gaussians and their mixtures, support
// vector machines with a radial kernel.
#pragma once

#include "modules/ml/kernels/links.h"

namespace adder::ml {

// Squared Euclidean distance.
float squared_distance(const float* a, const float* b, size_t n);
float manhattan_distance(const float* a, const float* b, size_t n);

struct Neighbors {
  enum class Metric : uint8_t { Euclidean, Manhattan };
  enum class Task : uint8_t { Classify, Regress };
  const float* points = nullptr;     // count rows of `inputs`
  const float* targets = nullptr;    // Regress: count rows of `outputs`
  const uint16_t* labels = nullptr;  // Classify: count classes below `outputs`
  uint32_t count = 0, inputs = 0, outputs = 0;
  uint16_t k = 1;            // 1..count
  bool by_distance = false;  // weights 1/distance instead of 1
  Metric metric = Metric::Euclidean;
  Task task = Task::Classify;
};
// The k nearest, nearest first; of equally near ones, the earlier.
struct Found {
  float distance;  // squared, for Euclidean
  uint32_t index;
};
void find_nearest(const Neighbors& n, const float* x, Span<Found> found);
// `found` is scratch of k entries. Classify: shares of the classes.
void run_neighbors(const Neighbors& n, const float* x, Span<float> out, Span<Found> found);

// out[k] = distance to centre k.
struct Centres {
  const float* points = nullptr;  // count rows of `inputs`
  uint32_t count = 0, inputs = 0;
};
void run_centres(const Centres& centres, const float* x, Span<float> out);

// Normal distributions with diagonal or full covariance.
struct Gaussians {
  enum class Output : uint8_t {
    Posterior,      // probability of each component: naive Bayes, mixtures
    LogLikelihood,  // of the whole mixture; less than `offset` is an anomaly, so the offset is taken off
    Mahalanobis,    // minus the squared distance to the (one) component, minus the offset: elliptic envelope
  };
  const float* constants = nullptr;  // log prior and normalisation of each component
  const float* means = nullptr;      // count rows of `inputs`
  const float* spread = nullptr;  // diagonal: 1 / deviation, as means; full: an inputs x inputs matrix each, by which
                                  // x - mean is multiplied to have unit covariance
  float offset = 0;
  uint32_t count = 0, inputs = 0;
  bool full = false;
  Output output = Output::Posterior;

  size_t outputs() const { return output == Output::Posterior ? count : 1; }
};
// `scratch` has inputs + count values. The result is the most likely component.
size_t run_gaussians(const Gaussians& g, const float* x, Span<float> out, float* scratch);

// One-versus-one support vector classifier, support vector regression, one-class SVM (libsvm's).
struct SupportVectors {
  enum class Kernel : uint8_t { Linear, Radial, Polynomial };
  enum class Task : uint8_t { Vote, Sum };  // Sum: outputs the one decision value
  const float* vectors = nullptr;           // count rows of `inputs`, sorted by class
  const float* coefficients = nullptr;      // Vote: classes - 1 rows of count; Sum: one row
  const float* intercepts = nullptr;        // Vote: one a pair of classes; Sum: one
  const uint32_t* class_counts = nullptr;   // Vote: vectors of each class
  float gamma = 1, coef0 = 0;
  uint32_t count = 0, inputs = 0, classes = 1;
  uint8_t degree = 3;
  Kernel kernel = Kernel::Radial;
  Task task = Task::Sum;
};
// Vote: out has the votes of each class. `scratch` has `count` values.
void run_support_vectors(const SupportVectors& s, const float* x, Span<float> out, float* scratch);

}  // namespace adder::ml
