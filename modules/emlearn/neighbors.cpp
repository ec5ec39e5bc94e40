// emlearn_neighbors and emlearn_kmeans: nearest neighbours on int16, k-means on bytes. Distances are exact integers.
#include "modules/emlearn/emlearn.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

extern const Type neighbors_type, cluster_iterator_type;

// --- emlearn_neighbors

struct Nearest {
  uint64_t distance;  // squared
  uint32_t item;
};

struct Neighbors : Object {
  static constexpr const Type* type_object = &neighbors_type;
  Ref<Buffer> memory;  // results, items, labels
  uint32_t capacity, features, k, count, found;

  Span<Nearest> results() { return items_at<Nearest>(memory, 0, k); }
  Span<int16_t> items() { return items_at<int16_t>(memory, k * sizeof(Nearest), size_t(capacity) * features); }
  Span<int16_t> labels() { return items_at<int16_t>(memory, k * sizeof(Nearest) + items().size_bytes(), capacity); }
};

Result<Neighbors*> neighbors_new(Runtime& rt, uint16_t max_items, uint16_t features, uint16_t k) {
  if (max_items == 0 || features == 0 || k == 0) return raise(rt, value_error_type, "EmlError");
  size_t bytes = k * sizeof(Nearest) + size_t(max_items) * (features + 1u) * sizeof(int16_t);
  auto* self = make_with_memory<Neighbors>(rt, &neighbors_type, bytes);
  if (!self) return Failed{};
  self->capacity = max_items, self->features = features, self->k = k;
  return self;
}

Result<Span<const int16_t>> features_of(Runtime& rt, Neighbors& self, Value x, const char* wrong_length) {
  Span<const int16_t> items = TRY(items_of<const int16_t>(rt, x, "expecting int16 (h) array"));
  if (items.size() != self.features) return raise(rt, value_error_type, "%s", wrong_length);
  return items;
}

Result<uint32_t> neighbors_add(Runtime& rt, Neighbors& self, Value x, int16_t label) {
  Span<const int16_t> items = TRY(features_of(rt, self, x, "additem failed"));
  if (self.count == self.capacity) return raise(rt, value_error_type, "additem failed");
  std::memcpy(&self.items()[size_t(self.count) * self.features], items.data(), items.size_bytes());
  self.labels()[self.count] = label;
  return self.count++;
}

uint64_t squared_distance(const int16_t* a, const int16_t* b, size_t n) {
  uint64_t total = 0;
  for (size_t i = 0; i < n; i++) {
    int64_t d = int64_t(a[i]) - b[i];
    total += uint64_t(d * d);
  }
  return total;
}

// Label of most of the k nearest; of labels with as many, the smallest.
int16_t majority(Span<const Nearest> found, Span<const int16_t> labels) {
  int16_t best = 0;
  size_t most = 0;
  for (const Nearest& f : found) {
    size_t votes = 0;
    int16_t label = labels[f.item];
    for (const Nearest& other : found) votes += labels[other.item] == label;
    if (votes > most || (votes == most && label < best)) most = votes, best = label;
  }
  return best;
}

Result<int16_t> neighbors_predict(Runtime& rt, Neighbors& self, Value x) {
  Span<const int16_t> items = TRY(features_of(rt, self, x, "Buffer is wrong size"));
  if (self.count == 0 || self.k > self.count) return raise(rt, value_error_type, "EmlError");
  Span<Nearest> found = self.results();
  size_t have = 0;
  for (uint32_t i = 0; i < self.count; i++) {
    uint64_t distance = squared_distance(items.data(), &self.items()[size_t(i) * self.features], self.features);
    if (have == self.k && distance >= found[have - 1].distance) continue;
    size_t at = have < self.k ? have++ : have - 1;
    for (; at > 0 && distance < found[at - 1].distance; at--) found[at] = found[at - 1];
    found[at] = {distance, i};
  }
  self.found = uint32_t(have);
  charge_work(rt, hal::Work::MacInt, uint64_t(self.count) * self.features);
  return majority(found, self.labels());
}

Status neighbors_get_item(Runtime& rt, Neighbors& self, int32_t index, Value out) {
  Span<int16_t> to = TRY(items_of<int16_t>(rt, out, "expecting int16 (h) array"));
  if (index < 0 || uint32_t(index) >= self.count) return raise(rt, value_error_type, "Index out of bounds");
  if (to.size() != self.features) return raise(rt, value_error_type, "Buffer is wrong size");
  std::memcpy(to.data(), &self.items()[size_t(index) * self.features], to.size_bytes());
  return {};
}

