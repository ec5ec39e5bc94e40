// Views of a dict and the iterators over it. Keys and items behave as sets: their operators make a set and use its.
#include "core/types/dict_views.h"

#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/iterator_type.h"
#include "core/types/set.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {

Dict* dict_of(Value view) { return cast<DictView>(view)->dict.get(); }

Value pair_of(Runtime& rt, const DictEntry& entry) {
  Value items[] = {entry.key, entry.value};
  return make_tuple(rt, Span<const Value>(items));
}

Status check_unchanged(Runtime& rt, DictIterator* iterator) {
  if (iterator->dict->live == iterator->live) return {};
  iterator->live = UINT32_MAX;  // it stays so
  return raise(rt, runtime_error_type, "dictionary changed size during iteration"_m);
}

// Yields the next live entry, or the one before; false at the end, where the iterator lets go of its dict.
template <bool backward>
Result<bool> advance(Runtime& rt, DictIterator* iterator, const DictEntry** entry) {
  if (!iterator->dict) return false;
  TRY(check_unchanged(rt, iterator));
  Dict* dict = iterator->dict.get();
  while (backward ? iterator->position > 0 : iterator->position < dict->used) {
    *entry = &dict->block->entries()[backward ? --iterator->position : iterator->position++];
    if (!(*entry)->key.is_empty()) return true;
  }
  iterator->dict = static_cast<Dict*>(nullptr);
  return false;
}

enum class Part { Key, Value, Item };

template <Part part, bool backward>
Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<DictIterator>(self);
  const DictEntry* entry;
  if (!TRY(advance<backward>(rt, iterator, &entry))) return Value::stop();
  if (part == Part::Key) return entry->key;
  return part == Part::Value ? entry->value : pair_of(rt, *entry);
}

Value iterator_length_hint(Runtime&, const Args& args) {
  auto* iterator = cast<DictIterator>(args[0]);
  return Value::small_int(iterator->dict ? iterator->dict->live : 0);
}

constinit const Attribute iterator_attributes[] = {METHOD("__length_hint__", iterator_length_hint, 1, 1)};

Result<SignedWord> view_length(Runtime&, Value self) { return SignedWord(dict_of(self)->live); }

template <FixedString open>
Value view_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "...");
  TextBuilder text(rt);
  text.add(open.text);
  if (add_items(rt, text, self).failed()) return Failed{};
  text.add("])");
  return text.finish();
}

Result<bool> keys_contains(Runtime& rt, Value self, Value item) { return contains(rt, to_value(dict_of(self)), item); }

Result<bool> items_contains(Runtime& rt, Value self, Value item) {
  if (!has_kind(item, Kind::Tuple) || cast<Tuple>(item)->size != 2) return false;
  Value value = dict_get(rt, dict_of(self), cast<Tuple>(item)->items()[0]);
  if (value.is_error()) return Failed{};
  if (value.is_empty()) return false;
  return equal(rt, value, cast<Tuple>(item)->items()[1]);
}

Value keys_iterate(Runtime& rt, Value self) { return make_dict_iterator(rt, dict_of(self), dict_key_iterator_type); }
Value values_iterate(Runtime& rt, Value self) {
  return make_dict_iterator(rt, dict_of(self), dict_value_iterator_type);
}
Value items_iterate(Runtime& rt, Value self) { return make_dict_iterator(rt, dict_of(self), dict_item_iterator_type); }

Value keys_reversed(Runtime& rt, const Args& args) {
  return make_dict_iterator(rt, dict_of(args[0]), dict_reverse_key_iterator_type);
}
Value values_reversed(Runtime& rt, const Args& args) {
  return make_dict_iterator(rt, dict_of(args[0]), dict_reverse_value_iterator_type);
}
Value items_reversed(Runtime& rt, const Args& args) {
  return make_dict_iterator(rt, dict_of(args[0]), dict_reverse_item_iterator_type);
}

constexpr uint16_t set_operators =
    binary_bit(BinaryOp::And) | binary_bit(BinaryOp::Or) | binary_bit(BinaryOp::Xor) | binary_bit(BinaryOp::Sub);

Value view_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (!(binary_bit(op) & set_operators)) return Value::not_implemented();
  if (type_of(other)->iterate() == nullptr) return Value::not_implemented();
  Value mine = TRY(make_set_from(rt, self));
  Value theirs = TRY(make_set_from(rt, other));
  return reflected ? binary_operation(rt, op, theirs, mine) : binary_operation(rt, op, mine, theirs);
}

Result<bool> contains_all(Runtime& rt, Value whole, Value part) {
  Value iterator = TRY(iterate(rt, part));
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return true;
    if (!TRY(contains(rt, whole, item))) return false;
  }
}

bool is_set_like(Value v) {
  return has_kind(v, Kind::Set) || has_kind(v, Kind::FrozenSet) || is_exactly(v, dict_keys_type) ||
         is_exactly(v, dict_items_type);
}

