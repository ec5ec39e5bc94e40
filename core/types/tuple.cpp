// tuple.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"
#include "core/types/tuple.h"

namespace adder {

namespace {

constexpr SignedWord max_items = SignedWord(UINT32_MAX / 2);

// Programs make () often; all of them share this one.
struct EmptyTuple {
  Tuple head;
};
alignas(8) constinit const EmptyTuple empty_tuple = {{{&tuple_type}, 0}};

}  // namespace

Value tuple_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && !has_own_init(cls)) return raise(rt, type_error_type, "tuple() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "tuple expected at most 1 argument, got %u"_m, args.positional);
  if (cls == &tuple_type) return args.positional ? sequence_to_tuple(rt, args[0]) : to_value(&empty_tuple.head);
  Value items = args.positional ? TRY(sequence_to_tuple(rt, args[0])) : to_value(&empty_tuple.head);
  Span<const Value> span = cast<Tuple>(items)->span();
  auto* tuple = reinterpret_cast<Tuple*>(allocate_object(rt, cls, sizeof(Tuple) + span.size_bytes()));
  if (!tuple) return Failed{};
  tuple->size = SignedWord(span.size());
  for (size_t i = 0; i < span.size(); i++) rt.heap.store(tuple->items()[i], span[i]);
  return to_value(tuple);
}

Value tuple_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "(...)");
  TextBuilder text(rt);
  text.add('(');
  Tuple* tuple = cast<Tuple>(self);
  for (SignedWord i = 0; i < tuple->size; i++) {
    if (i) text.add(", ");
    text.add_repr(tuple->items()[i]);
  }
  text.add(tuple->size == 1 ? ",)" : ")");
  return text.finish();
}

// Each item's hash stirred in by its place.
Result<uint32_t> tuple_hash(Runtime& rt, Value self) {
  Tuple* tuple = cast<Tuple>(self);
  uint32_t hash = 374761393u + uint32_t(tuple->size);
  for (SignedWord i = 0; i < tuple->size; i++) {
    uint32_t item = TRY(key_hash(rt, tuple->items()[i]));
    hash = std::rotl(hash + item * 2246822519u, 13) * 2654435761u;
  }
  return hash;
}

Result<SignedWord> tuple_length(Runtime&, Value self) { return cast<Tuple>(self)->size; }

Value tuple_get_item(Runtime& rt, Value self, Value key) {
  Tuple* tuple = cast<Tuple>(self);
  if (is_exactly(key, slice_type)) {
    SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), tuple->size));
    if (range.count == tuple->size && range.step == 1 && tuple->type == &tuple_type) return self;
    Tuple* result = make_tuple(rt, uint32_t(range.count));
    if (!result) return Failed{};
    for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step)
      result->items()[i] = tuple->items()[at];
    return to_value(result);
  }
  SignedWord index = TRY(resolve_index(
      rt, key, tuple->size, {"tuple indices must be integers or slices, not %T"_m, "tuple index out of range"_m}));
  return tuple->items()[index];
}

Result<bool> tuple_contains(Runtime& rt, Value self, Value item) {
  for (Value candidate : cast<Tuple>(self)->span()) {
    bool same = TRY(equal(rt, candidate, item));
    if (same) return true;
  }
  return false;
}

Value tuple_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<SequenceIterator>(tuple_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->sequence = self;
  return to_value(iterator);
}

namespace {
Value concatenate(Runtime& rt, Tuple* a, Tuple* b) {
  Tuple* result = make_tuple(rt, uint32_t(a->size + b->size));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < a->size; i++) result->items()[i] = a->items()[i];
  for (SignedWord i = 0; i < b->size; i++) result->items()[a->size + i] = b->items()[i];
  return to_value(result);
}

}  // namespace

Value tuple_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  Tuple* tuple = cast<Tuple>(self);
  if (op == BinaryOp::Add) {
    if (reflected) return Value::not_implemented();
    if (!has_kind(other, Kind::Tuple))
      return raise(rt, type_error_type, "can only concatenate tuple (not \"%T\") to tuple"_m, other);
    return concatenate(rt, tuple, cast<Tuple>(other));
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  SignedWord times = TRY(repeat_count(rt, other));
  if (tuple->size && times > max_items / tuple->size) return rt.no_memory();
  Tuple* result = make_tuple(rt, uint32_t(tuple->size * times));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < result->size; i++) result->items()[i] = tuple->items()[i % tuple->size];
  return to_value(result);
}

namespace {
struct ReadTuple {
  Tuple* tuple;
  Span<const Value> operator()() const { return tuple->span(); }
};

}  // namespace

Value tuple_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!has_kind(other, Kind::Tuple)) return Value::not_implemented();
  return compare_sequences(rt, op, ReadTuple{cast<Tuple>(self)}, ReadTuple{cast<Tuple>(other)});
}

namespace {

Value method_count(Runtime& rt, const Args& args) {
  SignedWord count = 0;
  for (Value item : cast<Tuple>(args[0])->span()) {
    bool same = TRY(equal(rt, item, args[1]));
    count += same;
  }
  return Value::small_int(count);
}

Value method_index(Runtime& rt, const Args& args) {
  Tuple* tuple = cast<Tuple>(args[0]);
  SignedWord start = TRY(clamp_index(rt, args.get(2), tuple->size, 0));
  SignedWord stop = TRY(clamp_index(rt, args.get(3), tuple->size, tuple->size));
  for (SignedWord i = start; i < stop; i++) {
    bool same = TRY(equal(rt, tuple->items()[i], args[1]));
    if (same) return Value::small_int(i);
  }
  return raise(rt, value_error_type, "tuple.index(x): x not in tuple"_m);
}

constinit const Attribute tuple_attributes[] = {
    METHOD("count", method_count, 2, 2),
    METHOD("index", method_index, 2, 4),
};

}  // namespace

Tuple* make_tuple(Runtime& rt, uint32_t size) {
  if (!size) return const_cast<Tuple*>(&empty_tuple.head);
  auto* tuple = rt.heap.make<Tuple>(tuple_type, size * sizeof(Value));
  if (!tuple) {
    (void)rt.no_memory();
    return nullptr;
  }
  tuple->size = SignedWord(size);
  return tuple;
}

Value make_tuple(Runtime& rt, Span<const Value> items) {
  Tuple* tuple = make_tuple(rt, uint32_t(items.size()));
  if (!tuple) return Failed{};
  for (size_t i = 0; i < items.size(); i++) tuple->items()[i] = items[i];
  return to_value(tuple);
}

Value sequence_to_tuple(Runtime& rt, Value iterable) {
  if (is_exactly(iterable, tuple_type)) return iterable;
  if (is_exactly(iterable, list_type)) return make_tuple(rt, Span<const Value>(cast<List>(iterable)->span()));
  Value list = TRY(sequence_to_list(rt, iterable));
  return make_tuple(rt, Span<const Value>(cast<List>(list)->span()));
}

ROM_TYPE(tuple_type, tuple_class(sym<"tuple">, tuple_attributes));

}  // namespace adder
