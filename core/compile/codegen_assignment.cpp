// Assignment to every kind of target, augmented and annotated assignment, del. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

Op inplace_op(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add: return Op::InplaceAdd;
    case BinaryOperator::Sub: return Op::InplaceSub;
    case BinaryOperator::Mult: return Op::InplaceMul;
    case BinaryOperator::MatMult: return Op::InplaceMatMul;
    case BinaryOperator::Div: return Op::InplaceDiv;
    case BinaryOperator::Mod: return Op::InplaceMod;
    case BinaryOperator::Pow: return Op::InplacePow;
    case BinaryOperator::LShift: return Op::InplaceLShift;
    case BinaryOperator::RShift: return Op::InplaceRShift;
    case BinaryOperator::BitOr: return Op::InplaceOr;
    case BinaryOperator::BitXor: return Op::InplaceXor;
    case BinaryOperator::BitAnd: return Op::InplaceAnd;
    case BinaryOperator::FloorDiv: return Op::InplaceFloorDiv;
  }
  return Op::InplaceAdd;
}

constexpr unsigned constant_form = unsigned(Op::InplaceAddK) - unsigned(Op::InplaceAdd);

const Display* as_sequence(const Expression* node) {
  return node->kind == NodeKind::Tuple || node->kind == NodeKind::List ? as<Display>(node) : nullptr;
}

}  // namespace

// The register of a target that is a plain local; values may be computed right into it.
Register CodeGenerator::direct_target(const Expression* target) {
  const auto* name = as_if<Name>(target);
  return name ? variable_register(symbol_of(name->id)) : no_register;
}

void CodeGenerator::assign(const Expression* target, Register value) {
  if (context_.failed) return;
  Register mark = unit_->top();
  switch (target->kind) {
    case NodeKind::Name: unit_->at(target); return store(symbol_of(as<Name>(target)->id), value);
    case NodeKind::Attribute: {
      const auto* attribute = as<ast::Attribute>(target);
      Register object = operand(attribute->value);
      const Str* name = context_.mangled(context_.scope->class_name, context_.name(attribute->attr));
      unit_->at(target);
      unit_->emit_named(Op::StoreAttr, object, value, 0, name);
      break;
    }
    case NodeKind::Subscript: {
      Register object = operand(as<Subscript>(target)->value);
      Register key = operand(as<Subscript>(target)->slice);
      unit_->at(target);
      unit_->emit(Op::SetItem, object, key, value);
      break;
    }
    case NodeKind::Tuple:
    case NodeKind::List: assign_sequence(as<Display>(target), value); break;
    case NodeKind::Starred: assign(as<Starred>(target)->value, value); break;
    default: context_.error(target, "cannot assign to this expression"_m); break;
  }
  unit_->release_to(mark);
}

void CodeGenerator::assign_sequence(const Display* target, Register value) {
  const NodeList<Expression>& items = target->elts;
  int32_t star = -1;
  for (uint32_t i = 0; i < items.size(); i++) {
    if (items[i]->kind != NodeKind::Starred) continue;
    if (star >= 0) return context_.error(target, "multiple starred expressions in assignment"_m);
    star = int32_t(i);
  }
  uint32_t count = items.size();
  if (count + 8 > unit_->room()) return unpack_many(target, value);
  Register parts = unit_->take(count);
  unit_->at(target);
  if (star < 0) {
    unit_->emit(Op::Unpack, parts, value, count);
  } else {
    unit_->emit_extra(Op::UnpackStar, parts, value, unsigned(star), count - unsigned(star) - 1);
  }
  for (uint32_t i = 0; i < count; i++) assign(items[i], Register(parts + i));
}

// More targets than registers: some at a time, the rest kept in a list.
void CodeGenerator::unpack_many(const Display* target, Register value) {
  const NodeList<Expression>& items = target->elts;
  Register rest = unit_->take();
  unit_->move(rest, value);
  uint32_t chunk = std::max<uint32_t>(unit_->room() / 2, 2) - 1;
  Register mark = unit_->top();
  uint32_t done = 0;
  while (items.size() - done > chunk) {
    uint32_t plain = 0;
    while (plain < chunk && items[done + plain]->kind != NodeKind::Starred) plain++;
    if (plain < chunk) return context_.error(target, "too many targets beside a starred one"_m);
    Register parts = unit_->take(chunk + 1);
    unit_->at(target);
    unit_->emit_extra(Op::UnpackStar, parts, rest, chunk, 0);
    unit_->move(rest, Register(parts + chunk));
    for (uint32_t i = 0; i < chunk; i++) assign(items[done + i], Register(parts + i));
    unit_->release_to(mark);
    done += chunk;
  }
  uint32_t count = items.size() - done;
  Register parts = unit_->take(count);
  unit_->at(target);
  unit_->emit(Op::Unpack, parts, rest, count);
  for (uint32_t i = 0; i < count; i++) assign(items[done + i], Register(parts + i));
}

