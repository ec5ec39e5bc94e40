// Failure: recording it, and finding the message that helps most.
//
// The parser stops at the first token that no rule accepts. From there it looks a little further, without recording
// what fails there, to tell a forgotten comma or a `print` of Python 2 from plain nonsense.
#include "core/syntax/keywords.h"
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

Parser::Refused Parser::fail(DiagnosticKind kind, Position begins, Position ends, Message format,
                             std::initializer_list<MessagePart> parts) {
  if (failed() || trial_ == Trial::Quiet) return {};
  bool at_end = at(TokenKind::End) || (at(TokenKind::Dedent) && lexer_.at_end());
  record(diagnostic_, kind, begins, ends, format, parts);
  diagnostic_.incomplete = at_end;
  if (kind != DiagnosticKind::MemoryError) prefer_lexical_error();
  return {};
}

Parser::Refused Parser::fail_at(const Token& token, Message format, std::initializer_list<MessagePart> parts) {
  return fail(DiagnosticKind::SyntaxError, token.begins, token.ends, format, parts);
}

Parser::Refused Parser::fail_on(const Node* first, const Node* last, Message format,
                                std::initializer_list<MessagePart> parts) {
  return fail(DiagnosticKind::SyntaxError, begin_of(first), end_of(last), format, parts);
}

// At the current token, unless the lexer has failed there.
Parser::Refused Parser::fail_here(Message format) { return at(TokenKind::Error) ? Refused() : fail_at(token_, format); }

Parser::Refused Parser::out_of_memory() {
  trial_ = Trial::None;
  return fail(DiagnosticKind::MemoryError, token_.begins, token_.begins, "out of memory while compiling"_m);
}

// After a failure the rest of the source is read, for what no grammar can explain: a string without end, a bracket that
// does not fit. Such an error is nearer to the cause. Not so inside an f-string, where the text behind was meant
// otherwise.
void Parser::prefer_lexical_error() {
  if (lexer_.in_fstring() && !at(TokenKind::FStringStart)) return;
  Diagnostic found = diagnostic_;
  Token token = has_ahead_ ? ahead_ : token_;
  uint32_t line = token.begins.line;
  diagnostic_.kind = DiagnosticKind::None;
  while (token.kind != TokenKind::End && token.kind != TokenKind::Error) lexer_.next(token);
  if (token.kind == TokenKind::Error) {
    if (!lexer_.failed_softly()) return;
    if (lexer_.depth() && line > lexer_.innermost().line) {
      diagnostic_.kind = DiagnosticKind::None;
      return lexer_.report_unclosed();
    }
  }
  diagnostic_ = found;
}

namespace {

// What those who come from another language may have meant, or null. `source` is where the text begins.
const char* hint_for(const Token& found, const char* source) {
  ptrdiff_t offset = found.start - source;
  char before = offset > 0 ? found.start[-1] : 0;
  bool is_doubled = offset > 1 && found.start[-2] == before;
  switch (found.kind) {
    case TokenKind::Ampersand: return before == '&' ? "'and' joins conditions" : nullptr;
    case TokenKind::Bar: return before == '|' ? "'or' joins conditions" : nullptr;
    case TokenKind::Unknown:
      if (*found.start == '!') return "'not' negates a condition";
      if (*found.start == '?') return "a choice is written: a if condition else b";
      return *found.start == '<' ? "'!=' compares for difference" : nullptr;
    case TokenKind::Newline:
      if (is_doubled && before == '+') return "counting up is written: += 1";
      return is_doubled && before == '-' ? "counting down is written: -= 1" : nullptr;
    case TokenKind::ColonEqual: return "':=' needs parentheses around it here";
    default: return nullptr;
  }
}

}  // namespace

// The token fits no rule.
Parser::Refused Parser::unexpected() {
  if (failed() || trial_ == Trial::Quiet || at(TokenKind::Error)) return {};
  Token found = has_ahead_ ? ahead_ : token_;
  if (advise() || trial_ != Trial::None) return {};
  if (found.kind == TokenKind::Dedent) {
    record(diagnostic_, DiagnosticKind::IndentationError, found.begins, found.begins, "unexpected unindent"_m);
    diagnostic_.incomplete = lexer_.at_end();
    return {};
  }
  if (found.kind == TokenKind::Indent) {
    Position position = {found.begins.line, found.begins.column ? found.begins.column - 1 : 0};
    record(diagnostic_, DiagnosticKind::IndentationError, position, position, "unexpected indent"_m);
    return {};
  }
  if (lexer_.in_fstring() && found.kind != TokenKind::FStringStart) {
    const Lexer::Bracket& open = lexer_.innermost();
    bool is_first = lexer_.in_field() && last_end_ == Position{open.line, open.column + 1u};
    return fail_at(found,
                   is_first ? "f-string: expecting a valid expression after '{'"_m : "f-string: invalid syntax"_m);
  }
  fail_at(found, "invalid syntax"_m);
  if (diagnostic_.line == found.begins.line && diagnostic_.column == found.begins.column)
    diagnostic_.hint = hint_for(found, source_.data());
  return {};
}

