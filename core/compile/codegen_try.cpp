// try, except, except*, finally.
//
// A handler's register h is the first temporary of the try statement, so nothing of the guarded code is alive in it.
// After EnterHandler h, h + 1 keeps what was being handled; every way out of the handler restores it by LeaveHandler h.
// What goes wrong inside the handler itself arrives in h + 2.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::try_statement(const Try* node) {
  if (!node->finalbody.empty()) return try_finally(node);
  if (node->kind == NodeKind::TryStar) return try_star(node);
  try_except(node);
}

// The code of `finally` stands twice: after the body, and as a handler that raises again (and at each return, break and
// continue that leaves the body).
void CodeGenerator::try_finally(const Try* node) {
  Register exception = unit_->top();
  Label handler = unit_->handler_label(), failed, end;
  Block block{Block::Kind::Finally};
  block.final_body = &node->finalbody;
  push(block);
  open_region(block, handler, exception);
  if (node->handlers.empty()) {
    body(node->body);
  } else if (node->kind == NodeKind::TryStar) {
    try_star(node);
  } else {
    try_except(node);
  }
  close_region(block);
  pop(block);
  body(node->finalbody);
  unit_->jump(end);
  if (handler.is_used()) {
    unit_->bind(handler);
    unit_->take(2);
    unit_->emit(Op::EnterHandler, exception);
    failed = unit_->handler_label();
    Block inner{Block::Kind::Handler};
    inner.base = exception;
    push(inner);
    open_region(inner, failed, Register(exception + 2));
    body(node->finalbody);
    close_region(inner);
    pop(inner);
    unit_->emit(Op::LeaveHandler, exception);
    unit_->emit(Op::Reraise, exception);
    unit_->set_unreachable();
    reraise_from(failed, exception, nullptr);
    unit_->release_to(exception);
  }
  unit_->bind(end);
}

// What a handler does about an exception of its own.
void CodeGenerator::reraise_from(Label& failed, Register exception, Symbol* name) {
  if (!failed.is_used()) return;
  Register mark = unit_->top();
  unit_->release_to(Register(exception + 2));
  Register raised = unit_->take();
  unit_->bind(failed);
  unit_->emit(Op::LeaveHandler, exception);
  unbind_handler_name(name);
  unit_->emit(Op::Reraise, raised);
  unit_->set_unreachable();
  unit_->release_to(mark);
}

// The guarded body and what follows it when nothing was raised. True when something can be: then the code of the handlers
// comes next, with the exception in `exception` and the register behind it.
bool CodeGenerator::guarded_body(const Try* node, Register exception, Label& end) {
  Label handler = unit_->handler_label();
  Block block{Block::Kind::Guard};
  push(block);
  open_region(block, handler, exception);
  body(node->body);
  close_region(block);
  pop(block);
  body(node->orelse);
  unit_->jump(end);
  if (!handler.is_used()) return false;
  unit_->bind(handler);
  unit_->take(2);
  unit_->at(node->handlers[0]);
  spill_floor_ = unit_->top();
  unit_->emit(Op::EnterHandler, exception);
  return true;
}

void CodeGenerator::try_except(const Try* node) {
  Register exception = unit_->top();
  Label end;
  if (guarded_body(node, exception, end)) {
    Label failed = unit_->handler_label();
    Block outer{Block::Kind::Guard};  // what choosing a clause raises
    push(outer);
    open_region(outer, failed, Register(exception + 2));
    for (const ExceptHandler* clause : node->handlers) except_clause(clause, exception, outer, end);
    close_region(outer);
    pop(outer);
    unit_->emit(Op::LeaveHandler, exception);
    unit_->emit(Op::Reraise, exception);
    unit_->set_unreachable();
    reraise_from(failed, exception, nullptr);
    unit_->release_to(exception);
  }
  unit_->bind(end);
}

