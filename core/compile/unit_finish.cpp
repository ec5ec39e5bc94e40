// Registers of variables, the prologue, and the building of the Code object. See unit.h.
#include "core/compile/unit.h"

namespace adder::compile {

namespace {

// Variables in registers that instructions can name; more are reached by LoadFar and StoreFar. The rest of the 256 are
// temporaries. Code with very many variables keeps more room for temporaries.
constexpr uint32_t direct_variables = 200;
constexpr uint32_t max_parameters = 200;

}  // namespace

bool Unit::add_name(uint32_t index, Symbol* symbol) {
  Named named = {symbol ? symbol->name : sym<"">, symbol && symbol->scope == frame ? symbol : nullptr};
  if (index < named_.size()) {
    named_[index] = named;
    return true;
  }
  if (named_.push(named)) return true;
  context.no_memory();
  return false;
}

void Unit::allocate(Symbol* symbol, bool direct_only) {
  symbol->flags &= uint16_t(~Symbol::Cleared);  // of an earlier compilation of the same function
  if (variables_ >= direct_variables) {
    if (direct_only || symbol->is(Symbol::Captured)) {
      return context.error(static_cast<const ast::Node*>(frame->node),
                           "too many variables shared with inner functions"_m);
    }
    // The far ones begin at 256: the gap in the names is that of the temporaries.
    while (variables_ < 256)
      if (!add_name(variables_++, nullptr)) return;
  }
  symbol->index = uint16_t(variables_);
  add_name(variables_++, symbol);
}

void Unit::allocate_statement_variables() {
  variables_ = 0;
  allocate_inlined(frame);
  first_temporary_ = top_ = Register(variables_);
  if (top_ > highest_) highest_ = top_;
}

// Variables of comprehensions that must have a name: cells, and those that may be read before they are bound.
void Unit::allocate_inlined(Scope* around) {
  for (Scope* scope = around->first_child; scope && !context.failed; scope = scope->next_sibling) {
    if (scope->frame != frame) continue;
    for (Symbol* symbol = scope->first_symbol; symbol; symbol = symbol->next) {
      bool early = scope->kind == ScopeKind::Inlined && symbol->is(Symbol::EarlyUse);
      if (symbol->is(Symbol::Bound) && (symbol->is(Symbol::Captured) || early)) allocate(symbol, true);
    }
    allocate_inlined(scope);
  }
}

void Unit::allocate_variables() {
  bool owns_variables = frame->is_function();
  uint32_t parameters = 0;
  uint16_t tracked = 0;
  auto each = [&](auto&& take) {
    for (Symbol* symbol = frame->first_symbol; symbol && !context.failed; symbol = symbol->next)
      if (owns_variables && symbol->variable == symbol &&
          (symbol->binding == Binding::Local || symbol->binding == Binding::Cell)) {
        take(symbol);
      }
  };
  each([&](Symbol* symbol) {
    if (!symbol->is(Symbol::Parameter)) return;
    if (++parameters > max_parameters) return context.error(symbol->first, "more than 200 parameters"_m);
    allocate(symbol, true);
  });
  each([&](Symbol* symbol) {
    if (!symbol->is(Symbol::Parameter) && symbol->is(Symbol::Captured)) allocate(symbol, true);
  });
  if (frame->class_cell) allocate(frame->class_cell, true);
  uint32_t own = variables_;
  uint32_t uncaptured = 0;
  each([&](Symbol* symbol) {
    if (!symbol->is(Symbol::Parameter) && !symbol->is(Symbol::Captured)) uncaptured++;
  });
  bool spilled = own + uncaptured > direct_variables;
  if (spilled) allocate_inlined(frame);  // they must be direct, so they come first
  each([&](Symbol* symbol) {
    if (!symbol->is(Symbol::Parameter) && !symbol->is(Symbol::Captured)) allocate(symbol, false);
  });
  local_count_ = uint16_t(variables_);
  if (!spilled) allocate_inlined(frame);
  each([&](Symbol* symbol) {
    bool parameter = symbol->is(Symbol::Parameter);
    if (symbol->binding == Binding::Cell || (parameter && !symbol->is(Symbol::Deleted))) return;
    symbol->tracked = tracked < BoundSet::tracked ? tracked++ : 0xffff;
    if (parameter) bound.add(symbol->tracked);
    if (symbol->is(Symbol::Deleted)) deletable.add(symbol->tracked);
    if (!parameter && frame->names_locals) need_cleared(symbol);
  });
  if (frame->names_locals) flags |= Code::LocalsCleared;
  bool far = variables_ > 256;
  first_temporary_ = top_ = highest_ = Register(far ? direct_variables : variables_);
  if (far) far_top_ = far_highest_ = Register(variables_);
}

// Cells of parameters and locals are made first; then the locals that may be read unbound are set empty.
void Unit::write_prologue(GrowArray<Instruction>& prologue) {
  auto put = [&](Op op, unsigned a, unsigned b = 0, unsigned c = 0) {
    Instruction word;
    word.op = uint8_t(op);
    word.a = uint8_t(a);
    word.b = uint8_t(b);
    word.c = uint8_t(c);
    if (!prologue.push(word)) context.no_memory();
  };
  for (const Named& named : named_) {
    Symbol* symbol = named.own;
    if (!symbol || !symbol->is(Symbol::Captured)) continue;
    if (!symbol->is(Symbol::Parameter)) put(Op::LoadImmediate, symbol->index, 0);
    put(Op::MakeCell, symbol->index);
  }
  for (Symbol* symbol : cleared_) {
    if (symbol->is(Symbol::Parameter)) continue;
    if (symbol->index < 256) {
      put(Op::LoadImmediate, symbol->index, 0);
      continue;
    }
    put(Op::LoadImmediate, first_temporary_, 0);
    put(Op::StoreFar, first_temporary_, symbol->index & 0xff, symbol->index >> 8);
    if (highest_ == first_temporary_) highest_++;
  }
}

Tuple* Unit::local_names() {
  Tuple* names = make_tuple(context.rt, named_.size());
  if (!names) return nullptr;
  for (uint32_t i = 0; i < named_.size(); i++) names->items()[i] = to_value(named_[i].name);
  return names;
}

Tuple* Unit::capture_names() {
  Tuple* names = make_tuple(context.rt, frame->capture_count);
  if (!names) return nullptr;
  for (uint32_t i = 0; i < frame->capture_count; i++) names->items()[i] = to_value(frame->captures[i]->name);
  return names;
}

void Unit::fill_captures(Capture* captures) {
  const Scope* maker = parent ? parent->frame : nullptr;
  for (uint32_t i = 0; i < frame->capture_count; i++) {
    const Symbol* owner = frame->captures[i];
    if (owner->scope->frame == maker) {
      captures[i] = {1, uint8_t(owner->index)};
      continue;
    }
    uint32_t index = 0;
    while (index < maker->capture_count && maker->captures[index] != owner) index++;
    captures[i] = {0, uint8_t(index)};
  }
}

// One Buffer: instructions, handlers, captures, line table.
bool Unit::fill_storage(Code* code, const GrowArray<Instruction>& prologue) {
  uint32_t shift = prologue.size();
  size_t code_bytes = (shift + code_.size()) * sizeof(Instruction);
  size_t handler_bytes = handlers_.size() * sizeof(Handler);
  size_t capture_bytes = frame->capture_count * sizeof(Capture);
  size_t total = code_bytes + handler_bytes + capture_bytes + lines_.bytes().size();
  Buffer* buffer = context.rt.heap.make<Buffer>(buffer_type, total);
  if (!buffer) return false;
  context.rt.heap.store(code->owner, to_value(buffer));
  uint8_t* next = buffer->data();
  if (shift) std::memcpy(next, prologue.begin(), shift * sizeof(Instruction));
  if (code_.size()) std::memcpy(next + shift * sizeof(Instruction), code_.begin(), code_.size() * sizeof(Instruction));
  code->instructions = reinterpret_cast<const Instruction*>(next);
  auto* handlers = reinterpret_cast<Handler*>(next + code_bytes);
  for (uint32_t i = 0; i < handlers_.size(); i++) {
    const Handler& h = handlers_[i];
    handlers[i] = {h.start + shift, h.end + shift, h.target + shift, h.exception_register, 0};
  }
  code->handlers = handlers;
  auto* captures = reinterpret_cast<Capture*>(next + code_bytes + handler_bytes);
  fill_captures(captures);
  code->captures = captures;
  uint8_t* lines = next + code_bytes + handler_bytes + capture_bytes;
  if (lines_.bytes().size()) std::memcpy(lines, lines_.bytes().begin(), lines_.bytes().size());
  code->line_table = lines;
  code->instruction_count = shift + code_.size();
  code->line_table_size = lines_.bytes().size();
  code->handler_count = uint16_t(handlers_.size());
  code->capture_count = uint16_t(frame->capture_count);
  return true;
}

Code* Unit::finish() {
  if (reachable_) emit(Op::ReturnNone);
  GrowArray<Instruction> prologue(arena_);
  write_prologue(prologue);
  LineTableWriter body = lines_;
  lines_ = LineTableWriter(arena_);
  lines_.begin(first_line);
  bool ok = prologue.empty() || lines_.add(prologue.size(), {first_line, 0, 0, false});
  ok = ok && lines_.flush() && body.flush() && lines_.append(body);
  if (!ok) context.no_memory();
  if (handlers_.size() > 0xffff) {
    ast::Node at{};
    at.line = first_line;
    context.error(&at, "too many exception handlers"_m);
  }
  if (context.failed) return nullptr;
  Runtime& rt = context.rt;
  Code* code = rt.heap.make<Code>(code_type);
  if (!code) {
    context.no_memory();
    return nullptr;
  }
  Value constants = make_tuple(rt, constants_.span());
  Tuple* locals = constants.is_error() ? nullptr : local_names();
  Tuple* captured = locals ? capture_names() : nullptr;
  if (!captured) {
    context.pending();
    return nullptr;
  }
  rt.heap.store(code->name, const_cast<Str*>(code_name));
  rt.heap.store(code->qualified_name, const_cast<Str*>(qualified_name));
  rt.heap.store(code->filename, const_cast<Str*>(context.filename));
  rt.heap.store(code->constants, cast<Tuple>(constants));
  rt.heap.store(code->local_names, locals);
  rt.heap.store(code->capture_names, captured);
  rt.heap.store(code->doc, doc);
  code->cache_array = Value::empty();
  code->quick_instructions = Value::empty();
  code->owner = Value::empty();
  code->first_line = first_line;
  code->register_count = far_highest_ ? far_highest_ : highest_;
  code->cache_count = uint16_t(cache_count_);
  code->local_count = local_count_;
  code->positional_count = positional_count;
  code->positional_only_count = positional_only_count;
  code->keyword_only_count = keyword_only_count;
  code->flags = flags;
  if (!fill_storage(code, prologue)) {
    context.no_memory();
    return nullptr;
  }
  return code;
}

}  // namespace adder::compile
