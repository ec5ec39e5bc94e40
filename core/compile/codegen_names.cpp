// Loading, storing and deleting of names, wherever they live. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

Symbol* CodeGenerator::symbol_of(const Str* name) {
  if (context_.failed) return &no_symbol_;
  Symbol* symbol = context_.scope->find(name);
  contract_always(symbol, "a name that the scopes do not know");
  bool is_here = symbol->variable->scope->frame == unit_->frame && symbol->binding == Binding::Local;
  return is_here ? symbol->variable : symbol;
}

Symbol* CodeGenerator::symbol_of(Text name) {
  return symbol_of(context_.mangled(context_.scope->class_name, context_.name(name)));
}

Register CodeGenerator::variable_register(const Symbol* symbol) const {
  return symbol->binding == Binding::Local && symbol->index < 256 ? symbol->index : no_register;
}

bool CodeGenerator::maybe_unbound(const Symbol* symbol) const {
  if (!symbol->scope->has_frame()) return symbol->is(Symbol::EarlyUse);
  if (symbol->is(Symbol::Parameter) && !symbol->is(Symbol::Deleted)) return false;
  return !unit_->bound.has(symbol->tracked);
}

// `where`: the register that holds the variable's value now.
void CodeGenerator::check_bound(Symbol* symbol, Register where) {
  if (!unit_->reachable() || !maybe_unbound(symbol)) return;
  unit_->emit(Op::CheckBound, where);
  if (symbol->scope->has_frame()) unit_->need_cleared(symbol);
  mark_bound(symbol);
}

void CodeGenerator::load(Symbol* symbol, Register target) {
  switch (symbol->binding) {
    case Binding::Unknown: return;
    case Binding::Local:
      if (symbol->index < 256) {
        check_bound(symbol, symbol->index);
        return unit_->move(target, symbol->index);
      }
      unit_->emit_wide(Op::LoadFar, target, symbol->index);
      return check_bound(symbol, target);
    case Binding::Cell: return unit_->emit(Op::LoadCell, target, symbol->index);
    case Binding::Free: return unit_->emit(Op::LoadFree, target, symbol->index);
    case Binding::FreeOrName: return unit_->emit_named(Op::LoadFreeOrName, target, symbol->index, 0, symbol->name);
    case Binding::Global: return unit_->emit_named(Op::LoadGlobal, target, 0, 0, symbol->name);
    case Binding::Name: return unit_->emit_named(Op::LoadName, target, 0, 0, symbol->name);
  }
}

void CodeGenerator::store(Symbol* symbol, Register value) {
  switch (symbol->binding) {
    case Binding::Unknown: return;
    case Binding::Local:
      if (symbol->index < 256) {
        unit_->move(symbol->index, value);
      } else {
        unit_->emit_wide(Op::StoreFar, value, symbol->index);
      }
      return mark_bound(symbol);
    case Binding::Cell: return unit_->emit(Op::StoreCell, symbol->index, value);
    case Binding::Free: return unit_->emit(Op::StoreFree, value, symbol->index);
    case Binding::Global: return unit_->emit_named(Op::StoreGlobal, value, 0, 0, symbol->name);
    case Binding::FreeOrName:
    case Binding::Name: return unit_->emit_named(Op::StoreName, value, 0, 0, symbol->name);
  }
}

void CodeGenerator::remove(Symbol* symbol) {
  Register mark = unit_->top();
  switch (symbol->binding) {
    case Binding::Unknown: return;
    case Binding::Local:
      if (maybe_unbound(symbol)) unit_->need_cleared(symbol);
      if (symbol->index < 256) {
        unit_->emit(Op::DeleteLocal, symbol->index);
      } else {
        Register value = unit_->take();
        unit_->emit_wide(Op::LoadFar, value, symbol->index);
        unit_->emit(Op::DeleteLocal, value);
        unit_->emit_wide(Op::StoreFar, value, symbol->index);
        unit_->release_to(mark);
      }
      return unit_->bound.remove(symbol->tracked);
    case Binding::Cell: return unit_->emit(Op::DeleteCell, symbol->index);
    case Binding::Free: return unit_->emit(Op::DeleteFree, 0, symbol->index);
    case Binding::Global: return unit_->emit_named(Op::DeleteGlobal, 0, 0, 0, symbol->name);
    case Binding::FreeOrName:
    case Binding::Name: return unit_->emit_named(Op::DeleteName, 0, 0, 0, symbol->name);
  }
}

// At the end of `except E as name`: the name is unbound, also when the clause has already deleted it.
void CodeGenerator::unbind_handler_name(Symbol* symbol) {
  if (!symbol) return;
  Register mark = unit_->top();
  if (variable_register(symbol) != no_register) {
    unit_->load_immediate(symbol->index, 0);
    return unit_->bound.remove(symbol->tracked);
  }
  Register none = unit_->take();
  unit_->load_immediate(none, 1);
  store(symbol, none);
  remove(symbol);
  unit_->release_to(mark);
}

}  // namespace adder::compile
