// Particular mistakes, each recognised where the grammar has no use for what stands there.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

// Whether what stands here would go on as comprehension clauses. Reads them, recording nothing.
bool Parser::comprehension_follows() {
  Trial before = trial_;
  trial_ = Trial::Quiet;
  NodeList<Comprehension> clauses;
  bool follows = comprehension_clauses(clauses);
  trial_ = before;
  return follows && !failed();
}

// ---- Displays

// In a list, tuple or set that began at `mark` on the scratch, behind an element or a comma.
Parser::Refused Parser::misplaced_in_display(NodeKind kind, uint32_t mark) {
  Token found = token_;
  if (kind == NodeKind::Tuple || !at_comprehension()) return unexpected();
  auto* first = reinterpret_cast<Expression*>(scratch_[mark]);
  auto* last = reinterpret_cast<Expression*>(scratch_[scratch_used_ - 1]);
  Position ends = last_end_;
  if (comprehension_follows())
    return fail(DiagnosticKind::SyntaxError, begin_of(first), first == last ? ends : end_of(last),
                "did you forget parentheses around the comprehension target?"_m);
  return trial_ == Trial::None ? fail_at(found, "invalid syntax"_m) : Refused();
}

// `(**x)`
Parser::Refused Parser::misplaced_double_star() {
  Token stars = token_;
  advance();
  bool is_group = attempt(Trial::Special, &Parser::full_expression) && at(TokenKind::RightParen);
  return fail_at(stars, is_group ? "cannot use double starred expression here"_m : "invalid syntax"_m);
}

// `{key}` where `{key: value}` is begun.
Parser::Refused Parser::missing_dict_colon(const Expression* key) {
  if (at(TokenKind::Error)) return {};
  Position position = {key->line, key->end_column ? key->end_column - 1u : 0};
  return fail(DiagnosticKind::SyntaxError, position, position, "':' expected after dictionary key"_m);
}

// `{**x for ..}`, at the `for`; `stars` is the first token.
Parser::Refused Parser::misplaced_dict_unpacking(const Token& stars) {
  Token found = token_;
  bool is_comprehension = comprehension_follows() && at(TokenKind::RightBrace);
  return is_comprehension ? fail_at(stars, "dict unpacking cannot be used in dict comprehension"_m)
                          : fail_at(found, "invalid syntax"_m);
}

// `{key: *value}`
Parser::Refused Parser::misplaced_dict_star() {
  Token star = token_;
  advance();
  bool is_value = attempt(Trial::Special, &Parser::bitwise_or);
  return fail(DiagnosticKind::SyntaxError, star.begins, is_value ? last_end_ : star.ends,
              is_value ? "cannot use a starred expression in a dictionary value"_m : "invalid syntax"_m);
}

// ---- Calls

// `expression=` where only `name=` can be; at the `=`.
Parser::Refused Parser::misplaced_keyword(const Token& first, const Expression* name) {
  bool is_constant = first.ends == last_end_ &&
                     (first.kind == TokenKind::None || first.kind == TokenKind::True || first.kind == TokenKind::False);
  if (is_constant)
    return fail(DiagnosticKind::SyntaxError, first.begins, token_.ends, "cannot assign to @"_m, {first.text()});
  return fail(DiagnosticKind::SyntaxError, begin_of(name), token_.ends,
              "expression cannot contain assignment, perhaps you meant \"==\"?"_m);
}

// Behind a positional argument that came after keywords.
Parser::Refused Parser::misplaced_argument(bool follows_unpacking) {
  if (at(TokenKind::Error) || advise()) return {};
  return fail_at(token_, follows_unpacking ? "positional argument follows keyword argument unpacking"_m
                                           : "positional argument follows keyword argument"_m);
}

// ---- Statements

// `value =`, where `invalid` in `value` cannot be assigned to. The first target of a statement may be meant as a
// condition.
Parser::Refused Parser::invalid_assignment(Expression* value, const Expression* invalid, bool is_first,
                                           Position begins) {
  if (value->kind == NodeKind::Yield || value->kind == NodeKind::YieldFrom) {
    bool parenthesized = begin_of(value) != begins;
    if (!parenthesized) return fail_on(value, value, "assignment to yield expression not possible"_m);
  }
  if (is_first) {
    Expression* last = bare_tuple_ ? as<Display>(value)->elts.back() : value;
    Position last_begins = bare_tuple_ ? begin_of(last) : begins;
    bool is_name = last->kind == NodeKind::Name && begin_of(last) == last_begins;
    Expression* found = is_name || is_operand(last, last_begins) ? last : nullptr;
    if (found && advise_equality(found, is_name)) return {};
  }
  return fail_on(invalid, invalid, "cannot assign to @"_m, {describe(invalid)});
}

// `target:`, where the target cannot be annotated.
Parser::Refused Parser::invalid_annotation(const Expression* target) {
  Token colon = token_;
  bool bare_tuple = bare_tuple_;
  advance();
  if (!attempt(Trial::Special, &Parser::full_expression)) return fail_at(colon, "invalid syntax"_m);
  if (target->kind == NodeKind::List)
    return fail_on(target, target, "only single target (not list) can be annotated"_m);
  if (target->kind == NodeKind::Tuple) {
    if (bare_tuple) target = as<Display>(target)->elts[0];
    return fail_on(target, target, "only single target (not tuple) can be annotated"_m);
  }
  return fail_on(target, target, "illegal target for annotation"_m);
}

// `except A, B:`, at the comma.
Parser::Refused Parser::unparenthesized_exceptions(Position begins) {
  Token comma = token_;
  advance();
  bool is_list = attempt(Trial::Special, &Parser::star_expressions);
  if (is_list && accept(TokenKind::As)) is_list = accept(TokenKind::Name);
  if (is_list && at(TokenKind::Colon))
    return fail(DiagnosticKind::SyntaxError, begins, token_.begins, "multiple exception types must be parenthesized"_m);
  return fail_at(comma, "invalid syntax"_m);
}

// ---- Patterns

// `pattern as` something that is not a name.
Parser::Refused Parser::invalid_as_target() {
  Token found = token_;
  Expression* target = attempt(Trial::Special, &Parser::full_expression);
  return target ? fail_on(target, target, "invalid pattern target"_m) : fail_at(found, "invalid syntax"_m);
}

// A positional pattern behind keyword ones.
Parser::Refused Parser::misplaced_positional_pattern() {
  Token found = token_;
  Pattern* first = nullptr;
  Pattern* last = nullptr;
  Trial before = trial_;
  trial_ = Trial::Quiet;
  do {
    if (at(TokenKind::RightParen)) break;
    Pattern* next = pattern();
    if (!next) break;
    last = next;
    if (!first) first = next;
  } while (accept(TokenKind::Comma));
  trial_ = before;
  return first ? fail_on(first, last, "positional patterns follow keyword patterns"_m)
               : fail_at(found, "invalid syntax"_m);
}

// ---- Replacement fields

// Something else than the end of a field, behind its value, its `=` or its conversion.
Parser::Refused Parser::unexpected_in_field(bool shows_source, char conversion) {
  Token found = token_;
  if (at(TokenKind::Error) || (!shows_source && !conversion && advise())) return {};
  return fail_at(found, conversion     ? "f-string: expecting ':' or '}'"_m
                        : shows_source ? "f-string: expecting '!', or ':', or '}'"_m
                                       : "f-string: expecting '=', or '!', or ':', or '}'"_m);
}

}  // namespace adder::syntax
