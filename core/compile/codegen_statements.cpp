// Statements: control flow, imports, and the rest that needs no file of its own. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::body(const Body& body) {
  for (const Statement* node : body) statement(node);
}

void CodeGenerator::statement(const Statement* node) {
  if (context_.failed || !unit_->reachable() || context_.too_deep()) return;
  Register saved_floor = spill_floor_;
  spill_floor_ = unit_->top();
  switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: function_statement(as<FunctionDef>(node)); break;
    case NodeKind::ClassDef: class_statement(as<ClassDef>(node)); break;
    case NodeKind::Return: return_statement(as<Return>(node)); break;
    case NodeKind::Delete:
      for (const Expression* target : as<Delete>(node)->targets) delete_target(target);
      break;
    case NodeKind::Assign: assign_statement(as<Assign>(node)); break;
    case NodeKind::TypeAlias: type_alias_statement(as<TypeAlias>(node)); break;
    case NodeKind::AugAssign: augmented_statement(as<AugAssign>(node)); break;
    case NodeKind::AnnAssign: annotated_statement(as<AnnAssign>(node)); break;
    case NodeKind::For: for_statement(as<For>(node)); break;
    case NodeKind::AsyncFor: async_for_statement(as<For>(node)); break;
    case NodeKind::While: while_statement(as<While>(node)); break;
    case NodeKind::If: if_statement(as<If>(node)); break;
    case NodeKind::With:
    case NodeKind::AsyncWith: with_statement(as<With>(node), 0); break;
    case NodeKind::Match: match_statement(as<Match>(node)); break;
    case NodeKind::Raise: raise_statement(as<Raise>(node)); break;
    case NodeKind::Try:
    case NodeKind::TryStar: try_statement(as<Try>(node)); break;
    case NodeKind::Assert: assert_statement(as<Assert>(node)); break;
    case NodeKind::Import: import_statement(as<Import>(node)); break;
    case NodeKind::ImportFrom: import_from_statement(as<ImportFrom>(node)); break;
    case NodeKind::ExprStatement: expression_statement(as<ExprStatement>(node)); break;
    case NodeKind::Break:
    case NodeKind::Continue: loop_jump(node); break;
    default: break;  // pass, global, nonlocal
  }
  spill_floor_ = saved_floor;
}

void CodeGenerator::if_statement(const If* node) {
  Label end;
  for (;;) {
    Label otherwise;
    Value known = constant_of(node->test);
    bool never = !known.is_empty() && !constant_truth(context_, known);
    if (known.is_empty()) condition(node->test, otherwise, false);
    if (!never) body(node->body);
    if (!known.is_empty() && !never) break;
    if (node->orelse.empty()) {
      unit_->bind(otherwise);
      break;
    }
    if (!never) unit_->jump(end);
    unit_->bind(otherwise);
    const If* elif = node->orelse.size() == 1 ? as_if<If>(node->orelse[0]) : nullptr;
    if (!elif) {
      body(node->orelse);
      break;
    }
    node = elif;
  }
  unit_->bind(end);
}

// The condition stands at the bottom, so that a turn takes one jump.
void CodeGenerator::while_statement(const While* node) {
  Label top, test, end;
  Value known = constant_of(node->test);
  bool endless = !known.is_empty() && constant_truth(context_, known);
  if (!known.is_empty() && !endless) return body(node->orelse);
  Block block{Block::Kind::Loop};
  block.break_label = &end;
  block.continue_label = endless ? &top : &test;
  BoundSet state = unit_->bound;
  state.subtract(unit_->deletable);
  if (!endless) {
    unit_->jump(test);
    unit_->resume();
  }
  unit_->bind_backward(top, state);
  if (!endless) note_walrus_targets(node->test);
  push(block);
  body(node->body);
  pop(block);
  if (endless) {
    unit_->jump(top);
  } else {
    unit_->bind(test);
    condition(node->test, top, true);
    body(node->orelse);
  }
  unit_->bind(end);
}

