// Calls: positional and keyword arguments in consecutive registers, or spread from a tuple and a dict. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

// More arguments than this, or than there are registers for, are passed as a tuple and a dict.
constexpr uint32_t max_plain_arguments = 100;
constexpr uint32_t no_names = 0xffff;

}  // namespace

bool CodeGenerator::needs_spread(const NodeList<Expression>& args, const NodeList<Keyword>& keywords) {
  uint32_t count = args.size() + keywords.size();
  if (count > max_plain_arguments || count + 8 > unit_->room()) return true;
  for (const Expression* argument : args)
    if (argument->kind == NodeKind::Starred) return true;
  for (const Keyword* keyword : keywords)
    if (keyword->arg.empty()) return true;
  return false;
}

// super() without arguments in a method: the class and the instance are passed, so that super needs no look at frames.
bool CodeGenerator::is_plain_super(const Call* node) {
  const auto* name = as_if<Name>(node->func);
  if (!name || node->args.size() || node->keywords.size() || !(name->id == "super")) return false;
  ScopeKind kind = unit_->frame->kind;
  if ((kind != ScopeKind::Function && kind != ScopeKind::Lambda) || unit_->positional_count == 0) return false;
  Symbol* super = context_.scope->find(sym<"super">);
  Symbol* cls = context_.scope->find(sym<"__class__">);
  return super && super->binding == Binding::Global && cls && cls->binding == Binding::Free;
}

void CodeGenerator::emit_super(const Call* node, Register base) {
  unit_->release_to(Register(base + 1));
  unit_->at(node->func);
  load(symbol_of(sym<"super">), base);
  unit_->at(node);
  load(symbol_of(sym<"__class__">), unit_->take());
  load(unit_->frame->first_symbol, unit_->take());
  unit_->at(node);
  unit_->emit_call(Op::Call, base, 2, 0, no_names);
  unit_->release_to(Register(base + 1));
}

// Values of keyword arguments in the next registers; the constant that names them.
uint32_t CodeGenerator::emit_keyword_values(const NodeList<Keyword>& keywords) {
  if (keywords.empty()) return no_names;
  Tuple* names = make_tuple(context_.rt, keywords.size());
  if (!names) {
    context_.pending();
    return no_names;
  }
  for (uint32_t i = 0; i < keywords.size(); i++) {
    const Str* name = context_.mangled(context_.scope->class_name, context_.name(keywords[i]->arg));
    context_.rt.heap.store(names->items()[i], to_value(name));
    consecutive(keywords[i]->value);
  }
  return unit_->constant(to_value(names));
}

// The function is in `base` (method: the pair in base, base + 1), which ends the registers in use. The result comes to
// base.
void CodeGenerator::emit_call(const Call* node, Register base, bool method) {
  if (!method && needs_spread(node->args, node->keywords)) return emit_spread_call(node, base);
  Register mark = unit_->top();
  for (const Expression* argument : node->args) consecutive(argument);
  uint32_t names = emit_keyword_values(node->keywords);
  unit_->at(node);
  unit_->emit_call(method ? Op::CallMethod : Op::Call, base, node->args.size(), node->keywords.size(), names);
  unit_->release_to(mark);
}

// f(a, *b, c): a list that is made a tuple. The list stands right above the function, where messages look for it.
void CodeGenerator::emit_spread_arguments(const NodeList<Expression>& args, Register list) {
  if (args.empty()) return unit_->emit(Op::BuildTuple, list, list, 0);
  if (args.size() == 1 && args[0]->kind == NodeKind::Starred) {
    Register value = operand_into(as<Starred>(args[0])->value, list);
    unit_->at(args[0]);
    return unit_->emit(Op::SpreadTuple, list, value);
  }
  emit_items(args, list_instructions, list, 1);
  unit_->emit(Op::ListToTuple, list);
}

void CodeGenerator::emit_keywords_dict(const NodeList<Keyword>& keywords, Register dict, Register function) {
  Register mark = unit_->top();
  unit_->emit(Op::BuildDict, dict, dict, 0);
  for (const Keyword* keyword : keywords) {
    if (keyword->arg.empty()) {
      Register value = operand(keyword->value);
      unit_->at(keyword);
      unit_->emit(Op::DictMerge, dict, value, function);
    } else {
      const Str* name = context_.mangled(context_.scope->class_name, context_.name(keyword->arg));
      Register pair = unit_->take();
      unit_->load_constant(pair, to_value(name));
      Register value = operand(keyword->value);
      unit_->at(keyword);
      bool follows_spread = keyword != keywords[0];
      if (follows_spread) {  // a repeated name must be noticed
        Register one = unit_->take();
        Register copy = unit_->take(2);
        unit_->move(copy, pair);
        unit_->move(Register(copy + 1), value);
        unit_->emit(Op::BuildDict, one, copy, 1);
        unit_->emit(Op::DictMerge, dict, one, function);
      } else {
        unit_->emit(Op::DictSet, dict, pair, value);
      }
    }
    unit_->release_to(mark);
  }
}

void CodeGenerator::emit_spread_call(const Call* node, Register base) {
  Register mark = unit_->top();
  Register positional = unit_->take();
  emit_spread_arguments(node->args, positional);
  bool has_keywords = !node->keywords.empty();
  if (has_keywords) emit_keywords_dict(node->keywords, unit_->take(), base);
  unit_->at(node);
  unit_->emit(Op::CallSpread, base, has_keywords);
  unit_->release_to(mark);
}

}  // namespace adder::compile
