// emlearn_neighbors and emlearn_kmeans: nearest neighbours on int16, k-means on bytes. Distances are exact integers.
#include <cmath>

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

struct Neighbors : NativeMemory {  // results, items, labels
  uint32_t capacity, features, k, count, found;

  Span<Nearest> results() { return items_at<Nearest>(memory, 0, k); }
  Span<int16_t> items() { return items_at<int16_t>(memory, k * sizeof(Nearest), size_t(capacity) * features); }
  Span<int16_t> labels() { return items_at<int16_t>(memory, k * sizeof(Nearest) + items().size_bytes(), capacity); }
};

Value neighbors_new(Call& c) {
  uint32_t items = c.whole(0), features = c.whole(1), k = c.whole(2);
  if (items == 0 || features == 0 || k == 0) return bad(c.rt, "EmlError"_m);
  auto* self = c.make<Neighbors>(k * sizeof(Nearest) + size_t(items) * (features + 1u) * sizeof(int16_t));
  if (!self) return Failed{};
  self->capacity = items, self->features = features, self->k = k;
  return to_value(self);
}

Value neighbors_add(Call& c) {
  auto& self = c.me<Neighbors>();
  int32_t label = int32_t(c.whole(1));
  if (label != int16_t(label)) return c.wrong(1, "must be in -32768..32767"_m);
  if (c.items(0) != self.features || self.count == self.capacity) return bad(c.rt, "additem failed"_m);
  std::memcpy(&self.items()[size_t(self.count) * self.features], c.view(0).data, c.view(0).bytes);
  self.labels()[self.count] = int16_t(label);
  return c.result_whole(self.count++);
}

