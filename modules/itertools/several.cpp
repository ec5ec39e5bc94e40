// Iterators over several others, or several over one: chain, zip_longest, groupby, tee.
#include "modules/itertools/iterators.h"

namespace adder {

namespace {

// --- chain

struct Chain : Object {
  static constexpr const Type* type_object = &chain_type;
  Value iterables;  // an iterator over them; empty() at the end
  Value current;    // an iterator, or empty()
};

Value make_chain(Runtime& rt, const Type* cls, Value iterables) {
  Value source = TRY(iterate(rt, iterables));
  auto* chain = new_object<Chain>(rt, cls);
  if (!chain) return Failed{};
  chain->iterables = source;
  chain->current = Value::empty();
  return to_value(chain);
}

Value chain_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && !cls->is(Type::Heap)) return raise(rt, type_error_type, "chain() takes no keyword arguments"_m);
  return make_chain(rt, cls, TRY(make_tuple(rt, Span<const Value>(args.values, args.positional))));
}

Value chain_from_iterable(Runtime& rt, const Args& args) { return make_chain(rt, cast<Type>(args[0]), args[1]); }

Value chain_next(Runtime& rt, Value self) {
  auto* chain = cast<Chain>(self);
  while (!chain->iterables.is_empty()) {
    if (chain->current.is_empty()) {
      Value iterable = TRY(next(rt, chain->iterables));
      if (iterable.is_stop()) {
        chain->iterables = Value::empty();
        break;
      }
      rt.heap.store(chain->current, TRY(iterate(rt, iterable)));
    }
    Value item = TRY(next(rt, chain->current));
    if (!item.is_stop()) return item;
    chain->current = Value::empty();
  }
  return Value::stop();
}

constinit const Attribute chain_attributes[] = {CLASS_METHOD("from_iterable", chain_from_iterable, 2, 2)};

constexpr TypeSpec chain_class() {
  TypeSpec type = iterator_class<Chain>(sym<"itertools.chain">, {1, 2}, chain_construct, chain_next);
  type.attributes = chain_attributes;
  return type;
}

// --- zip_longest

struct ZipLongest : Object {
  static constexpr const Type* type_object = &zip_longest_type;
  Ref<Tuple> iterators;  // an exhausted one is replaced by None
  Value fill;
  SignedWord active;
};

Value zip_longest_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value fill = Value::none();
  for (uint32_t i = 0; i < args.keywords; i++) {
    if (!args.names[i].is(to_value(sym<"fillvalue">)) && !cls->is(Type::Heap))
      return raise(rt, type_error_type, "zip_longest() got an unexpected keyword argument"_m);
    fill = args.values[args.positional + i];
  }
  Tuple* iterators = make_tuple(rt, args.positional);
  if (!iterators) return Failed{};
  for (uint32_t i = 0; i < args.positional; i++) {
    Value iterator = iterate(rt, args[i]);
    if (iterator.is_error()) {
      if (catch_exception(rt, type_error_type))
        return raise(rt, type_error_type, "zip_longest argument #%u must support iteration"_m, i + 1);
      return Failed{};
    }
    rt.heap.store(iterators->items()[i], iterator);
  }
  auto* zip = new_object<ZipLongest>(rt, cls);
  if (!zip) return Failed{};
  zip->iterators = iterators;
  zip->fill = fill;
  zip->active = args.positional;
  return to_value(zip);
}

Value zip_longest_next(Runtime& rt, Value self) {
  auto* zip = cast<ZipLongest>(self);
  if (!zip->active) return Value::stop();
  Tuple* iterators = zip->iterators.get();
  Tuple* result = make_tuple(rt, uint32_t(iterators->size));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < iterators->size; i++) {
    Value item = zip->fill;
    if (!iterators->items()[i].is_none()) {
      Value given = next(rt, iterators->items()[i]);
      if (given.is_error()) {
        zip->active = 0;
        return Failed{};
      }
      if (given.is_stop()) {
        if (--zip->active == 0) return Value::stop();
        iterators->items()[i] = Value::none();
      } else {
        item = given;
      }
    }
    rt.heap.store(result->items()[i], item);
  }
  return to_value(result);
}

// --- groupby. The current item has been taken from the iterator, but belongs to the group that wants it.

struct GroupBy : Object {
  static constexpr const Type* type_object = &groupby_type;
  Value iterator;
  Value key_function;   // or None
  Value current_key;    // empty() before the first item
  Value current_value;  // empty() once its group took it
  Value group;          // the Group handed out last, or empty()
};

struct Group : Object {
  static constexpr const Type* type_object = &grouper_type;
  Ref<GroupBy> parent;
  Value key;
};

GroupBy* groupby_new(Runtime& rt, const Type* cls, Value iterable, Value key) {
  auto* groups = make_over<GroupBy>(rt, cls, iterable);
  if (!groups) return nullptr;
  groups->key_function = key;
  groups->current_key = groups->current_value = groups->group = Value::empty();
  return groups;
}

// Takes the next item; false at the end.
Result<bool> advance(Runtime& rt, GroupBy* groups) {
  Value item = next(rt, groups->iterator);
  if (item.is_error()) return Failed{};
  if (item.is_stop()) return false;
  Value key = groups->key_function.is_none() ? item : call(rt, groups->key_function, item);
  if (key.is_error()) return Failed{};
  rt.heap.store(groups->current_value, item);
  rt.heap.store(groups->current_key, key);
  return true;
}

