// Expressions towards a register: the kinds that are neither chains, calls, displays nor comprehensions. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

// Free registers below which an expression first saves the temporaries of those around it (emit_spilled).
constexpr uint32_t spill_room = 24;

Op compare_op(CompareOperator op) {
  switch (op) {
    case CompareOperator::Eq: return Op::Eq;
    case CompareOperator::NotEq: return Op::Ne;
    case CompareOperator::Lt: return Op::Lt;
    case CompareOperator::LtE: return Op::Le;
    case CompareOperator::Gt: return Op::Gt;
    case CompareOperator::GtE: return Op::Ge;
    case CompareOperator::Is: return Op::Is;
    case CompareOperator::IsNot: return Op::IsNot;
    case CompareOperator::In: return Op::In;
    case CompareOperator::NotIn: return Op::NotIn;
  }
  return Op::Eq;
}

constexpr unsigned constant_form = unsigned(Op::LtK) - unsigned(Op::Lt);

}  // namespace

CodeGenerator::CodeGenerator(Context& context, Arena& unit_arena, Arena& statement_arena)
    : context_(context), unit_arena_(unit_arena), statement_arena_(statement_arena), chain_nodes_(unit_arena) {}

// A register that holds the value until something assigns to its variable: the variable's own, or a new temporary.
Register CodeGenerator::operand(const Expression* node) { return operand_into(node, no_register); }

// The same; a value that needs a temporary goes to `target` when that is the last one taken.
Register CodeGenerator::operand_into(const Expression* node, Register target) {
  if (node->kind == NodeKind::Name) {
    Symbol* symbol = symbol_of(as<Name>(node)->id);
    Register variable = variable_register(symbol);
    if (variable != no_register && !symbol->is(Symbol::WalrusTarget)) {
      unit_->at(node);
      check_bound(symbol, variable);
      return variable;
    }
  }
  Register result = target != no_register && is_last_temporary(target) ? target : unit_->take();
  emit(node, result);
  return result;
}

// The value in the next temporary, as ranges of operands want it.
Register CodeGenerator::consecutive(const Expression* node) {
  Register result = unit_->take();
  emit(node, result);
  return result;
}

// Only what the expression does.
void CodeGenerator::discard(const Expression* node) {
  Register mark = unit_->top();
  if (node->kind == NodeKind::Constant) return;
  operand(node);
  unit_->release_to(mark);
}

// Too few registers are left: the temporaries in use move out of the way, and back afterwards.
void CodeGenerator::emit_spilled(const Expression* node, Register target) {
  Register first = unit_->first_temporary(), mark = unit_->top();
  uint32_t count = std::min<uint32_t>(mark - first, 128);
  Register start = std::max(Register(mark - count), spill_floor_);
  count = mark - start;
  Register far = unit_->take_far(count);
  for (uint32_t i = 0; i < count; i++) unit_->emit_wide(Op::StoreFar, start + i, far + i);
  unit_->release_to(start);
  Register result = unit_->take();
  emit(node, result);
  if (target >= start && target < mark) {
    unit_->emit_wide(Op::StoreFar, result, far + (target - start));
  } else {
    unit_->move(target, result);
  }
  for (uint32_t i = 0; i < count; i++) unit_->emit_wide(Op::LoadFar, start + i, far + i);
  unit_->release_far(count);
  unit_->release_to(mark);
}

