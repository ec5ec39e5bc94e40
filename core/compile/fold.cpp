// Constant folding. See fold.h.
#include "core/compile/fold.h"

namespace adder::compile {

using namespace ast;

namespace {

// Results larger than these are computed at run time, as CPython does it, so that a small source stays a small program.
constexpr uint64_t max_int_bits = 128;
constexpr uint64_t max_repeated_items = 256;
constexpr uint64_t max_repeated_bytes = 4096;
constexpr uint32_t max_chain = 1000;  // operators of one chain

bool is_plain_int(Value v) { return v.is_small_int() || v.is_bool() || is_exactly(v, int_type); }
bool is_number(Value v) { return is_plain_int(v) || is_float(v) || is_exactly(v, complex_type); }

uint64_t bits_of(Value v) {
  if (v.is_bool()) return 1;
  if (!v.is_small_int()) return uint64_t(cast<BigInt>(v)->size()) * 32;
  SignedWord n = v.as_small_int();
  return uint64_t(std::bit_width(uint64_t(n < 0 ? -int64_t(n) : int64_t(n))));
}

// Items or bytes of a sequence constant, and how many a repetition may have; 0 for other values.
uint64_t sequence_size(Value v, uint64_t* limit) {
  *limit = max_repeated_bytes;
  if (is_exactly(v, str_type)) return cast<Str>(v)->size();
  if (is_exactly(v, bytes_type)) return cast<BytesObject>(v)->size;
  *limit = max_repeated_items;
  return is_exactly(v, tuple_type) ? uint64_t(cast<Tuple>(v)->size) : 0;
}

bool small_enough_product(Value a, Value b) {
  if (is_plain_int(a) && is_plain_int(b)) return bits_of(a) + bits_of(b) <= max_int_bits;
  if (is_plain_int(a)) return small_enough_product(b, a);
  if (!is_plain_int(b)) return true;
  uint64_t limit, size = sequence_size(a, &limit);
  if (!size) return true;
  return b.is_small_int() && b.as_small_int() <= SignedWord(limit) &&
         size * uint64_t(std::max<SignedWord>(b.as_small_int(), 0)) <= limit;
}

bool may_fold(BinaryOperator op, Value a, Value b) {
  bool ints = is_plain_int(a) && is_plain_int(b);
  switch (op) {
    case BinaryOperator::Mult: return small_enough_product(a, b);
    case BinaryOperator::Pow:
      if (!ints) return is_number(a) && is_number(b);
      return b.is_small_int() && (b.as_small_int() < 0 || bits_of(a) * uint64_t(b.as_small_int()) <= max_int_bits);
    case BinaryOperator::LShift:
      return ints && b.is_small_int() && b.as_small_int() >= 0 &&
             bits_of(a) + uint64_t(b.as_small_int()) <= max_int_bits;
    case BinaryOperator::Mod: return is_number(a) && is_number(b);  // not the formatting of text
    case BinaryOperator::MatMult: return false;
    default: return true;
  }
}

BinaryOp runtime_operator(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add: return BinaryOp::Add;
    case BinaryOperator::Sub: return BinaryOp::Sub;
    case BinaryOperator::Mult: return BinaryOp::Mul;
    case BinaryOperator::MatMult: return BinaryOp::MatMul;
    case BinaryOperator::Div: return BinaryOp::Div;
    case BinaryOperator::Mod: return BinaryOp::Mod;
    case BinaryOperator::Pow: return BinaryOp::Pow;
    case BinaryOperator::LShift: return BinaryOp::LShift;
    case BinaryOperator::RShift: return BinaryOp::RShift;
    case BinaryOperator::BitOr: return BinaryOp::Or;
    case BinaryOperator::BitXor: return BinaryOp::Xor;
    case BinaryOperator::BitAnd: return BinaryOp::And;
    case BinaryOperator::FloorDiv: return BinaryOp::FloorDiv;
  }
  return BinaryOp::Add;
}

// An operation that raises is left for the running program to raise.
Value computed(Context& context, Value result) {
  if (!result.is_error()) return result;
  take_exception(context.rt);
  return Value::empty();
}

// Chains of operators lean to the left and can be long: from the leftmost operand upwards.
Value fold_chain(Context& context, const BinOp* top) {
  uint32_t depth = 1;  // levels above the leftmost operand
  const Expression* left = top->left;
  for (; left->kind == NodeKind::BinOp; left = as<BinOp>(left)->left) depth++;
  Value value = depth <= max_chain ? fold(context, left) : Value::empty();
  while (depth-- && !value.is_empty()) {
    const BinOp* node = top;
    for (uint32_t i = 0; i < depth; i++) node = as<BinOp>(node->left);
    Value right = fold(context, node->right);
    value = right.is_empty() ? right : fold_binary(context, node->op(), value, right);
  }
  return value;
}

Value fold_unary(Context& context, const ast::UnaryOp* node) {
  Value operand = fold(context, node->operand);
  if (operand.is_empty()) return operand;
  if (node->op() == UnaryOperator::Not) return Value::boolean(!constant_truth(context, operand));
  if (!is_number(operand)) return Value::empty();
  adder::UnaryOp op = node->op() == UnaryOperator::USub   ? adder::UnaryOp::Neg
                      : node->op() == UnaryOperator::UAdd ? adder::UnaryOp::Pos
                                                          : adder::UnaryOp::Invert;
  if (op == adder::UnaryOp::Invert && (operand.is_bool() || !is_plain_int(operand))) return Value::empty();
  return computed(context, unary_operation(context.rt, op, operand));
}

Value fold_subscript(Context& context, const Subscript* node) {
  NodeKind kind = node->value->kind;
  if (kind != NodeKind::Constant && kind != NodeKind::Tuple) return Value::empty();
  Value container = fold(context, node->value);
  if (container.is_empty() || !container.is_object()) return Value::empty();
  Value key = fold(context, node->slice);
  if (key.is_empty()) return key;
  return computed(context, get_item(context.rt, container, key));
}

}  // namespace

