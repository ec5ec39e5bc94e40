// Strings: neighbours are joined, f-strings become JoinedStr, their replacement fields are parsed in place.
#include "core/syntax/parser_inline.h"
#include "core/syntax/string_literal.h"

namespace adder::syntax {

namespace {

// Format specifications inside format specifications.
constexpr uint32_t max_nested_specifications = 2;

}  // namespace

// A string being put together: text gathers in the builder, finished parts lie on the scratch.
struct Parser::StringParts {
  StringParts(Arena& arena, uint32_t scratch_mark) : text(arena), mark(scratch_mark) {}

  TextBuilder text;
  uint32_t mark;
  Position text_begins = {};
  Position text_ends = {};
  bool has_text = false;  // a literal part was seen since the last field, even an empty one
  bool is_formatted = false;
};

// Adjacent literals; most often just one, which is used where it stands.
Expression* Parser::strings() {
  Position begins = token_.begins;
  Token first = token_;
  bool is_bytes = first.flags & Token::bytes;
  if (at(TokenKind::String) && (first.flags & Token::plain)) {
    advance();
    if (!at(TokenKind::String) && !at(TokenKind::FStringStart)) {
      if (is_bytes && !check_ascii(first)) return nullptr;
      auto* node =
          make<Constant>(NodeKind::Constant, begins, uint8_t(is_bytes ? ConstantKind::Bytes : ConstantKind::Str));
      if (node) node->value = contents_of(first);
      return node;
    }
  } else if (at(TokenKind::String)) {
    advance();
  }
  StringParts parts(*arena_, scratch_used_);
  if (first.kind == TokenKind::String && !string_part(parts, first)) return nullptr;
  while (at(TokenKind::String) || at(TokenKind::FStringStart)) {
    Token part = token_;
    if (bool(part.flags & Token::bytes) != is_bytes)
      return fail(DiagnosticKind::SyntaxError, part.begins, part.ends, "cannot mix bytes and nonbytes literals"_m);
    advance();
    bool done = part.kind == TokenKind::String ? string_part(parts, part) : fstring(parts);
    if (!done) return nullptr;
  }
  if (parts.is_formatted) return joined_string(parts, begins);
  auto* node = make<Constant>(NodeKind::Constant, begins, uint8_t(is_bytes ? ConstantKind::Bytes : ConstantKind::Str));
  if (node) node->value = parts.text.take();
  return node;
}

// What is between the quotes.
Text Parser::contents_of(const Token& token) {
  uint32_t quotes = token.flags & Token::triple ? 3 : 1;
  const char* begin = token.start + token.quote_offset + quotes;
  return {begin, uint32_t(token.end - quotes - begin)};
}

bool Parser::check_ascii(const Token& token) {
  for (const char* at = token.start; at != token.end; ++at)
    if (uint8_t(*at) >= 0x80)
      return fail(DiagnosticKind::SyntaxError, token.begins, token.ends,
                  "bytes can only contain ASCII literal characters"_m);
  return true;
}

bool Parser::string_part(StringParts& parts, const Token& token) {
  if (token.flags & Token::bytes && !check_ascii(token)) return false;
  return add_text(parts, token, contents_of(token), false);
}

// Decodes text to the end of what is gathered.
bool Parser::add_text(StringParts& parts, const Token& token, Text text, bool doubled_braces) {
  if (!parts.has_text) parts.text_begins = token.begins;
  parts.text_ends = token.ends;
  parts.has_text = true;
  LiteralText literal = {text.data, text.data + text.length, token.flags, doubled_braces, options_.character_named};
  EscapeError error;
  if (decode_literal(parts.text, literal, error)) return true;
  if (!error.reason) return out_of_memory();
  if (token.flags & Token::bytes)
    return fail(DiagnosticKind::SyntaxError, token.begins, token.ends, "(value error) @ at position @"_m,
                {error.reason, error.first});
  return fail(DiagnosticKind::SyntaxError, token.begins, token.ends,
              "(unicode error) 'unicodeescape' codec can't decode bytes in position @-@: @"_m,
              {error.first, error.last, error.reason});
}

// The text gathered becomes a part of the f-string.
bool Parser::flush_text(StringParts& parts) {
  bool has_text = !parts.text.empty();
  parts.has_text = false;
  if (!has_text) return true;
  auto* node = make<Constant>(NodeKind::Constant, parts.text_begins, uint8_t(ConstantKind::Str));
  if (!node) return false;
  place(node, parts.text_begins, parts.text_ends);
  node->value = parts.text.take();
  return push(node);
}

Expression* Parser::joined_string(StringParts& parts, Position begins) {
  if (!flush_text(parts)) return nullptr;
  auto* node = make<JoinedStr>(NodeKind::JoinedStr, begins);
  return node && take(parts.mark, node->values) ? node : nullptr;
}

// An f-string behind its opening token.
bool Parser::fstring(StringParts& parts) {
  parts.is_formatted = true;
  while (!at(TokenKind::FStringEnd))
    if (!fstring_part(parts, 0)) return false;
  advance();
  return true;
}

// Text or a replacement field. `nesting` counts the format specifications around it.
bool Parser::fstring_part(StringParts& parts, uint32_t nesting) {
  if (at(TokenKind::FStringText)) {
    Token text = token_;
    advance();
    return add_text(parts, text, {text.start, uint32_t(text.end - text.start)}, nesting == 0);
  }
  if (at(TokenKind::LeftBrace)) return replacement_field(parts, nesting);
  return unexpected();
}

// `{value = !r :specification}`, at the brace.
bool Parser::replacement_field(StringParts& parts, uint32_t nesting) {
  Level level(*this);
  if (level.is_refused()) return {};
  Token brace = token_;
  if (nesting > max_nested_specifications) return fail_at(brace, "f-string: expressions nested too deeply"_m);
  advance();
  Expression* value = field_value();
  if (!value) return false;
  char conversion = 0;
  bool shows_source = false;
  if (at(TokenKind::Equal)) {
    // The source up to the token behind the `=` is shown before the value.
    advance();
    shows_source = true;
    if (!add_source(parts, brace)) return false;
  }
  if (at(TokenKind::Exclamation) && !field_conversion(conversion)) return false;
  if (!flush_text(parts)) return false;
  JoinedStr* specification = nullptr;
  if (at(TokenKind::Colon)) {
    specification = field_specification(nesting);
    if (!specification) return false;
  }
  if (!at(TokenKind::RightBrace)) return unexpected_in_field(shows_source, conversion);
  if (shows_source && !conversion && !specification) conversion = 'r';
  advance();
  auto* node = make<FormattedValue>(NodeKind::FormattedValue, brace.begins, uint8_t(conversion));
  if (!node) return false;
  node->value = value;
  node->format_spec = specification;
  return push(node);
}

// The source between the brace and the token, without its comments, as text.
bool Parser::add_source(StringParts& parts, const Token& brace) {
  Token source;
  source.flags = Token::raw;
  source.begins = brace.ends;
  source.ends = token_.begins;
  const char* begin = brace.end;
  char quote = 0;
  bool in_comment = false;
  for (const char* at = begin; at != token_.start; ++at) {
    if (in_comment ? *at == '\n' : !quote && *at == '#') {
      if (!in_comment && !add_text(parts, source, {begin, uint32_t(at - begin)}, false)) return false;
      in_comment = !in_comment;
      begin = at;
    } else if (!in_comment && (*at == '\'' || *at == '"')) {
      quote = quote == *at ? 0 : quote ? quote : *at;
    }
  }
  return add_text(parts, source, {begin, uint32_t(token_.start - begin)}, false);
}

Expression* Parser::field_value() {
  if (at(TokenKind::RightBrace) || at(TokenKind::Equal) || at(TokenKind::Exclamation) || at(TokenKind::Colon))
    return fail_at(token_, "f-string: valid expression required before '@'"_m, {token_.text()});
  Expression* value = yield_or_star_expressions();
  if (value && value->kind == NodeKind::Starred) return fail_on(value, value, "can't use starred expression here"_m);
  return value;
}

// `!r`, at the `!`.
bool Parser::field_conversion(char& conversion) {
  Token mark = token_;
  advance();
  if (at(TokenKind::Name) && token_.start != mark.end)
    return fail(DiagnosticKind::SyntaxError, mark.begins, token_.ends,
                "f-string: conversion type must come right after the exclamation mark"_m);
  if (at(TokenKind::Error)) return unexpected();
  if (at(TokenKind::Colon) || at(TokenKind::RightBrace))
    return fail_at(token_, "f-string: missing conversion character"_m);
  if (!at(TokenKind::Name)) return fail_at(token_, "f-string: invalid conversion character"_m);
  string_view name = token_.text();
  if (name != "r" && name != "s" && name != "a")
    return fail_at(token_, "f-string: invalid conversion character '@': expected 's', 'r', or 'a'"_m, {name});
  conversion = name[0];
  advance();
  return true;
}

// The text and fields behind the colon, up to the field's closing brace.
JoinedStr* Parser::field_specification(uint32_t nesting) {
  Position begins = token_.begins;
  advance();
  StringParts parts(*arena_, scratch_used_);
  while (!at(TokenKind::RightBrace))
    if (!fstring_part(parts, nesting + 1)) return nullptr;
  return static_cast<JoinedStr*>(joined_string(parts, begins));
}

}  // namespace adder::syntax