Value view_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_set_like(other)) return Value::not_implemented();
  SignedWord mine = TRY(length(rt, self)), theirs = TRY(length(rt, other));
  bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  bool upwards = op == CompareOp::Gt || op == CompareOp::Ge;  // the other one is the part
  bool strict = op == CompareOp::Lt || op == CompareOp::Gt;
  SignedWord room = upwards ? mine - theirs : theirs - mine;
  if (equality ? room != 0 : room < SignedWord(strict)) return Value::boolean(op == CompareOp::Ne);
  bool all = TRY(contains_all(rt, upwards ? self : other, upwards ? other : self));
  return Value::boolean(all != (op == CompareOp::Ne));
}

Value method_isdisjoint(Runtime& rt, const Args& args) {
  Value iterator = TRY(iterate(rt, args[1]));
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return Value::boolean(true);
    bool found = TRY(contains(rt, args[0], item));
    if (found) return Value::boolean(false);
  }
}

Value get_mapping(Runtime& rt, Value self) { return make_mapping_proxy(rt, to_value(dict_of(self))); }

constinit const Attribute keys_attributes[] = {PROPERTY("mapping", get_mapping),
                                               METHOD("isdisjoint", method_isdisjoint, 2, 2),
                                               METHOD("__reversed__", keys_reversed, 1, 1)};
constinit const Attribute values_attributes[] = {PROPERTY("mapping", get_mapping),
                                                 METHOD("__reversed__", values_reversed, 1, 1)};
constinit const Attribute items_attributes[] = {PROPERTY("mapping", get_mapping),
                                                METHOD("isdisjoint", method_isdisjoint, 2, 2),
                                                METHOD("__reversed__", items_reversed, 1, 1)};

}  // namespace

Value make_dict_view(Runtime& rt, Value dict, const Type& view_type) {
  auto* view = rt.heap.make<DictView>(view_type);
  if (!view) return rt.no_memory();
  view->dict = cast<Dict>(dict);
  return to_value(view);
}

Value make_dict_iterator(Runtime& rt, Dict* dict, const Type& type) {
  auto* iterator = rt.heap.make<DictIterator>(type);
  if (!iterator) return rt.no_memory();
  iterator->dict = dict;
  iterator->live = dict->live;
  bool backward = &type == &dict_reverse_key_iterator_type || &type == &dict_reverse_value_iterator_type ||
                  &type == &dict_reverse_item_iterator_type;
  iterator->position = backward ? dict->used : 0;
  return to_value(iterator);
}

ROM_TYPE(dict_key_iterator_type, iterator_class<DictIterator>(sym<"dict_keyiterator">, {1, 1},
                                                              iterator_next<Part::Key, false>, iterator_attributes));
ROM_TYPE(dict_value_iterator_type,
         iterator_class<DictIterator>(sym<"dict_valueiterator">, {1, 1}, iterator_next<Part::Value, false>,
                                      iterator_attributes));
ROM_TYPE(dict_item_iterator_type, iterator_class<DictIterator>(sym<"dict_itemiterator">, {1, 1},
                                                               iterator_next<Part::Item, false>, iterator_attributes));
ROM_TYPE(dict_reverse_key_iterator_type,
         iterator_class<DictIterator>(sym<"dict_reversekeyiterator">, {1, 1}, iterator_next<Part::Key, true>,
                                      iterator_attributes));
ROM_TYPE(dict_reverse_value_iterator_type,
         iterator_class<DictIterator>(sym<"dict_reversevalueiterator">, {1, 1}, iterator_next<Part::Value, true>,
                                      iterator_attributes));
ROM_TYPE(dict_reverse_item_iterator_type,
         iterator_class<DictIterator>(sym<"dict_reverseitemiterator">, {1, 1}, iterator_next<Part::Item, true>,
                                      iterator_attributes));

ROM_TYPE(dict_keys_type, {.name = sym<"dict_keys">,
                          .kind = Kind::Other,
                          .trace_words = {1, 1},
                          .flags = Type::Final | Type::Abstract,
                          .native_bytes = sizeof(DictView),
                          .repr = view_repr<"dict_keys([">,
                          .length = view_length,
                          .contains = keys_contains,
                          .iterate = keys_iterate,
                          .binary = view_binary,
                          .compare = view_compare,
                          .binary_ops = set_operators,
                          .attributes = keys_attributes});

ROM_TYPE(dict_values_type, {.name = sym<"dict_values">,
                            .kind = Kind::Other,
                            .trace_words = {1, 1},
                            .flags = Type::Final | Type::Abstract,
                            .native_bytes = sizeof(DictView),
                            .repr = view_repr<"dict_values([">,
                            .length = view_length,
                            .iterate = values_iterate,
                            .attributes = values_attributes});

ROM_TYPE(dict_items_type, {.name = sym<"dict_items">,
                           .kind = Kind::Other,
                           .trace_words = {1, 1},
                           .flags = Type::Final | Type::Abstract,
                           .native_bytes = sizeof(DictView),
                           .repr = view_repr<"dict_items([">,
                           .length = view_length,
                           .contains = items_contains,
                           .iterate = items_iterate,
                           .binary = view_binary,
                           .compare = view_compare,
                           .binary_ops = set_operators,
                           .attributes = items_attributes});

}  // namespace adder
