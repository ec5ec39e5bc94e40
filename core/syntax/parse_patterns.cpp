// The patterns of match statements.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

// A pattern, or several with commas: a sequence without brackets.
Pattern* Parser::patterns() {
  Position begins = token_.begins;
  Pattern* first = star_pattern();
  if (!first) return nullptr;
  if (at(TokenKind::Comma)) return sequence_pattern(begins, first, TokenKind::Colon);
  return first->kind == NodeKind::MatchStar ? unexpected() : first;
}

// `*name` or a pattern: an element of a sequence.
Pattern* Parser::star_pattern() {
  if (!at(TokenKind::Star)) return pattern();
  Position begins = token_.begins;
  advance();
  Text name = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  auto* node = make<MatchStar>(NodeKind::MatchStar, begins);
  if (node && name != "_") node->name = name;
  return node;
}

Pattern* Parser::pattern() {
  Level level(*this);
  if (level.is_refused()) return {};
  Position begins = token_.begins;
  Pattern* inner = or_pattern();
  if (!inner || !accept(TokenKind::As)) return inner;
  Token name = token_;
  if (!at(TokenKind::Name)) return invalid_as_target();
  advance();
  if (name.text() == "_") return fail_at(name, "cannot use '_' as a target"_m);
  if (at(TokenKind::Dot) || at(TokenKind::LeftParen) || at(TokenKind::Equal)) return unexpected();
  auto* node = make<MatchAs>(NodeKind::MatchAs, begins);
  if (!node) return nullptr;
  node->pattern = inner;
  node->name = {name.start, uint32_t(name.end - name.start)};
  return node;
}

Pattern* Parser::or_pattern() {
  Position begins = token_.begins;
  Pattern* first = closed_pattern();
  if (!first || !at(TokenKind::Bar)) return first;
  uint32_t mark = scratch_used_;
  if (!push(first)) return nullptr;
  while (accept(TokenKind::Bar)) {
    Pattern* next = closed_pattern();
    if (!next || !push(next)) return nullptr;
  }
  auto* node = make<MatchGroup>(NodeKind::MatchOr, begins);
  return node && take(mark, node->patterns) ? node : nullptr;
}

Pattern* Parser::closed_pattern() {
  switch (token_.kind) {
    case TokenKind::Name: return name_pattern();
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket: return group_pattern();
    case TokenKind::LeftBrace: return mapping_pattern();
    case TokenKind::None: return singleton_pattern(ConstantKind::None);
    case TokenKind::True: return singleton_pattern(ConstantKind::True);
    case TokenKind::False: return singleton_pattern(ConstantKind::False);
    case TokenKind::Minus:
    case TokenKind::Int:
    case TokenKind::Float:
    case TokenKind::Imaginary:
    case TokenKind::String:
    case TokenKind::FStringStart: {
      Position begins = token_.begins;
      Expression* value = literal_value();
      return value ? value_pattern(value, begins) : nullptr;
    }
    default: return unexpected();
  }
}

Pattern* Parser::singleton_pattern(ConstantKind value) {
  Position begins = token_.begins;
  advance();
  return make<MatchSingleton>(NodeKind::MatchSingleton, begins, uint8_t(value));
}

Pattern* Parser::value_pattern(Expression* value, Position begins) {
  auto* node = make<MatchValue>(NodeKind::MatchValue, begins);
  if (node) node->value = value;
  return node;
}

// A string or a number, which may be negative or complex: -1 - 2j.
Expression* Parser::literal_value() {
  if (at(TokenKind::String) || at(TokenKind::FStringStart)) {
    Expression* text = strings();
    if (text && text->kind == NodeKind::JoinedStr)
      return fail_on(text, text, "patterns may only match literals and attribute lookups"_m);
    return text;
  }
  Position begins = token_.begins;
  Expression* real = signed_number();
  if (!real || (!at(TokenKind::Plus) && !at(TokenKind::Minus))) return real;
  if (is_imaginary(real)) return fail_on(real, real, "real number required in complex literal"_m);
  auto op = uint8_t(at(TokenKind::Plus) ? BinaryOperator::Add : BinaryOperator::Sub);
  advance();
  bool is_number = at(TokenKind::Int) || at(TokenKind::Float) || at(TokenKind::Imaginary);
  if (!is_number) return unexpected();
  Expression* imaginary = atom();
  if (!imaginary) return nullptr;
  if (!is_imaginary(imaginary)) return fail_on(imaginary, imaginary, "imaginary number required in complex literal"_m);
  auto* node = make<BinOp>(NodeKind::BinOp, begins, op);
  if (!node) return nullptr;
  node->left = real;
  node->right = imaginary;
  return node;
}

Expression* Parser::signed_number() {
  Position begins = token_.begins;
  bool negative = accept(TokenKind::Minus);
  bool is_number = at(TokenKind::Int) || at(TokenKind::Float) || at(TokenKind::Imaginary);
  if (!is_number) return unexpected();
  Expression* number = atom();
  return negative && number ? unary(UnaryOperator::USub, number, begins) : number;
}

bool Parser::is_imaginary(const Expression* number) {
  if (auto* negated = as_if<UnaryOp>(number)) number = negated->operand;
  return as<Constant>(number)->constant_kind() == ConstantKind::Imaginary;
}

