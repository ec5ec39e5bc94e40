// Learning on the node: the types LinearRegression, LogisticRegression, KNN and KMeans of the module ml. Each learns
// from arrays of float32, predicts, and saves itself as a model file that ml.load() runs.
#include <cmath>

#include "modules/dsp/native_type.h"
#include "modules/ml/kernels/distances.h"
#include "modules/ml/kernels/learn.h"
#include "modules/ml/kernels/model.h"
#include "modules/ml/types.h"

namespace adder::ml {
namespace {

template <class T>
Bytes bytes_of(Span<T> items) {
  return {reinterpret_cast<const uint8_t*>(items.data()), items.size_bytes()};
}

// --- LinearRegression, LogisticRegression. Memory: weights, gradient.

extern const Type learner_type;  // of which both inherit their methods

struct LearnerObject : Object {
  static constexpr const Type* type_object = &learner_type;
  Ref<Buffer> memory;
  GradientLearner kernel;
};

Result<LearnerObject*> learner_make(Runtime& rt, const Type* cls, uint16_t features, float rate, float alpha,
                                    float l1_ratio, GradientLearner::Loss loss) {
  if (features == 0 || !(rate > 0) || !(alpha >= 0) || !(l1_ratio >= 0 && l1_ratio <= 1))
    return raise(rt, value_error_type, "%Y() wants features and rate above 0, alpha not negative, l1_ratio in 0..1",
                 cls);
  auto* self = make_with_memory<LearnerObject>(rt, cls, 2 * features * sizeof(float));
  if (!self) return Failed{};
  GradientLearner& l = self->kernel;
  l.weights = items_at<float>(self->memory, 0, features);
  l.rate = rate, l.penalty = alpha, l.l1_ratio = l1_ratio;
  l.loss = loss;
  return self;
}
Result<LearnerObject*> linear_new(Runtime& rt, const Type* cls, uint16_t features, float rate, float alpha,
                                  float l1_ratio) {
  return learner_make(rt, cls, features, rate, alpha, l1_ratio, GradientLearner::Loss::Squared);
}
Result<LearnerObject*> logistic_new(Runtime& rt, const Type* cls, uint16_t features, float rate, float alpha,
                                    float l1_ratio) {
  return learner_make(rt, cls, features, rate, alpha, l1_ratio, GradientLearner::Loss::Logistic);
}

Status check_rows(Runtime& rt, const char* function, const LearnerObject& self, Span<const float> rows,
                  Span<const float> targets) {
  return check_length(rt, function, "X", targets.size() * self.kernel.weights.size(), rows.size());
}
Status learner_step_it(Runtime& rt, LearnerObject& self, ArrayView<const float> rows, ArrayView<const float> targets) {
  TRY(check_rows(rt, "step", self, rows, targets));
  size_t features = self.kernel.weights.size();
  charge_macs(rt, 2 * rows.size());
  learner_step(self.kernel, rows, targets, items_at<float>(self.memory, features * sizeof(float), features));
  return {};
}
Result<float> learner_error_it(Runtime& rt, LearnerObject& self, ArrayView<const float> rows,
                               ArrayView<const float> targets) {
  TRY(check_rows(rt, "error", self, rows, targets));
  charge_macs(rt, rows.size());
  return learner_error(self.kernel, rows, targets);
}
Status learner_update_it(Runtime& rt, LearnerObject& self, ArrayView<const float> x, float target) {
  TRY(check_length(rt, "update", "x", self.kernel.weights.size(), x.size()));
  charge_macs(rt, 2 * x.size());
  learner_update(self.kernel, x.data(), target);
  return {};
}
Result<float> learner_predict_it(Runtime& rt, LearnerObject& self, ArrayView<const float> x) {
  TRY(check_length(rt, "predict", "x", self.kernel.weights.size(), x.size()));
  charge_macs(rt, x.size());
  return learner_predict(self.kernel, x.data());
}
GradientLearner& learner_of(Value self) { return cast<LearnerObject>(self)->kernel; }
Value learner_weights(Runtime& rt, Value self) {
  Array* weights = make_floats(rt, learner_of(self).weights.size());
  if (!weights) return Failed{};
  std::memcpy(weights->data(), learner_of(self).weights.data(), learner_of(self).weights.size_bytes());
  return to_value(weights);
}
Value learner_bias(Runtime& rt, Value self) { return make_float(rt, Float(learner_of(self).bias)); }
Status learner_set(Runtime& rt, LearnerObject& self, ArrayView<const float> weights, float bias) {
  TRY(check_length(rt, "set", "weights", self.kernel.weights.size(), weights.size()));
  std::memmove(self.kernel.weights.data(), weights.data(), weights.size_bytes());
  self.kernel.bias = bias;
  return {};
}
Value learner_save(Runtime& rt, LearnerObject& self) {
  GradientLearner& l = self.kernel;
  bool logistic = l.loss == GradientLearner::Loss::Logistic;
  const uint32_t head[] = {uint32_t(logistic ? Link::BinaryLogistic : Link::Identity), 1};
  const Bytes content[] = {bytes_of(Span<const uint32_t>(head)), bytes_of(l.weights),
                           bytes_of(Span<const float>(&l.bias, 1))};
  return save_model(rt, uint8_t(logistic ? Task::Classify : Task::Regress), section_kind("LINR"), l.weights.size(),
                    logistic ? 2 : 1, content);
}

// --- KNN. Memory: points, targets (float32 or uint16), found.

struct KnnObject : Object {
  static constexpr const Type* type_object = &neighbors_type;
  Ref<Buffer> memory;
  Neighbors kernel;
  uint32_t capacity;

