// Expressions down to operators: conditional, lambda, walrus, boolean, comparison, arithmetic by precedence climbing.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

namespace {

// How strongly a binary operator binds; 0 for tokens that are none. `**` and unary operators are not in the table.
enum Precedence : uint8_t { no_operator, or_, and_, not_, compare, bit_or, bit_xor, bit_and, shift, arithmetic, term };

struct PrecedenceTable {
  uint8_t of[token_kinds];
};

constexpr PrecedenceTable make_precedence_table() {
  PrecedenceTable table = {};
  auto set = [&](TokenKind kind, Precedence precedence) { table.of[size_t(kind)] = precedence; };
  set(TokenKind::Or, or_);
  set(TokenKind::And, and_);
  for (auto kind : {TokenKind::EqualEqual, TokenKind::NotEqual, TokenKind::Less, TokenKind::LessEqual,
                    TokenKind::Greater, TokenKind::GreaterEqual, TokenKind::Is, TokenKind::In, TokenKind::Not})
    set(kind, compare);
  set(TokenKind::Bar, bit_or);
  set(TokenKind::Caret, bit_xor);
  set(TokenKind::Ampersand, bit_and);
  set(TokenKind::LeftShift, shift);
  set(TokenKind::RightShift, shift);
  set(TokenKind::Plus, arithmetic);
  set(TokenKind::Minus, arithmetic);
  for (auto kind : {TokenKind::Star, TokenKind::At, TokenKind::Slash, TokenKind::Percent, TokenKind::DoubleSlash})
    set(kind, term);
  return table;
}
constexpr PrecedenceTable precedence_table = make_precedence_table();

uint32_t precedence_of(TokenKind kind) { return precedence_table.of[size_t(kind)]; }

uint8_t binary_operator(TokenKind kind) { return uint8_t(uint8_t(kind) - uint8_t(TokenKind::Plus)); }

}  // namespace

// ---- Lists and stars

Expression* Parser::star_expressions() {
  Position begins = token_.begins;
  Expression* first = star_expression();
  bool is_tuple = first && at(TokenKind::Comma);
  if (is_tuple) first = tuple_of(first, begins, &Parser::star_expression);
  bare_tuple_ = is_tuple;
  return first;
}

Expression* Parser::star_expression() { return at(TokenKind::Star) ? starred(&Parser::bitwise_or) : full_expression(); }

// `*value`, its value read by `rule`.
Expression* Parser::starred(Expression* (Parser::*rule)()) {
  Position begins = token_.begins;
  advance();
  Expression* value = (this->*rule)();
  if (!value) return nullptr;
  auto* node = make<Starred>(NodeKind::Starred, begins);
  if (node) node->value = value;
  return node;
}

Expression* Parser::star_named_expression() {
  return at(TokenKind::Star) ? starred(&Parser::bitwise_or) : named_expression();
}

// A tuple without parentheses, `first` read, at the comma.
Expression* Parser::tuple_of(Expression* first, Position begins, Expression* (Parser::*element)()) {
  uint32_t mark = scratch_used_;
  if (!push(first)) return nullptr;
  while (accept(TokenKind::Comma)) {
    if (!at(TokenKind::Star) && !starts_expression()) break;
    Expression* next = (this->*element)();
    if (!next || !push(next)) return nullptr;
  }
  auto* tuple = make<Display>(NodeKind::Tuple, begins);
  return tuple && take(mark, tuple->elts) ? tuple : nullptr;
}

Expression* Parser::yield_or_star_expressions() {
  return at(TokenKind::Yield) ? yield_expression() : star_expressions();
}

Expression* Parser::yield_expression() {
  Position begins = token_.begins;
  advance();
  Expression* value = nullptr;
  NodeKind kind = NodeKind::Yield;
  if (accept(TokenKind::From)) {
    kind = NodeKind::YieldFrom;
    value = full_expression();
    if (!value) return nullptr;
  } else if (at(TokenKind::Star) || starts_expression()) {
    value = star_expressions();
    if (!value) return nullptr;
  }
  auto* node = make<SuspendExpr>(kind, begins);
  if (node) node->value = value;
  return node;
}

// Whether the token may begin an expression (a starred one aside).
bool Parser::starts_expression() const {
  switch (token_.kind) {
    case TokenKind::Name:
    case TokenKind::Int:
    case TokenKind::Float:
    case TokenKind::Imaginary:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Ellipsis:
    case TokenKind::Tilde:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Not:
    case TokenKind::Lambda:
    case TokenKind::Await:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False: return true;
    default: return false;
  }
}

