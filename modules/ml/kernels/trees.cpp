// Ensembles of decision trees; see trees.h.
#include "modules/ml/kernels/trees.h"

#include "core/numeric/elementary.h"
#include "modules/ml/kernels/links.h"

namespace adder::ml {
namespace {

constexpr uint16_t leaf_mask = leaf_bit - 1;
constexpr uint8_t last_entry = 0x80;

constexpr size_t together = 16;  // trees walked in step, so that the processor waits for none of them alone

// One level down; a leaf stays where it is. Without jumps: which way a decision goes cannot be foreseen.
template <class Node, class Value>
inline uint32_t step_down(const Node* nodes, uint32_t at, const Value* features) {
  uint32_t stay = 0 - (at >> 15);  // all ones for a leaf
  const Node& node = nodes[at & ~stay];
  uint32_t next = node.child[!(features[node.feature] <= node.threshold)];
  return (at & stay) | (next & ~stay);
}

template <class Node, class Value>
void find_leaves(const Node* nodes, const TreeRoot* roots, size_t count, const Value* features, uint32_t* at) {
  const Node* first[together];
  uint32_t finished = leaf_bit;
  for (size_t k = 0; k < count; k++) {
    first[k] = nodes + (roots[k].nodes ? roots[k].first_node : 0);  // a single leaf reads, but does not use, a node
    finished &= at[k] = roots[k].root;
  }
  while (!finished) {
    finished = leaf_bit;
    for (size_t k = 0; k < count; k++) finished &= at[k] = step_down(first[k], at[k], features);
  }
  for (size_t k = 0; k < count; k++) at[k] &= leaf_mask;
}

// Total of a list of (class, count), and where it ends.
uint32_t total_count(const uint8_t* entry) {
  uint32_t total = entry[1];
  for (; !(entry[0] & last_entry); entry += 2) total += entry[3];
  return total;
}

void add_counts(const uint8_t* entry, double* sums) {
  double total = total_count(entry);
  for (;; entry += 2) {
    sums[entry[0] & ~last_entry] += entry[1] / total;
    if (entry[0] & last_entry) return;
  }
}

void add_leaf(const TreeEnsemble& t, const TreeRoot& root, size_t tree, uint32_t leaf, double* sums) {
  if (t.leaf_kind == LeafKind::Class && t.leaves) leaf = t.leaves[leaf];
  if (t.leaf_kind == LeafKind::Class || (t.leaf_kind == LeafKind::Counts && leaf < t.outputs)) {
    sums[leaf] += 1;
    return;
  }
  if (t.leaf_kind == LeafKind::Counts) {
    add_counts(t.leaves + 2 * size_t(root.first_leaf + leaf - t.outputs), sums);
    return;
  }
  bool bytes = t.leaf_kind == LeafKind::Bytes;
  size_t width = bytes ? t.outputs : t.row, from = (root.first_leaf + leaf) * width;
  if (width == 1 && (t.combine == Combine::Sum || t.combine == Combine::SumSoftmax)) sums += tree % t.outputs;
  for (size_t k = 0; k < width; k++) sums[k] += double(bytes ? float(t.leaves[from + k]) : t.values[from + k]);
}

size_t finish(const TreeEnsemble& t, Span<float> out, double* sums) {
  bool average = t.combine == Combine::Average || t.combine == Combine::Isolation;
  double divisor = double(t.roots.size() * (t.leaf_kind == LeafKind::Bytes ? 255 : 1));
  for (size_t k = 0; k < t.outputs; k++)
    sums[k] = average ? sums[k] / divisor : sums[k] * double(t.scale) + double(t.base[k]);
  if (t.combine == Combine::Isolation) {
    sums[0] = -double(elementary::exp2(Float(-sums[0] * double(t.scale)))) - double(t.base[0]);
  } else if (t.combine == Combine::SumLogistic) {
    sums[1] = 1 / (1 + double(elementary::exp(Float(-sums[0]))));
    sums[0] = 1 - sums[1];
  }
  size_t greatest = 0;
  for (size_t k = 1; k < t.outputs; k++)
    if (sums[k] > sums[greatest]) greatest = k;
  for (size_t k = 0; k < out.size(); k++) out[k] = float(sums[k]);
  if (t.combine == Combine::SumSoftmax) softmax(out);
  return greatest;
}

// Features of the type of the ensemble's nodes.
size_t predict(const TreeEnsemble& t, const void* features, Span<float> out, double* sums) {
  contract(out.size() == t.outputs, "predict_trees: one value an output");
  for (size_t k = 0; k < t.outputs; k++) sums[k] = 0;
  for (size_t tree = 0; tree < t.roots.size(); tree += together) {
    const TreeRoot* roots = &t.roots[tree];
    size_t count = t.roots.size() - tree < together ? t.roots.size() - tree : together;
    uint32_t leaves[together];
    if (t.int_nodes)
      find_leaves(t.int_nodes, roots, count, static_cast<const int16_t*>(features), leaves);
    else
      find_leaves(t.float_nodes, roots, count, static_cast<const float*>(features), leaves);
    for (size_t k = 0; k < count; k++) add_leaf(t, roots[k], tree + k, leaves[k], sums);
  }
  return finish(t, out, sums);
}

bool leaf_ok(const TreeEnsemble& t, const TreeRoot& root, uint16_t reference) {
  uint64_t leaf = reference & leaf_mask;
  if (t.leaf_kind == LeafKind::Class && t.leaves) return leaf < t.leaf_count && t.leaves[leaf] < t.outputs;
  if (t.leaf_kind == LeafKind::Class) return leaf < t.outputs;
  if (t.leaf_kind != LeafKind::Counts) return root.first_leaf + leaf < t.leaf_count;
  if (leaf < t.outputs) return true;
  uint32_t total = 0, entries = 0;
  for (uint64_t at = 2 * (root.first_leaf + leaf - t.outputs); at + 2 <= t.leaf_count; at += 2) {
    if ((t.leaves[at] & ~last_entry) >= t.outputs || ++entries > t.outputs) return false;
    total += t.leaves[at + 1];
    if (t.leaves[at] & last_entry) return total > 0;
  }
  return false;
}

bool child_ok(const TreeEnsemble& t, const TreeRoot& root, uint32_t parent, uint16_t child) {
  return child & leaf_bit ? leaf_ok(t, root, child) : child > parent && child < root.nodes;
}

Wrong check_nodes(const TreeEnsemble& t, const TreeRoot& root, uint32_t& at) {
  for (uint32_t i = 0; i < root.nodes; i++) {
    at = root.first_node + i;
    const uint16_t* child = t.int_nodes ? t.int_nodes[at].child : t.float_nodes[at].child;
    if ((t.int_nodes ? t.int_nodes[at].feature : t.float_nodes[at].feature) >= t.features)
      return "tree node tests a feature the model does not have"_m;
    if (!child_ok(t, root, i, child[0]) || !child_ok(t, root, i, child[1]))
      return "tree node has a child out of range"_m;
  }
  return {};
}

Wrong check_shape(const TreeEnsemble& t) {
  bool summed = t.combine == Combine::Sum || t.combine == Combine::SumLogistic || t.combine == Combine::SumSoftmax;
  if (t.roots.empty() || t.outputs == 0 || t.features == 0) return "tree ensemble without trees, features or outputs"_m;
  if (t.leaf_kind != LeafKind::Values && t.combine != Combine::Average) return "class leaves can only be averaged"_m;
  if (t.leaf_kind == LeafKind::Counts && t.outputs > last_entry) return "too many classes for counted leaves"_m;
  if (t.leaf_kind == LeafKind::Values && t.row != 1 && t.row != t.outputs) return "leaf rows do not fit the outputs"_m;
  if (t.leaf_kind == LeafKind::Values && t.row == 1 && t.outputs > 1 && !summed)
    return "leaf rows do not fit the outputs"_m;
  if (t.combine == Combine::SumLogistic && (t.outputs != 2 || t.row != 1))
    return "a logistic ensemble has two outputs"_m;
  if (t.combine == Combine::Isolation && t.outputs != 1) return "an isolation forest has one output"_m;
  return {};
}

}  // namespace

Wrong check_trees(const TreeEnsemble& t, uint32_t& at) {
  at = 0;
  if (Wrong wrong = check_shape(t)) return wrong;
  for (uint32_t i = 0; i < t.roots.size(); i++) {
    const TreeRoot& root = t.roots[i];
    at = i;
    if (uint64_t(root.first_node) + root.nodes > t.node_count || root.nodes > leaf_bit)
      return "tree beyond the nodes"_m;
    if (root.root & leaf_bit ? !leaf_ok(t, root, root.root) : root.root >= root.nodes)
      return "tree root out of range"_m;
    if (Wrong wrong = check_nodes(t, root, at)) return wrong;
  }
  return {};
}

size_t predict_trees(const TreeEnsemble& trees, const int16_t* features, Span<float> out, double* sums) {
  contract(trees.int_nodes, "predict_trees: a model of int16 features");
  return predict(trees, features, out, sums);
}

size_t predict_trees(const TreeEnsemble& trees, const float* features, Span<float> out, double* sums) {
  contract(trees.float_nodes, "predict_trees: a model of float32 features");
  return predict(trees, features, out, sums);
}

}  // namespace adder::ml
