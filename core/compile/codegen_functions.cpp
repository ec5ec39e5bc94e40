// Functions and lambdas: their code, defaults, annotations, decorators, type parameters. See codegen.h.
#include "core/compile/codegen_unit.h"

namespace adder::compile {

using namespace ast;

uint16_t CodeGenerator::function_flags(const Scope* scope) const {
  if (scope->kind == ScopeKind::Generator) return scope->has_await ? Code::AsyncGenerator : Code::Generator;
  if (scope->is_async) return scope->has_yield ? Code::AsyncGenerator : Code::Coroutine;
  return scope->has_yield ? Code::Generator : 0;
}

const Str* CodeGenerator::qualified_name(const Str* name) {
  if (!unit_ || unit_->frame->kind == ScopeKind::Module) return name;
  const Symbol* symbol = context_.scope->find(name);
  if (symbol && symbol->is(Symbol::DeclaredGlobal)) return name;
  string_view outer = unit_->qualified_name->view();
  string_view link = unit_->frame->kind == ScopeKind::Class ? "." : ".<locals>.";
  size_t size = outer.size() + link.size() + name->size();
  char* text = static_cast<char*>(statement_arena_.allocate(size));
  if (!text) {
    context_.no_memory();
    return name;
  }
  std::memcpy(text, outer.data(), outer.size());
  std::memcpy(text + outer.size(), link.data(), link.size());
  std::memcpy(text + outer.size() + link.size(), name->data(), name->size());
  return context_.name(string_view(text, size));
}

Value CodeGenerator::docstring(const Body& body) {
  if (body.empty() || context_.options.optimize >= 2) return Value::empty();
  const auto* first = as_if<ExprStatement>(body[0]);
  const auto* text = first ? as_if<Constant>(first->value) : nullptr;
  if (!text || text->constant_kind() != ConstantKind::Str) return Value::empty();
  Value value = literal_value(context_, text);
  return value.is_error() ? Value::empty() : value;
}

void CodeGenerator::set_parameters(const Arguments* args) {
  unit_->positional_only_count = uint16_t(args->posonlyargs.size());
  unit_->positional_count = uint16_t(args->posonlyargs.size() + args->args.size());
  unit_->keyword_only_count = uint16_t(args->kwonlyargs.size());
  if (args->vararg) unit_->flags |= Code::VarArgs;
  if (args->kwarg) unit_->flags |= Code::VarKeywords;
}

Code* CodeGenerator::compile_function(const FunctionDef* node, Scope* scope, uint16_t flags) {
  uint32_t first_line = node->decorator_list.empty() ? node->line : node->decorator_list[0]->line;
  return compile_unit(scope, context_.name(node->name), first_line, [&] {
    set_parameters(node->args);
    unit_->flags |= flags | function_flags(scope);
    unit_->doc = docstring(node->body);
    body(node->body);
  });
}

Code* CodeGenerator::compile_lambda(const Lambda* node, Scope* scope) {
  return compile_unit(scope, sym<"<lambda>">, node->line, [&] {
    set_parameters(node->args);
    unit_->flags |= function_flags(scope);
    Register value = operand(node->body);
    unit_->at(node->body);
    unit_->emit(Op::Return, value);
    unit_->set_unreachable();
  });
}

// Defaults as a tuple in `first`, those of keyword-only parameters as a dict in the next; `which`: MakeFunction's bits.
void CodeGenerator::emit_defaults(const Arguments* args, Register first, unsigned* which) {
  Register mark = unit_->top();
  if (!args->defaults.empty()) {
    *which |= 1;
    Value known = constant_items(args->defaults);
    if (!known.is_empty()) {
      unit_->load_constant(first, known);
    } else {
      for (const Expression* value : args->defaults) consecutive(value);
      unit_->emit(Op::BuildTuple, first, mark, args->defaults.size());
    }
    unit_->release_to(mark);
  }
  for (uint32_t i = 0; i < args->kw_defaults.size(); i++) {
    if (!args->kw_defaults[i]) continue;
    Register dict = Register(first + 1);
    if (!(*which & 2)) unit_->emit(Op::BuildDict, dict, 0, 0);
    *which |= 2;
    const Str* name = context_.mangled(context_.scope->class_name, context_.name(args->kwonlyargs[i]->arg));
    Register key = unit_->take();
    unit_->load_constant(key, to_value(name));
    Register value = operand(args->kw_defaults[i]);
    unit_->emit(Op::DictSet, dict, key, value);
    unit_->release_to(mark);
  }
}

void CodeGenerator::emit_make_function(Code* code, Register target, Register defaults, unsigned which) {
  unit_->emit_extra(Op::MakeFunction, target, which ? defaults : 0, which, unit_->constant(to_value(code)));
}

void CodeGenerator::emit_lambda(const Lambda* node, Register target) {
  Register mark = unit_->top();
  Register defaults = unit_->take(2);
  unsigned which = 0;
  emit_defaults(node->args, defaults, &which);
  Code* code = compile_lambda(node, context_.scope->child_of(node));
  if (!code) return;
  unit_->at(node);
  emit_make_function(code, target, defaults, which);
  unit_->release_to(mark);
}

// The dict of annotations, when there are any.
void CodeGenerator::emit_annotations(const FunctionDef* node, Register function) {
  Register mark = unit_->top();
  Register dict = no_register;
  auto add = [&](const Str* name, const Expression* annotation) {
    if (!annotation) return;
    if (dict == no_register) {
      dict = unit_->take();
      unit_->emit(Op::BuildDict, dict, 0, 0);
    }
    if (const auto* star = as_if<Starred>(annotation)) annotation = star->value;
    Register key = unit_->take(), value = unit_->take();
    unit_->load_constant(key, to_value(name));
    annotation_value(annotation, value);
    unit_->emit(Op::DictSet, dict, key, value);
    unit_->release_to(Register(dict + 1));
  };
  auto add_argument = [&](const Argument* argument) {
    if (!argument || !argument->annotation) return;
    add(context_.mangled(context_.scope->class_name, context_.name(argument->arg)), argument->annotation);
  };
  for (const Argument* argument : node->args->posonlyargs) add_argument(argument);
  for (const Argument* argument : node->args->args) add_argument(argument);
  add_argument(node->args->vararg);
  for (const Argument* argument : node->args->kwonlyargs) add_argument(argument);
  add_argument(node->args->kwarg);
  add(sym<"return">, node->returns);
  unit_->at(node);
  if (dict != no_register) unit_->emit(Op::SetAnnotations, function, dict);
  unit_->release_to(mark);
}

void CodeGenerator::emit_function(const FunctionDef* node, Register target, uint16_t flags) {
  Register mark = unit_->top();
  Register defaults = unit_->take(2);
  unsigned which = 0;
  emit_defaults(node->args, defaults, &which);
  Scope* outer = enter_type_parameters(node->type_params);
  Code* code = compile_function(node, context_.scope->child_of(node), flags);
  if (!code) return;
  unit_->at(node);
  Register function = unit_->is_temporary(target) ? target : unit_->take();
  emit_make_function(code, function, defaults, which);
  if (!(flags & Code::ViperRequested)) emit_annotations(node, function);
  store_type_parameters(node->type_params, function);
  context_.scope = outer;
  unit_->move(target, function);
  unit_->release_to(mark);
}

// --- decorators

namespace {

// @micropython.native and its like are for the compiler; they are not called.
bool is_compiler_decorator(const Expression* node, uint16_t* flags) {
  const auto* attribute = as_if<ast::Attribute>(node);
  const auto* module = attribute ? as_if<Name>(attribute->value) : nullptr;
  if (!module || !(module->id == "micropython")) return false;
  if (attribute->attr == "native") {
    *flags |= Code::NativeRequested;
  } else if (attribute->attr == "viper") {
    *flags |= Code::ViperRequested;
  } else if (attribute->attr == "asm_thumb") {
    *flags |= Code::AssemblerRequested;
  } else {
    return attribute->attr == "bytecode";
  }
  return true;
}

}  // namespace

// The decorators in consecutive registers; how many there are.
uint32_t CodeGenerator::emit_decorators(const NodeList<Expression>& decorators, uint16_t* flags) {
  uint32_t count = 0;
  for (const Expression* decorator : decorators) {
    if (is_compiler_decorator(decorator, flags)) continue;
    consecutive(decorator);
    count++;
  }
  return count;
}

// Each decorator stands right below what it is called with.
void CodeGenerator::apply_decorators(const NodeList<Expression>& decorators, uint32_t count, Register function) {
  uint16_t ignored = 0;
  Register callee = Register(function - 1);
  for (uint32_t i = decorators.size(); i > 0 && count; i--) {
    if (is_compiler_decorator(decorators[i - 1], &ignored)) continue;
    unit_->at(decorators[i - 1]);
    unit_->emit_call(Op::Call, callee--, 1, 0, 0xffff);
  }
}

void CodeGenerator::function_statement(const FunctionDef* node) {
  Register mark = unit_->top();
  uint16_t flags = 0;
  uint32_t count = emit_decorators(node->decorator_list, &flags);
  Register function = unit_->take();
  emit_function(node, function, flags);
  apply_decorators(node->decorator_list, count, function);
  unit_->at(node);
  store(symbol_of(node->name), mark);
  unit_->release_to(mark);
}

// --- type parameters

// Makes the parameters and their scope current; returns the scope before.
Scope* CodeGenerator::enter_type_parameters(const NodeList<TypeParameter>& parameters) {
  Scope* outer = context_.scope;
  if (parameters.empty()) return outer;
  Scope* scope = outer->child_of(parameters[0]);
  context_.scope = scope;
  for (const TypeParameter* parameter : parameters) {
    Symbol* symbol = symbol_of(parameter->name);
    bool cell = symbol->is(Symbol::Captured);
    Register value = unit_->take();
    if (!cell) symbol->index = value;
    if (cell) {
      unit_->load_immediate(symbol->index, 0);
      unit_->emit(Op::MakeCell, symbol->index);
    }
    unit_->load_immediate(value, 1);
    if (parameter->bound) emit(parameter->bound, value);
    unsigned kind = parameter->kind == NodeKind::TypeVar ? 0 : parameter->kind == NodeKind::ParamSpec ? 1 : 2;
    unit_->at(parameter);
    unit_->emit_named(Op::MakeTypeParameter, value, value, kind, context_.name(parameter->name));
    if (cell) unit_->emit(Op::StoreCell, symbol->index, value);
  }
  return outer;
}

void CodeGenerator::store_type_parameters(const NodeList<TypeParameter>& parameters, Register object) {
  if (parameters.empty()) return;
  Register mark = unit_->top();
  for (const TypeParameter* parameter : parameters) load(symbol_of(parameter->name), unit_->take());
  unit_->emit(Op::BuildTuple, mark, mark, parameters.size());
  unit_->emit_named(Op::StoreAttr, object, mark, 0, sym<"__type_params__">);
  unit_->release_to(mark);
}

void CodeGenerator::type_alias_statement(const TypeAlias* node) {
  Register mark = unit_->top();
  Scope* outer = enter_type_parameters(node->type_params);
  Register value = unit_->take();
  const Str* name = context_.name(node->name->id);
  Code* code = compile_unit(context_.scope->child_of(node), name, node->line, [&] {
    Register result = operand(node->value);
    unit_->at(node->value);
    unit_->emit(Op::Return, result);
    unit_->set_unreachable();
  });
  if (!code) return;
  unit_->at(node);
  emit_make_function(code, value, no_register, 0);
  unit_->emit_named(Op::MakeTypeAlias, value, value, 0, name);
  context_.scope = outer;
  store(symbol_of(node->name->id), value);
  unit_->release_to(mark);
}

}  // namespace adder::compile
