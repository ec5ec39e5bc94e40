// The expressions of the syntax tree, and the parts they are made of. See ast.h.
#pragma once

#include "core/syntax/ast_node.h"

namespace adder::syntax {

struct BoolOp : Expression {
  NodeList<Expression> values;  // two or more
  BoolOperator op() const { return BoolOperator(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::BoolOp; }
};

struct NamedExpr : Expression {
  struct Name* target;
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::NamedExpr; }
};

struct BinOp : Expression {
  Expression* left;
  Expression* right;
  BinaryOperator op() const { return BinaryOperator(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::BinOp; }
};

struct UnaryOp : Expression {
  Expression* operand;
  UnaryOperator op() const { return UnaryOperator(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::UnaryOp; }
};

// One parameter of a function.
struct Argument : Node {
  Text arg;
  Expression* annotation;  // optional
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Argument; }
};

// The parameters of a function. defaults belong to the last of posonlyargs + args; kw_defaults runs beside kwonlyargs,
// with null where there is none.
struct Arguments {
  NodeList<Argument> posonlyargs;
  NodeList<Argument> args;
  NodeList<Argument> kwonlyargs;
  NodeList<Expression> defaults;
  NodeList<Expression> kw_defaults;
  Argument* vararg = nullptr;
  Argument* kwarg = nullptr;
};

struct Lambda : Expression {
  Arguments* args;
  Expression* body;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Lambda; }
};

struct IfExp : Expression {
  Expression* test;
  Expression* body;
  Expression* orelse;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::IfExp; }
};

// A null key stands for `**value`.
struct Dict : Expression {
  NodeList<Expression> keys;
  NodeList<Expression> values;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Dict; }
};

// [..], (..,) and {..}: kind List, Tuple or Set.
struct Display : Expression {
  NodeList<Expression> elts;
  ExprContext ctx() const { return ExprContext(detail); }
  static constexpr bool is_kind(NodeKind k) {
    return k == NodeKind::List || k == NodeKind::Tuple || k == NodeKind::Set;
  }
};

// One `for target in iter if ..` clause.
struct Comprehension {
  Expression* target;
  Expression* iter;
  NodeList<Expression> ifs;
  bool is_async;
};

// Kind ListComp, SetComp, GeneratorExp or DictComp; the last has elt as its key and value set.
struct ComprehensionExpr : Expression {
  Expression* elt;
  Expression* value;  // DictComp only, else null
  NodeList<Comprehension> generators;
  static constexpr bool is_kind(NodeKind k) {
    return k == NodeKind::ListComp || k == NodeKind::SetComp || k == NodeKind::DictComp || k == NodeKind::GeneratorExp;
  }
};

// Kind Await, Yield or YieldFrom.
struct SuspendExpr : Expression {
  Expression* value;  // optional for Yield
  static constexpr bool is_kind(NodeKind k) {
    return k == NodeKind::Await || k == NodeKind::Yield || k == NodeKind::YieldFrom;
  }
};

struct Compare : Expression {
  Expression* left;
  const CompareOperator* ops;  // one per comparator
  NodeList<Expression> comparators;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Compare; }
};

// `arg=value`; an empty arg stands for `**value`.
struct Keyword : Node {
  Text arg;
  Expression* value;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Keyword; }
};

struct Call : Expression {
  Expression* func;
  NodeList<Expression> args;  // in source order; Starred for `*value`
  NodeList<Keyword> keywords;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Call; }
};

// One replacement field of an f-string.
struct FormattedValue : Expression {
  Expression* value;
  struct JoinedStr* format_spec;                    // optional
  char conversion() const { return char(detail); }  // 's', 'r', 'a', or 0 for none
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::FormattedValue; }
};

// An f-string: Constant (Str) and FormattedValue in turn.
struct JoinedStr : Expression {
  NodeList<Expression> values;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::JoinedStr; }
};

// Int, Float, Imaginary: value is the source text, with its underscores, prefix and `j`. Str: decoded UTF-8 (a lone
// surrogate written as an escape is its three bytes). Bytes: the bytes. Others: value is empty.
struct Constant : Expression {
  Text value;
  ConstantKind constant_kind() const { return ConstantKind(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Constant; }
};

struct Attribute : Expression {
  Expression* value;
  Text attr;
  ExprContext ctx() const { return ExprContext(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Attribute; }
};

struct Subscript : Expression {
  Expression* value;
  Expression* slice;  // Slice, Tuple (of Slices perhaps), or any expression
  ExprContext ctx() const { return ExprContext(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Subscript; }
};

struct Starred : Expression {
  Expression* value;
  ExprContext ctx() const { return ExprContext(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Starred; }
};

struct Name : Expression {
  Text id;
  ExprContext ctx() const { return ExprContext(detail); }
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Name; }
};

struct Slice : Expression {
  Expression* lower;  // each optional
  Expression* upper;
  Expression* step;
  static constexpr bool is_kind(NodeKind k) { return k == NodeKind::Slice; }
};

// The child that continues a left-leaning chain (a+b+c.., a.b().c[0]..), or null at its end. Such chains are as long as
// the source, so a walk follows them in a loop, not by recursion.
inline Expression* spine_child(const Expression* node) {
  switch (node->kind) {
    case NodeKind::BinOp: return as<BinOp>(node)->left;
    case NodeKind::Call: return as<Call>(node)->func;
    case NodeKind::Attribute: return as<Attribute>(node)->value;
    case NodeKind::Subscript: return as<Subscript>(node)->value;
    default: return nullptr;
  }
}

}  // namespace adder::syntax