// A name was wanted.
Parser::Refused Parser::unexpected_for_name() {
  bool is_reserved = is_keyword(token_.kind) && !failed();
  unexpected();
  if (is_reserved && failed()) diagnostic_.hint = "a keyword cannot be a name";
  return {};
}

// A colon that ends a header. It is demanded by name where the line ends without it, or (`forced`) whatever stands
// there.
bool Parser::expect_colon(bool forced) {
  if (accept(TokenKind::Colon)) return true;
  if (!forced && !at(TokenKind::Newline)) return unexpected();
  bool is_else_if = at(TokenKind::If);
  fail_here("expected ':'"_m);
  if (is_else_if) diagnostic_.hint = "'else if' is written elif";
  return false;
}

Parser::Refused Parser::missing_block(const Block& header) {
  if (at(TokenKind::Error)) return {};
  return fail(DiagnosticKind::IndentationError, token_.begins, token_.ends,
              "expected an indented block after @ on line @"_m, {header.header, header.line});
}

// ---- Advice

// Looks behind an expression that ended right before the token. True when something was recorded.
bool Parser::advise() {
  if (!last_disjunction_ || last_disjunction_end_ != last_end_ || !starts_expression()) return false;
  Expression* left = last_disjunction_;
  string_view name = left->kind == NodeKind::Name ? as<Name>(left)->id.view() : string_view();
  if ((name == "print" || name == "exec") && !at(TokenKind::LeftParen)) {
    Expression* arguments = attempt(Trial::Special, &Parser::star_expressions);
    if (arguments) fail_on(left, arguments, "Missing parentheses in call to '@'. Did you mean @(...)?"_m, {name, name});
    return failed();
  }
  const Token& last = has_ahead_ ? ahead_ : token_;
  bool opens = last.kind == TokenKind::LeftParen || last.kind == TokenKind::LeftBracket ||
               last.kind == TokenKind::LeftBrace || last.kind == TokenKind::FStringStart;
  bool in_brackets = lexer_.depth() > uint32_t(opens);
  bool is_prefix = !name.empty() && at(TokenKind::String);  // a string with an unknown prefix, perhaps
  bool is_soft_keyword = name == "match" || name == "case" || name == "_";
  Expression* right = attempt(Trial::Quiet, &Parser::full_expression);
  if (!right) return failed();
  if (is_prefix) return advise();
  if (in_brackets && !is_soft_keyword) fail_on(left, right, "invalid syntax. Perhaps you forgot a comma?"_m);
  return failed();
}

// Parses on, recording nothing (Quiet), or nothing but particular errors (Special).
Expression* Parser::attempt(Trial trial, Expression* (Parser::*rule)()) {
  Trial before = trial_;
  trial_ = trial;
  Expression* result = (this->*rule)();
  trial_ = before;
  return failed() ? nullptr : result;
}

// ---- Assignments where none can be

namespace {

bool begins_with_display_or_constant(const Expression* expression) {
  while (const Expression* left = spine_child(expression)) expression = left;
  if (auto* constant = as_if<Constant>(expression)) return constant->constant_kind() <= ConstantKind::False;
  return expression->kind == NodeKind::List || expression->kind == NodeKind::Tuple ||
         expression->kind == NodeKind::GeneratorExp;
}

}  // namespace

// Whether the expression binds at least as strongly as `|`; `begins` tells whether it stands in parentheses.
bool Parser::is_operand(const Expression* expression, Position begins) {
  if (begin_of(expression) != begins) return true;
  switch (expression->kind) {
    case NodeKind::BoolOp:
    case NodeKind::Compare:
    case NodeKind::IfExp:
    case NodeKind::Lambda:
    case NodeKind::NamedExpr:
    case NodeKind::Starred: return false;
    case NodeKind::UnaryOp: return as<UnaryOp>(expression)->op() != UnaryOperator::Not;
    default: return true;
  }
}

// At an `=` behind something that cannot be assigned to: records whether `==` or `:=` was meant, when it looks so.
bool Parser::advise_equality(const Expression* left, bool is_bare_name) {
  if (!is_bare_name && begins_with_display_or_constant(left)) return false;
  advance();
  Expression* right = attempt(Trial::Special, &Parser::bitwise_or);
  if (!right || at(TokenKind::Equal) || at(TokenKind::ColonEqual)) return failed();
  if (is_bare_name) {
    fail_on(left, right, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"_m);
  } else {
    fail_on(left, left, "cannot assign to @ here. Maybe you meant '==' instead of '='?"_m, {describe(left)});
  }
  return failed();
}

// An `=` behind a condition or an element.
Parser::Refused Parser::misplaced_equal(const Expression* left, Position begins) {
  if (trial_ == Trial::Quiet) return {};
  Token equal = token_;
  bool is_bare_name = bare_name_;
  if ((is_bare_name || is_operand(left, begins)) && advise_equality(left, is_bare_name)) return {};
  return trial_ == Trial::None ? fail_at(equal, "invalid syntax"_m) : Refused();
}

}  // namespace adder::syntax
