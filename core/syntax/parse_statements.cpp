// Simple statements: expressions, assignments, and those that begin with a keyword.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

Statement* Parser::simple_statement() {
  switch (token_.kind) {
    case TokenKind::Pass: return bare_statement(NodeKind::Pass);
    case TokenKind::Break: return bare_statement(NodeKind::Break);
    case TokenKind::Continue: return bare_statement(NodeKind::Continue);
    case TokenKind::Return: return return_statement();
    case TokenKind::Raise: return raise_statement();
    case TokenKind::Global: return scope_declaration(NodeKind::Global);
    case TokenKind::Nonlocal: return scope_declaration(NodeKind::Nonlocal);
    case TokenKind::Del: return delete_statement();
    case TokenKind::Assert: return assert_statement();
    case TokenKind::Import: return import_statement();
    case TokenKind::From: return import_from_statement();
    case TokenKind::Name:
      if (at_soft_keyword("type") && at_type_statement()) return type_alias();
      [[fallthrough]];
    default: return expression_statement();
  }
}

Statement* Parser::bare_statement(NodeKind kind) {
  Position begins = token_.begins;
  advance();
  return make<BareStatement>(kind, begins);
}

Statement* Parser::return_statement() {
  Position begins = token_.begins;
  advance();
  Expression* value = nullptr;
  if (!at_end_of_simple_statement()) {
    value = star_expressions();
    if (!value) return nullptr;
  }
  auto* node = make<Return>(NodeKind::Return, begins);
  if (node) node->value = value;
  return node;
}

Statement* Parser::raise_statement() {
  Position begins = token_.begins;
  advance();
  Expression* exception = nullptr;
  Expression* cause = nullptr;
  if (!at_end_of_simple_statement()) {
    exception = full_expression();
    if (!exception) return nullptr;
    if (accept(TokenKind::From)) {
      cause = full_expression();
      if (!cause) return nullptr;
    }
  }
  auto* node = make<Raise>(NodeKind::Raise, begins);
  if (!node) return nullptr;
  node->exc = exception;
  node->cause = cause;
  return node;
}

Statement* Parser::assert_statement() {
  Position begins = token_.begins;
  advance();
  Expression* test = full_expression();
  if (!test) return nullptr;
  Expression* message = nullptr;
  if (accept(TokenKind::Comma)) {
    message = full_expression();
    if (!message) return nullptr;
  }
  auto* node = make<Assert>(NodeKind::Assert, begins);
  if (!node) return nullptr;
  node->test = test;
  node->msg = message;
  return node;
}

Statement* Parser::delete_statement() {
  Position begins = token_.begins;
  uint32_t mark = scratch_used_;
  advance();
  do {
    Expression* target = star_expression();
    if (!target || !push(target)) return nullptr;
  } while (accept(TokenKind::Comma) && !at_end_of_simple_statement());
  auto* node = make<Delete>(NodeKind::Delete, begins);
  if (!node || !take(mark, node->targets)) return nullptr;
  for (Expression* target : node->targets)
    if (!make_target(target, TargetKind::Delete)) return nullptr;
  if (!at_end_of_simple_statement()) return unexpected();
  return node;
}

Statement* Parser::scope_declaration(NodeKind kind) {
  Position begins = token_.begins;
  uint32_t mark = scratch_used_;
  do {
    advance();
    Text name = token_text();
    if (!expect(TokenKind::Name) || !push_item(name)) return nullptr;
  } while (at(TokenKind::Comma));
  auto* node = make<ScopeDeclaration>(kind, begins);
  return node && take(mark, node->names) ? node : nullptr;
}

