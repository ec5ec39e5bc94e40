// Functions, classes, parameters (of functions and lambdas), type parameters.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

// `begins` is where `async` is, if there is one; the token is `def`.
Statement* Parser::function_definition(Position begins, bool is_async, NodeList<Expression> decorators) {
  uint32_t line = token_.begins.line;
  advance();
  Text name = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  auto* node = allocate<FunctionDef>();
  if (!node) return nullptr;
  node->kind = is_async ? NodeKind::AsyncFunctionDef : NodeKind::FunctionDef;
  node->name = name;
  node->decorator_list = decorators;
  if (at(TokenKind::LeftBracket) && !type_parameters(node->type_params)) return nullptr;
  if (!at(TokenKind::LeftParen)) return fail_here("expected '('"_m);
  advance();
  node->args = parameters(TokenKind::RightParen);
  if (!node->args || !expect(TokenKind::RightParen)) return nullptr;
  if (accept(TokenKind::Arrow)) {
    node->returns = full_expression();
    if (!node->returns) return nullptr;
  }
  if (!expect_colon(true) || !block({"function definition", line}, node->body)) return nullptr;
  place(node, begins, last_end_);
  return node;
}

Statement* Parser::class_definition(NodeList<Expression> decorators) {
  Position begins = token_.begins;
  advance();
  Text name = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  auto* node = allocate<ClassDef>();
  if (!node) return nullptr;
  node->kind = NodeKind::ClassDef;
  node->name = name;
  node->decorator_list = decorators;
  if (at(TokenKind::LeftBracket) && !type_parameters(node->type_params)) return nullptr;
  if (at(TokenKind::LeftParen) && !base_classes(node->bases, node->keywords)) return nullptr;
  if (!expect_colon() || !block({"class definition", begins.line}, node->body)) return nullptr;
  place(node, begins, last_end_);
  return node;
}

// ---- Parameters

// Parameters being read: each with its default (or null) on the scratch, the kinds told apart by where they begin.
struct Parser::ParameterState {
  struct Entry {
    Argument* argument;
    Expression* value;
  };
  TokenKind closing;  // colon for a lambda
  uint32_t mark;
  uint32_t positional_only = 0;  // entries before the `/`
  uint32_t positional = 0;       // entries before the `*`
  bool has_slash = false;
  bool has_star = false;
  bool has_default = false;
  Argument* vararg = nullptr;
  Argument* kwarg = nullptr;

  bool is_lambda() const { return closing == TokenKind::Colon; }
};

Arguments* Parser::parameters(TokenKind closing) {
  Level level(*this);
  if (level.is_refused()) return {};
  ParameterState state = {closing, scratch_used_};
  while (!at(closing)) {
    if (!parameter(state)) return nullptr;
    if (!at(closing) && !expect(TokenKind::Comma)) return nullptr;
  }
  if (!state.has_star) state.positional = parameter_count(state);
  return finish_parameters(state);
}

uint32_t Parser::parameter_count(const ParameterState& state) const { return (scratch_used_ - state.mark) / 2; }

// Deals the entries out to the lists.
Arguments* Parser::finish_parameters(ParameterState& state) {
  using Entry = ParameterState::Entry;
  Sequence<Entry> entries;
  auto* args = allocate<Arguments>();
  if (!args || !take(state.mark, entries)) return nullptr;
  args->vararg = state.vararg;
  args->kwarg = state.kwarg;
  uint32_t mark = scratch_used_;
  auto gather = [&](uint32_t from, uint32_t to, NodeList<Argument>& list) {
    for (uint32_t i = from; i < to; ++i)
      if (!push(entries[i].argument)) return false;
    return take(mark, list);
  };
  if (!gather(0, state.positional_only, args->posonlyargs) ||
      !gather(state.positional_only, state.positional, args->args) ||
      !gather(state.positional, entries.count, args->kwonlyargs))
    return nullptr;
  for (uint32_t i = 0; i < state.positional; ++i)
    if (entries[i].value && !push(entries[i].value)) return nullptr;
  if (!take(mark, args->defaults)) return nullptr;
  for (uint32_t i = state.positional; i < entries.count; ++i)
    if (!push(entries[i].value)) return nullptr;
  return take(mark, args->kw_defaults) ? args : nullptr;
}

// One parameter, or one of the marks `/`, `*`.
bool Parser::parameter(ParameterState& state) {
  if (state.kwarg) {
    bool is_parameter = at(TokenKind::Name) || at(TokenKind::Star) || at(TokenKind::DoubleStar) || at(TokenKind::Slash);
    if (!is_parameter) return unexpected();
    return fail_at(token_, "arguments cannot follow var-keyword argument"_m);
  }
  switch (token_.kind) {
    case TokenKind::Name: return plain_parameter(state);
    case TokenKind::Slash: return slash(state);
    case TokenKind::Star: return star_parameter(state);
    case TokenKind::DoubleStar: return double_star_parameter(state);
    case TokenKind::LeftParen: return parenthesized_parameter(state);
    default: return unexpected();
  }
}

bool Parser::plain_parameter(ParameterState& state) {
  Token name = token_;
  ParameterState::Entry entry = {parameter_name(state, false), nullptr};
  if (!entry.argument) return false;
  if (at(TokenKind::Equal)) {
    Token equal = token_;
    advance();
    if (at(TokenKind::Comma) || at(TokenKind::RightParen)) return fail_at(equal, "expected default value expression"_m);
    entry.value = full_expression();
    if (!entry.value) return false;
    state.has_default |= !state.has_star;
  } else if (state.has_default && !state.has_star && (at(TokenKind::Comma) || at(state.closing))) {
    return fail_at(name, "non-default argument follows default argument"_m);
  }
  return push_item(entry);
}