uint32_t square_root(uint64_t value) {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t(1) << 31; bit; bit >>= 1)
    if ((root | bit) * (root | bit) <= value) root |= bit;
  return uint32_t(root);
}

// (item, distance, label) of the last prediction, nearest first.
Value neighbors_get_result(Runtime& rt, Neighbors& self, int32_t index) {
  if (index < 0 || uint32_t(index) >= self.found) return raise(rt, value_error_type, "Index out of bounds");
  const Nearest& f = self.results()[size_t(index)];
  Value items[] = {Value::small_int(SignedWord(f.item)), TRY(make_uint(rt, square_root(f.distance))),
                   Value::small_int(self.labels()[f.item])};
  return make_tuple(rt, items);
}

constexpr Attribute neighbors_methods[] = {
    METHOD_T("additem", neighbors_add, "x, label"),
    METHOD_T("predict", neighbors_predict, "x"),
    METHOD_T("getitem", neighbors_get_item, "index, out"),
    METHOD_T("getresult", neighbors_get_result, "index"),
    METHOD_T("__del__", keep, ""),
};
constinit const Type neighbors_type = {
    .header = {&type_type},
    .name = sym<"neighbors">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .flags = Type::Abstract | Type::Final,
    .native_bytes = sizeof(Neighbors),
    .attribute_count = std::size(neighbors_methods),
    .attributes = neighbors_methods,
};
constexpr Attribute neighbors_attributes[] = {FUNCTION_T("new", neighbors_new, "max_items, n_features, k_neighbors")};

// --- emlearn_kmeans

std::pair<uint32_t, uint64_t> argmin(Span<const uint8_t> vectors, Span<const uint8_t> point) {
  uint32_t best = 0;
  uint64_t least = UINT64_MAX;
  for (size_t start = 0; start < vectors.size(); start += point.size()) {
    uint64_t distance = 0;
    for (size_t i = 0; i < point.size(); i++) {
      int32_t d = int32_t(vectors[start + i]) - point[i];
      distance += uint32_t(d * d);
    }
    if (distance < least) least = distance, best = uint32_t(start / point.size());
  }
  return {best, least};
}

Result<std::pair<uint32_t, uint64_t>> euclidean_argmin(Runtime& rt, Value vectors_value, Value point_value) {
  Span<const uint8_t> vectors = TRY(items_of<const uint8_t>(rt, vectors_value, "expecting B array (uint8)"));
  Span<const uint8_t> point = TRY(items_of<const uint8_t>(rt, point_value, "expecting B array (uint8)"));
  if (point.empty() || vectors.empty() || vectors.size() % point.size())
    return raise(rt, value_error_type, "vectors length must be divisible by point length");
  return argmin(vectors, point);
}

// One round of k-means a step of the iteration; the arrays are looked at anew each time.
struct ClusterIterator : Object {
  static constexpr const Type* type_object = &cluster_iterator_type;
  Ref<Buffer> memory;  // sums, counts
  Value values, centroids, assignments;
  uint32_t features, clusters, samples, rounds, most_rounds, stop_changes;
  bool ended;
};

struct Data {
  Span<const uint8_t> values;
  Span<uint8_t> centroids, assignments;
};

Result<Data> look(Runtime& rt, Value values, Value centroids, Value assignments, uint32_t features) {
  Data d;
  d.values = TRY(items_of<const uint8_t>(rt, values, "expecting B array (uint8)"));
  d.centroids = TRY(items_of<uint8_t>(rt, centroids, "expecting B array (uint8)"));
  d.assignments = TRY(items_of<uint8_t>(rt, assignments, "expecting B array (uint8)"));
  if (features == 0 || d.centroids.empty() || d.values.size() % features || d.centroids.size() % features)
    return raise(rt, value_error_type, "vectors length must be divisible by features");
  if (d.assignments.size() != d.values.size() / features)
    return raise(rt, value_error_type, "assignments must have one item a sample");
  return d;
}

ClusterIterator* cluster_iterator(Runtime& rt, Value values, Value centroids, Value assignments, uint32_t features,
                                  uint32_t max_iter, uint32_t stop_changes) {
  auto looked = look(rt, values, centroids, assignments, features);
  if (looked.failed()) return nullptr;
  size_t samples = looked.get().assignments.size(), clusters = looked.get().centroids.size() / features;
  if (features >= 255 || clusters >= 255 || samples >= 65535) {
    raise(rt, assertion_error_type, "fewer than 255 features and clusters, fewer than 65535 samples");
    return nullptr;
  }
  size_t cells = clusters * features;
  auto* self = make_with_memory<ClusterIterator>(rt, &cluster_iterator_type, (cells + clusters) * sizeof(uint32_t));
  if (!self) return nullptr;
  self->values = values, self->centroids = centroids, self->assignments = assignments;
  self->features = features, self->clusters = uint32_t(clusters), self->samples = uint32_t(samples);
  self->most_rounds = max_iter, self->stop_changes = stop_changes;
  return self;
}