// ---- Expression, walrus, conditional, lambda

Expression* Parser::full_expression() {
  Level level(*this);
  if (level.is_refused()) return {};
  if (at(TokenKind::Lambda)) {
    Expression* result = lambda();
    bare_name_ = false;
    return result;
  }
  Position begins = token_.begins;
  bool starts_with_name = at(TokenKind::Name);
  Expression* result = binary(or_);
  if (!result) return nullptr;
  last_disjunction_ = result;
  last_disjunction_end_ = last_end_;
  if (at(TokenKind::If)) result = conditional(result, begins);
  bare_name_ = starts_with_name && result && result->kind == NodeKind::Name;
  return result;
}

// `body if test else orelse`, at the `if`.
Expression* Parser::conditional(Expression* body, Position begins) {
  advance();
  Expression* test = binary(or_);
  if (!test) return nullptr;
  if (!at(TokenKind::Else)) {
    if (at(TokenKind::Colon) || at(TokenKind::Error)) return unexpected();
    return fail_on(body, test, "expected 'else' after 'if' expression"_m);
  }
  advance();
  Expression* orelse = full_expression();
  if (!orelse) return nullptr;
  auto* node = make<IfExp>(NodeKind::IfExp, begins);
  if (!node) return nullptr;
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return node;
}

Expression* Parser::lambda() {
  Position begins = token_.begins;
  advance();
  Arguments* args = parameters(TokenKind::Colon);
  if (!args) return nullptr;
  if (lexer_.in_specification())
    return fail(DiagnosticKind::SyntaxError, begins, token_.ends,
                "f-string: lambda expressions are not allowed without parentheses"_m);
  advance();
  Expression* body = full_expression();
  if (!body) return nullptr;
  auto* node = make<Lambda>(NodeKind::Lambda, begins);
  if (!node) return nullptr;
  node->args = args;
  node->body = body;
  return node;
}

Expression* Parser::named_expression() {
  Position begins = token_.begins;
  Expression* left = full_expression();
  if (!left) return nullptr;
  if (at(TokenKind::Equal)) return misplaced_equal(left, begins);
  return at(TokenKind::ColonEqual) ? walrus(left, begins) : left;
}

// `name := value`, at the operator.
Expression* Parser::walrus(Expression* target, Position begins) {
  if (!bare_name_) {
    Token found = token_;
    advance();
    if (!attempt(Trial::Special, &Parser::full_expression)) return fail_at(found, "invalid syntax"_m);
    return fail_on(target, target, "cannot use assignment expressions with @"_m, {describe(target)});
  }
  advance();
  Expression* value = full_expression();
  if (!value) return nullptr;
  auto* node = make<NamedExpr>(NodeKind::NamedExpr, begins);
  if (!node) return nullptr;
  set_context(target, ExprContext::Store);
  node->target = as<Name>(target);
  node->value = value;
  return node;
}

// ---- Operators

Expression* Parser::disjunction() { return binary(or_); }
Expression* Parser::bitwise_or() { return binary(bit_or); }

// Operands and operators that bind at least as strongly as `minimum`.
Expression* Parser::binary(uint32_t minimum) {
  Position begins = token_.begins;
  Expression* left = operand(minimum);
  return left ? operators(left, begins, minimum) : nullptr;
}

// The operators behind an operand.
Expression* Parser::operators(Expression* left, Position begins, uint32_t minimum) {
  while (left) {
    uint32_t precedence = precedence_of(token_.kind);
    if (precedence < minimum || precedence == no_operator) return left;
    if (precedence <= and_) {
      left = bool_operation(left, begins, precedence);
    } else if (precedence == compare) {
      if (at(TokenKind::Not) && peek() != TokenKind::In) return left;
      left = comparison(left, begins);
    } else {
      uint8_t op = binary_operator(token_.kind);
      advance();
      Expression* right = right_operand(precedence + 1);
      if (!right) return nullptr;
      auto* node = make<BinOp>(NodeKind::BinOp, begins, op);
      if (!node) return nullptr;
      node->left = left;
      node->right = right;
      left = node;
    }
  }
  return nullptr;
}

Expression* Parser::right_operand(uint32_t minimum) {
  Level level(*this);
  if (level.is_refused()) return {};
  return binary(minimum);
}

