// The statements, match patterns and type parameters of the syntax tree. See ast.h.
#pragma once

#include "core/syntax/ast_expressions.h"

namespace adder::syntax {

// ---- Type parameters
// --------------------------------------------------------------------------------------------------

// Kind TypeVar, ParamSpec or TypeVarTuple.
struct TypeParameter : TypeParam {
  Text name;
  Expression* bound;  // TypeVar only, optional
  static constexpr bool is_kind(NodeKind k) {
    return k == NodeKind::TypeVar || k == NodeKind::ParamSpec || k == NodeKind::TypeVarTuple;
  }
};

struct MatchValue : Pattern {
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchValue; }
};

struct MatchSingleton : Pattern {
  ConstantKind value() const { return ConstantKind(detail); }  // None, True or False
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchSingleton; }
};

// Kind MatchSequence or MatchOr.
struct MatchGroup : Pattern {
  NodeList<Pattern> patterns;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchSequence || k == NodeKind::MatchOr; }
};

struct MatchMapping : Pattern {
  NodeList<Expression> keys;
  NodeList<Pattern> patterns;  // one per key
  Text rest;                   // optional name of `**rest`
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchMapping; }
};

struct MatchClass : Pattern {
  Expression* cls;
  NodeList<Pattern> patterns;
  Sequence<Text> kwd_attrs;
  NodeList<Pattern> kwd_patterns;  // one per attribute
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchClass; }
};

struct MatchStar : Pattern {
  Text name;  // empty for `*_`
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchStar; }
};

// `pattern as name`; a name alone (no pattern); `_` (neither).
struct MatchAs : Pattern {
  Pattern* pattern;
  Text name;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::MatchAs; }
};

struct MatchCase {
  Pattern* pattern;
  Expression* guard;  // optional
  Body body;
};

// Kind FunctionDef or AsyncFunctionDef.
struct FunctionDef : Statement {
  Text name;
  Arguments* args;
  Body body;
  NodeList<Expression> decorator_list;
  Expression* returns;  // optional
  NodeList<TypeParameter> type_params;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::FunctionDef || k == NodeKind::AsyncFunctionDef; }
};

struct ClassDef : Statement {
  Text name;
  NodeList<Expression> bases;
  NodeList<Keyword> keywords;
  Body body;
  NodeList<Expression> decorator_list;
  NodeList<TypeParameter> type_params;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::ClassDef; }
};

struct Return : Statement {
  Expression* value;  // optional
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Return; }
};

struct Delete : Statement {
  NodeList<Expression> targets;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Delete; }
};

struct Assign : Statement {
  NodeList<Expression> targets;  // a = b = value has two
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Assign; }
};

struct TypeAlias : Statement {
  Name* name;
  NodeList<TypeParameter> type_params;
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::TypeAlias; }
};

struct AugAssign : Statement {
  Expression* target;
  Expression* value;
  BinaryOperator op() const { return BinaryOperator(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::AugAssign; }
};

struct AnnAssign : Statement {
  Expression* target;
  Expression* annotation;
  Expression* value;                           // optional
  bool simple() const { return detail != 0; }  // a bare name without parentheses
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::AnnAssign; }
};

// Kind For or AsyncFor.
struct For : Statement {
  Expression* target;
  Expression* iter;
  Body body;
  Body orelse;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::For || k == NodeKind::AsyncFor; }
};

struct While : Statement {
  Expression* test;
  Body body;
  Body orelse;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::While; }
};

struct If : Statement {
  Expression* test;
  Body body;
  Body orelse;  // an `elif` is an If alone in here
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::If; }
};

struct WithItem {
  Expression* context_expr;
  Expression* optional_vars;  // optional
};

// Kind With or AsyncWith.
struct With : Statement {
  Sequence<WithItem> items;
  Body body;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::With || k == NodeKind::AsyncWith; }
};

struct Match : Statement {
  Expression* subject;
  Sequence<MatchCase> cases;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Match; }
};

struct Raise : Statement {
  Expression* exc;    // optional
  Expression* cause;  // optional
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Raise; }
};

struct ExceptHandler : Node {
  Expression* type;  // optional: a bare `except:`
  Text name;         // optional
  Body body;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::ExceptHandler; }
};

// Kind Try or TryStar.
struct Try : Statement {
  Body body;
  NodeList<ExceptHandler> handlers;
  Body orelse;
  Body finalbody;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Try || k == NodeKind::TryStar; }
};

struct Assert : Statement {
  Expression* test;
  Expression* msg;  // optional
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Assert; }
};

// `name as asname`; the name may be dotted, without spaces, or "*".
struct Alias : Node {
  Text name;
  Text asname;  // optional
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Alias; }
};

struct Import : Statement {
  NodeList<Alias> names;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Import; }
};

struct ImportFrom : Statement {
  Text module;  // empty for `from . import`
  NodeList<Alias> names;
  uint32_t level;  // leading dots
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::ImportFrom; }
};

// Kind Global or Nonlocal.
struct ScopeDeclaration : Statement {
  Sequence<Text> names;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Global || k == NodeKind::Nonlocal; }
};

struct ExprStatement : Statement {
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::ExprStatement; }
};

// Kind Pass, Break or Continue.
struct BareStatement : Statement {
  static constexpr bool is_kind(NodeKind k) {
    return k == NodeKind::Pass || k == NodeKind::Break || k == NodeKind::Continue;
  }
};

}  // namespace adder::syntax