Statement* Parser::type_alias() {
  Position begins = token_.begins;
  advance();
  Token name_token = token_;
  advance();
  auto* name = make<Name>(NodeKind::Name, name_token.begins, uint8_t(ExprContext::Store));
  if (!name) return nullptr;
  name->id = {name_token.start, uint32_t(name_token.end - name_token.start)};
  NodeList<TypeParameter> parameters;
  if (at(TokenKind::LeftBracket) && !type_parameters(parameters)) return nullptr;
  if (!expect(TokenKind::Equal)) return nullptr;
  Expression* value = full_expression();
  if (!value) return nullptr;
  auto* node = make<TypeAlias>(NodeKind::TypeAlias, begins);
  if (!node) return nullptr;
  node->name = name;
  node->type_params = parameters;
  node->value = value;
  return node;
}

// ---- Expressions and assignments

Statement* Parser::expression_statement() {
  Position begins = token_.begins;
  bool starts_with_name = at(TokenKind::Name);
  Expression* first = yield_or_star_expressions();
  if (!first) return nullptr;
  if (at(TokenKind::Equal)) return assignment(first, begins);
  if (at(TokenKind::Colon))
    return annotated_assignment(first, begins, starts_with_name && first->kind == NodeKind::Name);
  if (is_augmented_assignment(token_.kind)) return augmented_assignment(first, begins);
  if (at(TokenKind::ColonEqual) && !bare_name_) {
    walrus(bare_tuple_ ? as<Display>(first)->elts.back() : first, begins);
    return nullptr;
  }
  auto* node = make<ExprStatement>(NodeKind::ExprStatement, begins);
  if (node) node->value = first;
  return node;
}

// `first = second = value`, at the first `=`.
Statement* Parser::assignment(Expression* first, Position begins) {
  uint32_t mark = scratch_used_;
  Expression* value = first;
  Position value_begins = begins;
  while (at(TokenKind::Equal)) {
    if (Expression* invalid = invalid_target(value, TargetKind::Assign))
      return invalid_assignment(value, invalid, scratch_used_ == mark, value_begins);
    set_context(value, ExprContext::Store);
    if (!push(value)) return nullptr;
    advance();
    value_begins = token_.begins;
    value = yield_or_star_expressions();
    if (!value) return nullptr;
  }
  auto* node = make<Assign>(NodeKind::Assign, begins);
  if (!node || !take(mark, node->targets)) return nullptr;
  node->value = value;
  return node;
}

// `target: annotation = value`, at the colon.
Statement* Parser::annotated_assignment(Expression* target, Position begins, bool is_bare_name) {
  bool is_valid =
      target->kind == NodeKind::Name || target->kind == NodeKind::Attribute || target->kind == NodeKind::Subscript;
  if (!is_valid) return invalid_annotation(target);
  advance();
  Expression* annotation = full_expression();
  if (!annotation) return nullptr;
  Expression* value = nullptr;
  if (accept(TokenKind::Equal)) {
    value = yield_or_star_expressions();
    if (!value) return nullptr;
  }
  set_context(target, ExprContext::Store);
  auto* node = make<AnnAssign>(NodeKind::AnnAssign, begins, is_bare_name);
  if (!node) return nullptr;
  node->target = target;
  node->annotation = annotation;
  node->value = value;
  return node;
}

// `target += value`, at the operator.
Statement* Parser::augmented_assignment(Expression* target, Position begins) {
  bool is_valid =
      target->kind == NodeKind::Name || target->kind == NodeKind::Attribute || target->kind == NodeKind::Subscript;
  bool is_yield = target->kind == NodeKind::Yield || target->kind == NodeKind::YieldFrom;
  if (is_yield && begin_of(target) == begins) return unexpected();
  auto op = uint8_t(uint8_t(token_.kind) - uint8_t(TokenKind::PlusEqual));
  advance();
  Expression* value = yield_or_star_expressions();
  if (!value) return nullptr;
  if (!is_valid)
    return fail_on(target, target, "'@' is an illegal expression for augmented assignment"_m, {describe(target)});
  set_context(target, ExprContext::Store);
  auto* node = make<AugAssign>(NodeKind::AugAssign, begins, op);
  if (!node) return nullptr;
  node->target = target;
  node->value = value;
  return node;
}

}  // namespace adder::syntax