void CodeGenerator::for_statement(const For* node) {
  Register mark = unit_->top();
  Register iterator = unit_->take();
  emit_iterable(node->iter, iterator);
  Label top, next, end;
  Block block{Block::Kind::Loop};
  block.break_label = &end;
  block.continue_label = &next;
  BoundSet state = unit_->bound;
  state.subtract(unit_->deletable);
  unit_->jump(next);
  unit_->resume();
  unit_->bind_backward(top, state);
  Register direct = direct_target(node->target);
  Register item = direct != no_register ? direct : unit_->take();
  if (direct == no_register) {
    assign(node->target, item);
  } else {
    mark_bound(symbol_of(as<Name>(node->target)->id));
  }
  push(block);
  body(node->body);
  pop(block);
  unit_->bind(next);
  unit_->at(node);
  unit_->jump_extra(Op::ForIter, iterator, item, 0, top);
  unit_->release_to(mark);
  body(node->orelse);
  unit_->bind(end);
}

// async for: the iteration can end by StopAsyncIteration only, which a handler turns into the loop's end.
void CodeGenerator::async_for_statement(const For* node) {
  Register mark = unit_->top();
  Register iterator = unit_->take();
  Register source = operand_into(node->iter, iterator);
  unit_->at(node->iter);
  unit_->emit(Op::GetAiter, iterator, source);
  unit_->release_to(Register(iterator + 1));
  Register exception = unit_->take();
  Label top, otherwise, end;
  Block block{Block::Kind::Loop};
  block.break_label = &end;
  block.continue_label = &top;
  BoundSet state = unit_->bound;
  state.subtract(unit_->deletable);
  unit_->bind_backward(top, state);
  Label handler = unit_->handler_label();
  Register item = unit_->take();
  async_iteration(iterator, handler, exception, item);
  assign(node->target, item);
  push(block);
  body(node->body);
  pop(block);
  unit_->jump(top);
  async_iteration_end(exception, handler, otherwise);
  unit_->bind(otherwise);
  unit_->release_to(mark);
  body(node->orelse);
  unit_->bind(end);
}

void CodeGenerator::loop_jump(const Statement* node) {
  Block* loop = blocks_;
  while (loop && loop->kind != Block::Kind::Loop) loop = loop->outer;
  contract_always(loop, "break or continue outside a loop is refused earlier");
  Block* innermost = blocks_;
  unit_->at(node);
  leave_blocks(loop);
  unit_->jump(node->kind == NodeKind::Break ? *loop->break_label : *loop->continue_label);
  reopen_blocks(innermost, loop);
}

void CodeGenerator::return_statement(const Return* node) {
  if (node->value && unit_->flags & Code::AsyncGenerator) {
    return context_.error(node, "'return' with value in async generator"_m);
  }
  Register mark = unit_->top();
  Value known = node->value ? constant_of(node->value) : Value::none();
  Register value = no_register;
  if (known.is_empty()) {
    value = operand(node->value);
    if (!unit_->is_temporary(value) && has_exit_code(nullptr)) {
      Register copy = unit_->take();
      unit_->move(copy, value);
      value = copy;
    }
  }
  Block* innermost = blocks_;
  unit_->at(node);
  leave_blocks(nullptr);
  unit_->at(node);
  if (known.is_none()) {
    unit_->emit(Op::ReturnNone);
  } else {
    if (!known.is_empty()) unit_->load_constant(value = unit_->take(), known);
    unit_->emit(Op::Return, value);
  }
  unit_->set_unreachable();
  reopen_blocks(innermost, nullptr);
  unit_->release_to(mark);
}

void CodeGenerator::raise_statement(const Raise* node) {
  Register mark = unit_->top();
  if (!node->exc) {
    unit_->at(node);
    Register unused = unit_->take();  // operands name registers that exist, though this kind reads none
    unit_->emit(Op::Raise, unused, unused, 0);
  } else {
    Register exception = operand(node->exc);
    Register cause = node->cause ? operand(node->cause) : 0;
    unit_->at(node);
    unit_->emit(Op::Raise, exception, cause, node->cause ? 2 : 1);
  }
  unit_->set_unreachable();
  unit_->release_to(mark);
}

