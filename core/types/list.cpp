// list: storage, operators, methods.
#include "core/types/list.h"

#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/instance.h"
#include "core/types/sequence_iterators.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

List* self_list(const Args& args) { return cast<List>(args[0]); }

constexpr size_t max_items = UINT32_MAX / 2;

// An eighth more than asked for, a quarter for long lists, so that appending costs constant time on average.
size_t grown_capacity(size_t wanted) {
  if (wanted < 4) return 4;
  return wanted + (wanted >> (wanted < 4096 ? 3 : 2)) + 3;
}

void clear_slots(List* list, size_t from, size_t to) {
  for (Value* v = list->items() + from; v < list->items() + to; v++) *v = Value::from_bits(0);
}

// Room for `capacity` items; where memory is short, at least for `least`.
Status resize_storage(Runtime& rt, List* list, size_t least, size_t capacity) {
  if (least > max_items) return rt.no_memory();
  ValueArray* old = list->array.get();
  size_t used = sizeof(ValueArray) + list->size * sizeof(Value),
         least_bytes = sizeof(ValueArray) + least * sizeof(Value);
  auto* array = static_cast<ValueArray*>(
      rt.heap.enlarge(&value_array_type, old, used, least_bytes, sizeof(ValueArray) + capacity * sizeof(Value)));
  if (!array) return rt.no_memory();
  list->capacity = uint32_t((rt.heap.cell_bytes(array) - sizeof(ValueArray)) / sizeof(Value));
  if (array == old) return {};
  rt.heap.store(list->array, array);
  if (old) rt.heap.free_now(old);
  return {};
}

Value list_slice(Runtime& rt, List* list, const SliceRange& range) {
  List* result = make_list(rt, uint32_t(range.count));
  if (!result) return Failed{};
  for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step)
    result->items()[i] = list->items()[at];
  result->size = uint32_t(range.count);
  return to_value(result);
}

Status assign_slice(Runtime& rt, List* list, const SliceRange& range, Value items) {
  Value copy = sequence_to_list(rt, items);
  if (copy.is_error()) return Failed{};
  List* source = cast<List>(copy);
  if (source == list) return Failed{};
  if (range.step != 1) {
    if (SignedWord(source->size) != range.count)
      return raise(rt, value_error_type, "attempt to assign sequence of size %u to extended slice of size %zd"_m,
                   source->size, range.count);
    for (SignedWord i = 0, at = range.start; i < range.count; i++, at += range.step)
      rt.heap.store(list->items()[at], source->items()[i]);
    return {};
  }
  SignedWord start = range.start;
  TRY(list_splice(rt, list, size_t(start), size_t(range.count), source->size));
  for (uint32_t i = 0; i < source->size; i++) rt.heap.store(list->items()[size_t(start) + i], source->items()[i]);
  return {};
}

Status delete_slice(Runtime& rt, List* list, SliceRange range) {
  if (range.count == 0) return {};
  if (range.step < 0) {
    range.start += (range.count - 1) * range.step;
    range.step = -range.step;
  }
  if (range.step == 1) return list_splice(rt, list, size_t(range.start), size_t(range.count), 0);
  SignedWord to = range.start, next_gone = range.start, gone = 0;
  for (SignedWord from = range.start; from < SignedWord(list->size); from++) {
    if (gone < range.count && from == next_gone) {
      gone++;
      next_gone += range.step;
      continue;
    }
    rt.heap.store(list->items()[to++], list->items()[from]);
  }
  clear_slots(list, size_t(to), list->size);
  list->size = uint32_t(to);
  return {};
}

Value list_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* list = reinterpret_cast<List*>(allocate_object(rt, cls, sizeof(List)));
  return list ? to_value(list) : Value::error();
}

Value list_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.keywords && !has_own_new(type_of(self), list_type))
    return raise(rt, type_error_type, "list() takes no keyword arguments"_m);
  if (args.positional > 1)
    return raise(rt, type_error_type, "list expected at most 1 argument, got %u"_m, args.positional);
  List* list = cast<List>(self);
  if (list->size) TRY(list_splice(rt, list, 0, list->size, 0));
  if (args.positional) TRY(list_extend(rt, list, args[0]));
  return Value::none();
}

