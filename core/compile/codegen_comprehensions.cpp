// Comprehensions. List, set and dict comprehensions run in the frame around them, their variables in temporaries;
// generator expressions are functions of their own, called with the first iterator.
#include "core/compile/codegen.h"

#include "core/compile/codegen_unit.h"

namespace adder::compile {

using namespace ast;

// `iterator`: a temporary.
void CodeGenerator::emit_iterable(const Expression* node, Register iterator) {
  Register mark = unit_->top();
  Value constants = Value::empty();
  if (node->kind == NodeKind::List) constants = constant_items(as<Display>(node)->elts);
  Register source = iterator;
  if (constants.is_empty()) {
    source = operand_into(node, iterator);
  } else {
    unit_->load_constant(iterator, constants);  // nobody sees whether it is a list or a tuple
  }
  unit_->at(node);
  unit_->emit(Op::GetIter, iterator, source);
  unit_->release_to(mark);
}

void CodeGenerator::emit_clause_iterator(const Comprehension* clause, Register iterator) {
  if (!clause->is_async) return emit_iterable(clause->iter, iterator);
  Register mark = unit_->top();
  Register source = operand_into(clause->iter, iterator);
  unit_->at(clause->iter);
  unit_->emit(Op::GetAiter, iterator, source);
  unit_->release_to(mark);
}

// Gives the comprehension's variables registers, and makes its cells.
void CodeGenerator::enter_comprehension_scope(Scope* scope) {
  context_.scope = scope;
  for (Symbol* symbol = scope->first_symbol; symbol; symbol = symbol->next) {
    if (!symbol->is(Symbol::Bound)) continue;
    if (symbol->is(Symbol::Captured) || symbol->is(Symbol::EarlyUse)) {
      unit_->load_immediate(symbol->index, 0);
      if (symbol->is(Symbol::Captured)) unit_->emit(Op::MakeCell, symbol->index);
    } else {
      symbol->index = unit_->take();
    }
  }
}

void CodeGenerator::emit_comprehension(const ComprehensionExpr* node, Register target) {
  Register mark = unit_->top();
  Scope* outer = context_.scope;
  Register saved_floor = spill_floor_;
  Register result = is_last_temporary(target) ? target : unit_->take();
  Register iterator = unit_->take();
  emit_clause_iterator(node->generators[0], iterator);
  enter_comprehension_scope(outer->child_of(node));
  spill_floor_ = unit_->top();
  unit_->at(node);
  switch (node->kind) {
    case NodeKind::ListComp: unit_->emit(Op::BuildList, result, 0, 0); break;
    case NodeKind::SetComp: unit_->emit(Op::BuildSet, result, 0, 0); break;
    default: unit_->emit(Op::BuildDict, result, 0, 0); break;
  }
  emit_clauses(node, 0, iterator, result);
  context_.scope = outer;
  spill_floor_ = saved_floor;
  unit_->move(target, result);
  unit_->release_to(mark);
}

void CodeGenerator::emit_clauses(const ComprehensionExpr* node, uint32_t index, Register iterator, Register result) {
  const Comprehension* clause = node->generators[index];
  if (clause->is_async) return emit_async_clause(node, index, iterator, result);
  Register mark = unit_->top();
  Label top, next;
  BoundSet state = unit_->bound;
  state.subtract(unit_->deletable);
  unit_->jump(next);
  unit_->resume();
  unit_->bind_backward(top, state);
  Register direct = direct_target(clause->target);
  Register item = direct != no_register ? direct : unit_->take();
  if (direct == no_register) {
    assign(clause->target, item);
  } else {
    mark_bound(symbol_of(as<Name>(clause->target)->id));
  }
  emit_clause_body(node, index, next, result);
  unit_->bind(next);
  unit_->at(clause->iter);
  unit_->jump_extra(Op::ForIter, iterator, item, 0, top);
  unit_->release_to(mark);
}

void CodeGenerator::emit_async_clause(const ComprehensionExpr* node, uint32_t index, Register iterator,
                                      Register result) {
  const Comprehension* clause = node->generators[index];
  Register mark = unit_->top();
  Register exception = unit_->take();
  Label top, next, end;
  BoundSet state = unit_->bound;
  state.subtract(unit_->deletable);
  unit_->bind_backward(top, state);
  Label handler = unit_->handler_label();
  Register item = unit_->take();
  Register saved_floor = spill_floor_;
  spill_floor_ = item;
  unit_->at(clause->iter);
  async_iteration(iterator, handler, exception, item);
  assign(clause->target, item);
  emit_clause_body(node, index, next, result);
  unit_->bind(next);
  unit_->jump(top);
  async_iteration_end(exception, handler, end);
  unit_->bind(end);
  spill_floor_ = saved_floor;
  unit_->release_to(mark);
}

// What a turn of the clause does: its conditions, then the next clause or the element.
void CodeGenerator::emit_clause_body(const ComprehensionExpr* node, uint32_t index, Label& next, Register result) {
  for (const Expression* test : node->generators[index]->ifs) condition(test, next, false);
  if (index + 1 == node->generators.size()) return emit_element(node, result);
  Register mark = unit_->top();
  Register iterator = unit_->take();
  Register saved_floor = spill_floor_;
  spill_floor_ = unit_->top();
  emit_clause_iterator(node->generators[index + 1], iterator);
  emit_clauses(node, index + 1, iterator, result);
  spill_floor_ = saved_floor;
  unit_->release_to(mark);
}

void CodeGenerator::emit_element(const ComprehensionExpr* node, Register result) {
  if (!unit_->reachable()) return;
  Register mark = unit_->top();
  Register value = operand(node->elt);
  unit_->at(node->elt);
  switch (node->kind) {
    case NodeKind::ListComp: unit_->emit(Op::ListAppend, result, value); break;
    case NodeKind::SetComp: unit_->emit(Op::SetAdd, result, value); break;
    case NodeKind::DictComp: {
      Register item = operand(node->value);
      unit_->at(node->elt);
      unit_->emit(Op::DictSet, result, value, item);
      break;
    }
    default: {
      Register sent = unit_->take();
      unit_->emit(unit_->flags & Code::AsyncGenerator ? Op::AsyncYield : Op::Yield, sent, value);
      break;
    }
  }
  unit_->release_to(mark);
}

// --- generator expressions

Code* CodeGenerator::compile_generator(const ComprehensionExpr* node, Scope* scope) {
  return compile_unit(scope, sym<"<genexpr>">, node->line, [&] {
    unit_->positional_count = unit_->positional_only_count = 1;
    unit_->flags |= function_flags(scope);
    emit_clauses(node, 0, 0, no_register);
  });
}

void CodeGenerator::emit_generator(const ComprehensionExpr* node, Register target) {
  Register mark = unit_->top();
  Register base = is_last_temporary(target) ? target : unit_->take();
  Code* code = compile_generator(node, context_.scope->child_of(node));
  if (!code) return;
  unit_->at(node);
  emit_make_function(code, base, 0, 0);
  emit_clause_iterator(node->generators[0], unit_->take());
  unit_->at(node);
  unit_->emit_call(Op::Call, base, 1, 0, 0xffff);
  unit_->move(target, base);
  unit_->release_to(mark);
}

}  // namespace adder::compile
