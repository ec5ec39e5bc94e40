// Models of modules/ml: trees walked by hand, model files built byte by byte, learners on a handful of rows.
// Agreement with scikit-learn: tests/tools/ml_reference.py.
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "modules/ml/kernels/crc32.h"
#include "modules/ml/kernels/distances.h"
#include "modules/ml/kernels/learn.h"
#include "modules/ml/kernels/model.h"

using namespace adder;
using namespace adder::ml;

namespace {

uint16_t leaf(uint16_t number) { return uint16_t(leaf_bit | number); }

// Assembles a model file of one section.
struct FileBuilder {
  std::vector<uint8_t> bytes;
  template <class T>
  FileBuilder& put(T value) {
    uint8_t raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.insert(bytes.end(), raw, raw + sizeof value);
    return *this;
  }
  // Header and table in front of what was put, lengths and check sum set. Kept aligned by the vector of words.
  Bytes finish(const char* kind, uint32_t inputs, uint32_t outputs, std::vector<uint64_t>& words,
               Task task = Task::Regress) {
    FileBuilder file;
    uint32_t size = uint32_t(48 + bytes.size());
    file.put('A').put('D').put('M').put('L').put<uint8_t>(1).put<uint8_t>(0).put<uint16_t>(32).put(size).put<uint32_t>(
        0);
    file.put(task).put<uint8_t>(0).put<uint16_t>(1).put(inputs).put(outputs).put<uint32_t>(0);
    for (int i = 0; i < 4; i++) file.put(kind[i]);
    file.put<uint32_t>(48).put(uint32_t(bytes.size())).put<uint32_t>(0);
    file.bytes.insert(file.bytes.end(), bytes.begin(), bytes.end());
    uint32_t sum = crc32(Bytes(file.bytes).subspan(16));
    std::memcpy(&file.bytes[12], &sum, 4);
    words.assign(size / 8 + 1, 0);
    std::memcpy(words.data(), file.bytes.data(), size);
    return {reinterpret_cast<const uint8_t*>(words.data()), size};
  }
};

}  // namespace

TEST_CASE("CRC-32 of the standard's example") {
  const char* text = "123456789";
  CHECK(crc32({reinterpret_cast<const uint8_t*>(text), 9}) == 0xCBF43926);
}

TEST_CASE("a tree goes left at the threshold itself, right above it and with NaN") {
  const FloatNode nodes[] = {{2.5f, 0, {leaf(0), leaf(1)}, 0}};
  const TreeRoot roots[] = {{0, 0, 1, 0}};
  TreeEnsemble t;
  t.float_nodes = nodes, t.roots = roots, t.node_count = 1, t.features = 1, t.outputs = 2;
  uint32_t at;
  REQUIRE(!check_trees(t, at));
  float out[2];
  double sums[2];
  const float equal = 2.5f, above = 2.5000002f, nan = NAN;
  CHECK(predict_trees(t, &equal, out, sums) == 0);
  CHECK(predict_trees(t, &above, out, sums) == 1);
  CHECK(predict_trees(t, &nan, out, sums) == 1);
}

TEST_CASE("votes of two trees, one of them a single leaf") {
  const IntNode nodes[] = {{10, 1, {1, leaf(2)}}, {-5, 0, {leaf(0), leaf(1)}}};
  const TreeRoot roots[] = {{0, 0, 2, 0}, {0, 0, 0, leaf(1)}};
  TreeEnsemble t;
  t.int_nodes = nodes, t.roots = roots, t.node_count = 2, t.features = 2, t.outputs = 3;
  uint32_t at;
  REQUIRE(!check_trees(t, at));
  float out[3];
  double sums[3];
  const int16_t x[] = {-5, 10}, y[] = {0, 11};
  CHECK(predict_trees(t, x, out, sums) == 0);
  CHECK(out[0] == 0.5f);
  CHECK(out[1] == 0.5f);
  CHECK(predict_trees(t, y, out, sums) == 1);
  CHECK(out[2] == 0.5f);
}

TEST_CASE("counted leaves are shares") {
  const IntNode nodes[] = {{0, 0, {leaf(2), leaf(1)}}};
  const uint8_t leaves[] = {0, 1, 1 | 0x80, 3};  // one of class 0, three of class 1
  const TreeRoot roots[] = {{0, 0, 1, 0}};
  TreeEnsemble t;
  t.int_nodes = nodes, t.roots = roots, t.node_count = 1, t.features = 1, t.outputs = 2;
  t.leaf_kind = LeafKind::Counts, t.leaves = leaves, t.leaf_count = sizeof leaves;
  uint32_t at;
  REQUIRE(!check_trees(t, at));
  float out[2];
  double sums[2];
  const int16_t x = 0;
  CHECK(predict_trees(t, &x, out, sums) == 1);
  CHECK(out[0] == 0.25f);
  t.leaf_count = 3;
  CHECK(check_trees(t, at));
}

