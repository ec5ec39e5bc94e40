// Import statements.
#include "core/syntax/parser_inline.h"
#include "core/syntax/string_literal.h"

namespace adder::syntax {

Statement* Parser::import_statement() {
  Position begins = token_.begins;
  uint32_t mark = scratch_used_;
  do {
    advance();
    Alias* alias = import_alias(true);
    if (!alias || !push(alias)) return nullptr;
  } while (at(TokenKind::Comma));
  auto* node = make<Import>(NodeKind::Import, begins);
  return node && take(mark, node->names) ? node : nullptr;
}

Statement* Parser::import_from_statement() {
  Position begins = token_.begins;
  advance();
  uint32_t level = 0;
  for (; at(TokenKind::Dot) || at(TokenKind::Ellipsis); advance()) level += at(TokenKind::Dot) ? 1 : 3;
  Text module;
  if ((level == 0 || !at(TokenKind::Import)) && !dotted_name(module)) return nullptr;
  if (!expect(TokenKind::Import)) return nullptr;
  NodeList<Alias> names;
  if (!imported_names(names)) return nullptr;
  auto* node = make<ImportFrom>(NodeKind::ImportFrom, begins);
  if (!node) return nullptr;
  node->module = module;
  node->names = names;
  node->level = level;
  return node;
}

// `*`, `a, b as c`, `(a, b,)`
bool Parser::imported_names(NodeList<Alias>& names) {
  uint32_t mark = scratch_used_;
  if (at(TokenKind::Star)) {
    Token star = token_;
    advance();
    auto* alias = make<Alias>(NodeKind::Alias, star.begins);
    if (!alias) return false;
    alias->name = {star.start, 1};
    return push(alias) && take(mark, names);
  }
  bool parenthesized = accept(TokenKind::LeftParen);
  for (;;) {
    Alias* alias = import_alias(false);
    if (!alias || !push(alias)) return false;
    if (!accept(TokenKind::Comma)) break;
    if (parenthesized && at(TokenKind::RightParen)) break;
    if (!parenthesized && at(TokenKind::Newline))
      return fail_at(token_, "trailing comma not allowed without surrounding parentheses"_m);
  }
  if (parenthesized && !expect(TokenKind::RightParen)) return false;
  return take(mark, names);
}

Alias* Parser::import_alias(bool dotted) {
  Position begins = token_.begins;
  Text name = token_text();
  Text as_name;
  if (dotted ? !dotted_name(name) : !expect(TokenKind::Name)) return nullptr;
  if (accept(TokenKind::As)) {
    as_name = token_text();
    if (!expect(TokenKind::Name)) return nullptr;
  }
  auto* node = make<Alias>(NodeKind::Alias, begins);
  if (!node) return nullptr;
  node->name = name;
  node->asname = as_name;
  return node;
}

// `a.b.c`: a view of the source, unless there is space in it.
bool Parser::dotted_name(Text& name) {
  name = token_text();
  if (!expect(TokenKind::Name)) return false;
  TextBuilder spaced(*arena_);
  while (at(TokenKind::Dot)) {
    bool contiguous = token_.start == name.data + name.length;
    advance();
    contiguous &= token_.start == name.data + name.length + 1;
    Text part = token_text();
    if (!expect(TokenKind::Name)) return false;
    if (contiguous) {
      name.length += 1 + part.length;
    } else {
      if (!spaced.append(name.view()) || !spaced.append(".") || !spaced.append(part.view())) return out_of_memory();
      name = spaced.take();
    }
  }
  return true;
}

}  // namespace adder::syntax
