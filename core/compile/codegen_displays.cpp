// Lists, tuples, sets and dicts written out. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

// From this many constants on, one constant tuple is shorter than single loads.
constexpr uint32_t least_constant_items = 3;

bool has_star(const NodeList<Expression>& items) {
  for (const Expression* item : items)
    if (item->kind == NodeKind::Starred) return true;
  return false;
}

}  // namespace

// Fills a container that grows: the first items at once, the others and *iterables one by one. `target` is a temporary.
void CodeGenerator::emit_items(const NodeList<Expression>& items, const ContainerInstructions& instructions,
                               Register target, unsigned extend_operand) {
  Register mark = unit_->top();
  uint32_t limit = unit_->room() / 2;
  uint32_t count = 0;
  while (count < items.size() && count < limit && items[count]->kind != NodeKind::Starred) count++;
  for (uint32_t i = 0; i < count; i++) consecutive(items[i]);
  unit_->emit(instructions.build, target, mark, count);
  unit_->release_to(mark);
  for (uint32_t i = count; i < items.size(); i++) {
    const auto* star = as_if<Starred>(items[i]);
    Register value = operand(star ? star->value : items[i]);
    unit_->at(items[i]);
    if (!star) {
      unit_->emit(instructions.append, target, value);
    } else if (instructions.extend == Op::ListExtend) {
      unit_->emit(Op::ListExtend, target, value, extend_operand);
    } else {
      unit_->emit(instructions.extend, target, value);
    }
    unit_->release_to(mark);
  }
}

void CodeGenerator::emit_display(const Display* node, Register target) {
  const NodeList<Expression>& items = node->elts;
  bool is_tuple = node->kind == NodeKind::Tuple;
  const ContainerInstructions& instructions = node->kind == NodeKind::Set ? set_instructions : list_instructions;
  Value constants = is_tuple || items.size() >= least_constant_items ? constant_items(items) : Value::empty();
  if (is_tuple && !constants.is_empty()) return unit_->load_constant(target, constants);
  Register mark = unit_->top();
  if (constants.is_empty() && !has_star(items) && items.size() <= unit_->room() / 2) {
    for (const Expression* item : items) consecutive(item);
    unit_->at(node);
    unit_->emit(is_tuple ? Op::BuildTuple : instructions.build, target, items.empty() ? 0 : mark, items.size());
    return unit_->release_to(mark);
  }
  Register container = unit_->is_temporary(target) ? target : unit_->take();
  unit_->at(node);
  if (constants.is_empty()) {
    emit_items(items, instructions, container, 0);
  } else {
    Register values = unit_->take();
    unit_->emit(instructions.build, container, 0, 0);
    unit_->load_constant(values, constants);
    unit_->emit(instructions.extend, container, values);
  }
  if (is_tuple) unit_->emit(Op::ListToTuple, container);
  unit_->move(target, container);
  unit_->release_to(mark);
}

void CodeGenerator::emit_dict(const ast::Dict* node, Register target) {
  uint32_t size = node->keys.size();
  Register mark = unit_->top();
  uint32_t limit = unit_->room() / 4, count = 0;
  while (count < size && count < limit && node->keys[count]) count++;
  Register dict = unit_->is_temporary(target) || count == size ? target : unit_->take();
  Register pairs = unit_->top();
  for (uint32_t i = 0; i < count; i++) {
    consecutive(node->keys[i]);
    consecutive(node->values[i]);
  }
  unit_->at(node);
  unit_->emit(Op::BuildDict, dict, count ? pairs : 0, count);
  unit_->release_to(pairs);
  for (uint32_t i = count; i < size; i++) {
    Register key = node->keys[i] ? operand(node->keys[i]) : no_register;
    Register value = operand(node->values[i]);
    unit_->at(node->values[i]);
    if (node->keys[i]) {
      unit_->emit(Op::DictSet, dict, key, value);
    } else {
      unit_->emit(Op::DictUpdate, dict, value);
    }
    unit_->release_to(pairs);
  }
  unit_->move(target, dict);
  unit_->release_to(mark);
}

}  // namespace adder::compile
