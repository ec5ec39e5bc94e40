// emlearn_trees: forests built node by node or read from emlearn's CSV, predicting on int16 features.
//
// Decisions are scikit-learn's: thresholds of a CSV are rounded down and compared with <=. Beyond the peer's
// hard-voting classifiers, CSVs with leaf proportions and of regressors load too. The structure is checked before the
// first prediction after a change, so no model, however made, reads or writes outside its memory, or loops.
#include <cmath>

#include "modules/emlearn/emlearn.h"
#include "modules/emlearn/trees_csv.h"
#include "modules/ml/kernels/trees.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

using namespace ml;

extern const Type builder_type;

struct Builder : NativeMemory {  // roots, nodes, classes of leaves
  Ref<Buffer> rows;              // leaves that are proportions (bytes) or values (float32); made with the first
  Ref<Buffer> sums;              // scratch of a prediction; made by setdata
  uint16_t most_roots, most_nodes, most_leaves;
  uint16_t roots, nodes, leaves;
  uint16_t features, outputs;
  LeafKind kind;
  bool checked;

  TreeRoot* root_table() { return reinterpret_cast<TreeRoot*>(memory->data()); }
  IntNode* node_table() { return reinterpret_cast<IntNode*>(root_table() + most_roots); }
  uint8_t* classes() { return reinterpret_cast<uint8_t*>(node_table() + most_nodes); }
  float* values() { return reinterpret_cast<float*>(rows->data()); }

  TreeEnsemble ensemble() {
    TreeEnsemble t;
    t.int_nodes = node_table();
    t.roots = {root_table(), roots};
    t.node_count = nodes, t.leaf_count = leaves;
    t.features = features, t.outputs = outputs;
    t.leaf_kind = kind;
    t.leaves = kind == LeafKind::Class ? classes() : kind == LeafKind::Bytes ? rows->data() : nullptr;
    t.values = kind == LeafKind::Values ? values() : nullptr;
    return t;
  }
};

Value builder_new(Call& c) {
  uint32_t trees = c.whole(0), nodes = c.whole(1), leaves = c.whole(2);
  size_t bytes = trees * sizeof(TreeRoot) + nodes * sizeof(IntNode) + leaves;
  auto* self = c.make<Builder>(bytes);
  if (!self) return Failed{};
  self->most_roots = uint16_t(trees), self->most_nodes = uint16_t(nodes), self->most_leaves = uint16_t(leaves);
  return to_value(self);
}

Status set_data(Runtime& rt, Builder& self, int32_t features, int32_t classes) {
  if (features < 1 || features >= leaf_bit || classes < 0 || classes > 255)
    return bad(rt, "setdata() wants features in 1..32767 and classes in 0..255"_m);
  Buffer* sums = make_memory(rt, size_t(classes ? classes : 1) * sizeof(double));
  if (!sums) return Failed{};
  rt.heap.store(self.sums, sums);
  if (classes == 0) self.kind = LeafKind::Values;
  self.features = uint16_t(features), self.outputs = uint16_t(classes ? classes : 1);
  self.checked = false;
  return {};
}

Status add_root(Runtime& rt, Builder& self, int32_t node) {
  if (self.roots == self.most_roots) return bad(rt, "max trees"_m);
  if (node < 0 || node >= leaf_bit) return bad(rt, "root out of bounds"_m);
  self.root_table()[self.roots++] = {0, 0, 0, uint16_t(node)};
  self.checked = false;
  return {};
}

// A child as the peer counts it: a jump forward from this node, or -1 - leaf. 0 is no child.
uint16_t child_reference(const Builder& self, int32_t child) {
  if (child > 0 && self.nodes + child < leaf_bit) return uint16_t(self.nodes + child);
  return child < 0 && child >= -int32_t(leaf_bit) ? uint16_t(leaf_bit | (-child - 1)) : 0;
}

// Appends a node that goes left when the feature is <= threshold, a whole number; one below int16 never goes left.
Status append_node(Runtime& rt, Builder& self, int32_t left, int32_t right, int32_t feature, Float threshold) {
  if (self.nodes == self.most_nodes) return bad(rt, "max nodes"_m);
  if (feature < 0 || feature >= leaf_bit || (self.features && feature >= self.features))
    return bad(rt, "feature out of bounds"_m);
  uint16_t no = child_reference(self, right), yes = child_reference(self, left);
  if (no == 0 || yes == 0) return bad(rt, "child out of bounds"_m);
  if (threshold < -32768) yes = no;
  Float limited = threshold < -32768 ? -32768 : threshold > 32767 ? 32767 : threshold;
  self.node_table()[self.nodes++] = {int16_t(limited), uint16_t(feature), {yes, no}};
  self.checked = false;
  return {};
}