// a, b = x, y without a tuple: all values first, then the stores. A value that is a variable stays where it is unless a
// store before its own changes it.
bool CodeGenerator::assign_pairwise(const Display* targets, const Expression* value) {
  const auto* values = value->kind == NodeKind::Tuple ? as<Display>(value) : nullptr;
  uint32_t count = targets->elts.size();
  constexpr uint32_t most = 8;
  if (!values || values->elts.size() != count || count == 0 || count > most) return false;
  for (uint32_t i = 0; i < count; i++) {
    if (targets->elts[i]->kind == NodeKind::Starred || values->elts[i]->kind == NodeKind::Starred) return false;
  }
  Register registers[most];
  for (uint32_t i = 0; i < count; i++) {
    Register r = operand(values->elts[i]);
    for (uint32_t k = 0; k < i && !unit_->is_temporary(r); k++) {
      bool simple = targets->elts[k]->kind == NodeKind::Attribute || targets->elts[k]->kind == NodeKind::Subscript;
      if (simple || (targets->elts[k]->kind == NodeKind::Name && direct_target(targets->elts[k]) != r)) continue;
      Register copy = unit_->take();
      unit_->move(copy, r);
      r = copy;
    }
    registers[i] = r;
  }
  for (uint32_t i = 0; i < count; i++) assign(targets->elts[i], registers[i]);
  return true;
}

void CodeGenerator::assign_statement(const Assign* node) {
  if (define_constant(node)) return;
  Register mark = unit_->top();
  if (node->targets.size() == 1) {
    const Expression* target = node->targets[0];
    Register direct = direct_target(target);
    if (direct != no_register) {
      emit(node->value, direct);
      mark_bound(symbol_of(as<Name>(target)->id));
      return unit_->release_to(mark);
    }
    const Display* targets = as_sequence(target);
    if (targets && assign_pairwise(targets, node->value)) return unit_->release_to(mark);
  }
  Register value = operand(node->value);
  if (node->targets.size() > 1 && !unit_->is_temporary(value)) {  // a = b = a stores may change it
    Register copy = unit_->take();
    unit_->move(copy, value);
    value = copy;
  }
  for (const Expression* target : node->targets) {
    if (target->kind == NodeKind::Starred) {
      return context_.error(target, "starred assignment target must be in a list or tuple"_m);
    }
    assign(target, value);
  }
  unit_->release_to(mark);
}

// NAME = const(value) at the module's level, after const was imported from micropython: later uses of NAME are the
// value. A name that begins with _ is not even stored.
bool CodeGenerator::define_constant(const Assign* node) {
  if (!context_.constants || context_.scope->kind != ScopeKind::Module || blocks_ || node->targets.size() != 1)
    return false;
  const auto* target = as_if<Name>(node->targets[0]);
  const auto* call = as_if<Call>(node->value);
  if (!target || !call || call->args.size() != 1 || !call->keywords.empty()) return false;
  const auto* function = as_if<Name>(call->func);
  const auto* attribute = as_if<ast::Attribute>(call->func);
  bool is_const = (function && function->id == "const") ||
                  (attribute && attribute->attr == "const" && attribute->value->kind == NodeKind::Name &&
                   as<Name>(attribute->value)->id == "micropython");
  Value value = is_const ? constant_of(call->args[0]) : Value::empty();
  if (value.is_empty()) return false;
  const Str* name = context_.name(target->id);
  if (dict_set_str(context_.rt, context_.constants, name, value).failed()) context_.pending();
  if (name->view().starts_with("_")) return true;
  Register mark = unit_->top();
  Register result = unit_->take();
  unit_->load_constant(result, value);
  unit_->at(target);
  store(symbol_of(target->id), result);
  unit_->release_to(mark);
  return true;
}

// --- augmented assignment: the target's parts are evaluated once

void CodeGenerator::augmented_operation(const AugAssign* node, Register target, Register left) {
  Register mark = unit_->top();
  Op op = inplace_op(node->op());
  Value known = constant_of(node->value);
  int constant = known.is_empty() ? -1 : unit_->constant_operand(known);
  Register right = constant < 0 ? operand(node->value) : no_register;
  unit_->release_to(mark);
  unit_->at(node);
  if (constant >= 0) {
    unit_->emit(Op(unsigned(op) + constant_form), target, left, unsigned(constant));
  } else {
    unit_->emit(op, target, left, right);
  }
}

