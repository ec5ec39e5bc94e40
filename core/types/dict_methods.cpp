// dict: the type, its construction, operators and methods.
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/dict_views.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

Dict* self_dict(const Args& args) { return cast<Dict>(args[0]); }

Status update_from_dict(Runtime& rt, Dict* dict, Dict* other) {
  uint32_t position = 0;
  Value key, value;
  while (dict_next(other, &position, &key, &value)) TRY(dict_set(rt, dict, key, value));
  return {};
}

Status update_from_mapping(Runtime& rt, Dict* dict, Value mapping, Value keys_method) {
  Value keys = TRY(call(rt, keys_method));
  Value iterator = TRY(iterate(rt, keys));
  for (;;) {
    Value key = TRY(next(rt, iterator));
    if (key.is_stop()) return {};
    Value value = TRY(get_item(rt, mapping, key));
    TRY(dict_set(rt, dict, key, value));
  }
}

Status update_from_pairs(Runtime& rt, Dict* dict, Value pairs) {
  Value iterator = TRY(iterate(rt, pairs));
  for (uint32_t number = 0;; number++) {
    Value pair = TRY(next(rt, iterator));
    if (pair.is_stop()) return {};
    Value list = sequence_to_list(rt, pair);
    if (list.is_error()) {
      if (catch_exception(rt, type_error_type))
        return raise(rt, type_error_type, "cannot convert dictionary update sequence element #%u to a sequence"_m,
                     number);
      return Failed{};
    }
    List* items = cast<List>(list);
    if (items->size != 2)
      return raise(rt, value_error_type, "dictionary update sequence element #%u has length %u; 2 is required"_m,
                   number, items->size);
    TRY(dict_set(rt, dict, items->items()[0], items->items()[1]));
  }
}

Status update_from_keywords(Runtime& rt, Dict* dict, const Args& args) {
  for (uint32_t i = 0; i < args.keywords; i++) TRY(dict_set(rt, dict, args.names[i], args.values[args.positional + i]));
  return {};
}

}  // namespace

Value dict_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* dict = new_object<Dict>(rt, cls);
  return dict ? to_value(dict) : Value::error();
}

namespace {

Value update_with_args(Runtime& rt, Dict* dict, const Args& args, uint32_t first, const char* name) {
  if (args.positional > first + 1)
    return raise(rt, type_error_type, "%s expected at most 1 argument, got %u"_m, name, args.positional - first);
  if (args.positional == first + 1) TRY(dict_update(rt, dict, args[first]));
  TRY(update_from_keywords(rt, dict, args));
  return Value::none();
}

}  // namespace

Value dict_initialize(Runtime& rt, Value self, const Args& args) {
  return update_with_args(rt, cast<Dict>(self), args, 0, "dict");
}

Value dict_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  TextBuilder text(rt);
  if (guard.recursive()) return make_str(rt, "{...}");
  text.add('{');
  uint32_t position = 0;
  Value key, value;
  for (bool first = true; dict_next(cast<Dict>(self), &position, &key, &value); first = false) {
    if (!first) text.add(", ");
    text.add_repr(key);
    text.add(": ");
    text.add_repr(value);
    if (text.failed()) return Failed{};
  }
  text.add('}');
  return text.finish();
}

Result<SignedWord> dict_length(Runtime&, Value self) { return SignedWord(cast<Dict>(self)->live); }

Value dict_get_item(Runtime& rt, Value self, Value key) {
  Value value = TRY(dict_get(rt, cast<Dict>(self), key));
  if (!value.is_empty()) return value;
  if (self.as_object()->type != &dict_type) {
    Value missing = TRY(special_method(rt, self, sym<"__missing__">));
    if (!missing.is_empty()) return call(rt, missing, key);
  }
  return raise_with(rt, key_error_type, key);
}

Status dict_set_item(Runtime& rt, Value self, Value key, Value value) {
  Dict* dict = cast<Dict>(self);
  if (!value.is_empty()) return dict_set(rt, dict, key, value);
  bool was_there = TRY(dict_delete(rt, dict, key));
  if (!was_there) return raise_with(rt, key_error_type, key);
  return {};
}

Result<bool> dict_contains(Runtime& rt, Value self, Value key) {
  Value value = dict_get(rt, cast<Dict>(self), key);
  if (value.is_error()) return Failed{};
  return !value.is_empty();
}

namespace {

Result<bool> same_items(Runtime& rt, Dict* a, Dict* b) {
  if (a->live != b->live) return false;
  uint32_t position = 0;
  Value key, value;
  while (dict_next(a, &position, &key, &value)) {
    Value other = dict_get(rt, b, key);
    if (other.is_error()) return Failed{};
    if (other.is_empty()) return false;
    bool same = TRY(equal(rt, value, other));
    if (!same) return false;
  }
  return true;
}

}  // namespace

Value dict_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!has_kind(other, Kind::Dict) || (op != CompareOp::Eq && op != CompareOp::Ne)) return Value::not_implemented();
  bool same = TRY(same_items(rt, cast<Dict>(self), cast<Dict>(other)));
  return Value::boolean(same == (op == CompareOp::Eq));
}

Value dict_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or || !has_kind(other, Kind::Dict)) return Value::not_implemented();
  if (reflected) std::swap(self, other);
  Dict* merged = dict_copy(rt, cast<Dict>(self));
  if (!merged) return Failed{};
  Value result = to_value(merged);
  TRY(update_from_dict(rt, merged, cast<Dict>(other)));
  return result;
}

