// The top level of a module: its docstring, future imports, and what its code object is called. See codegen.h.
#include "core/compile/codegen.h"

namespace adder::compile {

using namespace ast;

namespace {

constexpr string_view known_features[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

bool is_known_feature(string_view name) {
  for (string_view feature : known_features)
    if (feature == name) return true;
  return false;
}

}  // namespace

void CodeGenerator::begin_module(Unit& unit, Scope* module) {
  unit_ = &unit;
  context_.scope = module;
  unit.code_name = unit.qualified_name = sym<"<module>">;
  unit.begin(1);
  if (context_.options.names_in_locals) unit.flags |= Code::UsesLocalsDict;
}

// from __future__ import ...: true when the statement was one.
bool CodeGenerator::future_import(const Statement* node) {
  const auto* import = as_if<ImportFrom>(node);
  if (!import || import->level || !(import->module == "__future__")) return false;
  if (!future_allowed_) {
    context_.error(node, "from __future__ imports must occur at the beginning of the file"_m);
  }
  for (const Alias* alias : import->names) {
    string_view name = alias->name.view();
    if (name == "annotations") {
      context_.options.future_annotations = true;
    } else if (name == "braces") {
      context_.error(alias, "not a chance"_m);
    } else if (!is_known_feature(name)) {
      context_.error(alias, "future feature @ is not defined"_m, {name});
    }
  }
  return true;
}

// A text that begins the module is its docstring.
bool CodeGenerator::module_docstring(Statement* node) {
  if (context_.options.interactive) return false;
  Statement* only[] = {node};
  Value text = docstring(Body{only, 1});
  if (text.is_empty()) return false;
  unit_->doc = text;
  Register value = unit_->take();
  unit_->load_constant(value, text);
  unit_->at(node);
  unit_->emit_named(context_.options.names_in_locals ? Op::StoreName : Op::StoreGlobal, value, 0, 0, sym<"__doc__">);
  unit_->release_to(value);
  return true;
}

void CodeGenerator::module_statement(Statement* node, bool is_first) {
  if (is_first && module_docstring(node)) return;
  if (future_import(node)) return;
  const auto* expression = as_if<ExprStatement>(node);
  if (!expression || expression->value->kind != NodeKind::Constant) future_allowed_ = false;
  Unit::Mark mark = unit_->mark();
  for (bool wide : {false, true}) {
    unit_->allocate_statement_variables();
    spill_floor_ = unit_->top();
    if (unit_->frame->has_annotations) unit_->emit(Op::SetupAnnotations);
    statement(node);
    if (!unit_->jumps_too_far() || wide) return;
    unit_->rewind(mark);
    unit_->set_wide_jumps(true);
  }
}

void CodeGenerator::module_expression(Expression* node) {
  unit_->allocate_statement_variables();
  spill_floor_ = unit_->top();
  Register value = operand(node);
  unit_->at(node);
  unit_->emit(Op::Return, value);
  unit_->set_unreachable();
}

}  // namespace adder::compile