  Span<float> points() const { return items_at<float>(memory, 0, size_t(capacity) * kernel.inputs); }
  Span<Found> found() const { return items_at<Found>(memory, (points().size() + capacity) * sizeof(float), kernel.k); }
  bool regress() const { return kernel.task == Neighbors::Task::Regress; }
};

Result<KnnObject*> knn_new(Runtime& rt, const Type* cls, uint16_t features, uint32_t capacity, uint16_t k, bool regress,
                           bool by_distance) {
  if (features == 0 || capacity == 0 || k == 0 || k > capacity || capacity > 0xffffff)
    return raise(rt, value_error_type, "KNN() wants features and capacity above 0, k in 1..capacity");
  size_t bytes = (size_t(capacity) * features + capacity) * sizeof(float) + k * sizeof(Found);
  auto* self = make_with_memory<KnnObject>(rt, cls, bytes);
  if (!self) return Failed{};
  Neighbors& n = self->kernel;
  self->capacity = capacity;
  n.inputs = features, n.outputs = 1, n.k = k, n.by_distance = by_distance;
  n.task = regress ? Neighbors::Task::Regress : Neighbors::Task::Classify;
  n.points = self->points().data();
  auto* targets = self->memory->data() + self->points().size_bytes();
  n.targets = reinterpret_cast<float*>(targets);
  n.labels = reinterpret_cast<uint16_t*>(targets);
  return self;
}

Result<uint32_t> knn_add(Runtime& rt, KnnObject& self, ArrayView<const float> x, float target) {
  Neighbors& n = self.kernel;
  TRY(check_length(rt, "add", "x", n.inputs, x.size()));
  if (n.count == self.capacity) return raise(rt, value_error_type, "add(): full, %u points are stored", self.capacity);
  if (!self.regress() && !(target >= 0 && target <= 0xffff && target == float(uint16_t(target))))
    return raise(rt, value_error_type, "add() argument 'target' must be a class in 0..65535");
  std::memcpy(self.points().data() + size_t(n.count) * n.inputs, x.data(), x.size_bytes());
  if (self.regress())
    const_cast<float*>(n.targets)[n.count] = target;
  else
    const_cast<uint16_t*>(n.labels)[n.count] = uint16_t(target);
  if (!self.regress() && target >= float(n.outputs)) n.outputs = uint32_t(target) + 1;
  return n.count++;
}

// The k nearest, or all when fewer are stored.
Result<Span<Found>> knn_find(Runtime& rt, const char* function, KnnObject& self, Span<const float> x) {
  Neighbors& n = self.kernel;
  TRY(check_length(rt, function, "x", n.inputs, x.size()));
  if (n.count == 0) return raise(rt, value_error_type, "%s(): no points are stored", function);
  Span<Found> found = self.found().first(n.count < n.k ? n.count : n.k);
  charge_macs(rt, 2 * uint64_t(n.count) * n.inputs);
  find_nearest(n, x.data(), found);
  return found;
}

Value knn_predict(Runtime& rt, KnnObject& self, ArrayView<const float> x) {
  Neighbors& n = self.kernel;
  Span<Found> found = TRY(knn_find(rt, "predict", self, x));
  bool exact = n.by_distance && found[0].distance == 0;
  auto weight_of = [&](const Found& f) {
    return exact ? float(f.distance == 0) : n.by_distance ? 1 / sqrtf(f.distance) : 1.0f;
  };
  float total = 0, sum = 0, most = -1;
  uint16_t best = 0;
  for (const Found& f : found) {
    float weight = weight_of(f), votes = 0;
    total += weight;
    if (self.regress()) {
      sum += weight * n.targets[f.index];
      continue;
    }
    for (const Found& other : found)
      if (n.labels[other.index] == n.labels[f.index]) votes += weight_of(other);
    if (votes > most || (votes == most && n.labels[f.index] < best)) most = votes, best = n.labels[f.index];
  }
  return self.regress() ? make_float(rt, Float(sum / total)) : Value::small_int(best);
}

Value knn_nearest(Runtime& rt, KnnObject& self, ArrayView<const float> x) {
  Span<Found> found = TRY(knn_find(rt, "nearest", self, x));
  List* list = make_list(rt, uint32_t(found.size()));
  if (!list) return Failed{};
  for (size_t i = 0; i < found.size(); i++) {
    Value pair[] = {Value::small_int(SignedWord(found[i].index)), TRY(make_float(rt, Float(sqrtf(found[i].distance))))};
    TRY(list_append(rt, list, TRY(make_tuple(rt, pair))));
  }
  return to_value(list);
}

Result<SignedWord> knn_length(Runtime&, Value self) { return SignedWord(cast<KnnObject>(self)->kernel.count); }

Value knn_save(Runtime& rt, KnnObject& self) {
  Neighbors& n = self.kernel;
  if (n.count == 0) return raise(rt, value_error_type, "save(): no points are stored");
  uint16_t k = n.k < n.count ? n.k : uint16_t(n.count);
  const uint32_t head[] = {uint32_t(self.regress()) << 8 | uint32_t(n.by_distance) << 16, k, n.count};
  size_t targets = self.regress() ? n.count * sizeof(float) : (n.count * sizeof(uint16_t) + 3) & ~size_t(3);
  const Bytes content[] = {bytes_of(Span<const uint32_t>(head)),
                           bytes_of(self.points().first(size_t(n.count) * n.inputs)),
                           {reinterpret_cast<const uint8_t*>(n.targets), targets}};
  return save_model(rt, uint8_t(self.regress() ? Task::Regress : Task::Classify), section_kind("NEAR"), n.inputs,
                    n.outputs, content);
}

// --- KMeans. Memory: centres, sums, counts.

struct KMeansObject : Object {
  static constexpr const Type* type_object = &kmeans_type;
  Ref<Buffer> memory;
  KMeans kernel;
  uint32_t clusters;
  bool placed;  // the centres have been set