// Room for one more leaf of this kind, whose rows, if it has some, take so many bytes each.
Status check_room(Runtime& rt, Builder& self, LeafKind kind, size_t row_bytes) {
  if (self.leaves >= self.most_leaves) return bad(rt, "max leaves"_m);
  if (self.kind != kind) return bad(rt, "leaf out of bounds"_m);
  self.checked = false;
  if (row_bytes == 0 || self.rows) return {};
  Buffer* rows = make_memory(rt, self.most_leaves * row_bytes);
  if (!rows) return Failed{};
  rt.heap.store(self.rows, rows);
  return {};
}
Status add_class(Runtime& rt, Builder& self, int64_t number) {
  TRY(check_room(rt, self, LeafKind::Class, 0));
  if (number < 0 || number > 255) return bad(rt, "leaf out of bounds"_m);
  self.classes()[self.leaves++] = uint8_t(number);
  return {};
}
Status add_value(Runtime& rt, Builder& self, float value) {
  TRY(check_room(rt, self, LeafKind::Values, sizeof(float)));
  self.values()[self.leaves++] = value;
  return {};
}

// A leaf of proportions: numbers 0..255 between brackets, one a class.
Status add_proportions(Runtime& rt, Builder& self, string_view text) {
  if (self.leaves == 0) self.kind = LeafKind::Bytes;
  TRY(check_room(rt, self, LeafKind::Bytes, self.outputs));
  uint8_t* row = self.rows->data() + size_t(self.leaves) * self.outputs;
  size_t count = 0;
  for (size_t i = 0; i < text.size();) {
    if (text[i] < '0' || text[i] > '9') {
      i++;
      continue;
    }
    uint32_t number = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && number <= 255; i++)
      number = number * 10 + uint32_t(text[i] - '0');
    if (number > 255 || count == self.outputs) return bad(rt, "leaf does not fit the classes"_m);
    row[count++] = uint8_t(number);
  }
  if (count != self.outputs) return bad(rt, "leaf does not fit the classes"_m);
  self.leaves++;
  return {};
}

// --- reading the CSV

struct Loader {
  Builder& model;
  int32_t features = -1, classes = -1;
  uint32_t number = 0;  // of the line, for messages
};

Failed bad_line(Runtime& rt, const Loader& l) {
  return raise(rt, value_error_type, "line %u is not a line of a tree CSV"_m, l.number);
}

Status load_leaf(Runtime& rt, Loader& l, string_view text) {
  int32_t whole;
  Float number;
  if (!text.empty() && text.front() == '[') return add_proportions(rt, l.model, text);
  if (l.model.kind == LeafKind::Values && parse_number(text, number)) return add_value(rt, l.model, float(number));
  if (l.model.kind != LeafKind::Values && parse_whole(text, whole)) return add_class(rt, l.model, whole);
  return bad_line(rt, l);
}

Status load_node(Runtime& rt, Loader& l, const CsvLine& line) {
  int32_t feature, left, right;
  Float threshold;
  if (line.count != 4 || !parse_whole(line.values[0], feature) || !parse_number(line.values[1], threshold) ||
      !parse_whole(line.values[2], left) || !parse_whole(line.values[3], right) || threshold != threshold)
    return bad_line(rt, l);
  return append_node(rt, l.model, left, right, feature, std::floor(threshold));
}

Status load_line(Runtime& rt, Loader& l, string_view text) {
  CsvLine line = split_line(text);
  char kind = line.kind.size() == 1 ? line.kind[0] : '?';
  bool data = kind == 'r' || kind == 'n' || kind == 'l';
  if (data && (l.features < 0 || l.classes < 0))
    return raise(rt, value_error_type, "line %u comes before the number of features (f) and classes (c)"_m, l.number);
  int32_t root;
  if (kind == 'n') return load_node(rt, l, line);
  if (kind == 'l') return line.count == 1 ? load_leaf(rt, l, line.values[0]) : Status(bad_line(rt, l));
  if (kind == 'r') return parse_whole(line.values[0], root) ? add_root(rt, l.model, root) : Status(bad_line(rt, l));
  if (kind != 'f' && kind != 'c') return {};  // kinds of later versions
  if (!parse_whole(line.values[0], kind == 'f' ? l.features : l.classes)) return bad_line(rt, l);
  return l.features >= 0 && l.classes >= 0 ? set_data(rt, l.model, l.features, l.classes) : Status();
}

