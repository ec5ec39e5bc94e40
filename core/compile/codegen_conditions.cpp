// Conditions: expressions of which only the truth is wanted, as jumps. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

bool is_ordering(CompareOperator op) { return op <= CompareOperator::GtE; }

Op jump_op(CompareOperator op) {
  switch (op) {
    case CompareOperator::Lt: return Op::JumpLt;
    case CompareOperator::LtE: return Op::JumpLe;
    case CompareOperator::Eq: return Op::JumpEq;
    case CompareOperator::NotEq: return Op::JumpNe;
    case CompareOperator::Gt: return Op::JumpGt;
    case CompareOperator::GtE: return Op::JumpGe;
    case CompareOperator::Is:
    case CompareOperator::IsNot: return Op::JumpIs;
    case CompareOperator::In:
    case CompareOperator::NotIn: return Op::JumpIn;
  }
  return Op::JumpEq;
}

constexpr unsigned constant_form = unsigned(Op::JumpLtK) - unsigned(Op::JumpLt);

}  // namespace

void CodeGenerator::condition(const Expression* node, Label& label, bool sense) {
  if (context_.failed || !unit_->reachable() || context_.too_deep()) return;
  while (node->kind == NodeKind::UnaryOp && as<ast::UnaryOp>(node)->op() == UnaryOperator::Not) {
    node = as<ast::UnaryOp>(node)->operand;
    sense = !sense;
  }
  Value known = constant_of(node);
  if (!known.is_empty()) {
    if (constant_truth(context_, known) == sense) unit_->jump(label);
    return;
  }
  if (const auto* compare = as_if<Compare>(node)) return condition_compare(compare, label, sense);
  if (const auto* bools = as_if<BoolOp>(node)) {
    bool decides = bools->op() == BoolOperator::Or;  // the truth of one operand that decides the whole
    Label decided;
    for (const Expression* value : bools->values) {
      bool last = value == bools->values.back();
      if (last || decides == sense) {
        condition(value, label, sense);
      } else {
        condition(value, decided, decides);
      }
    }
    return unit_->bind(decided);
  }
  Register mark = unit_->top();
  Register value = operand(node);
  unit_->release_to(mark);
  unit_->at(node);
  unit_->jump_if(sense ? Op::JumpIfTrue : Op::JumpIfFalse, value, label);
}

void CodeGenerator::condition_compare(const Compare* node, Label& label, bool sense) {
  Register mark = unit_->top();
  uint32_t count = node->comparators.size();
  Register left = operand(node->left);
  Label failed;
  for (uint32_t i = 0; i < count; i++) {
    CompareOperator op = node->ops[i];
    const Expression* right = node->comparators[i];
    bool last = i + 1 == count;
    bool is_test = op == CompareOperator::Is || op == CompareOperator::IsNot;
    bool to_none =
        is_test && right->kind == NodeKind::Constant && as<Constant>(right)->constant_kind() == ConstantKind::None;
    Value known = is_ordering(op) && last ? constant_of(right) : Value::empty();
    int constant = known.is_empty() ? -1 : unit_->constant_operand(known);
    bool needs_register = !(to_none && last) && constant < 0;
    Register value = needs_register ? emit_comparand(node, i) : no_register;
    Label& where = last || !sense ? label : failed;
    bool when = last ? sense : false;
    unit_->at(node);
    bool negated = op == CompareOperator::IsNot || op == CompareOperator::NotIn;
    if (constant >= 0) {
      unit_->jump_compare(Op(unsigned(jump_op(op)) + constant_form), left, unsigned(constant), when, where);
    } else if (to_none && last) {
      unit_->jump_if(when != negated ? Op::JumpIfNone : Op::JumpIfNotNone, left, where);
    } else {
      unit_->jump_compare(jump_op(op), left, value, when != negated, where);
    }
    left = value;
    if (i >= long_comparison) left = lower_comparand(left, mark);
  }
  unit_->bind(failed);
  unit_->release_to(mark);
}

// Variables that evaluating the condition surely binds, so that the loop's body may rely on them.
void CodeGenerator::note_walrus_targets(const Expression* node) {
  for (;;) {
    switch (node->kind) {
      case NodeKind::NamedExpr: mark_bound(symbol_of(as<NamedExpr>(node)->target->id)); return;
      case NodeKind::UnaryOp: node = as<ast::UnaryOp>(node)->operand; break;
      case NodeKind::BoolOp: node = as<BoolOp>(node)->values[0]; break;
      case NodeKind::Compare:
        note_walrus_targets(as<Compare>(node)->comparators[0]);
        node = as<Compare>(node)->left;
        break;
      default: return;
    }
  }
}

}  // namespace adder::compile
