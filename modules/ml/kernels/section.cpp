// The contents of the sections of a model file; docs/formats/model.md has the same in tables.
#include "modules/ml/kernels/section.h"

namespace adder::ml {
namespace {

constexpr Message bad_choice = "number of a choice out of range"_m;

uint8_t choice_below(SectionReader& r, uint8_t count) {
  uint8_t value = r.u8();
  r.require(value < count, bad_choice);
  return value;
}
template <class Choice>
Choice choice(SectionReader& r, Choice last) {
  return Choice(choice_below(r, uint8_t(last) + 1));
}

}  // namespace

uint32_t SectionReader::take(uint32_t bytes) {
  uint32_t value = 0;
  require(end_ - at_ >= bytes, too_short);
  if (fault_) return 0;
  std::memcpy(&value, base_ + at_, bytes);  // little-endian, as the file
  at_ += bytes;
  return value;
}

const void* SectionReader::take_array(uint32_t count, uint32_t width, uint32_t item_bytes) {
  uint64_t start = align_up(at_, 4), items = uint64_t(count) * width;
  bool fits = items <= UINT32_MAX && start + items * item_bytes <= end_;
  require(fits, too_short);
  if (!fits) return nullptr;
  at_ = uint32_t(start + items * item_bytes);
  return base_ + start;
}

void SectionReader::require(bool good, Wrong what) {
  if (!good && !fault_) fault_ = {what, at_};
}

LinearLayer read_linear(SectionReader& r, const Step& step) {
  LinearLayer l;
  l.link = choice(r, Link::BinaryScore);
  bool has_offset = r.u8() != 0;
  r.u16();
  l.inputs = step.inputs;
  l.rows = r.u32();
  r.require(l.rows > 0 && l.outputs() == step.outputs && (!doubles(l.link) || l.rows == 1), bad_shape);
  if (has_offset) l.offset = r.array<float>(l.inputs);
  l.weights = r.array<float>(l.rows, l.inputs);
  l.bias = r.array<float>(l.rows);
  return l;
}

Scaler read_scaler(SectionReader& r, const Step& step) {
  Scaler s;
  s.inputs = step.inputs;
  r.require(step.inputs == step.outputs, bad_shape);
  s.offset = r.array<float>(s.inputs);
  s.factor = r.array<float>(s.inputs);
  return s;
}

Norm read_norm(SectionReader& r, const Step& step) {
  r.require(step.inputs == step.outputs, bad_shape);
  return choice(r, Norm::Greatest);
}

Neighbors read_neighbors(SectionReader& r, const Step& step) {
  Neighbors n;
  n.metric = choice(r, Neighbors::Metric::Manhattan);
  n.task = choice(r, Neighbors::Task::Regress);
  n.by_distance = r.u8() != 0;
  r.u8();
  n.k = r.u16();
  r.u16();
  n.count = r.u32();
  n.inputs = step.inputs, n.outputs = step.outputs;
  r.require(n.k >= 1 && n.k <= n.count, "number of neighbours is not in 1..points"_m);
  n.points = r.array<float>(n.count, n.inputs);
  if (n.task == Neighbors::Task::Regress) {
    n.targets = r.array<float>(n.count, n.outputs);
    return n;
  }
  n.labels = r.array<uint16_t>(n.count);
  for (uint32_t i = 0; n.labels && i < n.count; i++)
    r.require(n.labels[i] < n.outputs, "point of a class out of range"_m);
  return n;
}

Centres read_centres(SectionReader& r, const Step& step) {
  Centres c;
  c.inputs = step.inputs, c.count = step.outputs;
  c.points = r.array<float>(c.count, c.inputs);
  return c;
}

Gaussians read_gaussians(SectionReader& r, const Step& step) {
  Gaussians g;
  g.full = r.u8() != 0;
  g.output = choice(r, Gaussians::Output::Mahalanobis);
  r.u16();
  g.inputs = step.inputs;
  g.count = r.u32();
  g.offset = r.f32();
  r.require(g.count > 0 && g.outputs() == step.outputs, bad_shape);
  g.constants = r.array<float>(g.count);
  g.means = r.array<float>(g.count, g.inputs);
  // Exact when the means fit the file; when they do not, the fault stands.
  g.spread = r.array<float>(g.count * g.inputs, g.full ? g.inputs : 1);
  return g;
}

SupportVectors read_support_vectors(SectionReader& r, const Step& step) {
  SupportVectors s;
  s.kernel = choice(r, SupportVectors::Kernel::Polynomial);
  s.task = choice(r, SupportVectors::Task::Sum);
  s.degree = r.u8();
  r.u8();
  s.inputs = step.inputs;
  s.count = r.u32();
  s.classes = r.u32();
  s.gamma = r.f32();
  s.coef0 = r.f32();
  bool vote = s.task == SupportVectors::Task::Vote;
  r.require(vote ? s.classes >= 2 && s.classes <= UINT16_MAX && s.classes == step.outputs : step.outputs == 1,
            bad_shape);
  if (r.fault()) return s;
  uint64_t total = 0;
  uint32_t pairs = s.classes * (s.classes - 1) / 2;
  if (vote) s.class_counts = r.array<uint32_t>(s.classes);
  for (uint32_t k = 0; s.class_counts && k < s.classes; k++) total += s.class_counts[k];
  r.require(!vote || total == s.count, "support vectors of the classes do not add up"_m);
  s.vectors = r.array<float>(s.count, s.inputs);
  s.coefficients = r.array<float>(s.count, vote ? s.classes - 1 : 1);
  s.intercepts = r.array<float>(vote ? pairs : 1);
  return s;
}

TreeEnsemble read_trees(SectionReader& r, const Step& step) {
  TreeEnsemble t;
  uint8_t node_kind = choice_below(r, 2);
  t.leaf_kind = choice(r, LeafKind::Values);
  t.combine = choice(r, Combine::Isolation);
  r.u8();
  uint32_t trees = r.u32(), row;
  t.node_count = r.u32();
  t.leaf_count = r.u32();
  row = r.u32();
  t.scale = r.f32();
  r.require(step.inputs <= UINT16_MAX && step.outputs <= INT16_MAX && row <= step.outputs, bad_shape);
  t.features = uint16_t(step.inputs), t.outputs = uint16_t(step.outputs), t.row = uint16_t(row);
  t.base = r.array<float>(step.outputs);
  if (const TreeRoot* roots = r.array<TreeRoot>(trees)) t.roots = {roots, trees};
  if (node_kind == 0)
    t.int_nodes = r.array<IntNode>(t.node_count);
  else
    t.float_nodes = r.array<FloatNode>(t.node_count);
  if (t.leaf_kind == LeafKind::Counts) t.leaves = r.array<uint8_t>(t.leaf_count);
  if (t.leaf_kind == LeafKind::Bytes) t.leaves = r.array<uint8_t>(t.leaf_count, t.outputs);
  if (t.leaf_kind == LeafKind::Values) t.values = r.array<float>(t.leaf_count, t.row);
  if (r.fault()) return t;
  uint32_t at = 0;
  if (Wrong wrong = check_trees(t, at)) r.fail(wrong);
  return t;
}

}  // namespace adder::ml
