// yield, yield from, await, and the asynchronous iteration of `async for`. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::emit_suspend(const SuspendExpr* node, Register target) {
  Register mark = unit_->top();
  if (node->kind == NodeKind::Yield) {
    Register value = node->value ? operand_into(node->value, target) : unit_->take();
    if (!node->value) unit_->load_immediate(value, 1);
    unit_->at(node);
    unit_->emit(unit_->flags & Code::AsyncGenerator ? Op::AsyncYield : Op::Yield, target, value);
    return unit_->release_to(mark);
  }
  if (node->kind == NodeKind::Await) {
    Register awaitable = operand(node->value);
    unit_->at(node);
    emit_await(awaitable, 0, target);
    return unit_->release_to(mark);
  }
  Register iterator = unit_->take(2);
  Register source = operand(node->value);
  unit_->at(node);
  unit_->emit(Op::GetYieldFrom, iterator, source);
  send_loop(iterator);
  unit_->move(target, Register(iterator + 1));
  unit_->release_to(mark);
}

// `what`: the number of GetAwaitable.
void CodeGenerator::emit_await(Register awaitable, unsigned what, Register target) {
  Register mark = unit_->top();
  Register iterator = unit_->take(2);
  unit_->emit(Op::GetAwaitable, iterator, awaitable, what);
  send_loop(iterator);
  unit_->move(target, Register(iterator + 1));
  unit_->release_to(mark);
}

// Passes on what the iterator yields until it returns; its result comes to the register after it.
void CodeGenerator::send_loop(Register iterator) {
  Register value = Register(iterator + 1);
  Label top, done;
  unit_->load_immediate(value, 1);
  unit_->bind_backward(top, unit_->bound);
  unit_->jump_extra(Op::Send, iterator, value, 0, done);
  unit_->emit(Op::Yield, value, value);
  unit_->jump(top);
  unit_->bind(done);
}

// The next item to `target`. Exceptions lead to `handler`, in the register `exception`.
void CodeGenerator::async_iteration(Register iterator, Label& handler, Register exception, Register target) {
  Register mark = unit_->top();
  uint32_t start = unit_->here();
  Register awaitable = unit_->take(2);
  unit_->emit(Op::GetAnext, awaitable, iterator);
  send_loop(awaitable);
  unit_->add_handler(start, unit_->here(), handler, exception);
  unit_->move(target, Register(awaitable + 1));
  unit_->release_to(mark);
}

// The handler of the iterations: StopAsyncIteration goes to `end`, anything else on.
void CodeGenerator::async_iteration_end(Register exception, Label& handler, Label& end) {
  unit_->bind(handler);
  unit_->jump_if(Op::EndAsyncFor, exception, end);
  unit_->set_unreachable();
}

}  // namespace adder::compile
