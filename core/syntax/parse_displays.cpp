// Displays and comprehensions: what stands in parentheses, brackets and braces.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

// `(..)`: a group, a tuple, a generator expression, a yield.
Expression* Parser::parenthesized() {
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  advance();
  if (at(TokenKind::RightParen)) return display(NodeKind::Tuple, nullptr, begins, TokenKind::RightParen);
  if (at(TokenKind::Yield)) {
    Expression* value = yield_expression();
    return value && expect(TokenKind::RightParen) ? value : nullptr;
  }
  if (at(TokenKind::DoubleStar)) return misplaced_double_star();
  Expression* first = star_named_expression();
  if (!first) return nullptr;
  if (at_comprehension()) return comprehension(NodeKind::GeneratorExp, first, nullptr, begins);
  if (at(TokenKind::Comma)) return display(NodeKind::Tuple, first, begins, TokenKind::RightParen);
  if (first->kind == NodeKind::Starred && at(TokenKind::RightParen))
    return fail_on(first, first, "cannot use starred expression here"_m);
  return expect(TokenKind::RightParen) ? first : nullptr;
}

Expression* Parser::list_display() {
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  advance();
  if (at(TokenKind::RightBracket)) return display(NodeKind::List, nullptr, begins, TokenKind::RightBracket);
  Expression* first = star_named_expression();
  if (!first) return nullptr;
  if (at_comprehension()) return comprehension(NodeKind::ListComp, first, nullptr, begins);
  return display(NodeKind::List, first, begins, TokenKind::RightBracket);
}

// `{..}`: a dict or a set, or a comprehension of one.
Expression* Parser::brace_display() {
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  advance();
  if (at(TokenKind::RightBrace) || at(TokenKind::DoubleStar)) return dict_display(nullptr, begins);
  Position first_begins = token_.begins;
  Expression* first = star_named_expression();
  if (!first) return nullptr;
  bool is_walrus = first->kind == NodeKind::NamedExpr && begin_of(first) == first_begins;
  if (at(TokenKind::Colon) && first->kind != NodeKind::Starred && !is_walrus) return dict_display(first, begins);
  if (at_comprehension()) return comprehension(NodeKind::SetComp, first, nullptr, begins);
  return display(NodeKind::Set, first, begins, TokenKind::RightBrace);
}

// The rest of a list, tuple or set, its first element read.
Expression* Parser::display(NodeKind kind, Expression* first, Position begins, TokenKind closing) {
  uint32_t mark = scratch_used_;
  if (first) {
    if (!push(first)) return nullptr;
    while (!at(closing)) {
      if (!at(TokenKind::Comma)) return misplaced_in_display(kind, mark);
      advance();
      if (at(closing)) break;
      if (at_comprehension()) return misplaced_in_display(kind, mark);
      Expression* next = star_named_expression();
      if (!next || !push(next)) return nullptr;
    }
  }
  advance();
  auto* node = make<Display>(kind, begins);
  return node && take(mark, node->elts) ? node : nullptr;
}

// ---- Dicts

// A dict; its first key is read, or the token is `**` or the closing brace.
Expression* Parser::dict_display(Expression* first_key, Position begins) {
  struct Item {
    Expression* key;
    Expression* value;
  };
  uint32_t mark = scratch_used_;
  Token first = token_;
  Item item = {first_key, nullptr};
  while (!at(TokenKind::RightBrace)) {
    if (!dict_item(item.key, item.value)) return nullptr;
    if (at_comprehension() && scratch_used_ == mark) {
      if (!item.key) return misplaced_dict_unpacking(first);
      return comprehension(NodeKind::DictComp, item.key, item.value, begins);
    }
    if (!push_item(item)) return nullptr;
    item.key = nullptr;
    if (!at(TokenKind::RightBrace) && !expect(TokenKind::Comma)) return nullptr;
  }
  advance();
  uint32_t count = (scratch_used_ - mark) / 2;
  auto* node = make<Dict>(NodeKind::Dict, begins);
  if (!node) return nullptr;
  if (count == 0) return node;
  auto** parts = static_cast<Expression**>(arena_->allocate(2 * count * sizeof(Expression*)));
  if (!parts) return out_of_memory();
  for (uint32_t i = 0; i < count; ++i) {
    parts[i] = reinterpret_cast<Expression*>(scratch_[mark + 2 * i]);
    parts[count + i] = reinterpret_cast<Expression*>(scratch_[mark + 2 * i + 1]);
  }
  scratch_used_ = mark;
  node->keys = {parts, count};
  node->values = {parts + count, count};
  return node;
}

// `key: value` or `**value`; the key may be read already.
bool Parser::dict_item(Expression*& key, Expression*& value) {
  if (!key && accept(TokenKind::DoubleStar)) {
    value = bitwise_or();
    return value != nullptr;
  }
  if (!key) key = full_expression();
  if (!key) return false;
  if (!at(TokenKind::Colon)) return missing_dict_colon(key);
  Token colon = token_;
  advance();
  if (at(TokenKind::RightBrace) || at(TokenKind::Comma))
    return fail_at(colon, "expression expected after dictionary key and ':'"_m);
  if (at(TokenKind::Star)) return misplaced_dict_star();
  value = full_expression();
  return value != nullptr;
}

// ---- Comprehensions

// The clauses and the closing bracket behind the element.
Expression* Parser::comprehension(NodeKind kind, Expression* element, Expression* value, Position begins) {
  NodeList<Comprehension> clauses;
  if (!comprehension_clauses(clauses)) return nullptr;
  if (element->kind == NodeKind::Starred)
    return fail_on(element, element, "iterable unpacking cannot be used in comprehension"_m);
  TokenKind closing = kind == NodeKind::GeneratorExp ? TokenKind::RightParen
                      : kind == NodeKind::ListComp   ? TokenKind::RightBracket
                                                     : TokenKind::RightBrace;
  if (!expect(closing)) return nullptr;
  return comprehension_node(kind, element, value, clauses, begins);
}

Expression* Parser::comprehension_node(NodeKind kind, Expression* element, Expression* value,
                                       NodeList<Comprehension> clauses, Position begins) {
  auto* node = make<ComprehensionExpr>(kind, begins);
  if (!node) return nullptr;
  node->elt = element;
  node->value = value;
  node->generators = clauses;
  return node;
}

bool Parser::comprehension_clauses(NodeList<Comprehension>& clauses) {
  Level level(*this);
  if (level.is_refused()) return {};
  uint32_t mark = scratch_used_;
  while (at_comprehension()) {
    auto* clause = allocate<Comprehension>();
    if (!clause || !push(clause)) return false;
    clause->is_async = accept(TokenKind::Async);
    if (!expect(TokenKind::For)) return false;
    clause->target = for_target();
    if (!clause->target || !expect(TokenKind::In)) return false;
    clause->iter = disjunction();
    if (!clause->iter) return false;
    uint32_t conditions = scratch_used_;
    while (accept(TokenKind::If)) {
      Expression* condition = disjunction();
      if (!condition || !push(condition)) return false;
    }
    if (!take(conditions, clause->ifs)) return false;
  }
  return take(mark, clauses);
}

}  // namespace adder::syntax
