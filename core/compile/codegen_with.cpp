// with and async with. The exit function and its self stay in a pair of registers while the body runs.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::with_statement(const With* node, uint32_t index) {
  if (index == node->items.size()) return body(node->body);
  const WithItem& item = node->items[index];
  bool is_async = node->kind == NodeKind::AsyncWith;
  Register exit = unit_->take(2);
  Register saved_floor = spill_floor_;
  spill_floor_ = unit_->top();
  Register exception = unit_->top();
  Register enter = unit_->take(2);
  Register manager = operand(item.context_expr);
  unit_->at(item.context_expr);
  unit_->emit(Op::LoadSpecial, enter, manager, is_async ? 2 : 0);
  unit_->emit(Op::LoadSpecial, exit, manager, is_async ? 3 : 1);
  unit_->emit_call(Op::CallMethod, enter, 0, 0, 0xffff);
  if (is_async) emit_await(enter, 1, enter);
  unit_->release_to(Register(enter + 1));

  Label handler = unit_->handler_label(), end;
  Block block{is_async ? Block::Kind::AsyncWith : Block::Kind::With};
  block.base = exit;
  block.node = item.context_expr;
  push(block);
  open_region(block, handler, exception);
  if (item.optional_vars) assign(item.optional_vars, enter);
  unit_->release_to(exception);
  with_statement(node, index + 1);
  spill_floor_ = saved_floor;
  close_region(block);
  pop(block);
  with_exit_call(block);
  unit_->jump(end);
  with_exception(block, handler, end);
  unit_->bind(end);
  unit_->release_to(exit);
}

// exit(None, None, None)
void CodeGenerator::with_exit_call(const Block& block) {
  Register mark = unit_->top();
  Register call = unit_->take(5);
  unit_->move(call, block.base);
  unit_->move(Register(call + 1), Register(block.base + 1));
  for (Register i = 2; i < 5; i++) unit_->load_immediate(Register(call + i), 1);
  unit_->at(block.node);
  unit_->emit_call(Op::CallMethod, call, 3, 0, 0xffff);
  if (block.kind == Block::Kind::AsyncWith) emit_await(call, 2, call);
  unit_->release_to(mark);
}

// The body failed: exit is told, and may say that the exception is dealt with.
void CodeGenerator::with_exception(const Block& block, Label& handler, Label& end) {
  if (!handler.is_used()) return;
  Register exception = block.exception;
  Label suppressed;
  unit_->bind(handler);
  unit_->take(2);
  unit_->emit(Op::EnterHandler, exception);
  Label failed = unit_->handler_label();
  uint32_t start = unit_->here();
  Register answer = unit_->take();
  unit_->at(block.node);
  unit_->emit(Op::WithExceptStart, answer, block.base, exception);
  if (block.kind == Block::Kind::AsyncWith) emit_await(answer, 2, answer);
  unit_->jump_if(Op::JumpIfTrue, answer, suppressed);
  unit_->add_handler(start, unit_->here(), failed, Register(exception + 2));
  unit_->emit(Op::LeaveHandler, exception);
  unit_->emit(Op::Reraise, exception);
  unit_->set_unreachable();
  unit_->bind(suppressed);
  unit_->emit(Op::LeaveHandler, exception);
  unit_->jump(end);
  reraise_from(failed, exception, nullptr);
  unit_->release_to(exception);
}

}  // namespace adder::compile