uint64_t squared_distance(const int16_t* a, const int16_t* b, size_t n) {
  uint64_t total = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t d = uint32_t(int32_t(a[i]) - b[i]);
    total += d * d;  // below 2^32
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

Value neighbors_predict(Call& c) {
  auto& self = c.me<Neighbors>();
  TRY(c.length(0, self.features));
  if (self.count == 0 || self.k > self.count) return bad(c.rt, "EmlError"_m);
  Span<Nearest> found = self.results();
  size_t have = 0;
  for (uint32_t i = 0; i < self.count; i++) {
    uint64_t distance = squared_distance(c.ints(0).data(), &self.items()[size_t(i) * self.features], self.features);
    if (have == self.k && distance >= found[have - 1].distance) continue;
    size_t at = have < self.k ? have++ : have - 1;
    for (; at > 0 && distance < found[at - 1].distance; at--) found[at] = found[at - 1];
    found[at] = {distance, i};
  }
  self.found = uint32_t(have);
  c.charge_ints(size_t(self.count) * self.features);
  return Value::small_int(majority(found, self.labels()));
}

Value neighbors_get_item(Call& c) {
  auto& self = c.me<Neighbors>();
  if (c.whole(0) >= self.count) return bad(c.rt, "Index out of bounds"_m);
  TRY(c.length(1, self.features));
  std::memcpy(c.view(1).data, &self.items()[c.whole(0) * self.features], c.view(1).bytes);
  return Value::none();
}

// Whole part; exact, as 65535 features of int16 make less than 2^49.
uint32_t square_root(uint64_t value) { return uint32_t(int32_t(std::sqrt(double(int64_t(value))))); }

// (item, distance, label) of the last prediction, nearest first.
Value neighbors_get_result(Call& c) {
  auto& self = c.me<Neighbors>();
  if (c.whole(0) >= self.found) return bad(c.rt, "Index out of bounds"_m);
  const Nearest& f = self.results()[c.whole(0)];
  Value items[] = {Value::small_int(SignedWord(f.item)), TRY(c.result_whole(square_root(f.distance))),
                   Value::small_int(self.labels()[f.item])};
  return make_tuple(c.rt, items);
}

constexpr Attribute neighbors_methods[] = {
    METHOD_ROW("additem", neighbors_type, neighbors_add, "Hi", "x, label"),
    METHOD_ROW("predict", neighbors_type, neighbors_predict, "H", "x"),
    METHOD_ROW("getitem", neighbors_type, neighbors_get_item, "iH>", "index, out"),
    METHOD_ROW("getresult", neighbors_type, neighbors_get_result, "i", "index"),
    DELETE_ROW,
};
NATIVE_CLASS(neighbors_type, Neighbors, "neighbors", object_type, 1, Type::Abstract | Type::Final,
             WITH_METHODS(neighbors_methods))
constexpr Attribute neighbors_attributes[] = {
    ROW_OF("new", neighbors_type, neighbors_new, "www", "max_items, n_features, k_neighbors")};

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

Value euclidean_argmin(Call& c) {
  if (c.items(1) == 0 || c.items(0) == 0 || c.items(0) % c.items(1))
    return bad(c.rt, "vectors length must be divisible by point length"_m);
  auto [index, distance] = argmin(c.bytes(0), c.bytes(1));
  Value both[] = {TRY(c.result_whole(index)), TRY(make_uint(c.rt, distance))};
  return make_tuple(c.rt, both);
}

// One round of k-means a step of the iteration; the arrays are looked at anew each time.
struct ClusterIterator : NativeMemory {  // sums, counts
  Value values, centroids, assignments;
  uint32_t features, clusters, samples, rounds, most_rounds, stop_changes;
  bool ended;
};

struct Data {
  Span<uint8_t> values, centroids, assignments;
};

Status bytes_of(Runtime& rt, Value v, bool writable, Span<uint8_t>* bytes) {
  BufferView view = TRY(get_buffer(rt, v, writable));
  if (view.typecode != 'B') return bad(rt, "expecting B array (uint8)"_m);
  *bytes = view.writable();
  return {};
}

Status look(Runtime& rt, Value values, Value centroids, Value assignments, uint32_t features, Data* d) {
  TRY(bytes_of(rt, values, false, &d->values));
  TRY(bytes_of(rt, centroids, true, &d->centroids));
  TRY(bytes_of(rt, assignments, true, &d->assignments));
  if (features == 0 || d->centroids.empty() || d->values.size() % features || d->centroids.size() % features)
    return bad(rt, "vectors length must be divisible by features"_m);
  if (d->assignments.size() != d->values.size() / features) return bad(rt, "assignments must have one item a sample"_m);
  return {};
}

// Numbers features, max_iter, stop_changes are arguments from `first` on.
Value make_rounds(Call& c, Value values, Value centroids, Value assignments, size_t first) {
  uint32_t features = c.whole(first);
  Data d;
  TRY(look(c.rt, values, centroids, assignments, features, &d));
  size_t samples = d.assignments.size(), clusters = d.centroids.size() / features;
  if (features >= 255 || clusters >= 255 || samples >= 65535)
    return raise(c.rt, assertion_error_type, "fewer than 255 features and clusters, fewer than 65535 samples"_m);
  auto* self = c.make<ClusterIterator>((features + 1) * clusters * sizeof(uint32_t));
  if (!self) return Failed{};
  self->values = values, self->centroids = centroids, self->assignments = assignments;
  self->features = features, self->clusters = uint32_t(clusters), self->samples = uint32_t(samples);
  self->most_rounds = c.whole(first + 1), self->stop_changes = c.whole(first + 2);
  return to_value(self);
}
Value cluster_iterator(Call& c) { return make_rounds(c, c.value(0), c.value(1), c.value(2), 3); }

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
  Data d;
  TRY(look(rt, self.values, self.centroids, self.assignments, self.features, &d));
  if (d.assignments.size() != self.samples || d.centroids.size() != self.clusters * self.features)
    return bad(rt, "arrays changed their length"_m);
  if (self.rounds++ > 0) move_centroids(self, d);
  charge_work(rt, hal::Work::MacInt, size_t(self.samples) * self.clusters * self.features);
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

NATIVE_CLASS(cluster_iterator_type, ClusterIterator, "cluster_iterator", object_type, 4, Type::Abstract | Type::Final,
             .iterate = same, .next = cluster_next)

Value cluster(Call& c) {
  Span<uint8_t> data;
  TRY(bytes_of(c.rt, c.value(0), false, &data));
  if (c.whole(2) == 0) return bad(c.rt, "vectors length must be divisible by features"_m);
  Array* assignments = make_array(c.rt, 'B', data.size() / c.whole(2));
  if (!assignments) return Failed{};
  std::memset(assignments->data(), 255, assignments->size);
  Value rounds = TRY(make_rounds(c, c.value(0), c.value(1), to_value(assignments), 2));
  for (;;) {
    Value changes = TRY(cluster_next(c.rt, rounds));
    if (changes.is_stop()) return to_value(assignments);
  }
}

constexpr Attribute kmeans_attributes[] = {
    ROW_OF("cluster", cluster_iterator_type, cluster, "oouuu",
           "values, centroids, features, max_iter=10, stop_changes=0"),
    ROW_OF("cluster_iter", cluster_iterator_type, cluster_iterator, "ooouuu",
           "values, centroids, assignments, features, max_iter=10, stop_changes=0"),
    ROW("euclidean_argmin", euclidean_argmin, "BB", "vectors, point"),
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
