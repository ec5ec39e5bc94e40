// collections.defaultdict and collections.OrderedDict: native classes over dict.
#include "modules/collections/dict_kin.h"

#include "core/heap/tracer.h"
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/dict_views.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

// --- defaultdict

struct DefaultDict : Dict {
  Value factory;  // or None
};

Value default_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* dict = reinterpret_cast<DefaultDict*>(allocate_object(rt, cls, sizeof(DefaultDict)));
  if (!dict) return Failed{};
  dict->factory = Value::none();
  return to_value(dict);
}

Value default_initialize(Runtime& rt, Value self, const Args& args) {
  Value factory = args.positional ? args[0] : Value::none();
  if (!factory.is_none() && !is_callable(rt, factory))
    return raise(rt, type_error_type, "first argument must be callable or None"_m);
  rt.heap.store(cast<DefaultDict>(self)->factory, factory);
  uint32_t skipped = args.positional ? 1 : 0;
  return dict_initialize(rt, self, Args{args.values + skipped, args.positional - skipped, args.keywords, args.names});
}

Value make_missing(Runtime& rt, Value self, Value key) {
  Value factory = cast<DefaultDict>(self)->factory;
  if (factory.is_none()) return raise_with(rt, key_error_type, key);
  Value value = TRY(call(rt, factory));
  TRY(set_item(rt, self, key, value));
  return value;
}

Value default_get_item(Runtime& rt, Value self, Value key) {
  if (self.as_object()->type->is(Type::Heap)) return dict_get_item(rt, self, key);
  Value value = TRY(dict_get(rt, cast<Dict>(self), key));
  return value.is_empty() ? make_missing(rt, self, key) : value;
}

Value method_missing(Runtime& rt, const Args& args) { return make_missing(rt, args[0], args[1]); }

Value default_copy(Runtime& rt, const Args& args) {
  return call(rt, to_value(args[0].as_object()->type), cast<DefaultDict>(args[0])->factory, args[0]);
}

Value default_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or || !has_kind(other, Kind::Dict)) return Value::not_implemented();
  Value result = TRY(default_copy(rt, Args{&self, 1}));
  if (!reflected) {
    TRY(dict_update(rt, cast<Dict>(result), other));
    return result;
  }
  dict_clear(rt, cast<Dict>(result));
  TRY(dict_update(rt, cast<Dict>(result), other));
  TRY(dict_update(rt, cast<Dict>(result), self));
  return result;
}

Value default_repr(Runtime& rt, Value self) {
  Value items = TRY(dict_repr(rt, self));
  ReprGuard guard(rt, self);
  TextBuilder text(rt);
  text.add_str(TRY(get_attribute(rt, to_value(type_of(self)), sym<"__name__">))).add('(');
  if (guard.recursive())
    text.add("...");
  else
    text.add_repr(cast<DefaultDict>(self)->factory);
  return text.add(", ").add_str(items).add(')').finish();
}

Value get_factory(Runtime&, Value self) { return cast<DefaultDict>(self)->factory; }
Status set_factory(Runtime& rt, Value self, Value value) {
  rt.heap.store(cast<DefaultDict>(self)->factory, value.is_empty() ? Value::none() : value);
  return {};
}

void default_trace(Object* self, Tracer& tracer) { tracer.mark(reinterpret_cast<DefaultDict*>(self)->factory); }

constinit const Attribute default_attributes[] = {
    METHOD("copy", default_copy, 1, 1),
    METHOD("__copy__", default_copy, 1, 1),
    METHOD("__missing__", method_missing, 2, 2),
    PROPERTY_RW("default_factory", get_factory, set_factory),
};

constexpr TypeSpec default_class() {
  TypeSpec type = dict_class(sym<"collections.defaultdict">, &dict_type, default_attributes);
  type.trace = default_trace;
  type.native_bytes = sizeof(DefaultDict);
  type.construct = default_construct;
  type.initialize = default_initialize;
  type.repr = default_repr;
  type.get_item = default_get_item;
  type.binary = default_binary;
  return type;
}

// --- OrderedDict

// Entries before `first` of the block `seen` are deleted: so that taking items from the front costs constant time.
struct OrderedDict : Dict {
  Ref<DictBlock> seen;
  uint32_t first;
};

OrderedDict* as_ordered(Value v) { return cast<OrderedDict>(v); }

void ordered_trace(Object* self, Tracer& tracer) { tracer.mark(reinterpret_cast<OrderedDict*>(self)->seen.value()); }

// Index of the last live entry, -1 in an empty dict.
int32_t last_entry(Dict* dict) {
  if (!dict->live) return -1;
  uint32_t i = dict->used - 1;
  while (dict->block->entries()[i].key.is_empty()) i--;
  return int32_t(i);
}

