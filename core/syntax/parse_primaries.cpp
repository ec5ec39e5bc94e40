// Primaries: atoms and what follows them: attributes, calls, subscripts.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

Expression* Parser::primary() {
  Position begins = token_.begins;
  Expression* value = atom();
  while (value) {
    switch (token_.kind) {
      case TokenKind::Dot: value = attribute(value, begins); break;
      case TokenKind::LeftParen: value = call(value, begins); break;
      case TokenKind::LeftBracket: value = subscript(value, begins); break;
      default: return value;
    }
  }
  return nullptr;
}

Expression* Parser::atom() {
  switch (token_.kind) {
    case TokenKind::Name: {
      Text id = token_text();
      Position begins = token_.begins;
      advance();
      auto* node = make<Name>(NodeKind::Name, begins);
      if (node) node->id = id;
      return node;
    }
    case TokenKind::Int: return constant(ConstantKind::Int, token_text());
    case TokenKind::Float: return constant(ConstantKind::Float, token_text());
    case TokenKind::Imaginary: return constant(ConstantKind::Imaginary, token_text());
    case TokenKind::None: return constant(ConstantKind::None, {});
    case TokenKind::True: return constant(ConstantKind::True, {});
    case TokenKind::False: return constant(ConstantKind::False, {});
    case TokenKind::Ellipsis: return constant(ConstantKind::Ellipsis, {});
    case TokenKind::String:
    case TokenKind::FStringStart: return strings();
    case TokenKind::LeftParen: return parenthesized();
    case TokenKind::LeftBracket: return list_display();
    case TokenKind::LeftBrace: return brace_display();
    default: return unexpected();
  }
}

Expression* Parser::constant(ConstantKind kind, Text value) {
  Position begins = token_.begins;
  advance();
  auto* node = make<Constant>(NodeKind::Constant, begins, uint8_t(kind));
  if (node) node->value = value;
  return node;
}

Expression* Parser::attribute(Expression* value, Position begins) {
  advance();
  Text attr = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  auto* node = make<Attribute>(NodeKind::Attribute, begins);
  if (!node) return nullptr;
  node->value = value;
  node->attr = attr;
  return node;
}

// ---- Calls

// Arguments being read: keywords wait in a chain while positional ones gather on the scratch.
struct Parser::ArgumentList {
  struct Link {
    Keyword* keyword;
    Link* next;
  };
  Link* first = nullptr;
  Link** last = &first;
  uint32_t mark = 0;      // of the positional arguments
  Position open = {};     // of the parenthesis
  Position begins = {};   // of the first argument
  Position ends = {};     // of the last one before a comma
  bool of_class = false;  // bases, not arguments of a call
  bool has_double_star = false;
  bool is_misplaced = false;  // a positional argument came behind keywords
};

Expression* Parser::call(Expression* function, Position begins) {
  ArgumentList list;
  if (!arguments(list)) return nullptr;
  auto* node = make<Call>(NodeKind::Call, begins);
  if (!node) return nullptr;
  node->func = function;
  return take_arguments(list, node->args, node->keywords) ? node : nullptr;
}

// `(..)` behind a class's name.
bool Parser::base_classes(NodeList<Expression>& bases, NodeList<Keyword>& keywords) {
  ArgumentList list;
  list.of_class = true;
  return arguments(list) && take_arguments(list, bases, keywords);
}

bool Parser::take_arguments(const ArgumentList& list, NodeList<Expression>& args, NodeList<Keyword>& keywords) {
  if (!take(list.mark, args)) return false;
  uint32_t mark = scratch_used_;
  for (auto* link = list.first; link; link = link->next)
    if (!push(link->keyword)) return false;
  return take(mark, keywords);
}

// The parentheses and what is in them.
bool Parser::arguments(ArgumentList& list) {
  Level level(*this);
  if (level.is_refused()) return {};
  list.open = token_.begins;
  advance();
  list.mark = scratch_used_;
  list.begins = token_.begins;
  while (!at(TokenKind::RightParen)) {
    if (!argument(list)) return false;
    if (at(TokenKind::RightParen)) break;
    if (at(TokenKind::Comma) && !list.is_misplaced) list.ends = last_end_;
    if (list.is_misplaced && !at(TokenKind::Comma)) return misplaced_argument(list.has_double_star);
    if (!expect(TokenKind::Comma)) return false;
  }
  if (list.is_misplaced) return misplaced_argument(list.has_double_star);
  advance();
  return true;
}

