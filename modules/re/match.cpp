// Match objects.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/dict.h"
#include "core/types/generic_alias.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/re/re.h"

namespace adder::regex {

Value make_match(Runtime& rt, Pattern* pattern, const Matcher& matcher, Text& text) {
  size_t words = 2 * (size_t(pattern->groups) + 1);
  auto* slots = rt.heap.make<Buffer>(buffer_type, words * sizeof(uint32_t));
  if (!slots) return rt.no_memory();
  std::memcpy(slots->data(), matcher.slots(), words * sizeof(uint32_t));
  auto* match = new_object<Match>(rt);
  if (!match) return Failed{};
  match->pattern = pattern;
  match->string = text.value();
  match->slots = slots;
  match->begin = text.subject().begin;
  match->end = text.subject().end;
  match->last_group = matcher.last_group();
  return to_value(match);
}

Value match_group(Runtime& rt, Match* match, uint32_t group, Value otherwise) {
  const uint32_t* offsets = match->offsets() + 2 * group;
  if (offsets[0] == no_position || offsets[1] == no_position) return otherwise;
  Text text(rt, match->pattern.get(), match->string);
  return text.failed() ? Value::error() : text.slice(offsets[0], offsets[1]);
}

Result<uint32_t> group_index(Runtime& rt, Pattern* pattern, Value group) {
  if (is_int(group)) {
    if (group.is_small_int() && group.as_small_int() >= 0 && group.as_small_int() <= SignedWord(pattern->groups))
      return uint32_t(group.as_small_int());
  } else if (is_str(group)) {
    Value number = dict_get(rt, pattern->names.get(), group);
    if (number.is_error()) return Failed{};
    if (number.is_small_int()) return uint32_t(number.as_small_int());
  } else if (!special_method(rt, group, sym<"__index__">).is_empty()) {
    SignedWord number = TRY(as_index(rt, group));
    if (number >= 0 && number <= SignedWord(pattern->groups)) return uint32_t(number);
  }
  return raise(rt, index_error_type, "no such group"_m);
}

namespace {

Match* self_of(const Args& args) { return cast<Match>(args[0]); }

// The position of a byte offset as Python counts.
SignedWord index_of(Match* match, uint32_t offset) {
  if (offset == no_position) return -1;
  return is_str(match->string) ? str_index_of(as_str(match->string), offset) : SignedWord(offset);
}

Value group_argument(Runtime& rt, Match* match, Value group) {
  return match_group(rt, match, TRY(group_index(rt, match->pattern.get(), group)), Value::none());
}

Value method_group(Runtime& rt, const Args& args) {
  if (args.positional == 1) return match_group(rt, self_of(args), 0, Value::none());
  if (args.positional == 2) return group_argument(rt, self_of(args), args[1]);
  Tuple* result = make_tuple(rt, args.positional - 1);
  if (!result) return Failed{};
  for (uint32_t i = 1; i < args.positional; i++)
    rt.heap.store(result->items()[i - 1], TRY(group_argument(rt, self_of(args), args[i])));
  return to_value(result);
}

Value get_item_slot(Runtime& rt, Value self, Value key) { return group_argument(rt, cast<Match>(self), key); }

constexpr char default_parameters[] = "default=None";
Value method_groups(Runtime& rt, const Args& args) {
  Match* match = self_of(args);
  Value otherwise = args[1].is_empty() ? Value::none() : args[1];
  Tuple* result = make_tuple(rt, match->pattern->groups);
  if (!result) return Failed{};
  for (uint32_t i = 0; i < match->pattern->groups; i++)
    rt.heap.store(result->items()[i], TRY(match_group(rt, match, i + 1, otherwise)));
  return to_value(result);
}

Value method_groupdict(Runtime& rt, const Args& args) {
  Match* match = self_of(args);
  Value otherwise = args[1].is_empty() ? Value::none() : args[1];
  Dict* result = make_dict(rt);
  if (!result) return Failed{};
  Value name, number;
  for (uint32_t position = 0; dict_next(match->pattern->names.get(), &position, &name, &number);)
    TRY(dict_set(rt, result, name, TRY(match_group(rt, match, uint32_t(number.as_small_int()), otherwise))));
  return to_value(result);
}

Result<uint32_t> optional_group(Runtime& rt, const Args& args) {
  if (args.positional < 2) return 0u;
  return group_index(rt, self_of(args)->pattern.get(), args[1]);
}

Value span_of(Runtime& rt, Match* match, uint32_t group) {
  Value items[] = {Value::small_int(index_of(match, match->offsets()[2 * group])),
                   Value::small_int(index_of(match, match->offsets()[2 * group + 1]))};
  return make_tuple(rt, Span<const Value>(items));
}

Value method_start(Runtime& rt, const Args& args) {
  uint32_t group = TRY(optional_group(rt, args));
  return Value::small_int(index_of(self_of(args), self_of(args)->offsets()[2 * group]));
}
Value method_end(Runtime& rt, const Args& args) {
  uint32_t group = TRY(optional_group(rt, args));
  return Value::small_int(index_of(self_of(args), self_of(args)->offsets()[2 * group + 1]));
}
Value method_span(Runtime& rt, const Args& args) { return span_of(rt, self_of(args), TRY(optional_group(rt, args))); }

Value method_expand(Runtime& rt, const Args& args) {
  Match* match = self_of(args);
  Value parts = TRY(parse_template(rt, match->pattern.get(), args[1]));
  TextBuilder out(rt);
  TRY(add_expanded(rt, out, parts, match));
  return match->pattern->of_bytes ? out.finish_bytes() : out.finish();
}

Value method_itself(Runtime&, const Args& args) { return args[0]; }

Value match_repr(Runtime& rt, Value self) {
  auto* match = cast<Match>(self);
  TextBuilder text(rt);
  text.add("<re.Match object; span=").add_repr(TRY(span_of(rt, match, 0))).add(", match=");
  return text.add_repr(TRY(match_group(rt, match, 0, Value::none()))).add('>').finish();
}

Value get_pattern(Runtime&, Value self) { return cast<Match>(self)->pattern.value(); }
Value get_string(Runtime&, Value self) { return cast<Match>(self)->string; }
Value get_position(Runtime&, Value self) {
  return Value::small_int(index_of(cast<Match>(self), uint32_t(cast<Match>(self)->begin)));
}
Value get_end_position(Runtime&, Value self) {
  return Value::small_int(index_of(cast<Match>(self), uint32_t(cast<Match>(self)->end)));
}
Value get_last_index(Runtime&, Value self) {
  uint32_t group = cast<Match>(self)->last_group;
  return group ? Value::small_int(group) : Value::none();
}
Value get_last_group(Runtime&, Value self) {
  auto* match = cast<Match>(self);
  Value name, number;
  for (uint32_t position = 0; dict_next(match->pattern->names.get(), &position, &name, &number);)
    if (number.is(Value::small_int(match->last_group))) return name;
  return Value::none();
}
Value get_regs(Runtime& rt, Value self) {
  auto* match = cast<Match>(self);
  Tuple* result = make_tuple(rt, match->pattern->groups + 1);
  if (!result) return Failed{};
  for (uint32_t i = 0; i <= match->pattern->groups; i++) rt.heap.store(result->items()[i], TRY(span_of(rt, match, i)));
  return to_value(result);
}

// Match[str], for annotations.
Value method_class_getitem(Runtime& rt, const Args& args) { return make_generic_alias(rt, args[0], args[1]); }

constinit const Attribute match_attributes[] = {
    CLASS_METHOD("__class_getitem__", method_class_getitem, 2, 2),
    METHOD("end", method_end, 1, 2),
    METHOD("expand", method_expand, 2, 2),
    METHOD("group", method_group, 1, 255),
    METHOD_P("groupdict", method_groupdict, 1, 2, default_parameters),
    METHOD_P("groups", method_groups, 1, 2, default_parameters),
    METHOD("span", method_span, 1, 2),
    METHOD("start", method_start, 1, 2),
    METHOD("__copy__", method_itself, 1, 1),
    METHOD("__deepcopy__", method_itself, 2, 2),
    PROPERTY("endpos", get_end_position),
    PROPERTY("lastgroup", get_last_group),
    PROPERTY("lastindex", get_last_index),
    PROPERTY("pos", get_position),
    PROPERTY("re", get_pattern),
    PROPERTY("regs", get_regs),
    PROPERTY("string", get_string),
};

}  // namespace

ROM_TYPE(match_type, {
                         .name = sym<"re.Match">,
                         .trace_words = {1, 3},
                         .flags = Type::Final | Type::Abstract,
                         .native_bytes = sizeof(Match),
                         .repr = match_repr,
                         .get_item = get_item_slot,
                         .attributes = match_attributes,
                     });

}  // namespace adder::regex