constexpr char last_parameters[] = "last=True";
Value ordered_popitem(Runtime& rt, const Args& args) {
  auto* dict = as_ordered(args[0]);
  bool last = args[1].is_empty() || TRY(truth(rt, args[1]));
  int32_t entry = last ? last_entry(dict) : first_entry(rt, dict);
  if (entry < 0) return raise(rt, key_error_type, "dictionary is empty"_m);
  DictEntry removed = dict->block->entries()[entry];
  Value items[] = {removed.key, removed.value};
  Value pair = TRY(make_tuple(rt, Span<const Value>(items)));
  dict_remove_entry(rt, dict, uint32_t(entry));
  return pair;
}

constexpr char move_parameters[] = "key, last=True";
Value ordered_move_to_end(Runtime& rt, const Args& args) {
  auto* dict = as_ordered(args[0]);
  bool last = args[2].is_empty() || TRY(truth(rt, args[2]));
  uint32_t hash = TRY(key_hash(rt, args[1]));
  int32_t entry = TRY(dict_lookup(rt, dict, args[1], hash)).entry;
  if (entry < 0) return raise_with(rt, key_error_type, args[1]);
  if (entry == (last ? last_entry(dict) : first_entry(rt, dict))) return Value::none();
  DictEntry moved = dict->block->entries()[entry];
  if (last) {
    dict_remove_entry(rt, dict, uint32_t(entry));
    TRY(dict_add(rt, dict, moved.key, hash, moved.value));
    return Value::none();
  }
  // To the front: the others follow it into a new table.
  Dict* others = dict_copy(rt, dict);
  if (!others) return Failed{};
  dict_clear(rt, dict);
  TRY(dict_reserve(rt, dict, others->live));
  TRY(dict_add(rt, dict, moved.key, hash, moved.value));
  uint32_t position = 0;
  Value key, value;
  while (dict_next(others, &position, &key, &value))
    if (!key.is(moved.key)) TRY(dict_add(rt, dict, key, others->block->hashes()[position - 1], value));
  return Value::none();
}

Value ordered_copy(Runtime& rt, const Args& args) { return call(rt, to_value(args[0].as_object()->type), args[0]); }

Value ordered_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "...");
  TextBuilder text(rt);
  text.add_str(TRY(get_attribute(rt, to_value(type_of(self)), sym<"__name__">))).add('(');
  if (!cast<Dict>(self)->live) return text.add(')').finish();
  Value items = TRY(sequence_to_list(rt, TRY(call_method(rt, self, sym<"items">))));
  return text.add_repr(items).add(')').finish();
}

Value ordered_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  Value same = TRY(dict_compare(rt, op, self, other));
  if (!is_instance(other, ordered_dict_type) || !same.is_bool() || same.is_true() == (op == CompareOp::Ne)) return same;
  Value a = TRY(sequence_to_list(rt, self)), b = TRY(sequence_to_list(rt, other));
  return compare(rt, op, a, b);
}

Value ordered_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or || !has_kind(other, Kind::Dict)) return Value::not_implemented();
  Value result = TRY(call(rt, to_value(type_of(self)), reflected ? other : self));
  TRY(dict_update(rt, cast<Dict>(result), reflected ? self : other));
  return result;
}

constinit const Attribute ordered_attributes[] = {
    METHOD("copy", ordered_copy, 1, 1),
    METHOD("__copy__", ordered_copy, 1, 1),
    METHOD_P("move_to_end", ordered_move_to_end, 2, 3, move_parameters),
    METHOD_P("popitem", ordered_popitem, 1, 2, last_parameters),
};

constexpr TypeSpec ordered_class() {
  TypeSpec type = dict_class(sym<"collections.OrderedDict">, &dict_type, ordered_attributes);
  type.trace = ordered_trace;
  type.native_bytes = sizeof(OrderedDict);
  type.repr = ordered_repr;
  type.compare = ordered_compare;
  type.binary = ordered_binary;
  return type;
}

}  // namespace

int32_t first_entry(Runtime& rt, Dict* ordered_dict) {
  auto* dict = static_cast<OrderedDict*>(ordered_dict);
  if (!dict->live) return -1;
  if (dict->seen.get() != dict->block.get()) {
    rt.heap.store(dict->seen, dict->block.get());
    dict->first = 0;
  }
  while (dict->block->entries()[dict->first].key.is_empty()) dict->first++;
  return int32_t(dict->first);
}

ROM_TYPE(default_dict_type, default_class());
ROM_TYPE(ordered_dict_type, ordered_class());

}  // namespace adder