bool Parser::argument(ArgumentList& list) {
  Token first = token_;
  if (at(TokenKind::Star)) {
    Expression* value = starred(&Parser::full_expression);
    if (value && list.has_double_star && !list.is_misplaced)
      return fail(DiagnosticKind::SyntaxError, list.begins, list.ends,
                  "iterable argument unpacking follows keyword argument unpacking"_m);
    return value && push(value);
  }
  if (accept(TokenKind::DoubleStar)) {
    Expression* value = full_expression();
    if (!list.is_misplaced) list.has_double_star = true;
    return value && add_keyword(list, {}, value, first.begins);
  }
  Expression* value = full_expression();
  if (!value) return false;
  if (at(TokenKind::Equal)) return keyword_argument(list, first, value);
  if (at(TokenKind::ColonEqual)) {
    if (!bare_name_) return unexpected();
    value = walrus(value, first.begins);
  }
  if (value && at_comprehension()) value = generator_argument(list, value, first.begins);
  if (!value) return false;
  if (list.first) list.is_misplaced = true;
  return push(value);
}

// A generator expression takes its parentheses from the call, whose only argument it must be.
Expression* Parser::generator_argument(const ArgumentList& list, Expression* element, Position begins) {
  bool is_first = begins == list.begins;
  if (list.of_class && is_first) return unexpected();
  NodeList<Comprehension> clauses;
  if (!comprehension_clauses(clauses)) return nullptr;
  if (!is_first || at(TokenKind::Comma))
    return fail(DiagnosticKind::SyntaxError, begins, last_end_, "Generator expression must be parenthesized"_m);
  Expression* node = comprehension_node(NodeKind::GeneratorExp, element, nullptr, clauses, list.open);
  if (node) place(node, list.open, token_.ends);
  return node;
}

// `name=value`, at the `=`.
bool Parser::keyword_argument(ArgumentList& list, const Token& first, Expression* name) {
  if (!bare_name_) return misplaced_keyword(first, name);
  Text arg = as<Name>(name)->id;
  Position equal_ends = token_.ends;
  advance();
  Expression* value = full_expression();
  if (!value) return false;
  if (at_comprehension()) {
    Token found = token_;
    if (!comprehension_follows()) return fail_at(found, "invalid syntax"_m);
    return fail(DiagnosticKind::SyntaxError, first.begins, equal_ends,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"_m);
  }
  return add_keyword(list, arg, value, first.begins);
}

bool Parser::add_keyword(ArgumentList& list, Text arg, Expression* value, Position begins) {
  auto* keyword = make<Keyword>(NodeKind::Keyword, begins);
  auto* link = allocate<ArgumentList::Link>();
  if (!keyword || !link) return false;
  keyword->arg = arg;
  keyword->value = value;
  *link = {keyword, nullptr};
  *list.last = link;
  list.last = &link->next;
  return true;
}

// ---- Subscripts

Expression* Parser::subscript(Expression* value, Position begins) {
  Level level(*this);
  if (level.is_refused()) return {};
  advance();
  Expression* index = slices();
  if (!index || !expect(TokenKind::RightBracket)) return nullptr;
  auto* node = make<Subscript>(NodeKind::Subscript, begins);
  if (!node) return nullptr;
  node->value = value;
  node->slice = index;
  return node;
}

Expression* Parser::slices() {
  Position begins = token_.begins;
  Expression* first = slice();
  if (!first) return nullptr;
  if (!at(TokenKind::Comma) && first->kind != NodeKind::Starred) return first;
  uint32_t mark = scratch_used_;
  if (!push(first)) return nullptr;
  while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket)) {
    Expression* next = slice();
    if (!next || !push(next)) return nullptr;
  }
  auto* tuple = make<Display>(NodeKind::Tuple, begins);
  return tuple && take(mark, tuple->elts) ? tuple : nullptr;
}

Expression* Parser::slice() {
  if (at(TokenKind::Star)) return starred(&Parser::full_expression);
  Position begins = token_.begins;
  Expression* lower = nullptr;
  if (!at(TokenKind::Colon)) {
    lower = named_expression();
    if (!lower || !at(TokenKind::Colon)) return lower;
  }
  advance();
  Expression* upper = nullptr;
  Expression* step = nullptr;
  if (!optional_bound(upper)) return nullptr;
  if (accept(TokenKind::Colon) && !optional_bound(step)) return nullptr;
  auto* node = make<Slice>(NodeKind::Slice, begins);
  if (!node) return nullptr;
  node->lower = lower;
  node->upper = upper;
  node->step = step;
  return node;
}

// An expression unless the slice ends or goes on here.
bool Parser::optional_bound(Expression*& bound) {
  if (at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket)) return true;
  bound = full_expression();
  return bound != nullptr;
}

}  // namespace adder::syntax
