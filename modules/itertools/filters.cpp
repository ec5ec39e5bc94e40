// Iterators that pass on, change or leave out the items of one other: accumulate, batched, compress, dropwhile,
// filterfalse, islice, pairwise, starmap, takewhile.
#include "modules/itertools/iterators.h"

namespace adder {

namespace {

// An iterator with a function, and a flag whose meaning is the class's own.
struct Filter : Object {
  Value iterator;
  Value function;
  bool flag;
};

Filter* filter_new(Runtime& rt, const Type* cls, Value function, Value iterable) {
  auto* filter = make_over<Filter>(rt, cls, iterable);
  if (filter) filter->function = function;
  return filter;
}

Value dropwhile_next(Runtime& rt, Value self) {
  auto* filter = cast<Filter>(self);
  for (;;) {
    Value item = TRY(next(rt, filter->iterator));
    if (item.is_stop() || filter->flag) return item;
    bool dropped = TRY(truth(rt, TRY(call(rt, filter->function, item))));
    if (dropped) continue;
    filter->flag = true;
    return item;
  }
}

Value takewhile_next(Runtime& rt, Value self) {
  auto* filter = cast<Filter>(self);
  if (filter->flag) return Value::stop();
  Value item = TRY(next(rt, filter->iterator));
  if (item.is_stop()) return item;
  bool taken = TRY(truth(rt, TRY(call(rt, filter->function, item))));
  if (taken) return item;
  filter->flag = true;
  return Value::stop();
}

Value filterfalse_next(Runtime& rt, Value self) {
  auto* filter = cast<Filter>(self);
  bool by_truth = filter->function.is_none() || filter->function.is(to_value(&bool_type));
  for (;;) {
    Value item = TRY(next(rt, filter->iterator));
    if (item.is_stop()) return item;
    bool holds = TRY(truth(rt, by_truth ? item : TRY(call(rt, filter->function, item))));
    if (!holds) return item;
  }
}

Value starmap_next(Runtime& rt, Value self) {
  auto* filter = cast<Filter>(self);
  Value item = TRY(next(rt, filter->iterator));
  if (item.is_stop()) return item;
  Value arguments = TRY(sequence_to_tuple(rt, item));
  auto* tuple = cast<Tuple>(arguments);
  // A call may write to its arguments, never to a tuple's items.
  List* copy = make_list(rt, uint32_t(tuple->size));
  if (!copy) return Failed{};
  for (Value argument : tuple->span()) TRY(list_append(rt, copy, argument));
  return call(rt, filter->function, Args{copy->span().data(), copy->size});
}

struct Compress : Object {
  static constexpr const Type* type_object = &compress_type;
  Value iterator;
  Value selectors;
};

Compress* compress_new(Runtime& rt, const Type* cls, Value data, Value selectors) {
  Value chosen = iterate(rt, selectors);
  auto* compress = chosen.is_error() ? nullptr : make_over<Compress>(rt, cls, data);
  if (compress) compress->selectors = chosen;
  return compress;
}

Value compress_next(Runtime& rt, Value self) {
  auto* compress = cast<Compress>(self);
  for (;;) {
    Value item = TRY(next(rt, compress->iterator));
    if (item.is_stop()) return item;
    Value selector = TRY(next(rt, compress->selectors));
    if (selector.is_stop()) return selector;
    bool chosen = TRY(truth(rt, selector));
    if (chosen) return item;
  }
}

struct Accumulate : Object {
  static constexpr const Type* type_object = &accumulate_type;
  Value iterator;
  Value function;  // or None: addition
  Value total;     // empty() before the first item
  Value initial;   // empty() once it was given out
};

Accumulate* accumulate_new(Runtime& rt, const Type* cls, Value iterable, Value function, Value initial) {
  auto* accumulate = make_over<Accumulate>(rt, cls, iterable);
  if (!accumulate) return nullptr;
  accumulate->function = function;
  accumulate->total = Value::empty();
  accumulate->initial = initial.is_none() ? Value::empty() : initial;
  return accumulate;
}

Value accumulate_next(Runtime& rt, Value self) {
  auto* accumulate = cast<Accumulate>(self);
  if (!accumulate->initial.is_empty()) {
    rt.heap.store(accumulate->total, accumulate->initial);
    accumulate->initial = Value::empty();
    return accumulate->total;
  }
  Value item = TRY(next(rt, accumulate->iterator));
  if (item.is_stop()) return item;
  Value total = accumulate->total;
  if (total.is_empty())
    total = item;
  else if (accumulate->function.is_none())
    total = TRY(binary_operation(rt, BinaryOp::Add, total, item));
  else
    total = TRY(call(rt, accumulate->function, total, item));
  rt.heap.store(accumulate->total, total);
  return total;
}

struct Pairwise : Object {
  static constexpr const Type* type_object = &pairwise_type;
  Value iterator;
  Value previous;  // empty() before the first item
};

Pairwise* pairwise_new(Runtime& rt, const Type* cls, Value iterable) {
  auto* pairwise = make_over<Pairwise>(rt, cls, iterable);
  if (pairwise) pairwise->previous = Value::empty();
  return pairwise;
}

Value pairwise_next(Runtime& rt, Value self) {
  auto* pairwise = cast<Pairwise>(self);
  if (pairwise->previous.is_empty()) {
    Value first = TRY(next(rt, pairwise->iterator));
    if (first.is_stop()) return first;
    rt.heap.store(pairwise->previous, first);
  }
  Value item = TRY(next(rt, pairwise->iterator));
  if (item.is_stop()) return item;
  Value items[] = {pairwise->previous, item};
  rt.heap.store(pairwise->previous, item);
  return make_tuple(rt, Span<const Value>(items));
}

struct Batched : Object {
  static constexpr const Type* type_object = &batched_type;
  Value iterator;
  SignedWord count;
};

Batched* batched_new(Runtime& rt, const Type* cls, Value iterable, SignedWord count) {
  if (count < 1) {
    (void)raise(rt, value_error_type, "n must be at least one"_m);
    return nullptr;
  }
  auto* batched = make_over<Batched>(rt, cls, iterable);
  if (batched) batched->count = count;
  return batched;
}

Value batched_next(Runtime& rt, Value self) {
  auto* batched = cast<Batched>(self);
  List* items = make_list(rt, 0);
  if (!items) return Failed{};
  while (SignedWord(items->size) < batched->count) {
    Value item = TRY(next(rt, batched->iterator));
    if (item.is_stop()) break;
    TRY(list_append(rt, items, item));
  }
  return items->size ? make_tuple(rt, Span<const Value>(items->span())) : Value::stop();
}

struct ISlice : Object {
  static constexpr const Type* type_object = &islice_type;
  Value iterator;  // empty() once exhausted
  SignedWord position;
  SignedWord next;
  SignedWord stop;  // or -1
  SignedWord step;
};

// An index of islice: not negative, or `otherwise` for None; -2: it is neither.
SignedWord slice_index(Runtime& rt, Value v, SignedWord otherwise) {
  if (v.is_none()) return otherwise;
  auto index = as_index(rt, v);
  if (!index.failed() && index.get() >= 0) return index.get();
  if (index.failed()) (void)take_exception(rt);
  return -2;
}

Value islice_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords && !cls->is(Type::Heap)) return raise(rt, type_error_type, "islice() takes no keyword arguments"_m);
  if (args.positional < 2 || args.positional > 4)
    return raise(rt, type_error_type, "islice expected at %s arguments, got %u"_m,
                 args.positional < 2 ? "least 2" : "most 4", args.positional);
  bool only_stop = args.positional == 2;
  SignedWord start = only_stop ? 0 : slice_index(rt, args[1], 0);
  SignedWord stop = slice_index(rt, args[only_stop ? 1 : 2], -1);
  if (stop == -2 || start == -2)
    return raise(rt, value_error_type, "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize."_m,
                 stop == -2 ? "Stop argument" : "Indices");
  SignedWord step = args.positional > 3 ? slice_index(rt, args[3], 1) : 1;
  if (step < 1) return raise(rt, value_error_type, "Step for islice() must be a positive integer or None."_m);
  auto* slice = make_over<ISlice>(rt, cls, args[0]);
  if (!slice) return Failed{};
  slice->next = start;
  slice->stop = stop;
  slice->step = step;
  return to_value(slice);
}