void move_centroids(ClusterIterator& self, const Data& d) {
  size_t n = self.features, cells = self.clusters * n;
  Span<uint32_t> sums = items_at<uint32_t>(self.memory, 0, cells);
  Span<uint32_t> counts = items_at<uint32_t>(self.memory, cells * sizeof(uint32_t), self.clusters);
  for (uint32_t& s : sums) s = 0;
  for (uint32_t& c : counts) c = 0;
  for (size_t i = 0; i < self.samples; i++) {
    size_t cluster = d.assignments[i];
    if (cluster >= self.clusters) continue;  // the program changed the assignments meanwhile
    counts[cluster]++;
    for (size_t j = 0; j < n; j++) sums[cluster * n + j] += d.values[i * n + j];
  }
  for (size_t cell = 0; cell < cells; cell++)
    if (counts[cell / n]) d.centroids[cell] = uint8_t(sums[cell] / counts[cell / n]);
}

// The number of samples that changed their cluster.
Value cluster_next(Runtime& rt, Value self_value) {
  ClusterIterator& self = *cast<ClusterIterator>(self_value);
  if (self.ended || self.rounds == self.most_rounds) return Value::stop();
  Data d = TRY(look(rt, self.values, self.centroids, self.assignments, self.features));
  if (d.assignments.size() != self.samples || d.centroids.size() != self.clusters * self.features)
    return raise(rt, value_error_type, "arrays changed their length");
  if (self.rounds++ > 0) move_centroids(self, d);
  charge_work(rt, hal::Work::MacInt, uint64_t(self.samples) * self.clusters * self.features);
  uint32_t changes = 0;
  for (size_t i = 0; i < self.samples; i++) {
    uint8_t nearest = uint8_t(argmin(d.centroids, d.values.subspan(i * self.features, self.features)).first);
    changes += nearest != d.assignments[i];
    d.assignments[i] = nearest;
  }
  self.ended = changes <= self.stop_changes;
  if (self.rounds == self.most_rounds && !self.ended) move_centroids(self, d);
  return make_uint(rt, changes);
}
Value same(Runtime&, Value self) { return self; }

constinit const Type cluster_iterator_type = {
    .header = {&type_type},
    .name = sym<"cluster_iterator">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 4},
    .flags = Type::Abstract | Type::Final,
    .native_bytes = sizeof(ClusterIterator),
    .iterate = same,
    .next = cluster_next,
};

Result<Array*> cluster(Runtime& rt, Value values, Value centroids, uint32_t features, uint32_t max_iter,
                       uint32_t stop_changes) {
  Span<const uint8_t> data = TRY(items_of<const uint8_t>(rt, values, "expecting B array (uint8)"));
  if (features == 0) return raise(rt, value_error_type, "vectors length must be divisible by features");
  Array* assignments = make_array(rt, 'B', data.size() / features);
  if (!assignments) return Failed{};
  std::memset(assignments->data(), 255, assignments->size);
  ClusterIterator* rounds =
      cluster_iterator(rt, values, centroids, to_value(assignments), features, max_iter, stop_changes);
  if (!rounds) return Failed{};
  for (;;) {
    Value changes = TRY(cluster_next(rt, to_value(rounds)));
    if (changes.is_stop()) return assignments;
  }
}

constexpr Attribute kmeans_attributes[] = {
    FUNCTION_T("cluster", cluster, "values, centroids, features, max_iter=10, stop_changes=0"),
    FUNCTION_T("cluster_iter", cluster_iterator,
               "values, centroids, assignments, features, max_iter=10, stop_changes=0"),
    FUNCTION_T("euclidean_argmin", euclidean_argmin, "vectors, point"),
};

}  // namespace
}  // namespace adder::emlearn

namespace adder {
using namespace emlearn;
constinit const NativeModule emlearn_neighbors_module = {sym<"emlearn_neighbors">, neighbors_attributes,
                                                         std::size(neighbors_attributes)};
constinit const NativeModule emlearn_kmeans_module = {sym<"emlearn_kmeans">, kmeans_attributes,
                                                      std::size(kmeans_attributes)};
}  // namespace adder
