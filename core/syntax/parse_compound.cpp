// Compound statements, except definitions and match.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

bool Parser::at_compound_statement() {
  switch (token_.kind) {
    case TokenKind::If:
    case TokenKind::While:
    case TokenKind::For:
    case TokenKind::With:
    case TokenKind::Try:
    case TokenKind::Def:
    case TokenKind::Class:
    case TokenKind::Async:
    case TokenKind::At: return true;
    case TokenKind::Name: return at_soft_keyword("match") && at_match_statement();
    default: return false;
  }
}

Statement* Parser::compound_statement() {
  switch (token_.kind) {
    case TokenKind::If: return if_statement();
    case TokenKind::While: return while_statement();
    case TokenKind::For: return for_statement(token_.begins, false);
    case TokenKind::With: return with_statement(token_.begins, false);
    case TokenKind::Try: return try_statement();
    case TokenKind::Def: return function_definition(token_.begins, false, {});
    case TokenKind::Class: return class_definition({});
    case TokenKind::Async: return async_statement({});
    case TokenKind::At: return decorated();
    default: return match_statement();
  }
}

// `if`, with its `elif`s one inside the other's orelse; built in a loop, for there may be many.
Statement* Parser::if_statement() {
  If* outermost = nullptr;
  If* current = nullptr;
  Statement** link = nullptr;
  const char* header = "'if' statement";
  do {
    Token keyword = token_;
    advance();
    Expression* test = named_expression();
    if (!test || !expect_colon()) return nullptr;
    auto* node = make<If>(NodeKind::If, keyword.begins);
    if (!node || !block({header, keyword.begins.line}, node->body)) return nullptr;
    node->test = test;
    if (!outermost) outermost = node;
    if (link) *link = node;
    if (current) current->orelse.count = 1;
    current = node;
    header = "'elif' statement";
    if (at(TokenKind::Elif)) {
      link = allocate<Statement*>();
      if (!link) return nullptr;
      node->orelse = {link, 0};
    }
  } while (at(TokenKind::Elif));
  if (!else_block(current->orelse)) return nullptr;
  for (Statement* part = outermost;;) {
    end_at_last_token(part);
    auto* node = as<If>(part);
    if (node == current) return outermost;
    part = node->orelse[0];
  }
}

Statement* Parser::while_statement() {
  Position begins = token_.begins;
  advance();
  Expression* test = named_expression();
  if (!test || !expect_colon()) return nullptr;
  Body body;
  Body orelse;
  if (!block({"'while' statement", begins.line}, body) || !else_block(orelse)) return nullptr;
  auto* node = make<While>(NodeKind::While, begins);
  if (!node) return nullptr;
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return node;
}

// `begins` is where `async` is, if there is one; the token is `for`.
Statement* Parser::for_statement(Position begins, bool is_async) {
  uint32_t line = token_.begins.line;
  advance();
  Expression* target = for_target();
  if (!target || !expect(TokenKind::In)) return nullptr;
  Expression* iter = star_expressions();
  if (!iter || !expect_colon()) return nullptr;
  Body body;
  Body orelse;
  if (!block({"'for' statement", line}, body) || !else_block(orelse)) return nullptr;
  auto* node = make<For>(is_async ? NodeKind::AsyncFor : NodeKind::For, begins);
  if (!node) return nullptr;
  node->target = target;
  node->iter = iter;
  node->body = body;
  node->orelse = orelse;
  return node;
}

// An optional `else:` and its block.
bool Parser::else_block(Body& body) {
  if (!at(TokenKind::Else)) return true;
  uint32_t line = token_.begins.line;
  advance();
  return expect_colon(true) && block({"'else' statement", line}, body);
}

// ---- with

Statement* Parser::with_statement(Position begins, bool is_async) {
  uint32_t line = token_.begins.line;
  advance();
  Sequence<WithItem> items;
  if (!with_items(items) || !expect_colon()) return nullptr;
  Body body;
  if (!block({"'with' statement", line}, body)) return nullptr;
  auto* node = make<With>(is_async ? NodeKind::AsyncWith : NodeKind::With, begins);
  if (!node) return nullptr;
  node->items = items;
  node->body = body;
  return node;
}