  Span<float> sums() const { return items_at<float>(memory, kernel.centres.size_bytes(), kernel.centres.size()); }
  Span<uint32_t> counts() const { return items_at<uint32_t>(memory, 2 * kernel.centres.size_bytes(), clusters); }
};

Result<KMeansObject*> kmeans_new(Runtime& rt, const Type* cls, uint16_t clusters, uint16_t features) {
  if (clusters == 0 || features == 0)
    return raise(rt, value_error_type, "KMeans() wants clusters and features above 0");
  size_t cells = size_t(clusters) * features;
  auto* self = make_with_memory<KMeansObject>(rt, cls, 2 * cells * sizeof(float) + clusters * sizeof(uint32_t));
  if (!self) return Failed{};
  self->kernel.centres = items_at<float>(self->memory, 0, cells);
  self->kernel.features = features;
  self->clusters = clusters;
  return self;
}

void place(KMeansObject& self, Span<const float> rows) {
  size_t n = self.kernel.features, count = rows.size() / n;
  for (size_t c = 0; c < self.clusters; c++)
    std::memcpy(&self.kernel.centres[c * n], &rows[c * count / self.clusters * n], n * sizeof(float));
  self.placed = true;
}

Result<size_t> kmeans_fit(Runtime& rt, KMeansObject& self, ArrayView<const float> rows, uint16_t iterations,
                          std::optional<ArrayView<uint16_t>> assignments) {
  size_t n = self.kernel.features, count = rows.size() / n, changes = 0;
  if (rows.size() % n || count < self.clusters)
    return raise(rt, value_error_type, "fit() argument 'X' must be at least %u rows of %zu items, not %zu items",
                 self.clusters, n, rows.size());
  if (assignments) TRY(check_length(rt, "fit", "assignments", count, assignments->size()));
  Buffer* memory = make_memory(rt, count * sizeof(uint16_t));
  if (!memory) return Failed{};
  Span<uint16_t> where = {reinterpret_cast<uint16_t*>(memory->data()), count};
  for (uint16_t& w : where) w = UINT16_MAX;
  if (!self.placed) place(self, rows);
  for (uint16_t i = 0; i < iterations; i++) {
    charge_macs(rt, 2 * rows.size() * self.clusters);
    changes = kmeans_iterate(self.kernel, rows, where, self.sums(), self.counts());
    if (changes == 0) break;
  }
  if (assignments) std::memcpy(assignments->data(), where.data(), where.size_bytes());
  rt.heap.free_now(memory);
  return changes;
}

Result<size_t> kmeans_update_it(Runtime& rt, KMeansObject& self, ArrayView<const float> x) {
  TRY(check_length(rt, "update", "x", self.kernel.features, x.size()));
  charge_macs(rt, 2 * x.size() * self.clusters);
  return kmeans_update(self.kernel, x.data(), self.counts());
}
Result<size_t> kmeans_predict(Runtime& rt, KMeansObject& self, ArrayView<const float> x) {
  TRY(check_length(rt, "predict", "x", self.kernel.features, x.size()));
  charge_macs(rt, 2 * x.size() * self.clusters);
  return kmeans_nearest(self.kernel, x.data());
}
Value kmeans_centres(Runtime& rt, Value self) {
  Span<float> centres = cast<KMeansObject>(self)->kernel.centres;
  Array* copy = make_floats(rt, centres.size());
  if (!copy) return Failed{};
  std::memcpy(copy->data(), centres.data(), centres.size_bytes());
  return to_value(copy);
}
Status kmeans_set(Runtime& rt, KMeansObject& self, ArrayView<const float> centres) {
  TRY(check_length(rt, "set", "centres", self.kernel.centres.size(), centres.size()));
  std::memmove(self.kernel.centres.data(), centres.data(), centres.size_bytes());
  self.placed = true;
  return {};
}
Value kmeans_save(Runtime& rt, KMeansObject& self) {
  const Bytes content[] = {bytes_of(self.kernel.centres)};
  return save_model(rt, uint8_t(Task::Cluster), section_kind("KMNS"), self.kernel.features, self.clusters, content);
}

constexpr Attribute learner_attributes[] = {
    METHOD_T("step", learner_step_it, "X, y"),     METHOD_T("update", learner_update_it, "x, target"),
    METHOD_T("predict", learner_predict_it, "x"),  METHOD_T("error", learner_error_it, "X, y"),
    METHOD_T("set", learner_set, "weights, bias"), METHOD_T("save", learner_save, ""),
    PROPERTY("weights", learner_weights),          PROPERTY("bias", learner_bias)};
constexpr Attribute knn_attributes[] = {METHOD_T("add", knn_add, "x, target"), METHOD_T("predict", knn_predict, "x"),
                                        METHOD_T("nearest", knn_nearest, "x"), METHOD_T("save", knn_save, "")};
constexpr Attribute kmeans_attributes[] = {METHOD_T("fit", kmeans_fit, "X, iterations=10, assignments=None"),
                                           METHOD_T("update", kmeans_update_it, "x"),
                                           METHOD_T("predict", kmeans_predict, "x"),
                                           METHOD_T("set", kmeans_set, "centres"),
                                           METHOD_T("save", kmeans_save, ""),
                                           PROPERTY("centres", kmeans_centres)};

constinit const Type learner_type = {
    .header = {&type_type},
    .name = sym<"Learner">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .flags = Type::Abstract,
    .native_bytes = sizeof(LearnerObject),
    .attribute_count = std::size(learner_attributes),
    .attributes = learner_attributes,
};

}  // namespace

#define LEARNER_TYPE(object, class_name, constructor)                                                      \
  constinit const Type object = {                                                                          \
      .header = {&type_type},                                                                              \
      .name = sym<class_name>,                                                                             \
      .base = &learner_type,                                                                               \
      .kind = Kind::Other,                                                                                 \
      .trace_words = {1, 1},                                                                               \
      .native_bytes = sizeof(LearnerObject),                                                               \
      .construct = CONSTRUCTOR_T(class_name, constructor, "features, rate=0.01, alpha=0.0, l1_ratio=0.0"), \
  };
LEARNER_TYPE(linear_regression_type, "LinearRegression", linear_new)
LEARNER_TYPE(logistic_regression_type, "LogisticRegression", logistic_new)
constinit const Type neighbors_type = {
    .header = {&type_type},
    .name = sym<"KNN">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .native_bytes = sizeof(KnnObject),
    .construct = CONSTRUCTOR_T("KNN", knn_new, "features, capacity, k=1, regress=False, by_distance=False"),
    .length = knn_length,
    .attribute_count = std::size(knn_attributes),
    .attributes = knn_attributes,
};
MEMORY_TYPE(kmeans_type, KMeansObject, "KMeans", kmeans_new, "clusters, features", kmeans_attributes)

}  // namespace adder::ml
