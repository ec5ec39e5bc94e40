// Learning on the node: the types LinearRegression, LogisticRegression, KNN and KMeans of the module ml. Each learns
// from arrays of float32, predicts, and saves itself as a model file that ml.load() runs.
#include <cmath>

#include "modules/ml/kernels/distances.h"
#include "modules/ml/types.h"

namespace adder::ml {
namespace {

template <class T>
Bytes bytes_of(Span<T> items) {
  return {reinterpret_cast<const uint8_t*>(items.data()), items.size_bytes()};
}

// --- LinearRegression, LogisticRegression

GradientLearner& learner(const Call& c) { return c.me<LearnerObject>().kernel; }

// features, rate, alpha, l1_ratio
Value learner_new(Call& c) {
  LearnerObject* self = make_learner(c, c.whole(0));
  if (!self) return Failed{};
  GradientLearner& l = self->kernel;
  l.rate = c.number(1), l.penalty = c.number(2), l.l1_ratio = c.number(3);
  return to_value(self);
}
Value logistic_new(Call& c) {
  Value self = TRY(learner_new(c));
  cast<LearnerObject>(self)->kernel.loss = GradientLearner::Loss::Logistic;
  return self;
}

Value learner_update_it(Call& c) {
  TRY(c.length(0, learner(c).weights.size()));
  learner_update(learner(c), c.floats(0).data(), c.number(1));
  return Value::none();
}
Value learner_predict_it(Call& c) {
  TRY(c.length(0, learner(c).weights.size()));
  return c.result(learner_predict(learner(c), c.floats(0).data()));
}
Value learner_weights(Runtime& rt, Value self) { return copy_of(rt, cast<LearnerObject>(self)->kernel.weights); }
Value learner_bias(Runtime& rt, Value self) { return make_float(rt, Float(cast<LearnerObject>(self)->kernel.bias)); }
Value learner_set(Call& c) {
  GradientLearner& l = learner(c);
  TRY(c.copy(0, l.weights));
  l.bias = c.number(1);
  return Value::none();
}
Value learner_save(Call& c) {
  GradientLearner& l = learner(c);
  bool logistic = l.loss == GradientLearner::Loss::Logistic;
  const uint32_t head[] = {uint32_t(logistic ? Link::BinaryLogistic : Link::Identity), 1};
  const Bytes content[] = {bytes_of(Span<const uint32_t>(head)), bytes_of(l.weights),
                           bytes_of(Span<const float>(&l.bias, 1))};
  return save_model(c.rt, uint8_t(logistic ? Task::Classify : Task::Regress), section_kind("LINR"), l.weights.size(),
                    logistic ? 2 : 1, content);
}

// --- KNN. Memory: points, targets (float32 or uint16), found.

struct KnnObject : NativeMemory {
  Neighbors kernel;
  uint32_t capacity;