Value list_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "[...]");
  TextBuilder text(rt);
  text.add('[');
  for (uint32_t i = 0; i < cast<List>(self)->size; i++) {
    if (i) text.add(", ");
    text.add_repr(cast<List>(self)->items()[i]);
    if (text.failed()) return Failed{};
  }
  text.add(']');
  return text.finish();
}

Result<SignedWord> list_length(Runtime&, Value self) { return SignedWord(cast<List>(self)->size); }

constexpr Message list_index_type = "list indices must be integers or slices, not %T"_m;

Value list_get_item(Runtime& rt, Value self, Value key) {
  List* list = cast<List>(self);
  if (is_exactly(key, slice_type)) {
    SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), list->size));
    return list_slice(rt, list, range);
  }
  SignedWord index = TRY(resolve_index(rt, key, list->size, {list_index_type, "list index out of range"_m}));
  return list->items()[index];
}

Status list_set_item(Runtime& rt, Value self, Value key, Value value) {
  List* list = cast<List>(self);
  if (is_exactly(key, slice_type)) {
    // The new items are gathered first: that may run code that changes this list.
    if (!value.is_empty()) {
      if (has_kind(value, Kind::List) || has_kind(value, Kind::Tuple) || type_of(value)->iterate()) {
        value = sequence_to_list(rt, value);
        if (value.is_error()) return Failed{};
      } else {
        Value step = cast<Slice>(key)->step;
        bool plain = step.is_none() || (step.is_small_int() && step.as_small_int() == 1);
        return raise(rt, type_error_type,
                     plain ? "can only assign an iterable"_m : "must assign iterable to extended slice"_m);
      }
    }
    SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), list->size));
    return value.is_empty() ? delete_slice(rt, list, range) : assign_slice(rt, list, range, value);
  }
  SignedWord index = TRY(resolve_index(rt, key, list->size, {list_index_type, "list assignment index out of range"_m}));
  if (value.is_empty()) return list_splice(rt, list, size_t(index), 1, 0);
  rt.heap.store(list->items()[index], value);
  return {};
}

Result<bool> list_contains(Runtime& rt, Value self, Value item) {
  List* list = cast<List>(self);
  for (uint32_t i = 0; i < list->size; i++) {
    bool same = TRY(equal(rt, list->items()[i], item));
    if (same) return true;
  }
  return false;
}

Value list_iterate(Runtime& rt, Value self) {
  auto* iterator = rt.heap.make<SequenceIterator>(list_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->sequence = self;
  return to_value(iterator);
}

Value concatenate(Runtime& rt, List* a, List* b) {
  List* result = make_list(rt, a->size + b->size);
  if (!result) return Failed{};
  if (a->size) std::memcpy(result->items(), a->items(), a->size * sizeof(Value));
  if (b->size) std::memcpy(result->items() + a->size, b->items(), b->size * sizeof(Value));
  result->size = a->size + b->size;
  return to_value(result);
}

Value repeat(Runtime& rt, List* list, Value times) {
  SignedWord n = TRY(repeat_count(rt, times));
  if (list->size && size_t(n) > max_items / list->size) return rt.no_memory();
  List* result = make_list(rt, uint32_t(list->size * size_t(n)));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < n && list->size; i++)
    std::memcpy(result->items() + size_t(i) * list->size, list->items(), list->size * sizeof(Value));
  result->size = uint32_t(list->size * size_t(n));
  return to_value(result);
}

Value list_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op == BinaryOp::Add) {
    if (reflected) return Value::not_implemented();
    if (!has_kind(other, Kind::List))
      return raise(rt, type_error_type, "can only concatenate list (not \"%T\") to list"_m, other);
    return concatenate(rt, cast<List>(self), cast<List>(other));
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  return repeat(rt, cast<List>(self), other);
}

Value list_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  List* list = cast<List>(self);
  if (op == BinaryOp::Add) {
    TRY(list_extend(rt, list, other));
    return self;
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  Value repeated = TRY(repeat(rt, list, other));
  rt.heap.store(list->array, cast<List>(repeated)->array.get());
  list->size = cast<List>(repeated)->size;
  list->capacity = cast<List>(repeated)->capacity;
  return self;
}

struct ReadList {
  List* list;
  Span<Value> operator()() const { return list->span(); }
};