void CodeGenerator::emit(const Expression* node, Register target) {
  if (context_.failed || !unit_->reachable() || context_.too_deep()) return;
  if (unit_->room() < spill_room && node->kind != NodeKind::Name && node->kind != NodeKind::Constant &&
      unit_->top() > spill_floor_ + 4) {
    return emit_spilled(node, target);
  }
  switch (node->kind) {
    case NodeKind::BoolOp: return emit_bool(as<BoolOp>(node), target);
    case NodeKind::NamedExpr: return emit_walrus(as<NamedExpr>(node), target);
    case NodeKind::BinOp:
    case NodeKind::Call:
    case NodeKind::Attribute:
    case NodeKind::Subscript: return emit_chain(node, target);
    case NodeKind::UnaryOp: return emit_unary(as<ast::UnaryOp>(node), target);
    case NodeKind::Lambda: return emit_lambda(as<Lambda>(node), target);
    case NodeKind::IfExp: return emit_conditional(as<IfExp>(node), target);
    case NodeKind::Dict: return emit_dict(as<ast::Dict>(node), target);
    case NodeKind::List:
    case NodeKind::Tuple:
    case NodeKind::Set: return emit_display(as<Display>(node), target);
    case NodeKind::ListComp:
    case NodeKind::SetComp:
    case NodeKind::DictComp: return emit_comprehension(as<ComprehensionExpr>(node), target);
    case NodeKind::GeneratorExp: return emit_generator(as<ComprehensionExpr>(node), target);
    case NodeKind::Await:
    case NodeKind::Yield:
    case NodeKind::YieldFrom: return emit_suspend(as<SuspendExpr>(node), target);
    case NodeKind::Compare: return emit_compare(as<Compare>(node), target);
    case NodeKind::FormattedValue: return emit_formatted(as<FormattedValue>(node), target);
    case NodeKind::JoinedStr: return emit_joined(as<JoinedStr>(node), target);
    case NodeKind::Constant: {
      Value value = literal_value(context_, as<Constant>(node));
      if (!value.is_error()) unit_->load_constant(target, value);
      return;
    }
    case NodeKind::Name: return emit_name(as<Name>(node), target);
    case NodeKind::Slice: return emit_slice(as<ast::Slice>(node), target);
    case NodeKind::Starred: return context_.error(node, "can't use starred expression here"_m);
    default: return;
  }
}

void CodeGenerator::emit_name(const Name* node, Register target) {
  Value known = constant_of(node);
  if (!known.is_empty()) return unit_->load_constant(target, known);
  unit_->at(node);
  load(symbol_of(node->id), target);
}

void CodeGenerator::emit_unary(const ast::UnaryOp* node, Register target) {
  Value known = constant_of(node);
  if (!known.is_empty()) return unit_->load_constant(target, known);
  Register mark = unit_->top();
  Register value = operand_into(node->operand, target);
  unit_->release_to(mark);
  unit_->at(node);
  switch (node->op()) {
    case UnaryOperator::Invert: return unit_->emit(Op::Invert, target, value);
    case UnaryOperator::Not: return unit_->emit(Op::Not, target, value);
    case UnaryOperator::UAdd: return unit_->emit(Op::Pos, target, value);
    case UnaryOperator::USub: return unit_->emit(Op::Neg, target, value);
  }
}

void CodeGenerator::emit_bool(const BoolOp* node, Register target) {
  Register mark = unit_->top();
  Register result = unit_->is_temporary(target) ? target : unit_->take();
  Op leave = node->op() == BoolOperator::And ? Op::JumpIfFalse : Op::JumpIfTrue;
  Label end;
  for (const Expression* value : node->values) {
    bool last = value == node->values.back();
    Value known = constant_of(value);
    if (!last && !known.is_empty()) {  // decides, or does not matter
      if (constant_truth(context_, known) == (node->op() == BoolOperator::And)) continue;
      last = true;
    }
    emit(value, result);
    if (last) break;
    unit_->at(value);
    unit_->jump_if(leave, result, end);
  }
  unit_->bind(end);
  unit_->move(target, result);
  unit_->release_to(mark);
}

void CodeGenerator::emit_conditional(const IfExp* node, Register target) {
  Label otherwise, end;
  condition(node->test, otherwise, false);
  emit(node->body, target);
  unit_->jump(end);
  unit_->bind(otherwise);
  emit(node->orelse, target);
  unit_->bind(end);
}

void CodeGenerator::emit_walrus(const NamedExpr* node, Register target) {
  Register mark = unit_->top();
  Register value = operand_into(node->value, target);
  unit_->at(node->target);
  store(symbol_of(node->target->id), value);
  unit_->move(target, value);
  unit_->release_to(mark);
}

// a < b < c: each comparison decides whether the next is made.
void CodeGenerator::emit_compare(const Compare* node, Register target) {
  Register mark = unit_->top();
  uint32_t count = node->comparators.size();
  Register result = target;
  if (count > 1 && !unit_->is_temporary(target)) result = unit_->take();
  Register left = operand_into(node->left, count == 1 ? target : no_register);
  Label end;
  for (uint32_t i = 0; i < count; i++) {
    Op op = compare_op(node->ops[i]);
    bool ordering = op >= Op::Lt && op <= Op::Ge;
    Value known = constant_of(node->comparators[i]);
    int constant = ordering && !known.is_empty() && i + 1 == count ? unit_->constant_operand(known) : -1;
    Register right = constant < 0 ? emit_comparand(node, i) : no_register;
    unit_->at(node);
    if (constant >= 0) {
      unit_->emit(Op(unsigned(op) + constant_form), result, left, unsigned(constant));
    } else {
      unit_->emit(op, result, left, right);
    }
    left = right;
    if (i + 1 < count) unit_->jump_if(Op::JumpIfFalse, result, end);
    if (i >= long_comparison) left = lower_comparand(left, mark);
  }
  unit_->bind(end);
  unit_->move(target, result);
  unit_->release_to(mark);
}