void CodeGenerator::augmented_statement(const AugAssign* node) {
  Register mark = unit_->top();
  const Expression* target = node->target;
  if (const auto* name = as_if<Name>(target)) {
    Symbol* symbol = symbol_of(name->id);
    Register variable = variable_register(symbol);
    bool in_place = variable != no_register && !symbol->is(Symbol::WalrusTarget);
    Register left = in_place ? variable : unit_->take();
    unit_->at(target);
    if (in_place) {
      check_bound(symbol, variable);
    } else {
      load(symbol, left);
    }
    augmented_operation(node, left, left);
    unit_->at(target);
    if (!in_place) store(symbol, left);
  } else if (const auto* attribute = as_if<ast::Attribute>(target)) {
    const Str* attribute_name = context_.mangled(context_.scope->class_name, context_.name(attribute->attr));
    Register object = operand(attribute->value);
    Register value = unit_->take();
    unit_->at(target);
    unit_->emit_named(Op::LoadAttr, value, object, 0, attribute_name);
    augmented_operation(node, value, value);
    unit_->at(target);
    unit_->emit_named(Op::StoreAttr, object, value, 0, attribute_name);
  } else if (const auto* subscript = as_if<Subscript>(target)) {
    Register object = operand(subscript->value);
    Register key = operand(subscript->slice);
    Register value = unit_->take();
    unit_->at(target);
    unit_->emit(Op::GetItem, value, object, key);
    augmented_operation(node, value, value);
    unit_->at(target);
    unit_->emit(Op::SetItem, object, key, value);
  } else {
    context_.error(target, "illegal expression for augmented assignment"_m);
  }
  unit_->release_to(mark);
}

// --- annotations

// The annotation, or its source text under `from __future__ import annotations`.
void CodeGenerator::annotation_value(const Expression* annotation, Register target) {
  if (!context_.options.future_annotations) return emit(annotation, target);
  string_view text = context_.source_of(annotation);
  Value value = make_str(context_.rt, text);
  if (value.is_error()) return context_.pending();
  unit_->load_constant(target, value);
}

void CodeGenerator::annotated_statement(const AnnAssign* node) {
  Register mark = unit_->top();
  if (node->value) {
    Register direct = direct_target(node->target);
    Register value = direct;
    if (direct != no_register) {
      emit(node->value, direct);
      mark_bound(symbol_of(as<Name>(node->target)->id));
    } else {
      value = operand(node->value);
      assign(node->target, value);
    }
    unit_->release_to(mark);
  }
  Scope* scope = context_.scope;
  if (scope->is_function()) return;
  if (!node->simple()) {
    if (!context_.options.future_annotations) discard(node->annotation);
    return;
  }
  Register value = unit_->take(), mapping = unit_->take(), key = unit_->take();
  annotation_value(node->annotation, value);
  unit_->at(node);
  bool in_mapping = scope->kind == ScopeKind::Class || context_.options.names_in_locals;
  unit_->emit_named(in_mapping ? Op::LoadName : Op::LoadGlobal, mapping, 0, 0, sym<"__annotations__">);
  unit_->load_constant(key, to_value(symbol_of(as<Name>(node->target)->id)->name));
  unit_->emit(Op::SetItem, mapping, key, value);
  unit_->release_to(mark);
}

// --- del

void CodeGenerator::delete_target(const Expression* target) {
  Register mark = unit_->top();
  switch (target->kind) {
    case NodeKind::Name:
      unit_->at(target);
      remove(symbol_of(as<Name>(target)->id));
      break;
    case NodeKind::Attribute: {
      const auto* attribute = as<ast::Attribute>(target);
      Register object = operand(attribute->value);
      const Str* name = context_.mangled(context_.scope->class_name, context_.name(attribute->attr));
      unit_->at(target);
      unit_->emit_named(Op::DeleteAttr, object, 0, 0, name);
      break;
    }
    case NodeKind::Subscript: {
      Register object = operand(as<Subscript>(target)->value);
      Register key = operand(as<Subscript>(target)->slice);
      unit_->at(target);
      unit_->emit(Op::DeleteItem, object, key);
      break;
    }
    case NodeKind::Tuple:
    case NodeKind::List:
      for (const Expression* item : as<Display>(target)->elts) delete_target(item);
      break;
    default: context_.error(target, "cannot delete this expression"_m); break;
  }
  unit_->release_to(mark);
}

}  // namespace adder::compile