Value list_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!has_kind(other, Kind::List)) return Value::not_implemented();
  return compare_sequences(rt, op, ReadList{cast<List>(self)}, ReadList{cast<List>(other)});
}

Value method_append(Runtime& rt, const Args& args) {
  TRY(list_append(rt, self_list(args), args[1]));
  return Value::none();
}
Value method_clear(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  rt.heap.store(list->array, static_cast<ValueArray*>(nullptr));
  list->size = list->capacity = 0;
  return Value::none();
}
Value method_copy(Runtime& rt, const Args& args) { return make_list(rt, Span<const Value>(self_list(args)->span())); }

Value method_count(Runtime& rt, const Args& args) {
  SignedWord count = 0;
  for (uint32_t i = 0; i < self_list(args)->size; i++) {
    bool same = TRY(equal(rt, self_list(args)->items()[i], args[1]));
    count += same;
  }
  return Value::small_int(count);
}
Value method_extend(Runtime& rt, const Args& args) {
  TRY(list_extend(rt, self_list(args), args[1]));
  return Value::none();
}
Value method_index(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  SignedWord start = TRY(clamp_index(rt, args.get(2), list->size, 0));
  SignedWord stop = TRY(clamp_index(rt, args.get(3), list->size, list->size));
  for (SignedWord i = start; i < stop && i < SignedWord(list->size); i++) {
    bool same = TRY(equal(rt, list->items()[i], args[1]));
    if (same) return Value::small_int(i);
  }
  return raise(rt, value_error_type, "%R is not in list"_m, args[1]);
}
Value method_insert(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  SignedWord index = TRY(as_index(rt, args[1]));
  if (index < 0) index += list->size;
  index = index < 0 ? 0 : index > SignedWord(list->size) ? list->size : index;
  TRY(list_splice(rt, list, size_t(index), 0, 1));
  rt.heap.store(list->items()[index], args[2]);
  return Value::none();
}
Value method_pop(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  if (!list->size) return raise(rt, index_error_type, "pop from empty list"_m);
  SignedWord index = list->size - 1;
  if (args.positional > 1) {
    index = TRY(as_index(rt, args[1]));
    if (index < 0) index += list->size;
    if (index < 0 || index >= SignedWord(list->size)) return raise(rt, index_error_type, "pop index out of range"_m);
  }
  Value item = list->items()[index];
  TRY(list_splice(rt, list, size_t(index), 1, 0));
  return item;
}
Value method_remove(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  for (uint32_t i = 0; i < list->size; i++) {
    bool same = TRY(equal(rt, list->items()[i], args[1]));
    if (!same) continue;
    TRY(list_splice(rt, list, i, 1, 0));
    return Value::none();
  }
  return raise(rt, value_error_type, "list.remove(x): x not in list"_m);
}
Value method_reverse(Runtime& rt, const Args& args) {
  List* list = self_list(args);
  for (size_t i = 0, j = list->size; i + 1 < j; i++) std::swap(list->items()[i], list->items()[--j]);
  if (list->array) rt.heap.rescan(list->array.get());
  return Value::none();
}
Value method_reversed(Runtime& rt, const Args& args) { return make_reverse_iterator(rt, args[0]); }
constexpr char sort_parameters[] = "*, key=None, reverse=False";
Value method_sort(Runtime& rt, const Args& args) {
  bool reverse = !args[2].is_empty() && TRY(truth(rt, args[2]));
  TRY(list_sort(rt, self_list(args), args[1], reverse));
  return Value::none();
}

constinit const Attribute list_attributes[] = {
    METHOD("append", method_append, 2, 2),
    METHOD("clear", method_clear, 1, 1),
    METHOD("copy", method_copy, 1, 1),
    METHOD("count", method_count, 2, 2),
    METHOD("extend", method_extend, 2, 2),
    METHOD("index", method_index, 2, 4),
    METHOD("insert", method_insert, 3, 3),
    METHOD("pop", method_pop, 1, 2),
    METHOD("remove", method_remove, 2, 2),
    METHOD("reverse", method_reverse, 1, 1),
    METHOD("__reversed__", method_reversed, 1, 1),
    METHOD_P("sort", method_sort, 1, 3, sort_parameters),
};

}  // namespace

