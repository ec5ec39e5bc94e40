// What can be assigned to, deleted, looped over: expressions turned into targets, or refused by name.
#include "core/syntax/parser_inline.h"

namespace adder::syntax {

namespace {

string_view describe_constant(ConstantKind kind) {
  switch (kind) {
    case ConstantKind::None: return "None";
    case ConstantKind::True: return "True";
    case ConstantKind::False: return "False";
    case ConstantKind::Ellipsis: return "ellipsis";
    default: return "literal";
  }
}

}  // namespace

// What messages call an expression.
string_view Parser::describe(const Expression* expression) {
  switch (expression->kind) {
    case NodeKind::Attribute: return "attribute";
    case NodeKind::Subscript: return "subscript";
    case NodeKind::Starred: return "starred";
    case NodeKind::Name: return "name";
    case NodeKind::List: return "list";
    case NodeKind::Tuple: return "tuple";
    case NodeKind::Lambda: return "lambda";
    case NodeKind::Call: return "function call";
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp: return "expression";
    case NodeKind::GeneratorExp: return "generator expression";
    case NodeKind::Yield:
    case NodeKind::YieldFrom: return "yield expression";
    case NodeKind::Await: return "await expression";
    case NodeKind::ListComp: return "list comprehension";
    case NodeKind::SetComp: return "set comprehension";
    case NodeKind::DictComp: return "dict comprehension";
    case NodeKind::Dict: return "dict literal";
    case NodeKind::Set: return "set display";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "f-string expression";
    case NodeKind::Constant: return describe_constant(as<Constant>(expression)->constant_kind());
    case NodeKind::Compare: return "comparison";
    case NodeKind::IfExp: return "conditional expression";
    case NodeKind::NamedExpr: return "named expression";
    default: return "expression";
  }
}

// The part of the expression that keeps it from being a target, or null.
Expression* Parser::invalid_target(Expression* expression, TargetKind kind) {
  switch (expression->kind) {
    case NodeKind::Name:
    case NodeKind::Attribute:
    case NodeKind::Subscript: return nullptr;
    case NodeKind::List:
    case NodeKind::Tuple:
      for (Expression* element : as<Display>(expression)->elts)
        if (Expression* invalid = invalid_target(element, kind)) return invalid;
      return nullptr;
    case NodeKind::Starred:
      return kind == TargetKind::Delete ? expression : invalid_target(as<Starred>(expression)->value, kind);
    case NodeKind::Compare:
      // `for x in y`, read as an expression, is a comparison.
      if (kind != TargetKind::For) return expression;
      if (as<Compare>(expression)->ops[0] != CompareOperator::In) return nullptr;
      return invalid_target(as<Compare>(expression)->left, kind);
    default: return expression;
  }
}

// Gives a valid target and its parts their context.
void Parser::set_context(Expression* expression, ExprContext context) {
  expression->detail = uint8_t(context);
  if (auto* display = as_if<Display>(expression)) {
    for (Expression* element : display->elts) set_context(element, context);
  } else if (auto* starred = as_if<Starred>(expression)) {
    set_context(starred->value, context);
  }
}

bool Parser::make_target(Expression* expression, TargetKind kind) {
  bool deletes = kind == TargetKind::Delete;
  if (Expression* invalid = invalid_target(expression, kind)) {
    fail_on(invalid, invalid, "cannot @ @"_m, {deletes ? "delete" : "assign to", describe(invalid)});
    return false;
  }
  set_context(expression, deletes ? ExprContext::Del : ExprContext::Store);
  return true;
}

// The target of a `for`, up to `in`.
Expression* Parser::for_target() {
  Position begins = token_.begins;
  Expression* first = target_element();
  if (first && at(TokenKind::Comma)) first = tuple_of(first, begins, &Parser::target_element);
  if (!first) return nullptr;
  if (!at(TokenKind::In)) {
    // Reported as if the target were an expression gone wrong.
    Token found = token_;
    Expression* whole = operators(first, begins, 1);
    if (!whole) return nullptr;
    auto* display = as_if<Display>(whole);
    bool ends_with_element = display && !display->elts.empty() && end_of(display->elts.back()) == last_end_;
    last_disjunction_ = ends_with_element ? display->elts.back() : whole;
    last_disjunction_end_ = last_end_;
    bool is_known = advise() || !make_target(whole, TargetKind::For);
    return is_known || trial_ != Trial::None ? Refused() : fail_at(found, "invalid syntax"_m);
  }
  return make_target(first, TargetKind::For) ? first : nullptr;
}

// Reads as far as a target can reach: `in` ends it.
Expression* Parser::target_element() { return at(TokenKind::Star) ? starred(&Parser::bitwise_or) : bitwise_or(); }

// The target of `as`.
Expression* Parser::single_target() {
  Expression* target = target_element();
  if (!target) return nullptr;
  bool is_end = at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightParen);
  if (!is_end && invalid_target(target, TargetKind::Assign)) return unexpected();
  return make_target(target, TargetKind::Assign) ? target : nullptr;
}

}  // namespace adder::syntax
