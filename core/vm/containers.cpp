// Out of line: displays, items, slices, formatted strings.
#include "core/types/list.h"
#include "core/types/set.h"
#include "core/types/text_builder.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

Span<const Value> operands(Frame& frame, const Instruction* pc) { return {frame.registers + pc->b, pc->c}; }

// The name of a called object in the messages about its starred arguments.
Value callee_text(Runtime& rt, Value callable) {
  TextBuilder text(rt);
  if (has_kind(callable, Kind::BoundMethod)) callable = cast<BoundMethod>(callable)->function;
  if (is_exactly(callable, function_type)) {
    Value module = dict_get_str(cast<Function>(callable)->globals.get(), sym<"__name__">);
    if (has_kind(module, Kind::Str) && cast<Str>(module)->view() != "builtins") {
      text.add(cast<Str>(module)->view());
      text.add(".");
    }
    text.add(function_name(cast<Function>(callable)));
    text.add("()");
  } else if (is_exactly(callable, native_function_type)) {
    text.add(cast<NativeFunction>(callable)->name);
    text.add("()");
  } else if (is_instance(callable, type_type)) {
    Value module = get_attribute_or_empty(rt, callable, sym<"__module__">);
    if (module.is_error()) return module;
    if (has_kind(module, Kind::Str) && cast<Str>(module)->view() != "builtins") text.add_str(module).add(".");
    Value name = get_attribute(rt, callable, sym<"__qualname__">);
    if (name.is_error()) return name;
    text.add_str(name).add("()");
  } else {
    text.add_str(callable);
  }
  return text.finish();
}

Outcome starred_argument(Runtime& rt, Value callable, const char* stars, const char* wanted, Value got) {
  Value text = callee_text(rt, callable);
  if (text.is_error()) return Outcome::Error;
  return outcome(raise(rt, type_error_type, "%S argument after %s must be %s, not %T"_m, text, stars, wanted, got));
}

bool is_iterable(Value v) {
  const Type* type = type_of(v);
  return type->iterate() || type->get_item();
}

bool is_mapping(Runtime& rt, Value v) {
  return has_kind(v, Kind::Dict) || !type_lookup(rt, type_of(v), sym<"keys">).is_empty();
}

}  // namespace

Outcome slow_build_tuple(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, make_tuple(rt, operands(frame, pc)));
}

Outcome slow_build_list(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, make_list(rt, operands(frame, pc)));
}

Outcome slow_build_set(Runtime& rt, Frame& frame, const Instruction* pc) {
  Set* set = make_set(rt);
  if (!set) return Outcome::Error;
  for (Value item : operands(frame, pc))
    if (set_add(rt, set, item).failed()) return Outcome::Error;
  return finish(frame, pc, to_value(set));
}

Outcome slow_build_dict(Runtime& rt, Frame& frame, const Instruction* pc) {
  Dict* dict = make_dict(rt);
  if (!dict) return Outcome::Error;
  const Value* pairs = frame.registers + pc->b;
  for (uint32_t i = 0; i < pc->c; i++)
    if (dict_set(rt, dict, pairs[2 * i], pairs[2 * i + 1]).failed()) return Outcome::Error;
  return finish(frame, pc, to_value(dict));
}

Outcome slow_build_slice(Runtime& rt, Frame& frame, const Instruction* pc) {
  auto* slice = rt.heap.make<Slice>(slice_type);
  if (!slice) return outcome(rt.no_memory());
  const Value* parts = frame.registers + pc->b;
  slice->start = parts[0];
  slice->stop = parts[1];
  slice->step = parts[2];
  return finish(frame, pc, to_value(slice));
}

Outcome slow_build_string(Runtime& rt, Frame& frame, const Instruction* pc) {
  TextBuilder text(rt);
  for (Value part : operands(frame, pc)) text.add(cast<Str>(part)->view());
  return finish(frame, pc, text.finish());
}