Status list_reserve(Runtime& rt, List* list, size_t capacity) {
  return capacity <= list->capacity ? Status() : resize_storage(rt, list, capacity, capacity);
}

Status list_append(Runtime& rt, List* list, Value item) {
  size_t wanted = size_t(list->size) + 1;
  if (wanted > list->capacity) TRY(resize_storage(rt, list, wanted, grown_capacity(wanted)));
  rt.heap.store(list->items()[list->size], item);
  list->size++;
  return {};
}

Status list_splice(Runtime& rt, List* list, size_t at, size_t removed, size_t added) {
  size_t size = list->size, result = size - removed + added;
  if (result > list->capacity) TRY(resize_storage(rt, list, result, grown_capacity(result)));
  if (!list->capacity) return {};
  Value* items = list->items();
  if (added != removed && size > at + removed) {
    std::memmove(static_cast<void*>(items + at + added), items + at + removed, (size - at - removed) * sizeof(Value));
    rt.heap.rescan(list->array.get());
  }
  clear_slots(list, at, at + added);
  if (result < size) clear_slots(list, result, size);
  list->size = uint32_t(result);
  return {};
}

Status list_extend(Runtime& rt, List* list, Value iterable) {
  // Subclasses with an __iter__ of their own are asked.
  bool from_list = type_of(iterable)->iterate() == list_type.iterate();
  if (from_list || type_of(iterable)->iterate() == tuple_type.iterate()) {
    size_t count = from_list ? cast<List>(iterable)->size : size_t(cast<Tuple>(iterable)->size);
    size_t at = list->size;
    TRY(list_splice(rt, list, at, 0, count));
    const Value* source = !count ? nullptr : from_list ? cast<List>(iterable)->items() : cast<Tuple>(iterable)->items();
    for (size_t i = 0; i < count; i++) rt.heap.store(list->items()[at + i], source[i]);
    return {};
  }
  Value iterator = iterate(rt, iterable);
  if (iterator.is_error()) return Failed{};
  SignedWord hint = TRY(length_hint(rt, iterable, 0));
  if (hint > 0 && hint < SignedWord(1) << 24) TRY(list_reserve(rt, list, list->size + size_t(hint)));
  for (;;) {
    Value item = next(rt, iterator);
    if (item.is_error()) return Failed{};
    if (item.is_stop()) return {};
    TRY(list_append(rt, list, item));
  }
}

List* make_list(Runtime& rt, uint32_t capacity) {
  List* list = rt.heap.make<List>(list_type);
  if (!list) (void)rt.no_memory();
  if (list && capacity && resize_storage(rt, list, capacity, capacity).failed()) return nullptr;
  return list;
}

Value make_list(Runtime& rt, Span<const Value> items) {
  List* list = make_list(rt, uint32_t(items.size()));
  if (!list) return Failed{};
  if (!items.empty()) std::memcpy(list->items(), items.data(), items.size_bytes());
  list->size = uint32_t(items.size());
  return to_value(list);
}

Value sequence_to_list(Runtime& rt, Value iterable) {
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  TRY(list_extend(rt, list, iterable));
  return to_value(list);
}

ROM_TYPE(list_type, {.name = sym<"list">,
                     .kind = Kind::List,
                     .trace_words = {1, 1},
                     .native_bytes = sizeof(List),
                     .construct = list_construct,
                     .initialize = list_initialize,
                     .repr = list_repr,
                     .length = list_length,
                     .get_item = list_get_item,
                     .set_item = list_set_item,
                     .contains = list_contains,
                     .iterate = list_iterate,
                     .binary = list_binary,
                     .binary_inplace = list_binary_inplace,
                     .compare = list_compare,
                     .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                     .inplace_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                     .attributes = list_attributes});

ROM_TYPE(value_array_type, {.name = sym<"value_array">,
                            .kind = Kind::ValueArray,
                            .trace_words = {1, Trace::to_end},
                            .flags = Type::Final | Type::Abstract,
                            .native_bytes = sizeof(ValueArray)});

ROM_TYPE(buffer_type, {.name = sym<"buffer">,
                       .kind = Kind::Buffer,
                       .flags = Type::Final | Type::Abstract,
                       .native_bytes = sizeof(Buffer)});

}  // namespace adder
