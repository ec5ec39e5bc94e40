// match statements: cases one after the other; a pattern's names are stored when the whole pattern has matched.
#include "core/compile/codegen_patterns.h"

namespace adder::compile {

using namespace ast;

void CodeGenerator::match_statement(const Match* node) {
  Register mark = unit_->top();
  Register subject = unit_->take();
  emit(node->subject, subject);  // a copy: captures may assign to the variable
  Label end;
  for (const MatchCase& item : node->cases) {
    bool is_last = &item == node->cases.end() - 1;
    if (!is_last && !item.guard && is_irrefutable(item.pattern)) refuse_irrefutable(item.pattern);
    match_case(item, subject, end);
  }
  unit_->bind(end);
  unit_->release_to(mark);
}

void CodeGenerator::match_case(const MatchCase& item, Register subject, Label& end) {
  if (!unit_->reachable() || context_.failed) return;
  Register mark = unit_->top();
  Register saved_floor = spill_floor_;
  Captures captures(statement_arena_);
  Captures* outer = captures_;
  captures_ = &captures;
  collect_captures(item.pattern);
  Label next;
  pattern(item.pattern, subject, next);
  for (const Captures::Entry& entry : captures.entries) {
    unit_->at(entry.node);
    store(symbol_of(entry.name), entry.value);
  }
  captures_ = outer;
  unit_->release_to(mark);
  spill_floor_ = unit_->top();
  if (item.guard) condition(item.guard, next, false);
  body(item.body);
  spill_floor_ = saved_floor;
  unit_->jump(end);
  unit_->bind(next);
}

// Matches everything, so that no case may follow.
bool CodeGenerator::is_irrefutable(const Pattern* node) {
  if (const auto* as_pattern = as_if<MatchAs>(node)) return !as_pattern->pattern || is_irrefutable(as_pattern->pattern);
  if (node->kind == NodeKind::MatchOr) {
    for (const Pattern* item : as<ast::MatchGroup>(node)->patterns)
      if (is_irrefutable(item)) return true;
  }
  return false;
}

void CodeGenerator::refuse_irrefutable(const Pattern* node) {
  const auto* capture = as_if<MatchAs>(node);
  while (capture && capture->pattern) capture = as_if<MatchAs>(capture->pattern);
  if (node->kind == NodeKind::MatchOr) {
    for (const Pattern* item : as<ast::MatchGroup>(node)->patterns)
      if (is_irrefutable(item)) return refuse_irrefutable(item);
  }
  if (capture && !capture->name.empty()) {
    context_.error(capture, "name capture '@' makes remaining patterns unreachable"_m, {capture->name.view()});
  } else {
    context_.error(node, "wildcard makes remaining patterns unreachable"_m);
  }
}

}  // namespace adder::compile