// A name, annotated perhaps; the token is the name.
Argument* Parser::parameter_name(ParameterState& state, bool is_vararg) {
  Position begins = token_.begins;
  Text name = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  Expression* annotation = nullptr;
  if (!state.is_lambda() && accept(TokenKind::Colon)) {
    annotation = is_vararg ? star_expression() : full_expression();
    if (!annotation) return nullptr;
  }
  auto* node = make<Argument>(NodeKind::Argument, begins);
  if (!node) return nullptr;
  node->arg = name;
  node->annotation = annotation;
  return node;
}

bool Parser::slash(ParameterState& state) {
  if (state.has_star) return fail_at(token_, "/ must be ahead of *"_m);
  if (state.has_slash) return fail_at(token_, "/ may appear only once"_m);
  state.positional_only = parameter_count(state);
  if (state.positional_only == 0) {
    Token slash = token_;
    advance();
    return fail_at(slash, at(TokenKind::Comma) ? "at least one argument must precede /"_m : "invalid syntax"_m);
  }
  state.has_slash = true;
  advance();
  return at(TokenKind::Star) ? bool(fail_at(token_, "expected comma between / and *"_m)) : true;
}

// `*name`, or `*` alone before keyword-only parameters.
bool Parser::star_parameter(ParameterState& state) {
  Token star = token_;
  bool is_second = state.has_star;
  state.has_star = true;
  state.positional = is_second ? state.positional : parameter_count(state);
  advance();
  if (is_second) {
    bool is_star = at(TokenKind::Name) || at(TokenKind::Comma);
    return fail_at(star, is_star ? "* argument may appear only once"_m : "invalid syntax"_m);
  }
  if (at(TokenKind::Name)) {
    state.vararg = parameter_name(state, true);
    if (!state.vararg) return false;
    return at(TokenKind::Equal) ? bool(fail_at(token_, "var-positional argument cannot have default value"_m)) : true;
  }
  if (!at(TokenKind::Comma) && !at(state.closing)) return unexpected();
  if (at(TokenKind::Comma)) {
    TokenKind following = peek();
    if (following != state.closing && following != TokenKind::DoubleStar) return true;
  }
  return fail_at(!state.is_lambda() ? star : has_ahead_ ? ahead_ : token_, "named arguments must follow bare *"_m);
}

bool Parser::double_star_parameter(ParameterState& state) {
  advance();
  state.kwarg = parameter_name(state, false);
  if (!state.kwarg) return false;
  return at(TokenKind::Equal) ? bool(fail_at(token_, "var-keyword argument cannot have default value"_m)) : true;
}

// `(a, b)` was a parameter in Python 2.
bool Parser::parenthesized_parameter(ParameterState& state) {
  Token open = token_;
  bool is_some = false;
  do {
    advance();
    if (is_some && at(TokenKind::RightParen)) break;
    if (!accept(TokenKind::Name)) return fail_at(open, "invalid syntax"_m);
    is_some = true;
  } while (at(TokenKind::Comma));
  if (!at(TokenKind::RightParen)) return fail_at(open, "invalid syntax"_m);
  return fail(DiagnosticKind::SyntaxError, open.begins, token_.ends,
              state.is_lambda() ? "Lambda expression parameters cannot be parenthesized"_m
                                : "Function parameters cannot be parenthesized"_m);
}

// ---- Type parameters

bool Parser::type_parameters(NodeList<TypeParameter>& list) {
  uint32_t mark = scratch_used_;
  advance();
  do {
    if (at(TokenKind::RightBracket) && scratch_used_ != mark) break;
    TypeParameter* parameter = type_parameter();
    if (!parameter || !push(parameter)) return false;
  } while (accept(TokenKind::Comma));
  return expect(TokenKind::RightBracket) && take(mark, list);
}

TypeParameter* Parser::type_parameter() {
  Position begins = token_.begins;
  NodeKind kind = NodeKind::TypeVar;
  if (accept(TokenKind::Star)) {
    kind = NodeKind::TypeVarTuple;
  } else if (accept(TokenKind::DoubleStar)) {
    kind = NodeKind::ParamSpec;
  }
  Text name = token_text();
  if (!expect(TokenKind::Name)) return nullptr;
  Expression* bound = nullptr;
  if (at(TokenKind::Colon)) {
    if (kind != NodeKind::TypeVar) return misplaced_bound(kind);
    advance();
    bound = full_expression();
    if (!bound) return nullptr;
  }
  auto* node = make<TypeParameter>(kind, begins);
  if (!node) return nullptr;
  node->name = name;
  node->bound = bound;
  return node;
}

// Only plain type parameters have bounds.
Parser::Refused Parser::misplaced_bound(NodeKind kind) {
  Token colon = token_;
  advance();
  Expression* bound = full_expression();
  if (!bound) return {};
  bool is_tuple = bound->kind == NodeKind::Tuple;
  const char* what = kind == NodeKind::ParamSpec ? "ParamSpec" : "TypeVarTuple";
  return fail(DiagnosticKind::SyntaxError, colon.begins, colon.ends, "cannot use @ with @"_m,
              {is_tuple ? "constraints" : "bound", what});
}

}  // namespace adder::syntax