  Span<float> points() const { return items_at<float>(memory, 0, size_t(capacity) * kernel.inputs); }
  Span<Found> found() const { return items_at<Found>(memory, (points().size() + capacity) * sizeof(float), kernel.k); }
  bool regress() const { return kernel.task == Neighbors::Task::Regress; }
};

Value knn_new(Call& c) {
  uint32_t features = c.whole(0), capacity = c.whole(1), k = c.whole(2);
  if (features == 0 || capacity == 0 || k == 0 || k > capacity || capacity > 0xffffff)
    return c.wrong(" wants features and capacity above 0, k in 1..capacity"_m);
  size_t bytes = (size_t(capacity) * features + capacity) * sizeof(float) + k * sizeof(Found);
  auto* self = c.make<KnnObject>(bytes);
  if (!self) return Failed{};
  Neighbors& n = self->kernel;
  self->capacity = capacity;
  n.inputs = features, n.outputs = 1, n.k = uint16_t(k), n.by_distance = c.truth(4);
  n.task = c.truth(3) ? Neighbors::Task::Regress : Neighbors::Task::Classify;
  n.points = self->points().data();
  auto* targets = self->memory->data() + self->points().size_bytes();
  n.targets = reinterpret_cast<float*>(targets);
  n.labels = reinterpret_cast<uint16_t*>(targets);
  return to_value(self);
}

Value knn_add(Call& c) {
  auto& self = c.me<KnnObject>();
  Neighbors& n = self.kernel;
  float target = c.number(1);
  TRY(c.length(0, n.inputs));
  if (n.count == self.capacity) return c.wrong(": full, %u points are stored"_m, self.capacity);
  if (!self.regress() && !(target >= 0 && target <= 0xffff && target == float(uint16_t(target))))
    return c.wrong(1, "must be a class in 0..65535"_m);
  std::memcpy(self.points().data() + size_t(n.count) * n.inputs, c.floats(0).data(), n.inputs * sizeof(float));
  if (self.regress())
    const_cast<float*>(n.targets)[n.count] = target;
  else
    const_cast<uint16_t*>(n.labels)[n.count] = uint16_t(target);
  if (!self.regress() && target >= float(n.outputs)) n.outputs = uint32_t(target) + 1;
  return c.result_whole(n.count++);
}

// The k nearest, or all when fewer are stored.
Result<Span<Found>> knn_find(Call& c) {
  auto& self = c.me<KnnObject>();
  Neighbors& n = self.kernel;
  TRY(c.length(0, n.inputs));
  if (n.count == 0) return c.wrong(": no points are stored"_m);
  Span<Found> found = self.found().first(n.count < n.k ? n.count : n.k);
  c.charge(2 * size_t(n.count) * n.inputs);
  find_nearest(n, c.floats(0).data(), found);
  return found;
}

Value knn_predict(Call& c) {
  auto& self = c.me<KnnObject>();
  Neighbors& n = self.kernel;
  Span<Found> found = TRY(knn_find(c));
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
  return self.regress() ? c.result(sum / total) : Value::small_int(best);
}

Value knn_nearest(Call& c) {
  Span<Found> found = TRY(knn_find(c));
  List* list = make_list(c.rt, uint32_t(found.size()));
  if (!list) return Failed{};
  for (const Found& f : found) {
    Value pair[] = {Value::small_int(SignedWord(f.index)), TRY(c.result(sqrtf(f.distance)))};
    TRY(list_append(c.rt, list, TRY(make_tuple(c.rt, pair))));
  }
  return to_value(list);
}

Result<SignedWord> knn_length(Runtime&, Value self) { return SignedWord(cast<KnnObject>(self)->kernel.count); }

Value knn_save(Call& c) {
  auto& self = c.me<KnnObject>();
  Neighbors& n = self.kernel;
  if (n.count == 0) return c.wrong(": no points are stored"_m);
  uint16_t k = n.k < n.count ? n.k : uint16_t(n.count);
  const uint32_t head[] = {uint32_t(self.regress()) << 8 | uint32_t(n.by_distance) << 16, k, n.count};
  size_t targets = self.regress() ? n.count * sizeof(float) : (n.count * sizeof(uint16_t) + 3) & ~size_t(3);
  const Bytes content[] = {bytes_of(Span<const uint32_t>(head)),
                           bytes_of(self.points().first(size_t(n.count) * n.inputs)),
                           {reinterpret_cast<const uint8_t*>(n.targets), targets}};
  return save_model(c.rt, uint8_t(self.regress() ? Task::Regress : Task::Classify), section_kind("NEAR"), n.inputs,
                    n.outputs, content);
}

// --- KMeans. Memory: centres, sums, counts.

struct KMeansObject : NativeMemory {
  KMeans kernel;
  uint32_t clusters;
  bool placed;  // the centres have been set

