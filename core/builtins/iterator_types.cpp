// The iterators that are built-in types: enumerate, filter, map, reversed, zip.
#include "core/builtins/builtins.h"
#include "core/runtime/exceptions.h"
#include "core/types/instance.h"
#include "core/types/int.h"
#include "core/types/iterator_type.h"
#include "core/types/lookup.h"
#include "core/types/sequence_iterators.h"

namespace adder {

namespace {

Status no_keywords(Runtime& rt, const Type* cls, const Args& args) {
  if (!args.keywords) return {};
  return raise(rt, type_error_type, "%Y() takes no keyword arguments"_m, cls);
}

// --- enumerate(iterable, start=0)

struct Enumerate : Object {
  Value iterator;
  Value index;  // int
};

Value enumerate_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value iterable = args.get(0), start = args.get(1);
  if (args.positional > 2)
    return raise(rt, type_error_type, "enumerate() takes at most 2 arguments (%u given)"_m, args.positional);
  for (uint32_t i = 0; i < args.keywords; i++) {
    auto* keyword = cast<Str>(args.names[i]);
    Value& place = keyword->view() == "iterable" ? iterable : start;
    if (keyword->view() != "iterable" && keyword->view() != "start")
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for enumerate()"_m, keyword);
    place = args.values[args.positional + i];
  }
  if (iterable.is_empty()) return raise(rt, type_error_type, "enumerate() missing required argument 'iterable'"_m);
  if (start.is_empty()) start = Value::small_int(0);
  start = TRY(as_int(rt, start));
  Value iterator = TRY(iterate(rt, iterable));
  auto* self = reinterpret_cast<Enumerate*>(allocate_object(rt, cls, sizeof(Enumerate)));
  if (!self) return Failed{};
  self->iterator = iterator;
  self->index = start;
  return to_value(self);
}

Value enumerate_next(Runtime& rt, Value v) {
  auto* self = cast<Enumerate>(v);
  Value item = TRY(next(rt, self->iterator));
  if (item.is_stop()) return item;
  Value pair[] = {self->index, item};
  Value result = TRY(make_tuple(rt, pair));
  bool small = self->index.is_small_int() && self->index.as_small_int() < Value::small_int_max;
  rt.heap.store(self->index, small ? Value::small_int(self->index.as_small_int() + 1)
                                   : TRY(binary_operation(rt, BinaryOp::Add, self->index, Value::small_int(1))));
  return result;
}

// --- filter(function, iterable)

struct Filter : Object {
  Value function;  // None: the item's own truth
  Value iterator;
};

Value filter_construct(Runtime& rt, const Type* cls, const Args& args) {
  TRY(no_keywords(rt, cls, args));
  if (args.positional != 2) return raise(rt, type_error_type, "filter expected 2 arguments, got %u"_m, args.positional);
  Value iterator = TRY(iterate(rt, args[1]));
  auto* self = reinterpret_cast<Filter*>(allocate_object(rt, cls, sizeof(Filter)));
  if (!self) return Failed{};
  self->function = args[0];
  self->iterator = iterator;
  return to_value(self);
}

Value filter_next(Runtime& rt, Value v) {
  auto* self = cast<Filter>(v);
  for (;;) {
    Value item = TRY(next(rt, self->iterator));
    if (item.is_stop()) return item;
    Value verdict = self->function.is_none() ? item : TRY(call(rt, self->function, item));
    if (TRY(truth(rt, verdict))) return item;
  }
}

// --- map(function, *iterables) and zip(*iterables, strict=False)

struct ParallelIterator : Object {
  Value function;   // map
  Value iterators;  // Tuple
  Value strict;     // zip: True/False
};

Value make_parallel(Runtime& rt, const Type* cls, Value function, Span<const Value> iterables) {
  Tuple* iterators = make_tuple(rt, uint32_t(iterables.size()));
  if (!iterators) return Failed{};
  for (size_t i = 0; i < iterables.size(); i++) {
    Value iterator = TRY(iterate(rt, iterables[i]));
    rt.heap.store(iterators->items()[i], iterator);
  }
  auto* self = reinterpret_cast<ParallelIterator*>(allocate_object(rt, cls, sizeof(ParallelIterator)));
  if (!self) return Failed{};
  self->function = function;
  self->iterators = to_value(iterators);
  self->strict = Value::boolean(false);
  return to_value(self);
}

Value map_construct(Runtime& rt, const Type* cls, const Args& args) {
  TRY(no_keywords(rt, cls, args));
  if (args.positional < 2) return raise(rt, type_error_type, "map() must have at least two arguments."_m);
  return make_parallel(rt, cls, args[0], {args.values + 1, args.positional - 1});
}

Value map_next(Runtime& rt, Value v) {
  auto* self = cast<ParallelIterator>(v);
  Tuple* iterators = cast<Tuple>(self->iterators);
  constexpr SignedWord few = 6;
  Value arguments[few];
  Value* items = arguments;
  if (iterators->size > few) {
    Tuple* many = make_tuple(rt, uint32_t(iterators->size));
    if (!many) return Failed{};
    items = many->items();
  }
  for (SignedWord i = 0; i < iterators->size; i++) {
    Value item = TRY(next(rt, iterators->items()[i]));
    if (item.is_stop()) return item;
    items[i] = item;
  }
  return call(rt, self->function, Args{items, uint32_t(iterators->size)});
}

Value zip_construct(Runtime& rt, const Type* cls, const Args& args) {
  bool strict = false;
  for (uint32_t i = 0; i < args.keywords; i++) {
    if (cast<Str>(args.names[i])->view() != "strict")
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for zip()"_m, cast<Str>(args.names[i]));
    strict = TRY(truth(rt, args.values[args.positional + i]));
  }
  Value self = TRY(make_parallel(rt, cls, Value::none(), {args.values, args.positional}));
  cast<ParallelIterator>(self)->strict = Value::boolean(strict);
  return self;
}

// "zip() argument 2 is shorter than argument 1", "… longer than arguments 1-2"
Failed uneven(Runtime& rt, SignedWord index, const char* how) {
  const char* range = index == 1 ? " " : "s 1-";
  return raise(rt, value_error_type, "zip() argument %zd is %s than argument%s%zd"_m, index + 1, how, range, index);
}

// The iterator at `index` ended; under strict=True the others must, too.
Value zip_end(Runtime& rt, ParallelIterator* self, SignedWord index) {
  if (!self->strict.is_true()) return Value::stop();
  if (index > 0) return uneven(rt, index, "shorter");
  Tuple* iterators = cast<Tuple>(self->iterators);
  for (SignedWord i = 1; i < iterators->size; i++) {
    Value item = TRY(next(rt, iterators->items()[i]));
    if (!item.is_stop()) return uneven(rt, i, "longer");
  }
  return Value::stop();
}

Value zip_next(Runtime& rt, Value v) {
  auto* self = cast<ParallelIterator>(v);
  Tuple* iterators = cast<Tuple>(self->iterators);
  if (!iterators->size) return Value::stop();
  Tuple* result = make_tuple(rt, uint32_t(iterators->size));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < iterators->size; i++) {
    Value item = TRY(next(rt, iterators->items()[i]));
    if (item.is_stop()) return zip_end(rt, self, i);
    rt.heap.store(result->items()[i], item);
  }
  return to_value(result);
}