Outcome slow_format_value(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = frame.registers[pc->b];
  switch (pc->c & 3) {
    case 1: v = str(rt, v); break;
    case 2: v = repr(rt, v); break;
    case 3: v = ascii(rt, v); break;
    default: break;
  }
  if (v.is_error()) return Outcome::Error;
  if (pc->c & 4) return finish(frame, pc, format(rt, v, frame.registers[pc->b + 1]));
  if (is_exactly(v, str_type)) return finish(frame, pc, v);
  return finish(frame, pc, format(rt, v, to_value(sym<"">)));
}

Outcome slow_list_append(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(list_append(rt, cast<List>(frame.registers[pc->a]), frame.registers[pc->b]));
}

Outcome slow_list_extend(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value list = frame.registers[pc->a], source = frame.registers[pc->b];
  if (!is_iterable(source)) {
    // A call's list of arguments is built right behind the register of what is called.
    if (pc->c && pc->a > 0) return starred_argument(rt, frame.registers[pc->a - 1], "*", "an iterable", source);
    return outcome(raise(rt, type_error_type, "Value after * must be an iterable, not %T"_m, source));
  }
  return outcome(list_extend(rt, cast<List>(list), source));
}

Outcome slow_list_to_tuple(Runtime& rt, Frame& frame, const Instruction* pc) {
  List* list = cast<List>(frame.registers[pc->a]);
  return finish(frame, pc, make_tuple(rt, list->span()));
}

Outcome slow_spread_tuple(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value source = frame.registers[pc->b];
  if (is_exactly(source, tuple_type)) return finish(frame, pc, source);
  if (!is_iterable(source)) return starred_argument(rt, frame.registers[pc->a - 1], "*", "an iterable", source);
  return finish(frame, pc, sequence_to_tuple(rt, source));
}

Outcome slow_set_add(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(set_add(rt, cast<Set>(frame.registers[pc->a]), frame.registers[pc->b]));
}

Outcome slow_set_update(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(set_update(rt, cast<Set>(frame.registers[pc->a]), frame.registers[pc->b]));
}

Outcome slow_dict_set(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(dict_set(rt, cast<Dict>(frame.registers[pc->a]), frame.registers[pc->b], frame.registers[pc->c]));
}

Outcome slow_dict_update(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value source = frame.registers[pc->b];
  if (!is_mapping(rt, source)) return outcome(raise(rt, type_error_type, "'%T' object is not a mapping"_m, source));
  return outcome(dict_update(rt, cast<Dict>(frame.registers[pc->a]), source));
}

Outcome slow_dict_merge(Runtime& rt, Frame& frame, const Instruction* pc) {
  Dict* dict = cast<Dict>(frame.registers[pc->a]);
  Value source = frame.registers[pc->b], callable = frame.registers[pc->c];
  if (!is_mapping(rt, source)) return starred_argument(rt, callable, "**", "a mapping", source);
  bool plain = is_plain_mapping(source);
  Dict* added = plain ? cast<Dict>(source) : make_dict(rt);
  if (!added) return Outcome::Error;
  if (!plain && dict_update(rt, added, source).failed()) return Outcome::Error;
  uint32_t position = 0;
  Value key, value;
  while (dict_next(added, &position, &key, &value)) {
    if (!has_kind(key, Kind::Str)) return outcome(raise(rt, type_error_type, "keywords must be strings"_m));
    Value present = dict_get(rt, dict, key);
    if (present.is_error()) return Outcome::Error;
    if (!present.is_empty()) {
      Value text = callee_text(rt, callable);
      if (text.is_error()) return Outcome::Error;
      return outcome(raise(rt, type_error_type, "%S got multiple values for keyword argument '%S'"_m, text, key));
    }
    if (dict_set(rt, dict, key, value).failed()) return Outcome::Error;
  }
  return Outcome::Next;
}

Outcome slow_delete_item(Runtime& rt, Frame& frame, const Instruction* pc) {
  return outcome(delete_item(rt, frame.registers[pc->a], frame.registers[pc->b]));
}

Outcome slow_length(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<SignedWord> size = length(rt, frame.registers[pc->b]);
  if (size.failed()) return Outcome::Error;
  frame.registers[pc->a] = Value::small_int(size.get());
  return Outcome::Next;
}

}  // namespace adder
