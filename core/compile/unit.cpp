// Emission of instructions and jumps of one code object. See unit.h; building of the object is in unit_finish.cpp.
#include "core/compile/unit.h"

namespace adder::compile {

namespace {

// Instructions that cannot fail have no position of their own: they prolong the run before.
bool is_silent(Op op) {
  switch (op) {
    case Op::Move:
    case Op::LoadConst:
    case Op::LoadInt:
    case Op::LoadImmediate:
    case Op::LoadFar:
    case Op::StoreFar:
    case Op::Jump:
    case Op::Loop:
    case Op::StoreCell:
    case Op::StoreFree:
    case Op::LoadFreeCell:
    case Op::EnterHandler:
    case Op::LeaveHandler:
    case Op::Return:
    case Op::ReturnNone: return true;
    default: return false;
  }
}

Op inverted(Op op) {
  switch (op) {
    case Op::JumpIfTrue: return Op::JumpIfFalse;
    case Op::JumpIfFalse: return Op::JumpIfTrue;
    case Op::JumpIfNone: return Op::JumpIfNotNone;
    case Op::JumpIfNotNone: return Op::JumpIfNone;
    default: return Op::Nop;
  }
}

bool fits_short(int32_t distance) { return distance >= INT16_MIN && distance <= INT16_MAX; }

}  // namespace

Unit::Unit(Context& context, Arena& arena, Scope* scope, Unit* parent, bool wide_jumps)
    : bound(BoundSet::none()),
      deletable(BoundSet::none()),
      context(context),
      frame(scope),
      parent(parent),
      arena_(arena),
      code_(arena),
      jumps_(arena),
      handlers_(arena),
      named_(arena),
      cleared_(arena),
      lines_(arena),
      constants_(context, arena),
      wide_jumps_(wide_jumps) {}

// --- instructions

void Unit::at(const ast::Node* node) {
  uint32_t width = node->line_span || node->end_column <= node->column ? 0 : node->end_column - node->column;
  span_ = {node->line, node->column, width, true};
}

bool Unit::add_word(Instruction word) {
  if (code_.push(word)) return true;
  context.no_memory();
  return false;
}

void Unit::note_position(Op op, uint32_t words) {
  if (is_silent(op) && lines_.has_run()) return lines_.extend(words);
  if (!lines_.add(words, span_)) context.no_memory();
}

void Unit::emit(Op op, unsigned a, unsigned b, unsigned c) {
  if (!reachable_ || context.failed) return;
  contract(a < 256 && b < 256 && c < 256, "an operand beyond a byte");
  Instruction word;
  word.op = uint8_t(op);
  word.a = uint8_t(a);
  word.b = uint8_t(b);
  word.c = uint8_t(c);
  if (add_word(word)) note_position(op, 1);
}

void Unit::emit_wide(Op op, unsigned a, unsigned bc) { emit(op, a, bc & 0xff, bc >> 8 & 0xff); }

void Unit::emit_extra(Op op, unsigned a, unsigned b, unsigned c, uint32_t extra) {
  if (!reachable_ || context.failed) return;
  emit(op, a, b, c);
  Instruction word;
  word.word = extra;
  if (add_word(word)) lines_.extend(1);
}

void Unit::emit_call(Op op, unsigned a, unsigned b, unsigned c, uint32_t names) {
  if (!reachable_) return;
  uint32_t cache = cache_count_ < 0xffff ? cache_count_++ : 0xffff;
  emit_extra(op, a, b, c, names | cache << 16);
}

void Unit::emit_named(Op op, unsigned a, unsigned b, unsigned c, const Str* name) {
  if (reachable_) emit_call(op, a, b, c, this->name(name));
}

void Unit::move(Register to, Register from) {
  if (to != from) emit(Op::Move, to, from);
}

void Unit::load_immediate(Register to, unsigned which) { emit(Op::LoadImmediate, to, which); }

void Unit::load_constant(Register to, Value value) {
  if (!reachable_) return;
  if (value.is_none()) return load_immediate(to, 1);
  if (value.is_false()) return load_immediate(to, 2);
  if (value.is_true()) return load_immediate(to, 3);
  if (value.is_ellipsis()) return load_immediate(to, 4);
  if (value.is_small_int() && fits_short(int32_t(value.as_small_int())) &&
      value.as_small_int() == int32_t(value.as_small_int())) {
    return emit_wide(Op::LoadInt, to, uint16_t(value.as_small_int()));
  }
  emit_wide(Op::LoadConst, to, constant(value));
}

// --- jumps

void Unit::add_jump(Label& label, uint32_t at, JumpKind kind) {
  if (!jumps_.push({at, label.newest_jump, kind})) return context.no_memory();
  label.newest_jump = int32_t(jumps_.size()) - 1;
  label.bound.intersect(bound);
}

void Unit::patch(const Jump& jump, uint32_t target) {
  if (jump.kind == JumpKind::Handler) {
    handlers_[jump.at].target = target;
    return;
  }
  int32_t distance = int32_t(target) - int32_t(jump.at) - 1;
  Instruction& word = code_[jump.at];
  if (jump.kind == JumpKind::Extra) {
    word.word = uint32_t(distance);
  } else if (jump.kind == JumpKind::Long) {
    word.word = (word.word & 0xff) | uint32_t(distance) << 8;
  } else if (fits_short(distance)) {
    word.b = uint8_t(distance);
    word.c = uint8_t(distance >> 8);
  } else {
    jumps_too_far_ = true;
  }
}

void Unit::jump(Label& label) {
  if (!reachable_ || context.failed) return;
  bool backward = label.position >= 0;
  emit(backward ? Op::Loop : Op::Jump);
  if (context.failed) return;
  if (backward) {
    patch({here() - 1, -1, JumpKind::Long}, uint32_t(label.position));
  } else {
    add_jump(label, here() - 1, JumpKind::Long);
  }
  reachable_ = false;
}

void Unit::jump_if(Op op, Register test, Label& label) {
  if (!reachable_ || context.failed) return;
  bool backward = label.position >= 0;
  int32_t distance = backward ? label.position - int32_t(here()) - 1 : 0;
  if (!fits_short(distance) || (wide_jumps_ && !backward)) {
    if (op == Op::EndAsyncFor) {  // which goes on only to jump
      emit_wide(op, test, 0);
      return jump(label);
    }
    emit_wide(inverted(op), test, 1);
    jump(label);
    reachable_ = true;
    return;
  }
  emit(op, test);
  if (context.failed) return;
  if (backward) {
    patch({here() - 1, -1, JumpKind::Short}, uint32_t(label.position));
  } else {
    add_jump(label, here() - 1, JumpKind::Short);
  }
}

void Unit::jump_extra(Op op, unsigned a, unsigned b, unsigned c, Label& label) {
  if (!reachable_ || context.failed) return;
  emit_extra(op, a, b, c, 0);
  if (context.failed) return;
  if (label.position >= 0) {
    patch({here() - 1, -1, JumpKind::Extra}, uint32_t(label.position));
  } else {
    add_jump(label, here() - 1, JumpKind::Extra);
  }
}

void Unit::jump_compare(Op op, unsigned a, unsigned b, bool sense, Label& label) { jump_extra(op, a, b, sense, label); }

void Unit::bind(Label& label) {
  label.position = int32_t(here());
  if (label.newest_jump < 0) return;
  for (int32_t i = label.newest_jump; i >= 0 && !context.failed; i = jumps_[uint32_t(i)].next) {
    patch(jumps_[uint32_t(i)], here());
  }
  if (reachable_) {
    bound.intersect(label.bound);
  } else {
    bound = label.bound;
  }
  reachable_ = true;
}

void Unit::bind_backward(Label& label, const BoundSet& state) {
  label.position = int32_t(here());
  bound = state;
}

Label Unit::handler_label() const {
  Label label;
  label.bound = bound;
  label.bound.subtract(deletable);
  return label;
}

void Unit::add_handler(uint32_t start, uint32_t end, Label& target, Register exception) {
  if (start == end || context.failed) return;
  if (!handlers_.push({start, end, 0, exception, 0})) return context.no_memory();
  if (!jumps_.push({handlers_.size() - 1, target.newest_jump, JumpKind::Handler})) return context.no_memory();
  target.newest_jump = int32_t(jumps_.size()) - 1;
}

// --- registers and constants

Register Unit::take(uint32_t count) {
  Register first = top_;
  if (top_ + count > 256) {
    ast::Node here{};
    here.line = span_.line;
    here.column = uint16_t(span_.column);
    context.error(&here, "expression is too complex"_m);
    return first_temporary_;
  }
  top_ = Register(top_ + count);
  if (top_ > highest_) highest_ = top_;
  return first;
}

Register Unit::take_far(uint32_t count) {
  Register first = far_top_;
  far_top_ = Register(far_top_ + count);
  if (far_top_ > far_highest_) far_highest_ = far_top_;
  return first;
}

uint32_t Unit::constant(Value value) { return reachable_ ? constants_.add(value) : 0; }

int Unit::constant_operand(Value value) {
  uint32_t index = constant(value);
  return index < 256 ? int(index) : -1;
}

void Unit::need_cleared(const Symbol* variable) {
  auto* symbol = const_cast<Symbol*>(variable);
  if (symbol->is(Symbol::Cleared)) return;
  symbol->flags |= Symbol::Cleared;
  if (!cleared_.push(symbol)) context.no_memory();
}

Unit::Mark Unit::mark() const {
  return {code_.size(), jumps_.size(), handlers_.size(), cache_count_, lines_.mark(), span_};
}

void Unit::rewind(const Mark& mark) {
  code_.truncate(mark.code);
  jumps_.truncate(mark.jumps);
  handlers_.truncate(mark.handlers);
  cache_count_ = mark.caches;
  lines_.rewind(mark.lines);
  span_ = mark.span;
  reachable_ = true;
  release_to(first_temporary_);
}

}  // namespace adder::compile
