// Writes a syntax tree as text, for tests: kind, position, then the fields in the order of CPython's ASDL.
//
//     Assign@1:0-1:5([Name@1:0-1:1("x" Store)] Constant@1:4-1:5(int 1) )
//
// tests/tools/support/ast_text.py writes the same from CPython's own trees. Absent is `-`, a list `[..]`, text is
// quoted with every byte that is not a letter, digit or one of `_.+-` as \xHH. Positions inside f-strings are left out
// on request: CPython 3.11 has none worth comparing.
#pragma once

#include <cstdio>
#include <string>

#include "core/syntax/ast.h"

namespace adder::syntax {

class TreeText {
 public:
  enum class Positions { All, OutsideFStrings, None };
  explicit TreeText(Positions positions = Positions::All) : positions_(positions) {}

  std::string statement(const Statement* node) {
    out_.clear();
    write(node);
    return out_;
  }
  std::string expression(const Expression* node) {
    out_.clear();
    write(node);
    return out_;
  }

 private:
  void text(Text value) {
    out_ += '"';
    for (char c : value.view()) {
      bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                   c == '+' || c == '-';
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\x%02x", uint8_t(c));
      plain ? out_ += c : out_ += buffer;
    }
    out_ += '"';
  }
  void optional_text(Text value) { value.data == nullptr ? void(out_ += "-") : text(value); }
  void number(uint32_t value) { out_ += std::to_string(value); }
  void gap() { out_ += ' '; }

  template <class T>
  void list(const NodeList<T>& nodes) {
    out_ += '[';
    for (T* node : nodes) {
      write(node);
      gap();
    }
    out_ += ']';
  }
  void names(const Sequence<Text>& items) {
    out_ += '[';
    for (Text item : items) {
      text(item);
      gap();
    }
    out_ += ']';
  }

  void head(const char* kind, const Node* node) {
    out_ += kind;
    if (positions_ == Positions::All || (positions_ == Positions::OutsideFStrings && fstring_depth_ == 0)) {
      out_ += '@';
      number(node->line);
      out_ += ':';
      number(node->column);
      out_ += '-';
      number(node->end_line());
      out_ += ':';
      number(node->end_column);
    }
    out_ += '(';
  }
  void tail() { out_ += ')'; }

  // Each part is written and followed by a space.
  template <class... Parts>
  void node(const char* kind, const Node* at, const Parts&... parts) {
    head(kind, at);
    (part(parts), ...);
    tail();
  }
  struct Word {
    const char* word;
  };
  struct MaybeText {
    Text value;
  };
  void part(Word word) { out_ += word.word, gap(); }
  void part(const Text& value) { text(value), gap(); }
  void part(const MaybeText& value) { optional_text(value.value), gap(); }
  void part(uint32_t value) { number(value), gap(); }
  void part(const Sequence<Text>& value) { names(value), gap(); }
  template <class T>
  void part(const NodeList<T>& nodes) {
    list(nodes), gap();
  }
  template <class T>
  void part(T* child) {
    write(child), gap();
  }

