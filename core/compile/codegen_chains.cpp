// Chains: operators, calls, attributes and subscripts that lean to the left, as in a.b(c).d[0] + e + f.
//
// They can be as long as the source, so they are walked in a loop, from the innermost expression outwards. Intermediate
// values all go to one temporary, the chain's slot.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

Op binary_op(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add: return Op::Add;
    case BinaryOperator::Sub: return Op::Sub;
    case BinaryOperator::Mult: return Op::Mul;
    case BinaryOperator::MatMult: return Op::MatMul;
    case BinaryOperator::Div: return Op::Div;
    case BinaryOperator::Mod: return Op::Mod;
    case BinaryOperator::Pow: return Op::Pow;
    case BinaryOperator::LShift: return Op::LShift;
    case BinaryOperator::RShift: return Op::RShift;
    case BinaryOperator::BitOr: return Op::Or;
    case BinaryOperator::BitXor: return Op::Xor;
    case BinaryOperator::BitAnd: return Op::And;
    case BinaryOperator::FloorDiv: return Op::FloorDiv;
  }
  return Op::Add;
}

constexpr unsigned constant_form = unsigned(Op::AddK) - unsigned(Op::Add);

}  // namespace

struct CodeGenerator::Chain {
  Register slot = no_register;   // the temporary of intermediate values
  Register value = no_register;  // where the value so far is
  Value known;                   // the value so far while it is constant, else empty
  bool is_method = false;        // value, value + 1 are what LoadMethod gave
};

void CodeGenerator::chain_slot(Chain& chain) {
  if (chain.slot == no_register) chain.slot = unit_->take();
}

void CodeGenerator::emit_chain(const Expression* node, Register target) {
  uint32_t first = chain_nodes_.size();
  const Expression* leaf = node;
  while (const Expression* child = spine_child(leaf)) {
    if (!chain_nodes_.push(leaf)) return context_.no_memory();
    leaf = child;
    const auto* call = as_if<Call>(leaf);
    if (call && is_plain_super(call)) break;
  }
  Register mark = unit_->top();
  Chain chain;
  if (is_last_temporary(target)) chain.slot = target;
  chain.known = constant_of(leaf);
  if (const auto* call = as_if<Call>(leaf)) {  // super()
    chain_slot(chain);
    emit_super(call, chain.slot);
    chain.value = chain.slot;
  } else if (chain.known.is_empty()) {
    chain.value = operand_into(leaf, chain.slot);
    if (unit_->is_temporary(chain.value) && chain.value + 1 == unit_->top()) chain.slot = chain.value;
  }
  while (chain_nodes_.size() > first && !context_.failed) {
    const Expression* step = chain_nodes_.back();
    chain_nodes_.truncate(chain_nodes_.size() - 1);
    bool last = chain_nodes_.size() == first;
    chain_step(chain, step, last ? nullptr : chain_nodes_.back(), last ? target : no_register);
  }
  if (!chain.known.is_empty()) {
    unit_->load_constant(target, chain.known);
  } else {
    unit_->move(target, chain.value);
  }
  unit_->release_to(mark);
}

// One link. `around` is the link outside of it; `target` is given when there is none.
void CodeGenerator::chain_step(Chain& chain, const Expression* node, const Expression* around, Register target) {
  if (!chain.known.is_empty()) {
    if (const auto* binary = as_if<BinOp>(node)) {
      Value right = constant_of(binary->right);
      Value folded = right.is_empty() ? right : fold_binary(context_, binary->op(), chain.known, right);
      if (!folded.is_empty()) {
        chain.known = folded;
        return;
      }
    }
    chain_slot(chain);
    unit_->load_constant(chain.slot, chain.known);
    chain.value = chain.slot;
    chain.known = Value::empty();
  }
  switch (node->kind) {
    case NodeKind::BinOp: return chain_binary(chain, as<BinOp>(node), target);
    case NodeKind::Attribute: {
      const auto* call = around ? as_if<Call>(around) : nullptr;
      bool is_method = call && !needs_spread(call->args, call->keywords);
      return chain_attribute(chain, as<ast::Attribute>(node), is_method, target);
    }
    case NodeKind::Subscript: return chain_subscript(chain, as<Subscript>(node), target);
    default: return chain_call(chain, as<Call>(node));
  }
}

void CodeGenerator::chain_binary(Chain& chain, const BinOp* node, Register target) {
  Register mark = unit_->top();
  Op op = binary_op(node->op());
  Value known = constant_of(node->right);
  int constant = known.is_empty() ? -1 : unit_->constant_operand(known);
  Register right = constant < 0 ? operand(node->right) : no_register;
  unit_->release_to(mark);
  if (target == no_register) {
    chain_slot(chain);
    target = chain.slot;
  }
  unit_->at(node);
  if (constant >= 0) {
    unit_->emit(Op(unsigned(op) + constant_form), target, chain.value, unsigned(constant));
  } else {
    unit_->emit(op, target, chain.value, right);
  }
  chain.value = target;
}

void CodeGenerator::chain_attribute(Chain& chain, const ast::Attribute* node, bool is_method, Register target) {
  const Str* name = context_.mangled(context_.scope->class_name, context_.name(node->attr));
  if (is_method || target == no_register) {
    chain_slot(chain);
    target = chain.slot;
  }
  unit_->at(node);
  if (is_method) {
    unit_->release_to(Register(chain.slot + 1));
    unit_->take();
    unit_->emit_named(Op::LoadMethod, chain.slot, chain.value, 0, name);
    chain.is_method = true;
  } else {
    unit_->emit_named(Op::LoadAttr, target, chain.value, 0, name);
  }
  chain.value = target;
}

void CodeGenerator::chain_subscript(Chain& chain, const Subscript* node, Register target) {
  Register mark = unit_->top();
  const auto* slice = as_if<ast::Slice>(node->slice);
  Value known = slice ? constant_slice(slice) : constant_of(node->slice);
  int constant = known.is_empty() ? -1 : unit_->constant_operand(known);
  Register key = constant < 0 ? operand(node->slice) : no_register;
  unit_->release_to(mark);
  if (target == no_register) {
    chain_slot(chain);
    target = chain.slot;
  }
  unit_->at(node);
  if (constant >= 0) {
    unit_->emit(Op::GetItemK, target, chain.value, unsigned(constant));
  } else {
    unit_->emit(Op::GetItem, target, chain.value, key);
  }
  chain.value = target;
}

// The slot is the last register in use, so the function stands right below its arguments.
void CodeGenerator::chain_call(Chain& chain, const Call* node) {
  chain_slot(chain);
  unit_->move(chain.slot, chain.value);
  emit_call(node, chain.slot, chain.is_method);
  chain.is_method = false;
  unit_->release_to(Register(chain.slot + 1));
  chain.value = chain.slot;
}

}  // namespace adder::compile