// `a and b and c` is one node; at the first operator.
Expression* Parser::bool_operation(Expression* left, Position begins, uint32_t precedence) {
  TokenKind kind = token_.kind;
  uint32_t mark = scratch_used_;
  if (!push(left)) return nullptr;
  while (accept(kind)) {
    Expression* next = right_operand(precedence + 1);
    if (!next || !push(next)) return nullptr;
  }
  auto* node =
      make<BoolOp>(NodeKind::BoolOp, begins, uint8_t(precedence == or_ ? BoolOperator::Or : BoolOperator::And));
  return node && take(mark, node->values) ? node : nullptr;
}

// `a < b <= c` is one node; at the first operator.
Expression* Parser::comparison(Expression* left, Position begins) {
  struct Link {
    Expression* operand;
    uintptr_t op;
  };
  uint32_t mark = scratch_used_;
  while (precedence_of(token_.kind) == compare) {
    CompareOperator op;
    if (!comparison_operator(op)) break;
    Expression* operand = right_operand(compare + 1);
    if (!operand || !push_item(Link{operand, uintptr_t(op)})) return nullptr;
  }
  auto* node = make<Compare>(NodeKind::Compare, begins);
  uint32_t count = (scratch_used_ - mark) / 2;
  auto* ops = static_cast<CompareOperator*>(arena_->allocate(count));
  auto* comparators = static_cast<Expression**>(arena_->allocate(count * sizeof(Expression*)));
  if (!node || !ops || !comparators) return out_of_memory();
  for (uint32_t i = 0; i < count; ++i) {
    comparators[i] = reinterpret_cast<Expression*>(scratch_[mark + 2 * i]);
    ops[i] = CompareOperator(scratch_[mark + 2 * i + 1]);
  }
  scratch_used_ = mark;
  node->left = left;
  node->ops = ops;
  node->comparators = {comparators, count};
  return node;
}

// Passes the operator; false at a `not` that has no `in` behind it.
bool Parser::comparison_operator(CompareOperator& op) {
  switch (token_.kind) {
    case TokenKind::Is:
      advance();
      op = accept(TokenKind::Not) ? CompareOperator::IsNot : CompareOperator::Is;
      return true;
    case TokenKind::In: op = CompareOperator::In; break;
    case TokenKind::Not:
      if (peek() != TokenKind::In) return false;
      advance();
      op = CompareOperator::NotIn;
      break;
    default: op = CompareOperator(uint8_t(token_.kind) - uint8_t(TokenKind::EqualEqual)); break;
  }
  advance();
  return true;
}

// What stands before, between and behind operators: prefix operators and primaries.
Expression* Parser::operand(uint32_t minimum) {
  if (!at(TokenKind::Not)) return factor();
  if (minimum > not_) return unexpected();
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  advance();
  Expression* operand = binary(not_);
  return operand ? unary(UnaryOperator::Not, operand, begins) : nullptr;
}

Expression* Parser::factor() {
  UnaryOperator op;
  switch (token_.kind) {
    case TokenKind::Plus: op = UnaryOperator::UAdd; break;
    case TokenKind::Minus: op = UnaryOperator::USub; break;
    case TokenKind::Tilde: op = UnaryOperator::Invert; break;
    default: return power();
  }
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  advance();
  Expression* operand = factor();
  return operand ? unary(op, operand, begins) : nullptr;
}

Expression* Parser::unary(UnaryOperator op, Expression* operand, Position begins) {
  auto* node = make<UnaryOp>(NodeKind::UnaryOp, begins, uint8_t(op));
  if (node) node->operand = operand;
  return node;
}

// `await primary ** factor`, most of it optional.
Expression* Parser::power() {
  Position begins = token_.begins;
  Expression* base = at(TokenKind::Await) ? await() : primary();
  if (!base || !at(TokenKind::DoubleStar)) return base;
  advance();
  Level level(*this);
  if (level.is_refused()) return {};
  Expression* exponent = factor();
  if (!exponent) return nullptr;
  auto* node = make<BinOp>(NodeKind::BinOp, begins, uint8_t(BinaryOperator::Pow));
  if (!node) return nullptr;
  node->left = base;
  node->right = exponent;
  return node;
}

Expression* Parser::await() {
  Position begins = token_.begins;
  advance();
  Expression* value = primary();
  if (!value) return nullptr;
  auto* node = make<SuspendExpr>(NodeKind::Await, begins);
  if (node) node->value = value;
  return node;
}

}  // namespace adder::syntax