Value islice_next(Runtime& rt, Value self) {
  auto* slice = cast<ISlice>(self);
  if (slice->iterator.is_empty()) return Value::stop();
  SignedWord wanted = slice->next;
  bool beyond = slice->stop >= 0 && wanted >= slice->stop;
  Value item = Value::stop();
  for (SignedWord end = beyond ? slice->stop : wanted + 1; slice->position < end; slice->position++) {
    item = TRY(next(rt, slice->iterator));
    if (item.is_stop()) break;
  }
  if (item.is_stop() || beyond) {
    slice->iterator = Value::empty();
    return Value::stop();
  }
  slice->next = wanted > std::numeric_limits<SignedWord>::max() - slice->step ? std::numeric_limits<SignedWord>::max()
                                                                              : wanted + slice->step;
  return item;
}

#define FILTER(name, list) CONSTRUCTOR_T(name, filter_new, list)

}  // namespace

ROM_TYPE(accumulate_type,
         iterator_class<Accumulate>(sym<"itertools.accumulate">, {1, 4},
                                    CONSTRUCTOR_T("accumulate", accumulate_new, "iterable, func=None, *, initial=None"),
                                    accumulate_next));
ROM_TYPE(batched_type, iterator_class<Batched>(sym<"itertools.batched">, {1, 1},
                                               CONSTRUCTOR_T("batched", batched_new, "iterable, n"), batched_next));
ROM_TYPE(compress_type,
         iterator_class<Compress>(sym<"itertools.compress">, {1, 2},
                                  CONSTRUCTOR_T("compress", compress_new, "data, selectors"), compress_next));
ROM_TYPE(dropwhile_type, iterator_class<Filter>(sym<"itertools.dropwhile">, {1, 2},
                                                FILTER("dropwhile", "predicate, iterable, /"), dropwhile_next));
ROM_TYPE(filterfalse_type, iterator_class<Filter>(sym<"itertools.filterfalse">, {1, 2},
                                                  FILTER("filterfalse", "function, iterable, /"), filterfalse_next));
ROM_TYPE(islice_type, iterator_class<ISlice>(sym<"itertools.islice">, {1, 1}, islice_construct, islice_next));
ROM_TYPE(pairwise_type,
         iterator_class<Pairwise>(sym<"itertools.pairwise">, {1, 2},
                                  CONSTRUCTOR_T("pairwise", pairwise_new, "iterable, /"), pairwise_next));
ROM_TYPE(starmap_type, iterator_class<Filter>(sym<"itertools.starmap">, {1, 2},
                                              FILTER("starmap", "function, iterable, /"), starmap_next));
ROM_TYPE(takewhile_type, iterator_class<Filter>(sym<"itertools.takewhile">, {1, 2},
                                                FILTER("takewhile", "predicate, iterable, /"), takewhile_next));

}  // namespace adder