Value fold_items(Context& context, const NodeList<Expression>& items) {
  for (const Expression* item : items) {
    bool possible = item->kind == NodeKind::Constant || item->kind == NodeKind::Tuple ||
                    item->kind == NodeKind::BinOp || item->kind == NodeKind::UnaryOp;
    if (!possible) return Value::empty();
  }
  Tuple* tuple = make_tuple(context.rt, items.size());
  if (!tuple) {
    context.pending();
    return Value::empty();
  }
  for (uint32_t i = 0; i < items.size(); i++) {
    Value item = fold(context, items[i]);
    if (item.is_empty()) return item;
    context.rt.heap.store(tuple->items()[i], item);
  }
  return to_value(tuple);
}

Value fold_binary(Context& context, BinaryOperator op, Value a, Value b) {
  if (!may_fold(op, a, b)) return Value::empty();
  return computed(context, binary_operation(context.rt, runtime_operator(op), a, b));
}

bool constant_truth(Context& context, Value value) {
  Result<bool> result = truth(context.rt, value);
  if (!result.failed()) return result.get();
  context.pending();
  return false;
}

Value fold(Context& context, const Expression* node) {
  if (context.failed || context.too_deep()) return Value::empty();
  switch (node->kind) {
    case NodeKind::Constant: {
      Value value = literal_value(context, as<Constant>(node));
      return value.is_error() ? Value::empty() : value;
    }
    case NodeKind::UnaryOp: return fold_unary(context, as<ast::UnaryOp>(node));
    case NodeKind::BinOp: return fold_chain(context, as<BinOp>(node));
    case NodeKind::Tuple:
      return as<Display>(node)->ctx() == ExprContext::Load ? fold_items(context, as<Display>(node)->elts)
                                                           : Value::empty();
    case NodeKind::Subscript: return fold_subscript(context, as<Subscript>(node));
    case NodeKind::Name: {
      auto* name = as<Name>(node);
      if (name->id == "__debug__" && name->ctx() == ExprContext::Load) return Value::boolean(!context.options.optimize);
      return context.known_constant(name);
    }
    default: return Value::empty();
  }
}

}  // namespace adder::compile