bool Parser::with_items(Sequence<WithItem>& items) {
  uint32_t mark = scratch_used_;
  bool parenthesized = at(TokenKind::LeftParen) && parenthesized_items_follow();
  if (parenthesized) advance();
  do {
    if (!with_item()) return false;
  } while (accept(TokenKind::Comma) && !(parenthesized && at(TokenKind::RightParen)));
  if (parenthesized && !expect(TokenKind::RightParen)) return false;
  return take(mark, items);
}

bool Parser::with_item() {
  WithItem item = {full_expression(), nullptr};
  if (!item.context_expr) return false;
  if (accept(TokenKind::As)) {
    item.optional_vars = single_target();
    if (!item.optional_vars) return false;
  }
  return push_item(item);
}

// ---- try

Statement* Parser::try_statement() {
  Position begins = token_.begins;
  advance();
  if (!expect_colon(true)) return nullptr;
  Body body;
  if (!block({"'try' statement", begins.line}, body)) return nullptr;
  if (!at(TokenKind::Except) && !at(TokenKind::Finally)) {
    if (at(TokenKind::Error)) return unexpected();
    return fail_at(token_, "expected 'except' or 'finally' block"_m);
  }
  NodeList<ExceptHandler> handlers;
  bool is_star = false;
  if (!except_clauses(handlers, is_star)) return nullptr;
  Body orelse;
  Body finalbody;
  if (!handlers.empty() && !else_block(orelse)) return nullptr;
  if (at(TokenKind::Finally)) {
    uint32_t line = token_.begins.line;
    advance();
    if (!expect_colon(true) || !block({"'finally' statement", line}, finalbody)) return nullptr;
  }
  auto* node = make<Try>(is_star ? NodeKind::TryStar : NodeKind::Try, begins);
  if (!node) return nullptr;
  node->body = body;
  node->handlers = handlers;
  node->orelse = orelse;
  node->finalbody = finalbody;
  return node;
}

bool Parser::except_clauses(NodeList<ExceptHandler>& handlers, bool& is_star) {
  uint32_t mark = scratch_used_;
  while (at(TokenKind::Except)) {
    bool clause_is_star = peek() == TokenKind::Star;
    if (scratch_used_ != mark && clause_is_star != is_star)
      return fail_at(token_, "cannot have both 'except' and 'except*' on the same 'try'"_m);
    is_star = clause_is_star;
    ExceptHandler* handler = except_clause(is_star);
    if (!handler || !push(handler)) return false;
  }
  return take(mark, handlers);
}

ExceptHandler* Parser::except_clause(bool is_star) {
  Position begins = token_.begins;
  advance();
  if (is_star) advance();
  Expression* type = nullptr;
  Text name;
  if (is_star && (at(TokenKind::Colon) || at(TokenKind::Newline)))
    return fail_at(token_, "expected one or more exception types"_m);
  if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
    Position type_begins = token_.begins;
    type = full_expression();
    if (!type) return nullptr;
    if (at(TokenKind::Comma)) return unparenthesized_exceptions(type_begins);
    if (accept(TokenKind::As)) {
      name = token_text();
      if (!expect(TokenKind::Name)) return nullptr;
    }
  }
  if (!expect_colon()) return nullptr;
  Body body;
  if (!block({is_star ? "'except*' statement" : "'except' statement", begins.line}, body)) return nullptr;
  auto* node = make<ExceptHandler>(NodeKind::ExceptHandler, begins);
  if (!node) return nullptr;
  node->type = type;
  node->name = name;
  node->body = body;
  return node;
}

// ---- Prefixed statements

Statement* Parser::async_statement(NodeList<Expression> decorators) {
  Position begins = token_.begins;
  advance();
  if (at(TokenKind::Def)) return function_definition(begins, true, decorators);
  if (decorators.empty() && at(TokenKind::For)) return for_statement(begins, true);
  if (decorators.empty() && at(TokenKind::With)) return with_statement(begins, true);
  return unexpected();
}

Statement* Parser::decorated() {
  uint32_t mark = scratch_used_;
  NodeList<Expression> decorators;
  while (accept(TokenKind::At)) {
    Expression* decorator = named_expression();
    if (!decorator || !push(decorator) || !expect(TokenKind::Newline)) return nullptr;
  }
  if (!take(mark, decorators)) return nullptr;
  switch (token_.kind) {
    case TokenKind::Def: return function_definition(token_.begins, false, decorators);
    case TokenKind::Class: return class_definition(decorators);
    case TokenKind::Async: return async_statement(decorators);
    default: return unexpected();
  }
}

}  // namespace adder::syntax
