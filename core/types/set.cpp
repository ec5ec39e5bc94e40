// set and frozenset: construction, algebra, comparison, methods.
#include "core/types/set.h"

#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/for_each.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

bool is_set(Value v) { return has_kind(v, Kind::Set) || has_kind(v, Kind::FrozenSet); }
Set* as_set(Value v) { return cast<Set>(v); }

// The next item of a set that is walked, with its hash.
bool next_item(Set* set, uint32_t* position, Value* item, uint32_t* hash) {
  if (!dict_next(set, position, item, nullptr)) return false;
  *hash = set->block->hashes()[*position - 1];
  return true;
}

// Adds what is in `from` and, asked of `other`, is in it or is not. `target` has none of these items.
Status add_filtered(Runtime& rt, Set* target, Set* from, Set* other, bool keep_common) {
  uint32_t position = 0, hash;
  Value item;
  while (next_item(from, &position, &item, &hash)) {
    bool common = TRY(dict_lookup(rt, other, item, hash)).entry >= 0;
    if (common == keep_common) TRY(dict_add(rt, target, item, hash, Value::none()));
  }
  return {};
}

Result<bool> has_item(Runtime& rt, Set* set, Value item) {
  uint32_t hash = TRY(key_hash(rt, item));
  return TRY(dict_lookup(rt, set, item, hash)).entry >= 0;
}

Result<bool> remove_item(Runtime& rt, Set* set, Value item) {
  uint32_t hash = TRY(key_hash(rt, item));
  int32_t entry = TRY(dict_lookup(rt, set, item, hash)).entry;
  if (entry >= 0) dict_remove_entry(rt, set, uint32_t(entry));
  return entry >= 0;
}

// A new set of the plain built-in type that `like` extends.
Set* make_like(Runtime& rt, Value like) {
  return make_set(rt, has_kind(like, Kind::FrozenSet) ? frozenset_type : set_type);
}

Set* copy_set(Runtime& rt, Value set) {
  Set* copy = make_like(rt, set);
  if (!copy || set_update(rt, copy, set).failed()) return nullptr;
  return copy;
}

// The other operand of a method, as a set.
Value to_set(Runtime& rt, Value v) { return is_set(v) ? v : make_set_from(rt, v); }

Value union_of(Runtime& rt, Value a, Value b) {
  Set* result = copy_set(rt, a);
  if (!result) return Failed{};
  TRY(set_update(rt, result, b));
  return to_value(result);
}

Value filtered(Runtime& rt, Value a, Value b, bool keep_common) {
  Value other = TRY(to_set(rt, b));
  Set* result = make_like(rt, a);
  if (!result) return Failed{};
  TRY(add_filtered(rt, result, as_set(a), as_set(other), keep_common));
  return to_value(result);
}

Value symmetric_of(Runtime& rt, Value a, Value b) {
  Value other = TRY(to_set(rt, b));
  Set* result = make_like(rt, a);
  if (!result) return Failed{};
  TRY(add_filtered(rt, result, as_set(a), as_set(other), false));
  TRY(add_filtered(rt, result, as_set(other), as_set(a), false));
  return to_value(result);
}

Value algebra(Runtime& rt, BinaryOp op, Value a, Value b) {
  switch (op) {
    case BinaryOp::Or: return union_of(rt, a, b);
    case BinaryOp::And: return filtered(rt, a, b, true);
    case BinaryOp::Sub: return filtered(rt, a, b, false);
    case BinaryOp::Xor: return symmetric_of(rt, a, b);
    default: return Value::not_implemented();
  }
}

// `target` takes over the table of `result`.
void assign(Runtime& rt, Set* target, Value result) {
  rt.heap.store(target->block, as_set(result)->block.get());
  target->used = as_set(result)->used;
  target->live = as_set(result)->live;
}

constexpr uint16_t set_operators =
    binary_bit(BinaryOp::And) | binary_bit(BinaryOp::Or) | binary_bit(BinaryOp::Xor) | binary_bit(BinaryOp::Sub);

Value set_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (!is_set(other)) return Value::not_implemented();
  return reflected ? algebra(rt, op, other, self) : algebra(rt, op, self, other);
}

