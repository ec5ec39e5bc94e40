// The walk over one statement that makes its scopes and notes what every name is used for. See scopes.h.
#include "core/compile/scopes.h"

namespace adder::compile {

using namespace ast;

namespace {

// CPython's limit of loops, try and with statements inside each other.
constexpr uint32_t max_static_blocks = 20;

class ScopeBuilder {
 public:
  ScopeBuilder(Context& context, Arena& arena, Scope* module) : context_(context), arena_(arena), scope_(module) {}

  void visit(Statement* statement);
  void visit(Expression* expression);

 private:
  // Where break, continue and return stand.
  struct Surroundings {
    uint32_t loops = 0;
    uint32_t blocks = 0;
    bool except_star = false;
  };

  Symbol* note(const Str* name, uint16_t flags, const Node* at);
  Symbol* note(Text name, uint16_t flags, const Node* at) {
    return note(context_.mangled(scope_->class_name, context_.name(name)), flags, at);
  }
  void note_load(const Str* name, const Node* at);

  void visit_body(const Body& body) {
    for (Statement* statement : body) visit(statement);
  }
  void visit_optional(Expression* expression) {
    if (expression) visit(expression);
  }
  template <class T>
  void visit_all(const NodeList<T>& list) {
    for (T* item : list) visit_optional(item);
  }
  bool enter_block(const Node* at);
  void visit_loop_body(const Body& body) {
    where_.loops++;
    visit_body(body);
    where_.loops--;
  }

  void visit_keywords(const NodeList<Keyword>& keywords);
  void visit_function(FunctionDef* node);
  void visit_lambda(Lambda* node);
  void visit_class(ClassDef* node);
  void visit_type_alias(TypeAlias* node);
  void enter_type_parameters(const NodeList<TypeParameter>& parameters);
  void visit_parameters(Arguments* args);
  void visit_parameter(Argument* argument);
  void visit_annotations(Arguments* args, Expression* returns);
  void visit_annotation(Argument* argument) {
    if (argument) visit_optional(argument->annotation);
  }
  void visit_comprehension(ComprehensionExpr* node);
  void check_asynchronous_comprehension(const ComprehensionExpr* node);
  void visit_suspend(SuspendExpr* node);
  void visit_walrus(NamedExpr* node);
  void visit_name(Name* node);
  void visit_pattern(Pattern* pattern);
  void visit_declaration(ScopeDeclaration* node);
  void visit_annotated_assignment(AnnAssign* node);
  void visit_import(NodeList<Alias> names, bool from);
  void visit_if(If* node);
  void visit_try(Try* node);
  void visit_with(With* node);
  void visit_return(Return* node);
  void visit_jump(BareStatement* node);