Value dict_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  if (op != BinaryOp::Or) return Value::not_implemented();
  TRY(dict_update(rt, cast<Dict>(self), other));
  return self;
}

Value dict_iterate(Runtime& rt, Value self) { return make_dict_iterator(rt, cast<Dict>(self), dict_key_iterator_type); }

namespace {

Value method_clear(Runtime& rt, const Args& args) {
  dict_clear(rt, self_dict(args));
  return Value::none();
}

Value method_copy(Runtime& rt, const Args& args) {
  Dict* copy = dict_copy(rt, self_dict(args));
  return copy ? to_value(copy) : Value::error();
}

Value method_get(Runtime& rt, const Args& args) {
  Value value = TRY(dict_get(rt, self_dict(args), args[1]));
  if (!value.is_empty()) return value;
  return args.positional > 2 ? args[2] : Value::none();
}

Value method_items(Runtime& rt, const Args& args) { return make_dict_view(rt, args[0], dict_items_type); }
Value method_keys(Runtime& rt, const Args& args) { return make_dict_view(rt, args[0], dict_keys_type); }
Value method_values(Runtime& rt, const Args& args) { return make_dict_view(rt, args[0], dict_values_type); }

Value method_pop(Runtime& rt, const Args& args) {
  Dict* dict = self_dict(args);
  uint32_t hash = TRY(key_hash(rt, args[1]));
  int32_t entry = TRY(dict_lookup(rt, dict, args[1], hash)).entry;
  if (entry >= 0) {
    Value value = dict->block->entries()[entry].value;
    dict_remove_entry(rt, dict, uint32_t(entry));
    return value;
  }
  if (args.positional > 2) return args[2];
  return raise_with(rt, key_error_type, args[1]);
}

// The last entry. What was popped before is not walked over again: the last one written, when deleted, keeps in its
// value where to go on.
Value method_popitem(Runtime& rt, const Args& args) {
  Dict* dict = self_dict(args);
  if (!dict->live) return raise(rt, key_error_type, "popitem(): dictionary is empty"_m);
  DictEntry* entries = dict->block->entries();
  const DictEntry& last = entries[dict->used - 1];
  uint32_t i = dict->used;
  if (last.key.is_empty() && last.value.is_small_int()) i = uint32_t(last.value.as_small_int());
  while (entries[--i].key.is_empty()) {
  }
  Value pair[] = {entries[i].key, entries[i].value};
  Value result = TRY(make_tuple(rt, Span<const Value>(pair)));
  dict_remove_entry(rt, dict, i);
  if (dict->block->entries() == entries && last.key.is_empty())
    entries[dict->used - 1].value = Value::small_int(SignedWord(i));
  return result;
}

Value method_setdefault(Runtime& rt, const Args& args) {
  Dict* dict = self_dict(args);
  uint32_t hash = TRY(key_hash(rt, args[1]));
  int32_t entry = TRY(dict_lookup(rt, dict, args[1], hash)).entry;
  if (entry >= 0) return dict->block->entries()[entry].value;
  Value value = args.positional > 2 ? args[2] : Value::none();
  TRY(dict_add(rt, dict, args[1], hash, value));
  return value;
}

Value method_update(Runtime& rt, const Args& args) { return update_with_args(rt, self_dict(args), args, 1, "update"); }

Value method_fromkeys(Runtime& rt, const Args& args) {
  Value result = TRY(call(rt, args[0]));
  Value value = args.positional > 2 ? args[2] : Value::none();
  Value iterator = TRY(iterate(rt, args[1]));
  for (;;) {
    Value key = TRY(next(rt, iterator));
    if (key.is_stop()) return result;
    TRY(set_item(rt, result, key, value));
  }
}

Value method_reversed(Runtime& rt, const Args& args) {
  return make_dict_iterator(rt, self_dict(args), dict_reverse_key_iterator_type);
}

constinit const Attribute dict_attributes[] = {
    METHOD("clear", method_clear, 1, 1),
    METHOD("copy", method_copy, 1, 1),
    CLASS_METHOD("fromkeys", method_fromkeys, 2, 3),
    METHOD("get", method_get, 2, 3),
    METHOD("items", method_items, 1, 1),
    METHOD("keys", method_keys, 1, 1),
    METHOD("pop", method_pop, 2, 3),
    METHOD("popitem", method_popitem, 1, 1),
    METHOD("setdefault", method_setdefault, 2, 3),
    METHOD_RAW("update", method_update),
    METHOD("values", method_values, 1, 1),
    METHOD("__reversed__", method_reversed, 1, 1),
};

}  // namespace

bool is_plain_mapping(Value v) {
  return has_kind(v, Kind::Dict) && type_of(v)->iterate() == dict_type.iterate();
}

Status dict_update(Runtime& rt, Dict* dict, Value other) {
  if (is_plain_mapping(other)) return update_from_dict(rt, dict, cast<Dict>(other));
  Value keys = get_attribute_or_empty(rt, other, sym<"keys">);
  if (keys.is_error()) return Failed{};
  if (!keys.is_empty()) return update_from_mapping(rt, dict, other, keys);
  return update_from_pairs(rt, dict, other);
}

ROM_TYPE(dict_block_type, {.name = sym<"dict_block">,
                           .kind = Kind::DictBlock,
                           .trace_words = {sizeof(DictBlock) / sizeof(Word), Trace::pairs},
                           .flags = Type::Final | Type::Abstract,
                           .native_bytes = sizeof(DictBlock)});

ROM_TYPE(dict_type, dict_class(sym<"dict">, &object_type, dict_attributes));

}  // namespace adder
