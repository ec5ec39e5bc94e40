// Class statements: __build_class__ is called with the body as a function, the name, the bases and keywords.
#include "core/compile/codegen_unit.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::class_statement(const ClassDef* node) {
  Register mark = unit_->top();
  uint16_t ignored = 0;
  uint32_t count = emit_decorators(node->decorator_list, &ignored);
  Register result = unit_->take();
  Scope* outer = enter_type_parameters(node->type_params);
  emit_class(node, result);
  store_type_parameters(node->type_params, result);
  context_.scope = outer;
  unit_->release_to(Register(result + 1));
  apply_decorators(node->decorator_list, count, result);
  unit_->at(node);
  store(symbol_of(node->name), mark);
  unit_->release_to(mark);
}

void CodeGenerator::emit_class(const ClassDef* node, Register result) {
  Code* code = compile_class(node, context_.scope->child_of(node));
  if (!code) return;
  bool spread = needs_spread(node->bases, node->keywords);
  Register mark = unit_->top();
  Register base = is_last_temporary(result) ? result : unit_->take();
  unit_->at(node);
  unit_->emit(Op::LoadBuildClass, base);
  Register list = spread ? unit_->take() : no_register;
  Register function = unit_->take(2);
  emit_make_function(code, function, 0, 0);
  unit_->load_constant(Register(function + 1), to_value(context_.name(node->name)));
  if (!spread) {
    for (const Expression* item : node->bases) consecutive(item);
    uint32_t names = emit_keyword_values(node->keywords);
    unit_->at(node);
    unit_->emit_call(Op::Call, base, node->bases.size() + 2, node->keywords.size(), names);
  } else {
    unit_->emit(Op::BuildList, list, function, 2);
    unit_->release_to(function);
    for (const Expression* item : node->bases) {
      const auto* star = as_if<Starred>(item);
      Register value = operand(star ? star->value : item);
      unit_->at(item);
      unit_->emit(star ? Op::ListExtend : Op::ListAppend, list, value);
      unit_->release_to(function);
    }
    unit_->emit(Op::ListToTuple, list);
    if (!node->keywords.empty()) emit_keywords_dict(node->keywords, unit_->take(), base);
    unit_->at(node);
    unit_->emit(Op::CallSpread, base, !node->keywords.empty());
  }
  unit_->move(result, base);
  unit_->release_to(mark);
}

void CodeGenerator::class_prologue(const ClassDef* node) {
  Register value = unit_->take();
  unit_->emit_named(Op::LoadGlobal, value, 0, 0, sym<"__name__">);
  unit_->emit_named(Op::StoreName, value, 0, 0, sym<"__module__">);
  unit_->load_constant(value, to_value(unit_->qualified_name));
  unit_->emit_named(Op::StoreName, value, 0, 0, sym<"__qualname__">);
  unit_->doc = docstring(node->body);
  if (!unit_->doc.is_empty()) {
    unit_->load_constant(value, unit_->doc);
    unit_->emit_named(Op::StoreName, value, 0, 0, sym<"__doc__">);
  }
  unit_->release_to(value);
  if (unit_->frame->has_annotations) unit_->emit(Op::SetupAnnotations);
}

Code* CodeGenerator::compile_class(const ClassDef* node, Scope* scope) {
  uint32_t first_line = node->decorator_list.empty() ? node->line : node->decorator_list[0]->line;
  return compile_unit(scope, context_.name(node->name), first_line, [&] {
    unit_->flags |= Code::UsesLocalsDict;
    class_prologue(node);
    body(node->body);
    if (Symbol* cell = unit_->frame->class_cell) {
      unit_->flags |= Code::HasClassCell;
      unit_->emit_named(Op::StoreName, cell->index, 0, 0, sym<"__classcell__">);
      unit_->emit(Op::Return, cell->index);
      unit_->set_unreachable();
    }
  });
}

}  // namespace adder::compile