  static Word context(ExprContext context) {
    constexpr const char* words[] = {"Load", "Store", "Del"};
    return {words[int(context)]};
  }
  static Word op(BinaryOperator op) {
    constexpr const char* words[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                     "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
    return {words[int(op)]};
  }
  static Word op(UnaryOperator op) {
    constexpr const char* words[] = {"Invert", "Not", "UAdd", "USub"};
    return {words[int(op)]};
  }
  static const char* op(CompareOperator op) {
    constexpr const char* words[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
    return words[int(op)];
  }

  template <class T>
  void write(const T* node) {
    if (!node) {
      out_ += '-';
    } else {
      write_node(node);
    }
  }
  void write(const Comprehension* clause) {
    out_ += "comprehension(";
    part(clause->target), part(clause->iter), part(clause->ifs), part(uint32_t(clause->is_async));
    tail();
  }
  void write(const Arguments* a) {
    out_ += "arguments(";
    part(a->posonlyargs), part(a->args), part(a->vararg), part(a->kwonlyargs), part(a->kw_defaults), part(a->kwarg),
        part(a->defaults);
    tail();
  }
  void write_node(const Argument* n) { node("arg", n, n->arg, n->annotation); }
  void write_node(const Keyword* n) { node("keyword", n, MaybeText{n->arg}, n->value); }
  void write_node(const Alias* n) { node("alias", n, n->name, MaybeText{n->asname}); }
  void write_node(const ExceptHandler* n) { node("ExceptHandler", n, n->type, MaybeText{n->name}, n->body); }
  void write_node(const TypeParameter* n) {
    if (n->kind == NodeKind::TypeVar) return node("TypeVar", n, n->name, n->bound);
    node(n->kind == NodeKind::ParamSpec ? "ParamSpec" : "TypeVarTuple", n, n->name);
  }
  void write_node(const JoinedStr* n) { write_node(static_cast<const Expression*>(n)); }
  void write_node(const Name* n) { write_node(static_cast<const Expression*>(n)); }

  void write_node(const Pattern* p) {
    switch (p->kind) {
      case NodeKind::MatchValue: return node("MatchValue", p, as<MatchValue>(p)->value);
      case NodeKind::MatchSingleton: {
        constexpr const char* words[] = {"None", "True", "False"};
        return node("MatchSingleton", p, Word{words[int(as<MatchSingleton>(p)->value())]});
      }
      case NodeKind::MatchSequence: return node("MatchSequence", p, as<MatchGroup>(p)->patterns);
      case NodeKind::MatchOr: return node("MatchOr", p, as<MatchGroup>(p)->patterns);
      case NodeKind::MatchMapping: {
        auto* n = as<MatchMapping>(p);
        return node("MatchMapping", p, n->keys, n->patterns, MaybeText{n->rest});
      }
      case NodeKind::MatchClass: {
        auto* n = as<MatchClass>(p);
        return node("MatchClass", p, n->cls, n->patterns, n->kwd_attrs, n->kwd_patterns);
      }
      case NodeKind::MatchStar: return node("MatchStar", p, MaybeText{as<MatchStar>(p)->name});
      default: return node("MatchAs", p, as<MatchAs>(p)->pattern, MaybeText{as<MatchAs>(p)->name});
    }
  }

  void write_constant(const Constant* n) {
    constexpr const char* words[] = {"None", "True", "False", "Ellipsis", "int", "float", "complex", "str", "bytes"};
    head("Constant", n);
    out_ += words[int(n->constant_kind())];
    gap();
    if (n->constant_kind() >= ConstantKind::Int) text(n->value), gap();
    tail();
  }
  void write_compare(const Compare* n) {
    head("Compare", n);
    part(n->left);
    out_ += '[';
    for (uint32_t i = 0; i < n->comparators.count; ++i) part(Word{op(n->ops[i])});
    out_ += "] ";
    part(n->comparators);
    tail();
  }
  void write_comprehension(const char* kind, const ComprehensionExpr* n) {
    if (n->kind == NodeKind::DictComp) return node(kind, n, n->elt, n->value, n->generators);
    node(kind, n, n->elt, n->generators);
  }

  void write_node(const Expression* e) {
    switch (e->kind) {
      case NodeKind::BoolOp:
        return node("BoolOp", e, Word{as<BoolOp>(e)->op() == BoolOperator::And ? "And" : "Or"}, as<BoolOp>(e)->values);
      case NodeKind::NamedExpr: return node("NamedExpr", e, as<NamedExpr>(e)->target, as<NamedExpr>(e)->value);
      case NodeKind::BinOp: {
        auto* n = as<BinOp>(e);
        return node("BinOp", e, n->left, op(n->op()), n->right);
      }
      case NodeKind::UnaryOp: return node("UnaryOp", e, op(as<UnaryOp>(e)->op()), as<UnaryOp>(e)->operand);
      case NodeKind::Lambda: return node("Lambda", e, as<Lambda>(e)->args, as<Lambda>(e)->body);
      case NodeKind::IfExp: {
        auto* n = as<IfExp>(e);
        return node("IfExp", e, n->test, n->body, n->orelse);
      }
      case NodeKind::Dict: return node("Dict", e, as<Dict>(e)->keys, as<Dict>(e)->values);
      case NodeKind::Set: return node("Set", e, as<Display>(e)->elts);
      case NodeKind::ListComp: return write_comprehension("ListComp", as<ComprehensionExpr>(e));
      case NodeKind::SetComp: return write_comprehension("SetComp", as<ComprehensionExpr>(e));
      case NodeKind::DictComp: return write_comprehension("DictComp", as<ComprehensionExpr>(e));
      case NodeKind::GeneratorExp: return write_comprehension("GeneratorExp", as<ComprehensionExpr>(e));
      case NodeKind::Await: return node("Await", e, as<SuspendExpr>(e)->value);
      case NodeKind::Yield: return node("Yield", e, as<SuspendExpr>(e)->value);
      case NodeKind::YieldFrom: return node("YieldFrom", e, as<SuspendExpr>(e)->value);
      case NodeKind::Compare: return write_compare(as<Compare>(e));
      case NodeKind::Call: {
        auto* n = as<Call>(e);
        return node("Call", e, n->func, n->args, n->keywords);
      }
      case NodeKind::FormattedValue: {
        auto* n = as<FormattedValue>(e);
        return node("FormattedValue", e, n->value, n->conversion() ? uint32_t(n->conversion()) : 0u, n->format_spec);
      }
      case NodeKind::JoinedStr:
        head("JoinedStr", e);
        ++fstring_depth_;
        part(as<JoinedStr>(e)->values);
        --fstring_depth_;
        return tail();
      case NodeKind::Constant: return write_constant(as<Constant>(e));
      case NodeKind::Attribute: {
        auto* n = as<Attribute>(e);
        return node("Attribute", e, n->value, n->attr, context(n->ctx()));
      }
      case NodeKind::Subscript: {
        auto* n = as<Subscript>(e);
        return node("Subscript", e, n->value, n->slice, context(n->ctx()));
      }
      case NodeKind::Starred: return node("Starred", e, as<Starred>(e)->value, context(as<Starred>(e)->ctx()));
      case NodeKind::Name: return node("Name", e, as<Name>(e)->id, context(as<Name>(e)->ctx()));
      case NodeKind::List: return node("List", e, as<Display>(e)->elts, context(as<Display>(e)->ctx()));
      case NodeKind::Tuple: return node("Tuple", e, as<Display>(e)->elts, context(as<Display>(e)->ctx()));
      default: {
        auto* n = as<Slice>(e);
        return node("Slice", e, n->lower, n->upper, n->step);
      }
    }
  }

  void write_function(const char* kind, const FunctionDef* n) {
    head(kind, n);
    part(n->name), part(n->args), part(n->body), part(n->decorator_list), part(n->returns);
    if (!n->type_params.empty()) part(n->type_params);
    tail();
  }
  void write_class(const ClassDef* n) {
    head("ClassDef", n);
    part(n->name), part(n->bases), part(n->keywords), part(n->body), part(n->decorator_list);
    if (!n->type_params.empty()) part(n->type_params);
    tail();
  }
  void write_for(const char* kind, const For* n) { node(kind, n, n->target, n->iter, n->body, n->orelse); }
  void write_with(const char* kind, const With* n) {
    head(kind, n);
    out_ += '[';
    for (const WithItem& item : n->items) {
      out_ += "withitem(";
      part(item.context_expr), part(item.optional_vars);
      out_ += ") ";
    }
    out_ += "] ";
    part(n->body);
    tail();
  }
  void write_match(const Match* n) {
    head("Match", n);
    part(n->subject);
    out_ += '[';
    for (const MatchCase& item : n->cases) {
      out_ += "match_case(";
      part(item.pattern), part(item.guard), part(item.body);
      out_ += ") ";
    }
    out_ += "] ";
    tail();
  }
  void write_try(const char* kind, const Try* n) { node(kind, n, n->body, n->handlers, n->orelse, n->finalbody); }

  void write_node(const Statement* s) {
    switch (s->kind) {
      case NodeKind::FunctionDef: return write_function("FunctionDef", as<FunctionDef>(s));
      case NodeKind::AsyncFunctionDef: return write_function("AsyncFunctionDef", as<FunctionDef>(s));
      case NodeKind::ClassDef: return write_class(as<ClassDef>(s));
      case NodeKind::Return: return node("Return", s, as<Return>(s)->value);
      case NodeKind::Delete: return node("Delete", s, as<Delete>(s)->targets);
      case NodeKind::Assign: return node("Assign", s, as<Assign>(s)->targets, as<Assign>(s)->value);
      case NodeKind::TypeAlias: {
        auto* n = as<TypeAlias>(s);
        return node("TypeAlias", s, n->name, n->type_params, n->value);
      }
      case NodeKind::AugAssign: {
        auto* n = as<AugAssign>(s);
        return node("AugAssign", s, n->target, op(n->op()), n->value);
      }
      case NodeKind::AnnAssign: {
        auto* n = as<AnnAssign>(s);
        return node("AnnAssign", s, n->target, n->annotation, n->value, uint32_t(n->simple()));
      }
      case NodeKind::For: return write_for("For", as<For>(s));
      case NodeKind::AsyncFor: return write_for("AsyncFor", as<For>(s));
      case NodeKind::While: return node("While", s, as<While>(s)->test, as<While>(s)->body, as<While>(s)->orelse);
      case NodeKind::If: return node("If", s, as<If>(s)->test, as<If>(s)->body, as<If>(s)->orelse);
      case NodeKind::With: return write_with("With", as<With>(s));
      case NodeKind::AsyncWith: return write_with("AsyncWith", as<With>(s));
      case NodeKind::Match: return write_match(as<Match>(s));
      case NodeKind::Raise: return node("Raise", s, as<Raise>(s)->exc, as<Raise>(s)->cause);
      case NodeKind::Try: return write_try("Try", as<Try>(s));
      case NodeKind::TryStar: return write_try("TryStar", as<Try>(s));
      case NodeKind::Assert: return node("Assert", s, as<Assert>(s)->test, as<Assert>(s)->msg);
      case NodeKind::Import: return node("Import", s, as<Import>(s)->names);
      case NodeKind::ImportFrom: {
        auto* n = as<ImportFrom>(s);
        return node("ImportFrom", s, MaybeText{n->module}, n->names, n->level);
      }
      case NodeKind::Global: return node("Global", s, as<ScopeDeclaration>(s)->names);
      case NodeKind::Nonlocal: return node("Nonlocal", s, as<ScopeDeclaration>(s)->names);
      case NodeKind::ExprStatement: return node("Expr", s, as<ExprStatement>(s)->value);
      case NodeKind::Pass: return node("Pass", s);
      case NodeKind::Break: return node("Break", s);
      default: return node("Continue", s);
    }
  }

  Positions positions_;
  int fstring_depth_ = 0;  // f-strings around the node
  std::string out_;
};

}  // namespace adder::syntax