void CodeGenerator::assert_statement(const Assert* node) {
  Value known = constant_of(node->test);
  bool holds = !known.is_empty() && constant_truth(context_, known);
  if (context_.options.optimize || holds) return;
  Register mark = unit_->top();
  Label end;
  condition(node->test, end, true);
  Register exception = unit_->take();
  unit_->at(node);
  unit_->emit(Op::LoadAssertionError, exception);
  if (node->msg) {
    consecutive(node->msg);
    unit_->at(node);
    unit_->emit_call(Op::Call, exception, 1, 0, 0xffff);
  }
  unit_->at(node->test);
  unit_->emit(Op::Raise, exception, 0, 1);
  if (unit_->reachable()) unit_->set_unreachable();
  unit_->bind(end);
  unit_->release_to(mark);
}

void CodeGenerator::expression_statement(const ExprStatement* node) {
  if (!context_.options.interactive || unit_->frame->kind != ScopeKind::Module) return discard(node->value);
  Register mark = unit_->top();
  Register value = operand(node->value);
  unit_->at(node);
  unit_->emit(Op::PrintExpression, value);
  unit_->release_to(mark);
}

// --- imports

namespace {

// Of a dotted name, up to the first dot.
string_view first_part(string_view name) {
  size_t size = 0;
  while (size < name.size() && name[size] != '.') size++;
  return {name.data(), size};
}

}  // namespace

// A module that imports micropython may define names by const().
void CodeGenerator::enable_constants() {
  if (unit_->frame->kind != ScopeKind::Module || context_.constants) return;
  context_.constants = make_dict(context_.rt);
  if (!context_.constants) context_.pending();
}

void CodeGenerator::import_statement(const Import* node) {
  for (const Alias* alias : node->names) {
    if (alias->name == "micropython") enable_constants();
    Register mark = unit_->top();
    Register module = unit_->take();
    string_view name = alias->name.view();
    unit_->at(node);
    unit_->load_immediate(module, 1);
    unit_->emit_named(Op::ImportName, module, module, 0, context_.name(name));
    string_view first = first_part(name);
    if (alias->asname.empty()) {
      store(symbol_of(context_.mangled(context_.scope->class_name, context_.name(first))), module);
    } else {
      while (first.size() < name.size()) {  // the last part is what the name gets
        name.remove_prefix(first.size() + 1);
        first = first_part(name);
        unit_->emit_named(Op::ImportFrom, module, module, 0, context_.name(first));
      }
      store(symbol_of(alias->asname), module);
    }
    unit_->release_to(mark);
  }
}

void CodeGenerator::import_from_statement(const ImportFrom* node) {
  if (!node->level && node->module == "__future__") {
    return context_.error(node, "from __future__ imports must occur at the beginning of the file"_m);
  }
  if (!node->level && node->module == "micropython") enable_constants();
  Register mark = unit_->top();
  Tuple* names = make_tuple(context_.rt, node->names.size());
  if (!names) return context_.pending();
  for (uint32_t i = 0; i < node->names.size(); i++) {
    context_.rt.heap.store(names->items()[i], to_value(context_.name(node->names[i]->name)));
  }
  Register module = unit_->take();
  unit_->load_constant(module, to_value(names));
  unit_->at(node);
  unit_->emit_named(Op::ImportName, module, module, std::min<uint32_t>(node->level, 255), context_.name(node->module));
  for (const Alias* alias : node->names) {
    unit_->at(node);
    if (alias->name == "*") {
      unit_->emit(Op::ImportStar, module);
      continue;
    }
    Symbol* symbol = symbol_of(alias->asname.empty() ? alias->name : alias->asname);
    Register direct = variable_register(symbol);
    Register value = direct != no_register ? direct : unit_->take();
    unit_->emit_named(Op::ImportFrom, value, module, 0, context_.name(alias->name));
    store(symbol, value);
    unit_->release_to(Register(module + 1));
  }
  unit_->release_to(mark);
}

}  // namespace adder::compile
