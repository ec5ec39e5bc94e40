// Out of line: except*, which splits groups and puts together what was raised and what nobody caught.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

bool is_group(Value v) { return has_kind(v, Kind::Exception) && is_instance(v, base_exception_group_type); }

Value make_group(Runtime& rt, Value exceptions) {
  return call(rt, to_value(&base_exception_group_type), to_value(sym<"">), exceptions);
}

Status check_classes(Runtime& rt, Value classes) {
  constexpr Message not_exception = "catching classes that do not inherit from BaseException is not allowed"_m;
  Span<const Value> all =
      has_kind(classes, Kind::Tuple) ? cast<Tuple>(classes)->span() : Span<const Value>(&classes, 1);
  for (Value cls : all) {
    if (!has_kind(cls, Kind::Type) || !cast<Type>(cls)->is(Type::Exception))
      return raise(rt, type_error_type, not_exception);
    if (is_subtype(cast<Type>(cls), &base_exception_group_type))
      return raise(rt, type_error_type, "catching ExceptionGroup with except* is not allowed. Use except instead."_m);
  }
  return {};
}

Value notes_of(Runtime& rt, Value exception) { return get_attribute_or_empty(rt, exception, sym<"__notes__">); }

// Was `exception` part of `original`, raised again as it was?
bool same_origin(Runtime& rt, Value exception, Value original) {
  auto *a = cast<Exception>(exception), *b = cast<Exception>(original);
  return a->traceback.is(b->traceback) && a->cause.is(b->cause) && a->context.is(b->context) &&
         notes_of(rt, exception).is(notes_of(rt, original));
}

// Adds the exceptions of a group that are no groups themselves.
Status collect_leaves(Runtime& rt, Value exception, List* leaves) {
  if (!is_group(exception)) return list_append(rt, leaves, exception);
  TRY(check_native_stack(rt));
  Value members = TRY(get_attribute(rt, exception, sym<"exceptions">));
  for (Value member : cast<Tuple>(members)->span()) TRY(collect_leaves(rt, member, leaves));
  return {};
}

Value derive(Runtime& rt, Value group, Value members) {
  Value derived = TRY(call_method(rt, group, sym<"derive">, members));
  if (!has_kind(derived, Kind::Exception))
    return raise(rt, type_error_type, "derive must return an instance of BaseExceptionGroup"_m);
  auto *from = cast<Exception>(group), *to = cast<Exception>(derived);
  rt.heap.store(to->traceback, from->traceback);
  rt.heap.store(to->context, from->context);
  rt.heap.store(to->cause, from->cause);
  Value notes = TRY(notes_of(rt, group));
  if (!notes.is_empty()) TRY(set_attribute(rt, derived, sym<"__notes__">, notes));
  return derived;
}

// The part of `group` whose leaves are in `leaves`, in the same structure; None when there is none.
Value project(Runtime& rt, Value group, List* leaves) {
  if (!is_group(group)) {
    for (Value leaf : leaves->span())
      if (leaf.is(group)) return group;
    return Value::none();
  }
  TRY(check_native_stack(rt));
  Value members = TRY(get_attribute(rt, group, sym<"exceptions">));
  List* kept = make_list(rt, 0);
  if (!kept) return Value::error();
  for (Value member : cast<Tuple>(members)->span()) {
    Value part = TRY(project(rt, member, leaves));
    if (!part.is_none()) TRY(list_append(rt, kept, part));
  }
  return kept->size ? derive(rt, group, to_value(kept)) : Value::none();
}

}  // namespace

Outcome slow_match_group(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value exception = frame.registers[pc->a], classes = frame.registers[pc->b];
  Value& matching = frame.registers[pc->c];
  if (check_classes(rt, classes).failed()) return Outcome::Error;
  if (exception.is_none()) {
    matching = Value::none();
    return Outcome::Next;
  }
  if (is_group(exception)) {
    Value parts = call_method(rt, exception, sym<"split">, classes);
    if (parts.is_error()) return Outcome::Error;
    if (!has_kind(parts, Kind::Tuple) || cast<Tuple>(parts)->size < 2)
      return outcome(raise(rt, type_error_type, "split must return a tuple of two"_m));
    frame.registers[pc->a] = cast<Tuple>(parts)->items()[1];
    matching = cast<Tuple>(parts)->items()[0];
    return Outcome::Next;
  }
  Result<bool> matches = matches_exception(rt, exception, classes, ""_m);
  if (matches.failed()) return Outcome::Error;
  if (!matches.get()) {
    matching = Value::none();
    return Outcome::Next;
  }
  // A single exception is caught as a group of one.
  Value one = make_tuple(rt, Span<const Value>(&exception, 1));
  Value group = one.is_error() ? one : make_group(rt, one);
  if (group.is_error()) return Outcome::Error;
  matching = group;
  frame.registers[pc->a] = Value::none();
  return Outcome::Next;
}

Outcome slow_prepare_reraise_group(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value original = frame.registers[pc->c];
  List *raised = make_list(rt, 0), *leaves = raised ? make_list(rt, 0) : nullptr;
  if (!leaves) return Outcome::Error;
  Value list = frame.registers[pc->b];
  for (uint32_t i = 0; i < cast<List>(list)->size; i++) {
    Value exception = cast<List>(list)->items()[i];
    if (exception.is_none()) continue;
    bool again = is_group(original) && is_group(exception) && same_origin(rt, exception, original);
    Status added = again ? collect_leaves(rt, exception, leaves) : list_append(rt, raised, exception);
    if (added.failed()) return Outcome::Error;
  }
  Value rest = leaves->size ? project(rt, original, leaves) : Value::none();
  if (rest.is_error()) return Outcome::Error;
  if (raised->size == 0) return finish(frame, pc, rest);
  // A single exception was caught by one clause, which raised at most one.
  if (!is_group(original)) return finish(frame, pc, raised->items()[0]);
  if (!rest.is_none() && list_append(rt, raised, rest).failed()) return Outcome::Error;
  return finish(frame, pc, make_group(rt, to_value(raised)));
}

}  // namespace adder