// --- reversed(sequence): what has no __reversed__ is read by index from its end

struct Reversed : Object {
  Value sequence;    // empty() once exhausted
  SignedWord index;  // of the next item
};

Value reversed_construct(Runtime& rt, const Type* cls, const Args& args) {
  TRY(no_keywords(rt, cls, args));
  if (args.positional != 1)
    return raise(rt, type_error_type, "reversed expected 1 argument, got %u"_m, args.positional);
  Value sequence = args[0];
  Found found = find_in_type(rt, type_of(sequence), sym<"__reversed__">);
  if (found && !found.value.is_none()) return call_found(rt, found, sequence);
  const Type* type = type_of(sequence);
  bool is_sequence =
      type->length() && type->get_item() && type->kind != Kind::Dict && type->kind != Kind::Type && !found;
  if (!is_sequence) return raise(rt, type_error_type, "'%T' object is not reversible"_m, sequence);
  if (type == &tuple_type) return make_reverse_iterator(rt, sequence);
  SignedWord count = TRY(length(rt, sequence));
  auto* self = reinterpret_cast<Reversed*>(allocate_object(rt, cls, sizeof(Reversed)));
  if (!self) return Failed{};
  self->sequence = sequence;
  self->index = count - 1;
  return to_value(self);
}

Value reversed_next(Runtime& rt, Value v) {
  auto* self = cast<Reversed>(v);
  if (self->sequence.is_empty()) return Value::stop();
  if (self->index >= 0) {
    Value item = get_item(rt, self->sequence, TRY(make_int(rt, self->index)));
    if (!item.failed()) {
      self->index--;
      return item;
    }
    if (!catch_exception(rt, index_error_type) && !catch_exception(rt, stop_iteration_type)) return item;
  }
  self->sequence = Value::empty();
  return Value::stop();
}

Value reversed_length_hint(Runtime& rt, const Args& args) {
  auto* self = cast<Reversed>(args[0]);
  return make_int(rt, self->sequence.is_empty() ? 0 : self->index + 1);
}
constexpr Attribute reversed_attributes[] = {METHOD("__length_hint__", reversed_length_hint, 1, 1)};
}  // namespace

ROM_TYPE(enumerate_type, iterator_class<Enumerate>(sym<"enumerate">, {1, 2}, enumerate_construct, enumerate_next));
ROM_TYPE(filter_type, iterator_class<Filter>(sym<"filter">, {1, 2}, filter_construct, filter_next));
ROM_TYPE(map_type, iterator_class<ParallelIterator>(sym<"map">, {1, 3}, map_construct, map_next));
ROM_TYPE(zip_type, iterator_class<ParallelIterator>(sym<"zip">, {1, 3}, zip_construct, zip_next));
ROM_TYPE(reversed_type,
         iterator_class<Reversed>(sym<"reversed">, {1, 1}, reversed_construct, reversed_next, reversed_attributes));

}  // namespace adder