void CodeGenerator::except_clause(const ExceptHandler* clause, Register exception, Block& outer, Label& end) {
  if (!unit_->reachable()) return;
  Label next;
  if (clause->type) {
    Register mark = unit_->top();
    Register type = operand(clause->type);
    unit_->release_to(mark);
    Register matches = unit_->take();
    unit_->at(clause->type);
    unit_->emit(Op::MatchException, matches, exception, type);
    unit_->jump_if(Op::JumpIfFalse, matches, next);
    unit_->release_to(mark);
  }
  close_region(outer);
  Label failed = unit_->handler_label();
  Block block{Block::Kind::Handler};
  block.base = exception;
  if (!clause->name.empty()) {
    block.name = symbol_of(clause->name);
    unit_->at(clause);
    store(block.name, exception);
  }
  pop(outer);
  push(block);
  open_region(block, failed, Register(exception + 2));
  body(clause->body);
  close_region(block);
  pop(block);
  unit_->emit(Op::LeaveHandler, exception);
  unbind_handler_name(block.name);
  unit_->jump(end);
  reraise_from(failed, exception, block.name);
  push(outer);
  unit_->bind(next);
  outer.region_start = unit_->here();
}

// except*: each clause takes its part of the group; what the clauses raise and what none of them took is raised
// together.
void CodeGenerator::try_star(const Try* node) {
  Register exception = unit_->top();
  Label end, merge;
  if (guarded_body(node, exception, end)) {
    Label failed = unit_->handler_label();
    Block outer{Block::Kind::Handler};
    outer.base = exception;
    push(outer);
    open_region(outer, failed, Register(exception + 2));
    unit_->take();  // exceptions of this region arrive here
    Register rest = unit_->take(), raised = unit_->take();
    spill_floor_ = unit_->top();
    unit_->move(rest, exception);
    unit_->emit(Op::BuildList, raised, 0, 0);
    for (const ExceptHandler* clause : node->handlers) {
      unit_->at(clause);
      unit_->jump_if(Op::JumpIfNone, rest, merge);
      star_clause(clause, rest, raised);
    }
    Label nothing_left;
    unit_->jump_if(Op::JumpIfNone, rest, nothing_left);
    unit_->emit(Op::ListAppend, raised, rest);
    unit_->bind(nothing_left);
    unit_->bind(merge);
    unit_->emit(Op::PrepareReraiseGroup, rest, raised, exception);
    close_region(outer);
    pop(outer);
    unit_->emit(Op::LeaveHandler, exception);
    unit_->jump_if(Op::JumpIfNone, rest, end);
    unit_->emit(Op::Reraise, rest);
    unit_->set_unreachable();
    reraise_from(failed, exception, nullptr);
    unit_->release_to(exception);
  }
  unit_->bind(end);
}

void CodeGenerator::star_clause(const ExceptHandler* clause, Register rest, Register raised) {
  Register mark = unit_->top();
  Label next;
  Register matching = unit_->take(2), inner = unit_->take();
  Register type = operand(clause->type);
  unit_->at(clause->type);
  unit_->emit(Op::MatchGroup, rest, type, matching);
  unit_->jump_if(Op::JumpIfNone, matching, next);
  unit_->emit(Op::EnterHandler, matching);
  Label failed = unit_->handler_label();
  Block block{Block::Kind::Handler};
  block.base = matching;
  if (!clause->name.empty()) {
    block.name = symbol_of(clause->name);
    store(block.name, matching);
  }
  push(block);
  open_region(block, failed, inner);
  body(clause->body);
  close_region(block);
  pop(block);
  unit_->emit(Op::LeaveHandler, matching);
  unbind_handler_name(block.name);
  unit_->jump(next);
  if (failed.is_used()) {
    unit_->bind(failed);
    unit_->emit(Op::LeaveHandler, matching);
    unbind_handler_name(block.name);
    unit_->emit(Op::ListAppend, raised, inner);
  }
  unit_->bind(next);
  unit_->release_to(mark);
}

}  // namespace adder::compile