// A name captures, `_` is the wildcard, a dotted name is a value, a call a class.
Pattern* Parser::name_pattern() {
  Position begins = token_.begins;
  Text name = token_text();
  Expression* value = dotted_value();
  if (!value) return nullptr;
  if (at(TokenKind::LeftParen)) return class_pattern(value, begins);
  if (value->kind == NodeKind::Attribute) return value_pattern(value, begins);
  if (at(TokenKind::Equal)) return unexpected();
  auto* node = make<MatchAs>(NodeKind::MatchAs, begins);
  if (node && name != "_") node->name = name;
  return node;
}

// `a` or `a.b.c`
Expression* Parser::dotted_value() {
  Position begins = token_.begins;
  Expression* value = atom();
  while (value && at(TokenKind::Dot)) value = attribute(value, begins);
  return value;
}

// `(..)` or `[..]`: a group, or a sequence.
Pattern* Parser::group_pattern() {
  Position begins = token_.begins;
  bool is_list = at(TokenKind::LeftBracket);
  TokenKind closing = is_list ? TokenKind::RightBracket : TokenKind::RightParen;
  advance();
  Pattern* first = nullptr;
  if (!at(closing)) {
    first = star_pattern();
    if (!first) return nullptr;
    if (!is_list && !at(TokenKind::Comma)) {
      if (first->kind == NodeKind::MatchStar) return unexpected();
      return expect(closing) ? first : nullptr;
    }
  }
  return sequence_pattern(begins, first, closing);
}

// The rest of a sequence, its closing bracket included; a colon closes one without brackets, as `if` does.
Pattern* Parser::sequence_pattern(Position begins, Pattern* first, TokenKind closing) {
  uint32_t mark = scratch_used_;
  bool is_open = closing == TokenKind::Colon;
  if (first && !push(first)) return nullptr;
  while (first && accept(TokenKind::Comma)) {
    if (at(closing) || (is_open && at(TokenKind::If))) break;
    Pattern* next = star_pattern();
    if (!next || !push(next)) return nullptr;
  }
  if (!is_open && !expect(closing)) return nullptr;
  auto* node = make<MatchGroup>(NodeKind::MatchSequence, begins);
  return node && take(mark, node->patterns) ? node : nullptr;
}

// ---- Mappings and classes

Pattern* Parser::mapping_pattern() {
  struct Item {
    Expression* key;
    Pattern* pattern;
  };
  Position begins = token_.begins;
  uint32_t mark = scratch_used_;
  Text rest;
  advance();
  while (!at(TokenKind::RightBrace) && rest.empty()) {
    if (accept(TokenKind::DoubleStar)) {
      rest = token_text();
      if (rest == "_") return unexpected();
      if (!expect(TokenKind::Name)) return nullptr;
    } else {
      Item item = {mapping_key(), nullptr};
      if (!item.key || !expect(TokenKind::Colon)) return nullptr;
      item.pattern = pattern();
      if (!item.pattern || !push_item(item)) return nullptr;
    }
    if (!at(TokenKind::RightBrace) && !expect(TokenKind::Comma)) return nullptr;
  }
  if (!expect(TokenKind::RightBrace)) return nullptr;
  auto* node = make<MatchMapping>(NodeKind::MatchMapping, begins);
  Sequence<Item> items;
  if (!node || !take(mark, items)) return nullptr;
  node->rest = rest;
  for (Item& item : items)
    if (!push(item.key)) return nullptr;
  if (!take(mark, node->keys)) return nullptr;
  for (Item& item : items)
    if (!push(item.pattern)) return nullptr;
  return take(mark, node->patterns) ? node : nullptr;
}

// A literal or a dotted name.
Expression* Parser::mapping_key() {
  switch (token_.kind) {
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False: return atom();
    case TokenKind::Name: {
      Expression* value = dotted_value();
      return value && value->kind == NodeKind::Name ? unexpected() : value;
    }
    default: return literal_value();
  }
}

// `cls(pattern, name=pattern)`, at the parenthesis.
Pattern* Parser::class_pattern(Expression* cls, Position begins) {
  auto* node = allocate<MatchClass>();
  if (!node) return nullptr;
  node->kind = NodeKind::MatchClass;
  node->cls = cls;
  advance();
  uint32_t mark = scratch_used_;
  while (!at(TokenKind::RightParen) && !(at(TokenKind::Name) && peek() == TokenKind::Equal)) {
    Pattern* next = pattern();
    if (!next || !push(next)) return nullptr;
    if (!at(TokenKind::RightParen) && !expect(TokenKind::Comma)) return nullptr;
  }
  if (!take(mark, node->patterns) || !keyword_patterns(*node)) return nullptr;
  advance();
  place(node, begins, last_end_);
  return node;
}

// `name=pattern, ...` up to the closing parenthesis.
bool Parser::keyword_patterns(MatchClass& node) {
  struct Item {
    Text name;
    Pattern* pattern;
  };
  uint32_t mark = scratch_used_;
  while (!at(TokenKind::RightParen)) {
    Item item = {token_text(), nullptr};
    if (!at(TokenKind::Name) || peek() != TokenKind::Equal) return misplaced_positional_pattern();
    advance();
    advance();
    item.pattern = pattern();
    if (!item.pattern || !push_item(item)) return false;
    if (!at(TokenKind::RightParen) && !expect(TokenKind::Comma)) return false;
  }
  Sequence<Item> items;
  if (!take(mark, items)) return false;
  for (Item& item : items)
    if (!push_item(item.name)) return false;
  if (!take(mark, node.kwd_attrs)) return false;
  for (Item& item : items)
    if (!push(item.pattern)) return false;
  return take(mark, node.kwd_patterns);
}

}  // namespace adder::syntax