Value groupby_next(Runtime& rt, Value self) {
  auto* groups = cast<GroupBy>(self);
  Value last_key = groups->group.is_empty() ? Value::empty() : cast<Group>(groups->group)->key;
  groups->group = Value::empty();
  for (;;) {
    if (!groups->current_key.is_empty()) {
      if (last_key.is_empty()) break;
      bool same = TRY(equal(rt, last_key, groups->current_key));
      if (!same) break;
    }
    bool more = TRY(advance(rt, groups));
    if (!more) return Value::stop();
  }
  auto* group = new_object<Group>(rt, &grouper_type);
  if (!group) return Failed{};
  group->parent = groups;
  group->key = groups->current_key;
  rt.heap.store(groups->group, to_value(group));
  Value items[] = {groups->current_key, to_value(group)};
  return make_tuple(rt, Span<const Value>(items));
}

Value group_next(Runtime& rt, Value self) {
  auto* group = cast<Group>(self);
  GroupBy* groups = group->parent.get();
  if (!groups->group.is(self)) return Value::stop();
  if (groups->current_value.is_empty()) {
    bool more = TRY(advance(rt, groups));
    if (!more) return Value::stop();
  }
  bool same = TRY(equal(rt, group->key, groups->current_key));
  if (!same) return Value::stop();
  return std::exchange(groups->current_value, Value::empty());
}

// --- tee: a chain of items that have been taken, each iterator at its own place in it

struct TeeItem : Object {
  Value item;  // empty(): not yet taken from the iterator
  Value next;  // TeeItem, once `item` is there
};

struct Tee : Object {
  static constexpr const Type* type_object = &tee_type;
  Value iterator;
  Ref<TeeItem> place;
};

ROM_TYPE(tee_item_type, {
                            .name = sym<"itertools._tee_dataobject">,
                            .trace_words = {1, 2},
                            .flags = Type::Final | Type::Abstract,
                            .native_bytes = sizeof(TeeItem),
                        });

TeeItem* make_tee_item(Runtime& rt) {
  auto* item = rt.heap.make<TeeItem>(tee_item_type);
  if (!item) (void)rt.no_memory();
  if (item) item->item = item->next = Value::empty();
  return item;
}

Value make_tee(Runtime& rt, Value iterator, TeeItem* place) {
  auto* tee = new_object<Tee>(rt);
  if (!tee) return Failed{};
  tee->iterator = iterator;
  tee->place = place;
  return to_value(tee);
}

Value tee_of(Runtime& rt, Value iterable) {
  if (is_instance(iterable, tee_type))
    return make_tee(rt, cast<Tee>(iterable)->iterator, cast<Tee>(iterable)->place.get());
  Value iterator = TRY(iterate(rt, iterable));
  TeeItem* place = make_tee_item(rt);
  return place ? make_tee(rt, iterator, place) : Value::error();
}

Value tee_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional != 1 || args.keywords) return raise(rt, type_error_type, "_tee expected 1 argument"_m);
  return tee_of(rt, args[0]);
}

Value tee_next(Runtime& rt, Value self) {
  auto* tee = cast<Tee>(self);
  TeeItem* place = tee->place.get();
  if (place->item.is_empty()) {
    Value item = TRY(next(rt, tee->iterator));
    if (item.is_stop()) return item;
    TeeItem* following = make_tee_item(rt);
    if (!following) return Failed{};
    rt.heap.store(place->item, item);
    rt.heap.store(place->next, to_value(following));
  }
  rt.heap.store(tee->place, cast<TeeItem>(place->next));
  return place->item;
}

Value tee_copy(Runtime& rt, const Args& args) { return tee_of(rt, args[0]); }

constinit const Attribute tee_attributes[] = {METHOD("__copy__", tee_copy, 1, 1)};

constexpr TypeSpec tee_class() {
  TypeSpec type = iterator_class<Tee>(sym<"itertools._tee">, {1, 2}, tee_construct, tee_next);
  type.flags = Type::Final;
  type.attributes = tee_attributes;
  return type;
}

}  // namespace

// tee(iterable, n=2)
Value itertools_tee(Runtime& rt, const Args& args) {
  SignedWord count = args.positional > 1 ? TRY(as_index(rt, args[1])) : 2;
  if (count < 0) return raise(rt, value_error_type, "n must be >= 0"_m);
  Tuple* result = make_tuple(rt, uint32_t(count));
  if (!result || !count) return result ? to_value(result) : Value::error();
  Value first = TRY(tee_of(rt, args[0]));
  for (SignedWord i = 0; i < count; i++) rt.heap.store(result->items()[i], i ? TRY(tee_of(rt, first)) : first);
  return to_value(result);
}

ROM_TYPE(chain_type, chain_class());
ROM_TYPE(groupby_type,
         iterator_class<GroupBy>(sym<"itertools.groupby">, {1, 5},
                                 CONSTRUCTOR_T("groupby", groupby_new, "iterable, key=None"), groupby_next));
ROM_TYPE(grouper_type, iterator_class<Group>(sym<"itertools._grouper">, {1, 2}, group_next));
ROM_TYPE(tee_type, tee_class());
ROM_TYPE(zip_longest_type,
         iterator_class<ZipLongest>(sym<"itertools.zip_longest">, {1, 2}, zip_longest_construct, zip_longest_next));

}  // namespace adder