TEST_CASE("trees that would loop or reach outside are refused") {
  const TreeRoot roots[] = {{0, 0, 2, 0}};
  auto wrong = [&](IntNode first, IntNode second) {
    const IntNode nodes[] = {first, second};
    TreeEnsemble t;
    t.int_nodes = nodes, t.roots = roots, t.node_count = 2, t.features = 2, t.outputs = 2;
    uint32_t at;
    return bool(check_trees(t, at));
  };
  CHECK_FALSE(wrong({0, 0, {1, leaf(0)}}, {0, 1, {leaf(1), leaf(0)}}));
  CHECK(wrong({0, 0, {0, leaf(0)}}, {0, 1, {leaf(1), leaf(0)}}));  // its own child
  CHECK(wrong({0, 0, {1, leaf(0)}}, {0, 1, {0, leaf(0)}}));        // back to the root
  CHECK(wrong({0, 0, {2, leaf(0)}}, {0, 1, {leaf(1), leaf(0)}}));  // beyond the nodes
  CHECK(wrong({0, 2, {1, leaf(0)}}, {0, 1, {leaf(1), leaf(0)}}));  // a third feature
  CHECK(wrong({0, 0, {1, leaf(2)}}, {0, 1, {leaf(1), leaf(0)}}));  // a third class
}

TEST_CASE("a linear model in a file") {
  FileBuilder content;
  content.put<uint32_t>(2).put<uint32_t>(1).put<uint8_t>(0).put<uint8_t>(0).put<uint16_t>(0).put<uint32_t>(1);
  content.put(3.0f).put(-1.0f).put(0.5f);
  std::vector<uint64_t> words;
  Bytes file = content.finish("LINR", 2, 1, words);
  Model model;
  Fault fault = open_model(file, model);
  REQUIRE(!fault);
  std::vector<uint64_t> scratch(model.scratch_bytes / 8 + 1);
  float out[1];
  const float x[] = {2, 4};
  model_run(model, Span<const float>(x), out, reinterpret_cast<uint8_t*>(scratch.data()));
  CHECK(out[0] == 2.5f);
  const int16_t ints[] = {1, 0};
  model_run(model, Span<const int16_t>(ints), out, reinterpret_cast<uint8_t*>(scratch.data()));
  CHECK(out[0] == 3.5f);
}

TEST_CASE("damaged files say what and where") {
  FileBuilder content;
  content.put<uint32_t>(2).put<uint32_t>(1).put<uint8_t>(0).put<uint8_t>(0).put<uint16_t>(0).put<uint32_t>(1);
  content.put(3.0f).put(-1.0f);  // the bias is missing
  std::vector<uint64_t> words;
  Bytes file = content.finish("LINR", 2, 1, words);
  Model model;
  Fault fault = open_model(file, model);
  CHECK(string_view(MessageText(fault.what)) == "section is too short for what it says it holds");
  CHECK(open_model(file.first(31), model).at == 0);
  CHECK(open_model(file.first(40), model).at == 8);
  reinterpret_cast<uint8_t*>(words.data())[50] ^= 1;
  CHECK(string_view(MessageText(open_model(file, model).what)) == "model file is damaged: its check sum differs");
  CHECK(string_view(MessageText(open_model(content.finish("WHAT", 2, 1, words), model).what)) ==
        "kind of section not known");
}

TEST_CASE("networks whose layers do not fit are refused") {
  std::vector<uint64_t> words(16, 0);
  auto* bytes = reinterpret_cast<uint8_t*>(words.data());
  Cnn cnn;
  CHECK(string_view(MessageText(open_cnn({bytes, 128}, cnn).what)) ==
        "not a .tmdl network: it does not begin with MAIX");
  std::memcpy(bytes, "MAIX", 4);
  bytes[6] = bytes[8] = bytes[10] = 1;
  CHECK(string_view(MessageText(open_cnn({bytes, 128}, cnn).what)) == "network without layers or input");
  bytes[22] = bytes[24] = bytes[26] = 1;
  CHECK(string_view(MessageText(open_cnn({bytes, 128}, cnn).what)) == "layer does not fit the file");
  CHECK(open_cnn({bytes, 128}, cnn).at == 64);
}

TEST_CASE("neighbours: the nearest first, the earlier of equals") {
  const float points[] = {0, 10, 4, 4};
  const uint16_t labels[] = {0, 1, 1, 0};
  Neighbors n;
  n.points = points, n.labels = labels, n.count = 4, n.inputs = 1, n.outputs = 2, n.k = 2;
  Found found[2];
  float out[2];
  const float x = 3;
  run_neighbors(n, &x, out, found);
  CHECK(found[0].index == 2);
  CHECK(found[1].index == 3);
  CHECK(out[0] == 0.5f);
}

TEST_CASE("a gradient step on one row") {
  float weights[] = {0}, gradient[1];
  GradientLearner l;
  l.weights = weights, l.rate = 0.5f;
  const float x[] = {2}, y[] = {4};
  learner_step(l, x, y, gradient);  // gradient of (0 - 4)^2 / 2: weight -8, bias -4
  CHECK(weights[0] == 4);
  CHECK(l.bias == 2);
  CHECK(learner_error(l, x, y) == 36);
}

TEST_CASE("k-means on a line") {
  float centres[] = {0, 1};
  KMeans k = {centres, 1};
  const float rows[] = {0, 2, 10, 12};
  uint16_t assignments[] = {9, 9, 9, 9};
  float sums[2];
  uint32_t counts[2];
  CHECK(kmeans_iterate(k, rows, assignments, sums, counts) == 4);
  kmeans_iterate(k, rows, assignments, sums, counts);
  CHECK(kmeans_iterate(k, rows, assignments, sums, counts) == 0);
  CHECK(centres[0] == 1);
  CHECK(centres[1] == 11);
}