// Of a long chain of comparisons only the last operand is still wanted: it moves down to where the temporaries begin.
Register CodeGenerator::lower_comparand(Register operand, Register mark) {
  Register lowest = Register(mark + 1);  // above the result
  if (!unit_->is_temporary(operand) || operand <= lowest) return operand;
  unit_->move(lowest, operand);
  unit_->release_to(Register(lowest + 1));
  return lowest;
}

// The right operand of a comparison; a list of constants that is only searched is a constant tuple. Not so in the
// middle of a chain, where it is the next left operand too.
Register CodeGenerator::emit_comparand(const Compare* compare, uint32_t index) {
  CompareOperator op = compare->ops[index];
  const Expression* node = compare->comparators[index];
  bool only_searched =
      (op == CompareOperator::In || op == CompareOperator::NotIn) && index + 1 == compare->comparators.size();
  if (only_searched && node->kind == NodeKind::List) {
    Value items = constant_items(as<Display>(node)->elts);
    if (!items.is_empty()) {
      Register result = unit_->take();
      unit_->load_constant(result, items);
      return result;
    }
  }
  return operand(node);
}

Value CodeGenerator::constant_slice(const ast::Slice* node) {
  Value parts[3];
  const Expression* nodes[3] = {node->lower, node->upper, node->step};
  for (int i = 0; i < 3; i++) {
    parts[i] = nodes[i] ? constant_of(nodes[i]) : Value::none();
    if (!parts[i].is_none() && !parts[i].is_small_int()) return Value::empty();
  }
  auto* slice = context_.rt.heap.make<adder::Slice>(slice_type);
  if (!slice) {
    context_.no_memory();
    return Value::empty();
  }
  slice->start = parts[0];
  slice->stop = parts[1];
  slice->step = parts[2];
  return to_value(slice);
}

void CodeGenerator::emit_slice(const ast::Slice* node, Register target) {
  Value known = constant_slice(node);
  if (!known.is_empty()) return unit_->load_constant(target, known);
  Register mark = unit_->top();
  Register parts = mark;
  const Expression* nodes[3] = {node->lower, node->upper, node->step};
  for (const Expression* part : nodes) {
    Register where = unit_->take();
    if (part) {
      emit(part, where);
    } else {
      unit_->load_immediate(where, 1);
    }
  }
  unit_->at(node);
  unit_->emit(Op::BuildSlice, target, parts);
  unit_->release_to(mark);
}

// --- f-strings

void CodeGenerator::emit_formatted(const FormattedValue* node, Register target) {
  Register mark = unit_->top();
  char conversion = node->conversion();
  unsigned how = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
  Register value;
  if (node->format_spec) {
    value = consecutive(node->value);
    consecutive(node->format_spec);
    how |= 4;
  } else {
    value = operand_into(node->value, target);
  }
  unit_->release_to(mark);
  unit_->at(node);
  unit_->emit(Op::FormatValue, target, value, how);
}

void CodeGenerator::emit_joined(const JoinedStr* node, Register target) {
  uint32_t count = node->values.size();
  if (count == 0) return unit_->load_constant(target, to_value(sym<"">));
  if (count == 1) return emit(node->values[0], target);
  Register mark = unit_->top();
  Register first = unit_->top();
  uint32_t limit = std::max<uint32_t>(unit_->room() / 2, 4);
  uint32_t pieces = 0;
  for (const Expression* part : node->values) {
    if (pieces == limit) {  // join what there is, to make room
      unit_->at(node);
      unit_->emit(Op::BuildString, first, first, pieces);
      unit_->release_to(Register(first + 1));
      pieces = 1;
    }
    consecutive(part);
    pieces++;
  }
  unit_->at(node);
  unit_->emit(Op::BuildString, target, first, pieces);
  unit_->release_to(mark);
}

}  // namespace adder::compile