Value set_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  if (!is_set(other)) return Value::not_implemented();
  if (op == BinaryOp::Or) {
    TRY(set_update(rt, as_set(self), other));
    return self;
  }
  Value result = TRY(algebra(rt, op, self, other));
  if (!result.is_not_implemented()) assign(rt, as_set(self), result);
  return result.is_not_implemented() ? result : self;
}

Result<bool> is_subset(Runtime& rt, Value a, Value b) {
  if (as_set(a)->live > as_set(b)->live) return false;
  uint32_t position = 0, hash;
  Value item;
  while (next_item(as_set(a), &position, &item, &hash))
    if (TRY(dict_lookup(rt, as_set(b), item, hash)).entry < 0) return false;
  return true;
}

Value set_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_set(other)) return Value::not_implemented();
  bool same_size = as_set(self)->live == as_set(other)->live;
  bool subset, superset;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne:
      subset = same_size && TRY(is_subset(rt, self, other));
      return Value::boolean(subset == (op == CompareOp::Eq));
    case CompareOp::Le: subset = TRY(is_subset(rt, self, other)); return Value::boolean(subset);
    case CompareOp::Lt: subset = !same_size && TRY(is_subset(rt, self, other)); return Value::boolean(subset);
    case CompareOp::Ge: superset = TRY(is_subset(rt, other, self)); return Value::boolean(superset);
    default: superset = !same_size && TRY(is_subset(rt, other, self)); return Value::boolean(superset);
  }
}

Value set_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* set = reinterpret_cast<Set*>(allocate_object(rt, cls, sizeof(Set)));
  return set ? to_value(set) : Value::error();
}

Value set_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.keywords && !has_own_new(type_of(self), set_type))
    return raise(rt, type_error_type, "set() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "set expected at most 1 argument, got %u"_m, args.positional);
  dict_clear(rt, as_set(self));
  if (args.positional) TRY(set_update(rt, as_set(self), args[0]));
  return Value::none();
}

Value frozenset_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && !has_own_init(cls))
    return raise(rt, type_error_type, "frozenset() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "frozenset expected at most 1 argument, got %u"_m, args.positional);
  if (cls == &frozenset_type && args.positional && is_exactly(args[0], frozenset_type)) return args[0];
  auto* set = reinterpret_cast<Set*>(allocate_object(rt, cls, sizeof(Set)));
  if (!set) return Failed{};
  if (args.positional) TRY(set_update(rt, set, args[0]));
  return to_value(set);
}

Value set_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  bool plain = is_exactly(self, set_type) && !guard.recursive();
  TextBuilder text(rt);
  if (!plain) {
    text.add(type_name(self));
    text.add('(');
  }
  if (guard.recursive()) {
    text.add("...");
  } else if (as_set(self)->live) {
    text.add('{');
    if (add_items(rt, text, self).failed()) return Failed{};
    text.add('}');
  } else if (plain) {
    text.add("set()");
  }
  if (!plain) text.add(')');
  return text.finish();
}

// Independent of order: the items' hashes, each mixed, combined by xor.
Result<uint32_t> frozenset_hash(Runtime&, Value self) {
  Set* set = as_set(self);
  uint32_t hash = 1927868237u * (set->live + 1);
  for (uint32_t i = 0; i < set->used; i++) {
    if (set->block->entries()[i].key.is_empty()) continue;
    uint32_t h = set->block->hashes()[i];
    hash ^= (h ^ (h << 16) ^ 89869747u) * 3644798167u;
  }
  return hash * 69069u + 907133923u;
}

Result<SignedWord> set_length(Runtime&, Value self) { return SignedWord(as_set(self)->live); }
// A set asked for stands for the frozenset of its items, as it could not be in here itself.
Value as_key(Runtime& rt, Value item) {
  if (!has_kind(item, Kind::Set) || type_of(item)->hash()) return item;
  Set* frozen = make_set(rt, frozenset_type);
  if (!frozen || set_update(rt, frozen, item).failed()) return Failed{};
  return to_value(frozen);
}

Result<bool> set_contains(Runtime& rt, Value self, Value item) {
  Value key = as_key(rt, item);
  if (key.is_error()) return Failed{};
  return has_item(rt, as_set(self), key);
}

struct SetIterator : DictIterator {};