// Lines of text; numpy breaks a long row of proportions over several.
Value load_model(Call& c) {
  Runtime& rt = c.rt;
  Loader loader = {*static_cast<Builder*>(c.object(0))};
  Value iterator = TRY(iterate(rt, c.value(1))), open = Value::empty();
  for (;;) {
    Value line = TRY(next(rt, iterator));
    if (line.is_stop()) break;
    loader.number++;
    if (!has_kind(line, Kind::Str))
      return raise(rt, type_error_type, "load_model() wants lines of str, not %T"_m, line);
    if (!open.is_empty()) line = TRY(binary_operation(rt, BinaryOp::Add, open, line));
    string_view text = cast<Str>(line)->view();
    bool unfinished = text.find('[') != string_view::npos && text.find(']') == string_view::npos;
    open = unfinished ? line : Value::empty();
    if (!unfinished) TRY(load_line(rt, loader, text));
  }
  return open.is_empty() ? Value::none() : Value(bad_line(rt, loader));
}

// --- prediction

Status check_model(Runtime& rt, Builder& self) {
  if (!self.roots || !self.sums) return bad(rt, "model not loaded"_m);
  if (!self.rows && self.kind != LeafKind::Class) return bad(rt, "model not loaded"_m);
  for (uint16_t i = 0; i < self.roots; i++) self.root_table()[i].nodes = self.nodes;
  uint32_t at = 0;
  if (Wrong wrong = check_trees(self.ensemble(), at))
    return raise(rt, value_error_type, "model is damaged: %s (number %u)"_m,
                 static_cast<const char*>(MessageText(wrong)), at);
  self.checked = true;
  return {};
}

Builder& me(const Call& c) { return c.me<Builder>(); }

Value predict(Call& c) {
  Builder& self = me(c);
  if (!self.checked) TRY(check_model(c.rt, self));
  if (c.items(0) < self.features)
    return raise(c.rt, value_error_type, "expecting %u features, not %zu"_m, self.features, c.items(0));
  if (c.items(1) != self.outputs) return raise(c.rt, runtime_error_type, "eml_trees_predict_proba error"_m);
  c.charge_ints(tree_work * self.roots);
  predict_trees(self.ensemble(), c.ints(0).data(), c.floats(1), reinterpret_cast<double*>(self.sums->data()));
  return Value::none();
}
Value outputs(Call& c) { return c.result_whole(me(c).outputs); }
Value set_data_of(Call& c) { return done(set_data(c.rt, me(c), int32_t(c.whole(0)), int32_t(c.whole(1)))); }
Value add_root_of(Call& c) { return done(add_root(c.rt, me(c), int32_t(c.whole(0)))); }
// The peer's own comparison: left when feature < value.
Value add_node(Call& c) {
  Float threshold = Float(int32_t(c.whole(3))) - 1;
  return done(append_node(c.rt, me(c), int32_t(c.whole(0)), int32_t(c.whole(1)), int32_t(c.whole(2)), threshold));
}
Value add_leaf(Call& c) {
  Value leaf = c.value(0);
  if (me(c).kind == LeafKind::Values || is_float(leaf))
    return done(add_value(c.rt, me(c), float(TRY(as_float(c.rt, leaf)))));
  return done(add_class(c.rt, me(c), TRY(as_int64(c.rt, leaf))));
}

constexpr Attribute builder_attributes[] = {
    METHOD_ROW("predict", builder_type, predict, "HF>", "features, out"),
    METHOD_ROW("outputs", builder_type, outputs, "", ""),
    METHOD_ROW("setdata", builder_type, set_data_of, "iio", "features, classes, leaf_bits=0"),
    METHOD_ROW("addroot", builder_type, add_root_of, "i", "node"),
    METHOD_ROW("addnode", builder_type, add_node, "iiii", "left, right, feature, value"),
    METHOD_ROW("addleaf", builder_type, add_leaf, "o", "leaf"),
    DELETE_ROW,
};
NATIVE_CLASS(builder_type, Builder, "Trees", object_type, 3, Type::Abstract | Type::Final,
             WITH_METHODS(builder_attributes))

constexpr Attribute attributes[] = {
    // What 15 bits of a reference reach.
    ROW_OF("new", builder_type, builder_new, "u(1,32767)u(0,32767)u(1,32767)", "max_trees, max_nodes, max_leaves"),
    ROW_OF("load_model", builder_type, load_model, "no", "model, lines"),
};

}  // namespace
}  // namespace adder::emlearn

namespace adder {
constinit const NativeModule emlearn_trees_module = {sym<"emlearn_trees">, emlearn::attributes,
                                                     std::size(emlearn::attributes)};
}  // namespace adder
