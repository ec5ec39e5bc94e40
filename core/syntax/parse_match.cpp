// The match statement, and the looking ahead that soft keywords and parenthesised `with` need.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

// ---- Looking through the logical line

// `match` begins a statement when a subject follows and the line ends with a colon. Most lines tell by one token.
bool Parser::at_match_statement() {
  Lexer::Mark mark = lexer_.mark();
  Token next;
  lexer_.next(next);
  bool result = false;
  switch (next.kind) {
    case TokenKind::Name:
    case TokenKind::Int:
    case TokenKind::Float:
    case TokenKind::Imaginary:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::LeftBrace:
    case TokenKind::Tilde:
    case TokenKind::Ellipsis:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False:
    case TokenKind::Lambda:
    case TokenKind::Await: result = true; break;
    case TokenKind::LeftParen:
    case TokenKind::LeftBracket:
    case TokenKind::Minus:
    case TokenKind::Plus:
    case TokenKind::Star:
    case TokenKind::Not: result = line_ends_with_colon(next); break;
    default: break;
  }
  rewind(mark);
  return result;
}

bool Parser::line_ends_with_colon(Token& token) {
  TokenKind previous;
  do {
    previous = token.kind;
    lexer_.next(token);
  } while (token.kind > TokenKind::Newline);
  return token.kind == TokenKind::Newline && previous == TokenKind::Colon;
}

// What the lexer found on its way is forgotten.
void Parser::rewind(const Lexer::Mark& mark) {
  lexer_.rewind(mark);
  diagnostic_.kind = DiagnosticKind::None;
}

// `type` begins a statement when a name follows.
bool Parser::at_type_statement() { return peek() == TokenKind::Name; }

// Whether the parenthesis at the token encloses the items of a `with` rather than beginning an expression: it holds an
// `as` of its own, or the colon follows it and in it is nothing that only an expression can have.
bool Parser::parenthesized_items_follow() {
  Lexer::Mark mark = lexer_.mark();
  Token token;
  lexer_.next(token);
  bool has_as = false;
  bool only_items = token.kind != TokenKind::RightParen;
  TokenKind previous = TokenKind::LeftParen;
  while (lexer_.depth() >= mark.depth && token.kind > TokenKind::Newline) {
    if (lexer_.depth() == mark.depth) {
      bool starts_item = previous == TokenKind::LeftParen || previous == TokenKind::Comma;
      has_as |= token.kind == TokenKind::As;
      only_items &= token.kind != TokenKind::ColonEqual && token.kind != TokenKind::For &&
                    token.kind != TokenKind::Async && token.kind != TokenKind::Yield &&
                    !(token.kind == TokenKind::Star && starts_item);
    }
    previous = token.kind;
    lexer_.next(token);
  }
  if (token.kind == TokenKind::RightParen) lexer_.next(token);
  bool result = has_as || (only_items && token.kind == TokenKind::Colon);
  rewind(mark);
  return result;
}

// ---- The statement

Statement* Parser::match_statement() {
  Position begins = token_.begins;
  advance();
  Position subject_begins = token_.begins;
  Expression* subject = star_named_expression();
  if (subject && at(TokenKind::Comma)) subject = tuple_of(subject, subject_begins, &Parser::star_named_expression);
  if (!subject || !expect_colon()) return nullptr;
  if (!expect(TokenKind::Newline)) return nullptr;
  if (!at(TokenKind::Indent)) return missing_block({"'match' statement", begins.line});
  Level level(*this);
  if (level.is_refused()) return {};
  advance();
  uint32_t mark = scratch_used_;
  do {
    if (!case_block()) return nullptr;
  } while (!at(TokenKind::Dedent));
  advance();
  auto* node = make<Match>(NodeKind::Match, begins);
  if (!node) return nullptr;
  node->subject = subject;
  return take(mark, node->cases) ? node : nullptr;
}

bool Parser::case_block() {
  if (!at_soft_keyword("case")) return unexpected();
  uint32_t line = token_.begins.line;
  advance();
  MatchCase result = {};
  result.pattern = patterns();
  if (!result.pattern) return false;
  if (accept(TokenKind::If)) {
    result.guard = named_expression();
    if (!result.guard) return false;
  }
  return expect_colon() && block({"'case' statement", line}, result.body) && push_item(result);
}

}  // namespace adder::syntax