Value set_iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<DictIterator>(self);
  if (!iterator->dict) return Value::stop();
  Dict* set = iterator->dict.get();
  if (set->live != iterator->live) return raise(rt, runtime_error_type, "Set changed size during iteration"_m);
  Value item;
  if (dict_next(set, &iterator->position, &item, nullptr)) return item;
  iterator->dict = static_cast<Dict*>(nullptr);
  return Value::stop();
}

Value iterator_length_hint(Runtime&, const Args& args) {
  auto* iterator = cast<DictIterator>(args[0]);
  return Value::small_int(iterator->dict ? iterator->dict->live : 0);
}
constinit const Attribute iterator_attributes[] = {METHOD("__length_hint__", iterator_length_hint, 1, 1)};

ROM_TYPE(set_iterator_type,
         iterator_class<DictIterator>(sym<"set_iterator">, {1, 1}, set_iterator_next, iterator_attributes));

Value set_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<DictIterator>(set_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->dict = as_set(self);
  iterator->live = as_set(self)->live;
  return to_value(iterator);
}

Value method_add(Runtime& rt, const Args& args) {
  TRY(set_add(rt, as_set(args[0]), args[1]));
  return Value::none();
}
Value method_clear(Runtime& rt, const Args& args) {
  dict_clear(rt, as_set(args[0]));
  return Value::none();
}
Value method_copy(Runtime& rt, const Args& args) {
  if (is_exactly(args[0], frozenset_type)) return args[0];
  Set* copy = copy_set(rt, args[0]);
  return copy ? to_value(copy) : Value::error();
}
Value method_discard(Runtime& rt, const Args& args) {
  TRY(remove_item(rt, as_set(args[0]), TRY(as_key(rt, args[1]))));
  return Value::none();
}
Value method_remove(Runtime& rt, const Args& args) {
  bool removed = TRY(remove_item(rt, as_set(args[0]), TRY(as_key(rt, args[1]))));
  if (!removed) return raise_with(rt, key_error_type, args[1]);
  return Value::none();
}
// The first item. What was popped before is not walked over again: the first entry, when deleted, keeps in its value
// where to begin.
Value method_pop(Runtime& rt, const Args& args) {
  Set* set = as_set(args[0]);
  if (!set->live) return raise(rt, key_error_type, "pop from an empty set"_m);
  DictEntry* entries = set->block->entries();
  uint32_t i = entries->key.is_empty() && entries->value.is_small_int() ? uint32_t(entries->value.as_small_int()) : 0;
  while (entries[i].key.is_empty()) i++;
  Value item = entries[i].key;
  dict_remove_entry(rt, set, i);
  if (entries->key.is_empty()) entries->value = Value::small_int(SignedWord(i) + 1);
  return item;
}

// The methods that take any number of iterables, folding one operation over them.
template <BinaryOp op>
Value fold(Runtime& rt, const Args& args) {
  Value result = args[0];
  if (args.positional == 1) {
    Set* copy = copy_set(rt, result);
    return copy ? to_value(copy) : Value::error();
  }
  for (uint32_t i = 1; i < args.positional; i++) result = TRY(algebra(rt, op, result, args[i]));
  return result;
}
template <BinaryOp op>
Value fold_inplace(Runtime& rt, const Args& args) {
  Value result = TRY(fold<op>(rt, args));
  assign(rt, as_set(args[0]), result);
  return Value::none();
}
Value method_update(Runtime& rt, const Args& args) {
  for (uint32_t i = 1; i < args.positional; i++) TRY(set_update(rt, as_set(args[0]), args[i]));
  return Value::none();
}
Value method_isdisjoint(Runtime& rt, const Args& args) {
  Value other = TRY(to_set(rt, args[1]));
  Set *few = as_set(args[0]), *many = as_set(other);
  if (few->live > many->live) std::swap(few, many);
  uint32_t position = 0, hash;
  Value item;
  while (next_item(few, &position, &item, &hash))
    if (TRY(dict_lookup(rt, many, item, hash)).entry >= 0) return Value::boolean(false);
  return Value::boolean(true);
}
Value method_issubset(Runtime& rt, const Args& args) {
  Value other = TRY(to_set(rt, args[1]));
  bool result = TRY(is_subset(rt, args[0], other));
  return Value::boolean(result);
}
Value method_issuperset(Runtime& rt, const Args& args) {
  Value other = TRY(to_set(rt, args[1]));
  bool result = TRY(is_subset(rt, other, args[0]));
  return Value::boolean(result);
}

