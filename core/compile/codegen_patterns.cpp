// Patterns: code that goes on when the subject matches and jumps to `fail` when it does not. See codegen_patterns.h.
#include "core/compile/codegen_patterns.h"

namespace adder::compile {

using namespace ast;

// --- names

void CodeGenerator::collect_capture(Text text, const Pattern* at) {
  if (text.empty()) return;
  const Str* name = context_.mangled(context_.scope->class_name, context_.name(text));
  if (captures_->find(name)) {
    return context_.error(at, "multiple assignments to name '@' in pattern"_m, {name->view()});
  }
  if (!captures_->entries.push({name, at, unit_->take()})) context_.no_memory();
}

// Every name of the pattern gets its temporary before anything is matched. Alternatives bind the same names.
void CodeGenerator::collect_captures(const Pattern* node) {
  switch (node->kind) {
    case NodeKind::MatchSequence:
      for (const Pattern* item : as<ast::MatchGroup>(node)->patterns) collect_captures(item);
      return;
    case NodeKind::MatchOr: return collect_alternatives(as<ast::MatchGroup>(node));
    case NodeKind::MatchMapping:
      for (const Pattern* item : as<MatchMapping>(node)->patterns) collect_captures(item);
      return collect_capture(as<MatchMapping>(node)->rest, node);
    case NodeKind::MatchClass:
      for (const Pattern* item : as<MatchClass>(node)->patterns) collect_captures(item);
      for (const Pattern* item : as<MatchClass>(node)->kwd_patterns) collect_captures(item);
      return;
    case NodeKind::MatchStar: return collect_capture(as<MatchStar>(node)->name, node);
    case NodeKind::MatchAs:
      if (as<MatchAs>(node)->pattern) collect_captures(as<MatchAs>(node)->pattern);
      return collect_capture(as<MatchAs>(node)->name, as<MatchAs>(node)->pattern ? as<MatchAs>(node)->pattern : node);
    default: return;
  }
}

void CodeGenerator::collect_alternatives(const ast::MatchGroup* node) {
  Captures* outer = captures_;
  const Pattern* first = node->patterns[0];
  uint32_t before = outer->entries.size();
  collect_captures(first);
  uint32_t count = outer->entries.size() - before;
  for (const Pattern* item : node->patterns) {
    if (context_.failed) return;
    if (item != node->patterns.back() && is_irrefutable(item)) return refuse_irrefutable(item);
    Captures names(statement_arena_);
    captures_ = &names;
    Register mark = unit_->top();
    collect_captures(item);
    unit_->release_to(mark);
    captures_ = outer;
    bool same = names.entries.size() == count;
    for (uint32_t i = before; i < before + count; i++) same = same && names.find(outer->entries[i].name);
    if (!same) return context_.error(item, "alternative patterns bind different names"_m);
  }
}

void CodeGenerator::capture(Text text, Register value) {
  if (text.empty()) return;
  const auto* entry = captures_->find(context_.mangled(context_.scope->class_name, context_.name(text)));
  if (entry) unit_->move(entry->value, value);
}

// --- kinds of patterns

void CodeGenerator::pattern(const Pattern* node, Register subject, Label& fail) {
  if (context_.failed || !unit_->reachable() || context_.too_deep()) return;
  Register mark = unit_->top();
  unit_->at(node);
  switch (node->kind) {
    case NodeKind::MatchValue: {
      const Expression* value = as<MatchValue>(node)->value;
      Value known = constant_of(value);
      int constant = known.is_empty() ? -1 : unit_->constant_operand(known);
      Register right = constant < 0 ? operand(value) : no_register;
      unit_->at(value);
      if (constant >= 0) {
        unit_->jump_compare(Op::JumpEqK, subject, unsigned(constant), false, fail);
      } else {
        unit_->jump_compare(Op::JumpEq, subject, right, false, fail);
      }
      break;
    }
    case NodeKind::MatchSingleton: {
      ConstantKind which = as<MatchSingleton>(node)->value();
      if (which == ConstantKind::None) {
        unit_->jump_if(Op::JumpIfNotNone, subject, fail);
        break;
      }
      Register value = unit_->take();
      unit_->load_constant(value, Value::boolean(which == ConstantKind::True));
      unit_->jump_compare(Op::JumpIs, subject, value, false, fail);
      break;
    }
    case NodeKind::MatchSequence: pattern_sequence(as<ast::MatchGroup>(node), subject, fail); break;
    case NodeKind::MatchMapping: pattern_mapping(as<MatchMapping>(node), subject, fail); break;
    case NodeKind::MatchClass: pattern_class(as<MatchClass>(node), subject, fail); break;
    case NodeKind::MatchOr: pattern_or(as<ast::MatchGroup>(node), subject, fail); break;
    case NodeKind::MatchStar: capture(as<MatchStar>(node)->name, subject); break;
    default:
      if (as<MatchAs>(node)->pattern) pattern(as<MatchAs>(node)->pattern, subject, fail);
      capture(as<MatchAs>(node)->name, subject);
      break;
  }
  unit_->release_to(mark);
}

// Fails unless the subject has exactly, or at least, so many items.
void CodeGenerator::compare_length(Register subject, bool exactly, uint32_t length, Label& fail) {
  Register mark = unit_->top();
  Register size = unit_->take();
  unit_->emit(Op::Length, size, subject);
  int constant = unit_->constant_operand(Value::small_int(SignedWord(length)));
  if (constant >= 0) {
    unit_->jump_compare(exactly ? Op::JumpEqK : Op::JumpGeK, size, unsigned(constant), false, fail);
  } else {
    Register wanted = unit_->take();
    unit_->load_constant(wanted, Value::small_int(SignedWord(length)));
    unit_->jump_compare(exactly ? Op::JumpEq : Op::JumpGe, size, wanted, false, fail);
  }
  unit_->release_to(mark);
}

void CodeGenerator::pattern_sequence(const ast::MatchGroup* node, Register subject, Label& fail) {
  const NodeList<Pattern>& items = node->patterns;
  uint32_t count = items.size(), star = count;
  bool only_wildcards = true;
  for (uint32_t i = 0; i < count; i++) {
    const auto* capture_all = as_if<MatchAs>(items[i]);
    const auto* star_item = as_if<MatchStar>(items[i]);
    if (star_item && star < count) return context_.error(node, "multiple starred names in sequence pattern"_m);
    if (star_item) star = i;
    only_wildcards &=
        star_item ? star_item->name.empty() : capture_all && !capture_all->pattern && capture_all->name.empty();
  }
  Register is_sequence = unit_->take();
  unit_->emit(Op::MatchSequence, is_sequence, subject);
  unit_->jump_if(Op::JumpIfFalse, is_sequence, fail);
  unit_->release_to(is_sequence);
  if (star == count || count > 1) compare_length(subject, star == count, star == count ? count : count - 1, fail);
  if (only_wildcards) return;
  if (star < count && as<MatchStar>(items[star])->name.empty()) return pattern_items(items, star, subject, fail);
  Register parts = unit_->take(count);
  if (star == count) {
    unit_->emit(Op::Unpack, parts, subject, count);
  } else {
    unit_->emit_extra(Op::UnpackStar, parts, subject, star, count - star - 1);
  }
  match_parts(items, parts, fail);
}

// Around a nameless star, which may stand for very many items, each of the others is fetched by its index.
void CodeGenerator::pattern_items(const NodeList<Pattern>& items, uint32_t star, Register subject, Label& fail) {
  for (uint32_t i = 0; i < items.size(); i++) {
    const auto* capture = as_if<MatchAs>(items[i]);
    if (i == star || (capture && !capture->pattern && capture->name.empty())) continue;
    Register part = unit_->take(), index = unit_->take();
    unit_->load_constant(index, Value::small_int(SignedWord(i < star ? i : items.size() - i)));
    if (i > star) {
      unit_->emit(Op::Length, part, subject);
      unit_->emit(Op::Sub, index, part, index);
    }
    unit_->emit(Op::GetItem, part, subject, index);
    pattern(items[i], part, fail);
    unit_->release_to(part);
  }
}

void CodeGenerator::match_parts(const NodeList<Pattern>& patterns, Register parts, Label& fail) {
  for (uint32_t i = 0; i < patterns.size(); i++) pattern(patterns[i], Register(parts + i), fail);
}

void CodeGenerator::pattern_mapping(const MatchMapping* node, Register subject, Label& fail) {
  uint32_t count = node->keys.size();
  Register is_mapping = unit_->take();
  unit_->emit(Op::MatchMapping, is_mapping, subject);
  unit_->jump_if(Op::JumpIfFalse, is_mapping, fail);
  unit_->release_to(is_mapping);
  if (count) compare_length(subject, false, count, fail);
  Register keys = unit_->take();
  Value known = constant_items(node->keys);
  if (!known.is_empty()) {
    check_repeated_keys(node, cast<adder::Tuple>(known));
    unit_->load_constant(keys, known);
  } else {
    Register first = unit_->top();
    for (const Expression* key : node->keys) consecutive(key);
    unit_->emit(Op::BuildTuple, keys, first, count);
    unit_->release_to(first);
  }
  unit_->at(node);
  if (count) {
    Register values = unit_->take();
    unit_->emit(Op::MatchKeys, values, subject, keys);
    unit_->jump_if(Op::JumpIfNone, values, fail);
    Register parts = unit_->take(count);
    unit_->emit(Op::Unpack, parts, values, count);
    match_parts(node->patterns, parts, fail);
  }
  if (node->rest.empty()) return;
  Register rest = unit_->take();
  unit_->at(node);
  unit_->emit(Op::DictWithout, rest, subject, keys);
  capture(node->rest, rest);
}

void CodeGenerator::check_repeated_keys(const MatchMapping* node, const adder::Tuple* keys) {
  for (SignedWord i = 0; i < keys->size; i++) {
    for (SignedWord k = 0; k < i; k++) {
      Result<bool> same = equal(context_.rt, keys->items()[i], keys->items()[k]);
      if (same.failed()) return context_.pending();
      if (!same.get()) continue;
      Value shown = repr(context_.rt, keys->items()[i]);
      if (shown.is_error()) return context_.pending();
      context_.error(node, "mapping pattern checks duplicate key (@)"_m, {cast<Str>(shown)->view()});
    }
  }
}

void CodeGenerator::pattern_class(const MatchClass* node, Register subject, Label& fail) {
  uint32_t positional = node->patterns.size(), named = node->kwd_attrs.size();
  Register cls = unit_->take();
  emit(node->cls, cls);
  adder::Tuple* names = make_tuple(context_.rt, named);
  if (!names) return context_.pending();
  for (uint32_t i = 0; i < named; i++) {
    const Str* name = context_.mangled(context_.scope->class_name, context_.name(node->kwd_attrs[i]));
    for (uint32_t k = 0; k < i; k++) {
      if (!names->items()[k].is(to_value(name))) continue;
      context_.error(node->kwd_patterns[i], "attribute name repeated in class pattern: @"_m, {name->view()});
    }
    context_.rt.heap.store(names->items()[i], to_value(name));
  }
  unit_->at(node);
  unit_->emit_extra(Op::MatchClass, cls, subject, positional, unit_->constant(to_value(names)));
  unit_->jump_if(Op::JumpIfNone, cls, fail);
  if (positional + named == 0) return;
  Register parts = unit_->take(positional + named);
  unit_->emit(Op::Unpack, parts, cls, positional + named);
  match_parts(node->patterns, parts, fail);
  match_parts(node->kwd_patterns, Register(parts + positional), fail);
}

void CodeGenerator::pattern_or(const ast::MatchGroup* node, Register subject, Label& fail) {
  Label matched;
  for (const Pattern* item : node->patterns) {
    if (item == node->patterns.back()) {
      pattern(item, subject, fail);
      break;
    }
    Label next;
    pattern(item, subject, next);
    unit_->jump(matched);
    unit_->bind(next);
  }
  unit_->bind(matched);
}

}  // namespace adder::compile