  Span<float> sums() const { return items_at<float>(memory, kernel.centres.size_bytes(), kernel.centres.size()); }
  Span<uint32_t> counts() const { return items_at<uint32_t>(memory, 2 * kernel.centres.size_bytes(), clusters); }
};

Value kmeans_new(Call& c) {
  uint32_t clusters = c.whole(0), features = c.whole(1);
  if (clusters == 0 || features == 0) return c.wrong(" wants clusters and features above 0"_m);
  size_t cells = size_t(clusters) * features;
  auto* self = c.make<KMeansObject>(2 * cells * sizeof(float) + clusters * sizeof(uint32_t));
  if (!self) return Failed{};
  self->kernel.centres = items_at<float>(self->memory, 0, cells);
  self->kernel.features = features;
  self->clusters = clusters;
  return to_value(self);
}

void place(KMeansObject& self, Span<const float> rows) {
  size_t n = self.kernel.features, count = rows.size() / n;
  for (size_t c = 0; c < self.clusters; c++)
    std::memcpy(&self.kernel.centres[c * n], &rows[c * count / self.clusters * n], n * sizeof(float));
  self.placed = true;
}

Value kmeans_fit(Call& c) {
  auto& self = c.me<KMeansObject>();
  Span<float> rows = c.floats(0);
  size_t n = self.kernel.features, count = rows.size() / n, changes = 0, bytes = count * sizeof(uint16_t);
  if (rows.size() % n || count < self.clusters)
    return c.wrong(0, "must be at least %u rows of %zu items, not %zu items"_m, self.clusters, n, rows.size());
  if (c.given(2) && c.view(2).typecode != 'H') return c.wrong(2, "must be an array of uint16 ('H')"_m);
  if (c.given(2)) TRY(c.length(2, count));
  Buffer* memory = make_memory(c.rt, bytes);
  if (!memory) return Failed{};
  Span<uint16_t> where = {reinterpret_cast<uint16_t*>(memory->data()), count};
  std::memset(where.data(), 0xff, bytes);
  if (!self.placed) place(self, rows);
  for (uint32_t i = 0; i < c.whole(1); i++) {
    c.charge(2 * rows.size() * self.clusters);
    changes = kmeans_iterate(self.kernel, rows, where, self.sums(), self.counts());
    if (changes == 0) break;
  }
  if (c.given(2)) std::memcpy(c.view(2).data, where.data(), bytes);
  c.rt.heap.free_now(memory);
  return c.result_whole(changes);
}

Value kmeans_update_it(Call& c) {
  auto& self = c.me<KMeansObject>();
  TRY(c.length(0, self.kernel.features));
  c.charge(2 * c.items(0) * self.clusters);
  return c.result_whole(kmeans_update(self.kernel, c.floats(0).data(), self.counts()));
}
Value kmeans_predict(Call& c) {
  auto& self = c.me<KMeansObject>();
  TRY(c.length(0, self.kernel.features));
  c.charge(2 * c.items(0) * self.clusters);
  return c.result_whole(kmeans_nearest(self.kernel, c.floats(0).data()));
}
Value kmeans_centres(Runtime& rt, Value self) { return copy_of(rt, cast<KMeansObject>(self)->kernel.centres); }
Value kmeans_set(Call& c) {
  auto& self = c.me<KMeansObject>();
  TRY(c.copy(0, self.kernel.centres));
  self.placed = true;
  return Value::none();
}
Value kmeans_save(Call& c) {
  auto& self = c.me<KMeansObject>();
  const Bytes content[] = {bytes_of(self.kernel.centres)};
  return save_model(c.rt, uint8_t(Task::Cluster), section_kind("KMNS"), self.kernel.features, self.clusters, content);
}

constexpr Attribute learner_attributes[] = {METHOD_ROW("step", learner_type, step_learner, "2FF", "X, y"),
                                            METHOD_ROW("update", learner_type, learner_update_it, "2Ff", "x, target"),
                                            METHOD_ROW("predict", learner_type, learner_predict_it, "1F", "x"),
                                            METHOD_ROW("error", learner_type, learner_error_of, "1FF", "X, y"),
                                            METHOD_ROW("set", learner_type, learner_set, "Ff", "weights, bias"),
                                            METHOD_ROW("save", learner_type, learner_save, "", ""),
                                            PROPERTY("weights", learner_weights),
                                            PROPERTY("bias", learner_bias)};
constexpr Attribute knn_attributes[] = {METHOD_ROW("add", neighbors_type, knn_add, "Ff", "x, target"),
                                        METHOD_ROW("predict", neighbors_type, knn_predict, "F", "x"),
                                        METHOD_ROW("nearest", neighbors_type, knn_nearest, "F", "x"),
                                        METHOD_ROW("save", neighbors_type, knn_save, "", "")};
constexpr Attribute kmeans_attributes[] = {
    METHOD_ROW("fit", kmeans_type, kmeans_fit, "FwA?>", "X, iterations=10, assignments=None"),
    METHOD_ROW("update", kmeans_type, kmeans_update_it, "F", "x"),
    METHOD_ROW("predict", kmeans_type, kmeans_predict, "F", "x"),
    METHOD_ROW("set", kmeans_type, kmeans_set, "F", "centres"),
    METHOD_ROW("save", kmeans_type, kmeans_save, "", ""),
    PROPERTY("centres", kmeans_centres)};

}  // namespace

LearnerObject* make_learner(Call& c, size_t features) {
  auto* self = c.make<LearnerObject>(2 * features * sizeof(float));
  if (self) self->kernel.weights = items_at<float>(self->memory, 0, features);
  return self;
}

Value step_learner(Call& c) {
  auto& self = c.me<LearnerObject>();
  TRY(c.length(0, c.items(1) * self.kernel.weights.size()));
  learner_step(self.kernel, c.floats(0), c.floats(1), self.gradient());
  return Value::none();
}
Value learner_error_of(Call& c) {
  TRY(c.length(0, c.items(1) * learner(c).weights.size()));
  return c.result(learner_error(learner(c), c.floats(0), c.floats(1)));
}

NATIVE_CLASS(learner_type, LearnerObject, "Learner", object_type, 1, Type::Abstract, WITH_METHODS(learner_attributes))
#define LEARNER_CLASS(object, class_name, body)                                   \
  NATIVE_CLASS(object, LearnerObject, class_name, learner_type, 1, 0,             \
               .construct = CONSTRUCTOR_ROW(class_name, body, "w(1,65535)f+f0f1", \
                                            "features, rate=0.01, alpha=0.0, l1_ratio=0.0"))
LEARNER_CLASS(linear_regression_type, "LinearRegression", learner_new)
LEARNER_CLASS(logistic_regression_type, "LogisticRegression", logistic_new)
NATIVE_CLASS(neighbors_type, KnnObject, "KNN", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("KNN", knn_new, "wuwbb",
                                          "features, capacity, k=1, regress=False, by_distance=False"),
             .length = knn_length, WITH_METHODS(knn_attributes))
NATIVE_CLASS(kmeans_type, KMeansObject, "KMeans", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("KMeans", kmeans_new, "ww", "clusters, features"),
             WITH_METHODS(kmeans_attributes))

}  // namespace adder::ml
