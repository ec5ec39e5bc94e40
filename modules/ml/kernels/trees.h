// Ensembles of decision trees: single trees, forests, extra trees, gradient boosting, isolation forests.
//
// A decision goes left when value <= threshold, in exactly scikit-learn's sense: thresholds are rounded down when they
// are narrowed (to float32, or to int16 for integer features), which changes no decision; a NaN goes right.
// Nodes are compact: 8 bytes for int16 features, 12 for float32. A child is an index from the tree's first node, or,
// with the top bit set, a leaf. Invariant of a checked ensemble: children come after their parent, so every walk ends.
#pragma once

#include "modules/ml/kernels/fault.h"

namespace adder::ml {

inline constexpr uint16_t leaf_bit = 0x8000;

struct IntNode {
  int16_t threshold;
  uint16_t feature, child[2];  // child[0] where value <= threshold
};
struct FloatNode {
  float threshold;
  uint16_t feature, child[2], unused;
};
struct TreeRoot {
  uint32_t first_node, first_leaf;
  uint16_t nodes;  // how many belong to the tree; 0 when it is a single leaf
  uint16_t root;   // child reference of the root
};

// What the number in a leaf reference means, counted from the tree's first_leaf but for Class.
enum class LeafKind : uint8_t {
  Class,   // a class; with `leaves`, the index of one in that table of bytes
  Counts,  // below `outputs` a class, which has it all; from there on, the position of a list of (class, count) bytes
           // in units of 2 bytes, whose last entry has the top bit of its class byte set
  Bytes,   // a row of `outputs` bytes, parts of 255
  Values,  // a row of `row` floats
};
// How the trees' leaves make the outputs.
enum class Combine : uint8_t {
  Average,      // mean over trees
  Sum,          // base + sum; with row 1 and several outputs, tree i adds to output i % outputs
  SumLogistic,  // base + sum of one value s; outputs 1 - p, p with p = 1 / (1 + exp(-s))
  SumSoftmax,   // as Sum, then softmax
  Isolation,    // row 1, values are path lengths: -2^(-mean * scale) - base[0]; below 0 is an anomaly
};

struct TreeEnsemble {
  const IntNode* int_nodes = nullptr;  // one of the two is set
  const FloatNode* float_nodes = nullptr;
  Span<const TreeRoot> roots;
  const uint8_t* leaves = nullptr;  // bytes of Counts and Bytes
  const float* values = nullptr;    // rows of Values
  const float* base = nullptr;      // of Sum...: one number an output (SumLogistic: one); of Isolation: the offset
  float scale = 1;
  uint32_t node_count = 0, leaf_count = 0;  // leaf_count: bytes of Counts, rows of Bytes and Values
  uint16_t features = 0, outputs = 0, row = 1;
  LeafKind leaf_kind = LeafKind::Class;
  Combine combine = Combine::Average;
};

// Nothing when every index of the ensemble is within bounds and every walk ends; else what is wrong, and `at` is the
// number of the node or tree.
Wrong check_trees(const TreeEnsemble& trees, uint32_t& at);

// Steps of a walk through one tree, on average: as many multiply-accumulates for the account of a simulated board.
inline constexpr uint64_t tree_work = 12;

// Outputs into `out` (trees.outputs values); sums in double, in scikit-learn's order. The result is the index of the
// greatest output, before rounding to float32 could make a tie. `sums` is scratch, trees.outputs values.
size_t predict_trees(const TreeEnsemble& trees, const int16_t* features, Span<float> out, double* sums);
size_t predict_trees(const TreeEnsemble& trees, const float* features, Span<float> out, double* sums);

}  // namespace adder::ml
