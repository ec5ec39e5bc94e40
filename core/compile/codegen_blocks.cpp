// Blocks: what must happen on the way out of try, with and loops, and which handlers guard which instructions.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::push(Block& block) {
  block.outer = blocks_;
  blocks_ = &block;
}

void CodeGenerator::pop(Block& block) {
  contract(blocks_ == &block, "blocks end in the order in which they began");
  blocks_ = block.outer;
}

// From here on exceptions lead to `handler`, which finds them in register `exception`.
void CodeGenerator::open_region(Block& block, Label& handler, Register exception) {
  block.handler = &handler;
  block.exception = exception;
  block.region_start = unit_->here();
}

void CodeGenerator::close_region(Block& block) {
  if (!block.handler) return;
  unit_->add_handler(block.region_start, unit_->here(), *block.handler, block.exception);
  block.region_start = unit_->here();
}

bool CodeGenerator::has_exit_code(const Block* until) const {
  for (const Block* block = blocks_; block != until; block = block->outer)
    if (block->kind != Block::Kind::Loop && block->kind != Block::Kind::Guard) return true;
  return false;
}

// Code that leaves the innermost blocks, up to `until`. It stands outside of their regions: after the jump that
// follows, reopen_blocks puts things back.
void CodeGenerator::leave_blocks(const Block* until) {
  while (blocks_ != until) {
    Block& block = *blocks_;
    close_region(block);
    blocks_ = block.outer;
    leave_block(block);
  }
}

void CodeGenerator::reopen_blocks(Block* innermost, const Block* until) {
  blocks_ = innermost;
  for (Block* block = innermost; block != until; block = block->outer) block->region_start = unit_->here();
}

void CodeGenerator::leave_block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::Loop:
    case Block::Kind::Guard: return;
    case Block::Kind::Finally: return body(*block.final_body);
    case Block::Kind::Handler: unit_->emit(Op::LeaveHandler, block.base); return unbind_handler_name(block.name);
    case Block::Kind::With:
    case Block::Kind::AsyncWith: return with_exit_call(block);
  }
}

}  // namespace adder::compile