#define SHARED_METHODS                                                                                    \
  METHOD("copy", method_copy, 1, 1), METHOD("difference", fold<BinaryOp::Sub>, 1, 255),                   \
      METHOD("intersection", fold<BinaryOp::And>, 1, 255), METHOD("isdisjoint", method_isdisjoint, 2, 2), \
      METHOD("issubset", method_issubset, 2, 2), METHOD("issuperset", method_issuperset, 2, 2),           \
      METHOD("symmetric_difference", fold<BinaryOp::Xor>, 2, 2), METHOD("union", fold<BinaryOp::Or>, 1, 255)

constinit const Attribute frozenset_attributes[] = {SHARED_METHODS};
constinit const Attribute set_attributes[] = {
    SHARED_METHODS,
    METHOD("add", method_add, 2, 2),
    METHOD("clear", method_clear, 1, 1),
    METHOD("discard", method_discard, 2, 2),
    METHOD("pop", method_pop, 1, 1),
    METHOD("remove", method_remove, 2, 2),
    METHOD("update", method_update, 1, 255),
    METHOD("difference_update", fold_inplace<BinaryOp::Sub>, 1, 255),
    METHOD("intersection_update", fold_inplace<BinaryOp::And>, 1, 255),
    METHOD("symmetric_difference_update", fold_inplace<BinaryOp::Xor>, 2, 2),
};
#undef SHARED_METHODS

}  // namespace

Set* make_set(Runtime& rt, const Type& type) {
  auto* set = rt.heap.make<Set>(type);
  if (!set) (void)rt.no_memory();
  return set;
}

Value make_set_from(Runtime& rt, Value iterable) {
  Set* set = make_set(rt);
  if (!set) return Failed{};
  TRY(set_update(rt, set, iterable));
  return to_value(set);
}

Status set_add(Runtime& rt, Set* set, Value item) {
  uint32_t hash = TRY(key_hash(rt, item));
  int32_t entry = TRY(dict_lookup(rt, set, item, hash)).entry;
  return entry >= 0 ? Status() : dict_add(rt, set, item, hash, Value::none());
}

Status set_update(Runtime& rt, Set* set, Value iterable) {
  if (is_set(iterable)) {
    Set* from = as_set(iterable);
    bool fresh = !set->used;
    if (fresh) TRY(dict_reserve(rt, set, from->live));
    uint32_t position = 0, hash;
    Value item;
    while (next_item(from, &position, &item, &hash)) {
      bool absent = fresh || TRY(dict_lookup(rt, set, item, hash)).entry < 0;
      if (absent) TRY(dict_add(rt, set, item, hash, Value::none()));
    }
    return {};
  }
  return for_each(rt, iterable, [&](Value item) { return set_add(rt, set, item); });
}

ROM_TYPE(set_type, {.name = sym<"set">,
                    .kind = Kind::Set,
                    .trace_words = {1, 1},
                    .native_bytes = sizeof(Set),
                    .construct = set_construct,
                    .initialize = set_initialize,
                    .repr = set_repr,
                    .length = set_length,
                    .contains = set_contains,
                    .iterate = set_iterate,
                    .binary = set_binary,
                    .binary_inplace = set_binary_inplace,
                    .compare = set_compare,
                    .binary_ops = set_operators,
                    .inplace_ops = set_operators,
                    .attributes = set_attributes});

ROM_TYPE(frozenset_type, {.name = sym<"frozenset">,
                          .kind = Kind::FrozenSet,
                          .trace_words = {1, 1},
                          .native_bytes = sizeof(Set),
                          .construct = frozenset_construct,
                          .repr = set_repr,
                          .hash = frozenset_hash,
                          .length = set_length,
                          .contains = set_contains,
                          .iterate = set_iterate,
                          .binary = set_binary,
                          .compare = set_compare,
                          .binary_ops = set_operators,
                          .attributes = frozenset_attributes});

}  // namespace adder