  Context& context_;
  Arena& arena_;
  Scope* scope_;
  Surroundings where_;
  const Comprehension* target_of_ = nullptr;  // binding the target of this clause
  uint32_t iterables_ = 0;                    // inside so many iterables of comprehensions
};

Symbol* ScopeBuilder::note(const Str* name, uint16_t flags, const Node* at) {
  if (context_.failed) return nullptr;
  if (name == sym<"__debug__"> && flags & Symbol::Bound) {
    context_.error(at, "cannot @ __debug__"_m, {flags & Symbol::Deleted ? "delete" : "assign to"});
    return nullptr;
  }
  Scope* scope = scope_;
  while (scope->kind == ScopeKind::TypeParameters && !scope->find_here(name)) scope = scope->parent;
  Symbol* symbol = scope->add(arena_, name, at);
  if (!symbol) {
    context_.no_memory();
    return nullptr;
  }
  symbol->flags |= flags;
  return symbol;
}

// A name that is read. In a comprehension the scopes around it in the same frame hear of it too, so that a variable
// read before its own clause has bound it is known.
void ScopeBuilder::note_load(const Str* name, const Node* at) {
  for (Scope* scope = scope_; !context_.failed;) {
    Scope* saved = scope_;
    scope_ = scope;
    Symbol* symbol = note(name, Symbol::Used, at);
    scope_ = saved;
    if (!symbol || symbol->scope->kind != ScopeKind::Inlined || symbol->is(Symbol::Bound)) return;
    symbol->flags |= Symbol::EarlyUse;
    scope = symbol->scope->parent;
    if (scope->kind != ScopeKind::Inlined) return;
  }
}

bool ScopeBuilder::enter_block(const Node* at) {
  if (where_.blocks == max_static_blocks) {
    context_.error(at, "too many statically nested blocks"_m);
    return false;
  }
  where_.blocks++;
  return true;
}

// --- expressions ----------------------------------------------------------------------------------------------------

void ScopeBuilder::visit_name(Name* node) {
  const Str* name = context_.mangled(scope_->class_name, context_.name(node->id));
  if (node->ctx() == ExprContext::Load) {
    note_load(name, node);
    if (!scope_->frame->is_function()) {
      // The annotation that makes it may come in a later statement of the module.
      if (name == sym<"__annotations__">) scope_->has_annotations = true;
      return;
    }
    if (name == sym<"super">) {
      note_load(sym<"__class__">, node);
    } else if (name == sym<"locals"> || name == sym<"eval"> || name == sym<"exec"> || name == sym<"vars"> ||
               name == sym<"dir">) {
      scope_->frame->names_locals = true;
    }
    return;
  }
  uint16_t flags = Symbol::Bound;
  if (node->ctx() == ExprContext::Del) flags |= Symbol::Deleted;
  if (target_of_) {
    Symbol* known = scope_->find_here(name);
    if (known && known->is(Symbol::WalrusInside)) {
      context_.error(node, "comprehension inner loop cannot rebind assignment expression target '@'"_m, {name->view()});
    }
    flags |= Symbol::IterationVariable;
  }
  note(name, flags, node);
}

void ScopeBuilder::visit_walrus(NamedExpr* node) {
  Scope* target = scope_;
  const Str* name = context_.mangled(scope_->class_name, context_.name(node->target->id));
  bool in_comprehension = scope_->kind == ScopeKind::Inlined || scope_->kind == ScopeKind::Generator;
  if (iterables_) {
    context_.error(node, "assignment expression cannot be used in a comprehension iterable expression"_m);
  }
  while (target->kind == ScopeKind::Inlined || target->kind == ScopeKind::Generator) {
    Symbol* symbol = target->add(arena_, name, node->target);
    if (!symbol) return context_.no_memory();
    if (symbol->is(Symbol::IterationVariable)) {
      context_.error(node->target, "assignment expression cannot rebind comprehension iteration variable '@'"_m,
                     {name->view()});
    }
    symbol->flags |= Symbol::WalrusInside;
    target = target->parent;
  }
  while (target->kind == ScopeKind::TypeParameters) target = target->parent;
  if (in_comprehension && target->kind == ScopeKind::Class) {
    context_.error(node->target, "assignment expression within a comprehension cannot be used in a class body"_m);
  }
  visit(node->value);
  Scope* saved = scope_;
  scope_ = target;
  note(name, Symbol::Bound | Symbol::WalrusTarget, node->target);
  scope_ = saved;
}

void ScopeBuilder::visit_suspend(SuspendExpr* node) {
  Scope* frame = scope_->frame;
  if (node->kind == NodeKind::Await) {
    bool in_generator = frame->kind == ScopeKind::Generator;
    if (scope_->kind == ScopeKind::Inlined && !frame->is_async && !in_generator) {
      const Scope* outermost = scope_;
      while (outermost->parent->kind == ScopeKind::Inlined) outermost = outermost->parent;
      context_.error(static_cast<const Node*>(outermost->node),
                     "asynchronous comprehension outside of an asynchronous function"_m);
    }
    if (!frame->is_function()) context_.error(node, "'await' outside function"_m);
    if (!frame->is_async && !in_generator) context_.error(node, "'await' outside async function"_m);
    frame->has_await = true;
  } else {
    if (scope_->kind == ScopeKind::Inlined || scope_->kind == ScopeKind::Generator) {
      NodeKind kind = static_cast<const Node*>(scope_->node)->kind;
      context_.error(node, "'yield' inside @"_m,
                     {kind == NodeKind::ListComp   ? "list comprehension"
                      : kind == NodeKind::SetComp  ? "set comprehension"
                      : kind == NodeKind::DictComp ? "dict comprehension"
                                                   : "generator expression"});
    }
    if (!frame->is_function()) context_.error(node, "'yield' outside function"_m);
    if (node->kind == NodeKind::YieldFrom && frame->is_async) {
      context_.error(node, "'yield from' inside async function"_m);
    }
    frame->has_yield = true;
  }
  visit_optional(node->value);
}

void ScopeBuilder::check_asynchronous_comprehension(const ComprehensionExpr* node) {
  bool is_async = false;
  for (const Comprehension* clause : node->generators) is_async |= clause->is_async;
  if (!is_async) return;
  Scope* frame = scope_->frame;
  if (frame->kind != ScopeKind::Generator && !frame->is_async) {
    context_.error(node, "asynchronous comprehension outside of an asynchronous function"_m);
  }
  frame->has_await = true;
}

void ScopeBuilder::visit_comprehension(ComprehensionExpr* node) {
  bool is_generator = node->kind == NodeKind::GeneratorExp;
  iterables_++;
  visit(node->generators[0]->iter);
  iterables_--;
  Scope* outer = scope_;
  scope_ = make_scope(context_, arena_, is_generator ? ScopeKind::Generator : ScopeKind::Inlined, outer, node);
  if (!scope_) {
    scope_ = outer;
    return;
  }
  if (is_generator) note(sym<".0">, Symbol::Bound | Symbol::Parameter, node);
  check_asynchronous_comprehension(node);
  for (Comprehension* clause : node->generators) {
    if (clause != node->generators[0]) {
      iterables_++;
      visit(clause->iter);
      iterables_--;
    }
    const Comprehension* saved = target_of_;
    target_of_ = clause;
    visit(clause->target);
    target_of_ = saved;
    visit_all(clause->ifs);
  }
  visit(node->elt);
  visit_optional(node->value);
  scope_ = outer;
}

void ScopeBuilder::visit_keywords(const NodeList<Keyword>& keywords) {
  for (uint32_t i = 0; i < keywords.size(); i++) {
    Text name = keywords[i]->arg;
    for (uint32_t k = 0; k < i && !name.empty(); k++)
      if (keywords[k]->arg == name.view()) context_.error(keywords[i], "keyword argument repeated: @"_m, {name.view()});
    visit(keywords[i]->value);
  }
}

void ScopeBuilder::visit(Expression* node) {
  if (context_.too_deep()) return;
  while (node && !context_.failed) {
    Expression* rest = spine_child(node);
    switch (node->kind) {
      case NodeKind::BoolOp: visit_all(as<BoolOp>(node)->values); break;
      case NodeKind::NamedExpr: visit_walrus(as<NamedExpr>(node)); break;
      case NodeKind::BinOp: visit(as<BinOp>(node)->right); break;
      case NodeKind::UnaryOp: rest = as<ast::UnaryOp>(node)->operand; break;
      case NodeKind::Lambda: visit_lambda(as<Lambda>(node)); break;
      case NodeKind::IfExp:
        visit(as<IfExp>(node)->test);
        visit(as<IfExp>(node)->body);
        rest = as<IfExp>(node)->orelse;
        break;
      case NodeKind::Dict:
        for (uint32_t i = 0; i < as<ast::Dict>(node)->values.size(); i++) {
          visit_optional(as<ast::Dict>(node)->keys[i]);
          visit(as<ast::Dict>(node)->values[i]);
        }
        break;
      case NodeKind::Set:
      case NodeKind::List:
      case NodeKind::Tuple: visit_all(as<Display>(node)->elts); break;
      case NodeKind::ListComp:
      case NodeKind::SetComp:
      case NodeKind::DictComp:
      case NodeKind::GeneratorExp: visit_comprehension(as<ComprehensionExpr>(node)); break;
      case NodeKind::Await:
      case NodeKind::Yield:
      case NodeKind::YieldFrom: visit_suspend(as<SuspendExpr>(node)); break;
      case NodeKind::Compare:
        visit(as<Compare>(node)->left);
        visit_all(as<Compare>(node)->comparators);
        break;
      case NodeKind::Call:
        visit_all(as<Call>(node)->args);
        visit_keywords(as<Call>(node)->keywords);
        break;
      case NodeKind::FormattedValue:
        visit(as<FormattedValue>(node)->value);
        rest = as<FormattedValue>(node)->format_spec;
        break;
      case NodeKind::JoinedStr: visit_all(as<JoinedStr>(node)->values); break;
      case NodeKind::Subscript: visit(as<Subscript>(node)->slice); break;
      case NodeKind::Starred: rest = as<Starred>(node)->value; break;
      case NodeKind::Name: visit_name(as<Name>(node)); break;
      case NodeKind::Slice:
        visit_optional(as<ast::Slice>(node)->lower);
        visit_optional(as<ast::Slice>(node)->upper);
        rest = as<ast::Slice>(node)->step;
        break;
      default: break;
    }
    node = rest;
  }
}

// --- functions and classes
// --------------------------------------------------------------------------------------------

void ScopeBuilder::visit_parameter(Argument* argument) {
  if (!argument) return;
  const Str* name = context_.mangled(scope_->class_name, context_.name(argument->arg));
  Symbol* known = scope_->find_here(name);
  if (known) context_.error(argument, "duplicate argument '@' in function definition"_m, {name->view()});
  note(name, Symbol::Bound | Symbol::Parameter, argument);
}

// In the order of registers.
void ScopeBuilder::visit_parameters(Arguments* args) {
  for (Argument* argument : args->posonlyargs) visit_parameter(argument);
  for (Argument* argument : args->args) visit_parameter(argument);
  for (Argument* argument : args->kwonlyargs) visit_parameter(argument);
  visit_parameter(args->vararg);
  visit_parameter(args->kwarg);
}

void ScopeBuilder::visit_annotations(Arguments* args, Expression* returns) {
  if (context_.options.future_annotations) return;
  for (Argument* argument : args->posonlyargs) visit_annotation(argument);
  for (Argument* argument : args->args) visit_annotation(argument);
  visit_annotation(args->vararg);
  for (Argument* argument : args->kwonlyargs) visit_annotation(argument);
  visit_annotation(args->kwarg);
  visit_optional(returns);
}

// Makes the scope of type parameters current, when there are any.
void ScopeBuilder::enter_type_parameters(const NodeList<TypeParameter>& parameters) {
  if (parameters.empty()) return;
  Scope* scope = make_scope(context_, arena_, ScopeKind::TypeParameters, scope_, parameters[0]);
  if (!scope) return;
  scope_ = scope;
  for (TypeParameter* parameter : parameters) {
    const Str* name = context_.mangled(scope_->class_name, context_.name(parameter->name));
    if (scope_->find_here(name)) context_.error(parameter, "duplicate type parameter '@'"_m, {name->view()});
    Symbol* symbol = scope_->add(arena_, name, parameter);
    if (!symbol) return context_.no_memory();
    symbol->flags |= Symbol::Bound;
  }
  for (TypeParameter* parameter : parameters) visit_optional(parameter->bound);
}

void ScopeBuilder::visit_function(FunctionDef* node) {
  note(node->name, Symbol::Bound, node);
  visit_all(node->decorator_list);
  visit_all(node->args->defaults);
  visit_all(node->args->kw_defaults);
  Scope* outer = scope_;
  enter_type_parameters(node->type_params);
  visit_annotations(node->args, node->returns);
  Scope* scope = make_scope(context_, arena_, ScopeKind::Function, scope_, node);
  if (scope) {
    Surroundings saved = where_;
    where_ = {};
    scope_ = scope;
    scope->is_async = node->kind == NodeKind::AsyncFunctionDef;
    visit_parameters(node->args);
    visit_body(node->body);
    where_ = saved;
  }
  scope_ = outer;
}

void ScopeBuilder::visit_lambda(Lambda* node) {
  visit_all(node->args->defaults);
  visit_all(node->args->kw_defaults);
  Scope* outer = scope_;
  Scope* scope = make_scope(context_, arena_, ScopeKind::Lambda, outer, node);
  if (!scope) return;
  scope_ = scope;
  visit_parameters(node->args);
  visit(node->body);
  scope_ = outer;
}

void ScopeBuilder::visit_class(ClassDef* node) {
  note(node->name, Symbol::Bound, node);
  visit_all(node->decorator_list);
  Scope* outer = scope_;
  enter_type_parameters(node->type_params);
  visit_all(node->bases);
  visit_keywords(node->keywords);
  Scope* scope = make_scope(context_, arena_, ScopeKind::Class, scope_, node);
  if (scope) {
    Surroundings saved = where_;
    where_ = {};
    scope_ = scope;
    scope->class_name = context_.name(node->name);
    visit_body(node->body);
    where_ = saved;
  }
  scope_ = outer;
}

void ScopeBuilder::visit_type_alias(TypeAlias* node) {
  note(node->name->id, Symbol::Bound, node->name);
  Scope* outer = scope_;
  enter_type_parameters(node->type_params);
  // The value is a function's, called when somebody asks for it.
  Scope* scope = make_scope(context_, arena_, ScopeKind::Lambda, scope_, node);
  if (scope) {
    uint32_t iterables = iterables_;
    iterables_ = 0;
    scope_ = scope;
    visit(node->value);
    iterables_ = iterables;
  }
  scope_ = outer;
}

// --- statements
// -------------------------------------------------------------------------------------------------------

void ScopeBuilder::visit_declaration(ScopeDeclaration* node) {
  bool global = node->kind == NodeKind::Global;
  const char* what = global ? "global" : "nonlocal";
  if (!global && scope_->kind == ScopeKind::Module) {
    return context_.error(node, "nonlocal declaration not allowed at module level"_m);
  }
  for (Text text : node->names) {
    const Str* name = context_.mangled(scope_->class_name, context_.name(text));
    Symbol* symbol = note(name, 0, node);
    if (!symbol) return;
    string_view shown = name->view();
    if (symbol->is(Symbol::Parameter)) {
      context_.error(node, "name '@' is parameter and @"_m, {shown, what});
    } else if (symbol->is(global ? Symbol::DeclaredNonlocal : Symbol::DeclaredGlobal)) {
      context_.error(symbol->first, "name '@' is nonlocal and global"_m, {shown});
    } else if (symbol->is(Symbol::Annotated)) {
      context_.error(node, "annotated name '@' can't be @"_m, {shown, what});
    } else if (symbol->is(Symbol::Bound)) {
      context_.error(node, "name '@' is assigned to before @ declaration"_m, {shown, what});
    } else if (symbol->is(Symbol::Used)) {
      context_.error(node, "name '@' is used prior to @ declaration"_m, {shown, what});
    }
    if (global && scope_->kind == ScopeKind::Module) context_.declare_global(name);
    symbol->first = node;
    symbol->flags |= global ? Symbol::DeclaredGlobal : Symbol::DeclaredNonlocal;
  }
}

void ScopeBuilder::visit_annotated_assignment(AnnAssign* node) {
  bool evaluated = !scope_->is_function();
  if (Name* target = as_if<Name>(node->target)) {
    Symbol* symbol = note(target->id, 0, target);
    if (!symbol) return;
    if (node->simple() && symbol->flags & (Symbol::DeclaredGlobal | Symbol::DeclaredNonlocal) &&
        scope_->kind != ScopeKind::Module) {
      context_.error(node, "annotated name '@' can't be @"_m,
                     {symbol->name->view(), symbol->is(Symbol::DeclaredGlobal) ? "global" : "nonlocal"});
    }
    symbol->flags |= node->simple() ? Symbol::Bound | Symbol::Annotated : Symbol::Bound;
    if (node->simple() && evaluated) scope_->has_annotations = true;
  } else {
    visit(node->target);
  }
  if (evaluated && !context_.options.future_annotations) visit(node->annotation);
  visit_optional(node->value);
}

void ScopeBuilder::visit_import(NodeList<Alias> names, bool from) {
  for (Alias* alias : names) {
    string_view name = alias->name.view();
    if (from && name == "*") {
      if (scope_->kind != ScopeKind::Module) context_.error(alias, "import * only allowed at module level"_m);
      continue;
    }
    if (!alias->asname.empty()) {
      name = alias->asname.view();
    } else if (!from) {
      name = name.substr(0, name.find('.'));
    }
    note(context_.mangled(scope_->class_name, context_.name(name)), Symbol::Bound, alias);
  }
}

void ScopeBuilder::visit_if(If* node) {
  for (;;) {
    visit(node->test);
    visit_body(node->body);
    If* elif = node->orelse.size() == 1 ? as_if<If>(node->orelse[0]) : nullptr;
    if (!elif) break;
    node = elif;
  }
  visit_body(node->orelse);
}

void ScopeBuilder::visit_try(Try* node) {
  if (!enter_block(node)) return;
  visit_body(node->body);
  for (ExceptHandler* handler : node->handlers) {
    if (!handler->type && handler != node->handlers.back()) context_.error(handler, "default 'except:' must be last"_m);
    visit_optional(handler->type);
    if (!handler->name.empty()) note(handler->name, Symbol::Bound | Symbol::Deleted, handler);
    Surroundings saved = where_;
    if (node->kind == NodeKind::TryStar) {
      where_.loops = 0;
      where_.except_star = true;
    }
    visit_body(handler->body);
    where_ = saved;
  }
  visit_body(node->orelse);
  visit_body(node->finalbody);
  where_.blocks--;
}

void ScopeBuilder::visit_with(With* node) {
  if (node->kind == NodeKind::AsyncWith) {
    if (!scope_->frame->is_async) context_.error(node, "'async with' outside async function"_m);
    scope_->frame->has_await = true;
  }
  uint32_t blocks = where_.blocks;
  for (const WithItem& item : node->items) {
    visit(item.context_expr);
    visit_optional(item.optional_vars);
    if (!enter_block(node)) return;
  }
  visit_body(node->body);
  where_.blocks = blocks;
}

void ScopeBuilder::visit_return(Return* node) {
  if (!scope_->is_function()) return context_.error(node, "'return' outside function"_m);
  if (where_.except_star) {
    return context_.error(node, "'break', 'continue' and 'return' cannot appear in an except* block"_m);
  }
  visit_optional(node->value);
}

void ScopeBuilder::visit_jump(BareStatement* node) {
  if (node->kind == NodeKind::Pass || where_.loops) return;
  if (where_.except_star) {
    context_.error(node, "'break', 'continue' and 'return' cannot appear in an except* block"_m);
  } else if (node->kind == NodeKind::Break) {
    context_.error(node, "'break' outside loop"_m);
  } else {
    context_.error(node, "'continue' not properly in loop"_m);
  }
}

void ScopeBuilder::visit_pattern(Pattern* node) {
  switch (node->kind) {
    case NodeKind::MatchValue: visit(as<MatchValue>(node)->value); break;
    case NodeKind::MatchSequence:
    case NodeKind::MatchOr:
      for (Pattern* item : as<ast::MatchGroup>(node)->patterns) visit_pattern(item);
      break;
    case NodeKind::MatchMapping:
      visit_all(as<MatchMapping>(node)->keys);
      for (Pattern* item : as<MatchMapping>(node)->patterns) visit_pattern(item);
      if (!as<MatchMapping>(node)->rest.empty()) note(as<MatchMapping>(node)->rest, Symbol::Bound, node);
      break;
    case NodeKind::MatchClass:
      visit(as<MatchClass>(node)->cls);
      for (Pattern* item : as<MatchClass>(node)->patterns) visit_pattern(item);
      for (Pattern* item : as<MatchClass>(node)->kwd_patterns) visit_pattern(item);
      break;
    case NodeKind::MatchStar:
      if (!as<MatchStar>(node)->name.empty()) note(as<MatchStar>(node)->name, Symbol::Bound, node);
      break;
    case NodeKind::MatchAs:
      if (as<MatchAs>(node)->pattern) visit_pattern(as<MatchAs>(node)->pattern);
      if (!as<MatchAs>(node)->name.empty()) note(as<MatchAs>(node)->name, Symbol::Bound, node);
      break;
    default: break;
  }
}

void ScopeBuilder::visit(Statement* node) {
  if (context_.failed || context_.too_deep()) return;
  switch (node->kind) {
    case NodeKind::FunctionDef:
    case NodeKind::AsyncFunctionDef: return visit_function(as<FunctionDef>(node));
    case NodeKind::ClassDef: return visit_class(as<ClassDef>(node));
    case NodeKind::Return: return visit_return(as<Return>(node));
    case NodeKind::Delete: return visit_all(as<Delete>(node)->targets);
    case NodeKind::Assign: visit(as<Assign>(node)->value); return visit_all(as<Assign>(node)->targets);
    case NodeKind::TypeAlias: return visit_type_alias(as<TypeAlias>(node));
    case NodeKind::AugAssign: visit(as<AugAssign>(node)->target); return visit(as<AugAssign>(node)->value);
    case NodeKind::AnnAssign: return visit_annotated_assignment(as<AnnAssign>(node));
    case NodeKind::AsyncFor:
      if (!scope_->frame->is_async) context_.error(node, "'async for' outside async function"_m);
      scope_->frame->has_await = true;
      [[fallthrough]];
    case NodeKind::For:
      if (!enter_block(node)) return;
      visit(as<For>(node)->iter);
      visit(as<For>(node)->target);
      visit_loop_body(as<For>(node)->body);
      where_.blocks--;
      return visit_body(as<For>(node)->orelse);
    case NodeKind::While:
      if (!enter_block(node)) return;
      visit(as<While>(node)->test);
      visit_loop_body(as<While>(node)->body);
      where_.blocks--;
      return visit_body(as<While>(node)->orelse);
    case NodeKind::If: return visit_if(as<If>(node));
    case NodeKind::With:
    case NodeKind::AsyncWith: return visit_with(as<With>(node));
    case NodeKind::Match:
      visit(as<Match>(node)->subject);
      for (const MatchCase& item : as<Match>(node)->cases) {
        visit_pattern(item.pattern);
        visit_optional(item.guard);
        visit_body(item.body);
      }
      return;
    case NodeKind::Raise: visit_optional(as<Raise>(node)->exc); return visit_optional(as<Raise>(node)->cause);
    case NodeKind::Try:
    case NodeKind::TryStar: return visit_try(as<Try>(node));
    case NodeKind::Assert: visit(as<Assert>(node)->test); return visit_optional(as<Assert>(node)->msg);
    case NodeKind::Import: return visit_import(as<Import>(node)->names, false);
    case NodeKind::ImportFrom: return visit_import(as<ImportFrom>(node)->names, true);
    case NodeKind::Global:
    case NodeKind::Nonlocal: return visit_declaration(as<ScopeDeclaration>(node));
    case NodeKind::ExprStatement: return visit(as<ExprStatement>(node)->value);
    default: return visit_jump(as<BareStatement>(node));
  }
}

void forget(Scope* module) {
  module->first_child = module->last_child = module->cursor = nullptr;
  module->first_symbol = module->last_symbol = nullptr;
  module->table = nullptr;
  module->table_size = module->symbol_count = 0;
}

}  // namespace

void build_scopes(Context& context, Arena& arena, Scope* module, Statement* statement) {
  forget(module);
  ScopeBuilder(context, arena, module).visit(statement);
  resolve_scopes(context, arena, module);
}

void build_scopes(Context& context, Arena& arena, Scope* module, Expression* expression) {
  forget(module);
  ScopeBuilder(context, arena, module).visit(expression);
  resolve_scopes(context, arena, module);
}

}  // namespace adder::compile
