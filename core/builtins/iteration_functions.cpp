// Built-in functions that go through an iterable: all any iter max min next sorted, aiter anext; iter(callable,
// sentinel).
#include "core/builtins/builtins.h"
#include "core/runtime/exceptions.h"
#include "core/types/iterator_type.h"
#include "core/types/list.h"
#include "core/types/lookup.h"

namespace adder {

namespace {
// Goes through an iterable until an item's truth is `stop_at`.
Value search_truth(Runtime& rt, Value iterable, bool stop_at) {
  Value iterator = TRY(iterate(rt, iterable));
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return Value::boolean(!stop_at);
    if (TRY(truth(rt, item)) == stop_at) return Value::boolean(stop_at);
  }
}
}  // namespace

Value builtin_all(Runtime& rt, const Args& args) { return search_truth(rt, args[0], false); }
Value builtin_any(Runtime& rt, const Args& args) { return search_truth(rt, args[0], true); }

// --- iter, next

namespace {
struct CallIterator : Object {
  Value function;  // empty() once exhausted
  Value sentinel;
};

Value call_iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<CallIterator>(self);
  if (iterator->function.is_empty()) return Value::stop();
  Value item = call(rt, iterator->function);
  bool ended = item.is_error() && catch_exception(rt, stop_iteration_type);
  if (item.is_error() && !ended) return item;
  if (!ended && !TRY(equal(rt, iterator->sentinel, item))) return item;
  iterator->function = iterator->sentinel = Value::empty();
  return Value::stop();
}

ROM_TYPE(call_iterator_type, iterator_class<CallIterator>(sym<"callable_iterator">, {1, 2}, call_iterator_next));
}  // namespace

Value builtin_iter(Runtime& rt, const Args& args) {
  if (args.size() == 1) return iterate(rt, args[0]);
  if (!is_callable(rt, args[0])) return raise(rt, type_error_type, "iter(v, w): v must be callable"_m);
  auto* iterator = rt.heap.make<CallIterator>(call_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->function = args[0];
  iterator->sentinel = args[1];
  return to_value(iterator);
}

Value builtin_next(Runtime& rt, const Args& args) {
  // The iterator's own slot: its StopIteration keeps the value that a generator returned.
  auto slot = type_of(args[0])->next();
  if (!slot) return raise(rt, type_error_type, "'%T' object is not an iterator"_m, args[0]);
  Value item = slot(rt, args[0]);
  if (!item.is_stop()) {
    if (item.is_error() && args.size() > 1 && catch_exception(rt, stop_iteration_type)) return args[1];
    return item;
  }
  return args.size() > 1 ? args[1] : Value(raise_with(rt, stop_iteration_type, Value::empty()));
}

// --- max, min

namespace {
struct ExtremeOptions {
  Value key, otherwise;
};

Status take_options(Runtime& rt, const Args& args, const char* name, ExtremeOptions* options) {
  for (uint32_t i = 0; i < args.keywords; i++) {
    auto* keyword = cast<Str>(args.names[i]);
    Value value = args.values[args.positional + i];
    if (keyword->view() == "key")
      options->key = value.is_none() ? Value::empty() : value;
    else if (keyword->view() == "default")
      options->otherwise = value;
    else
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for %s()"_m, keyword, name);
  }
  return {};
}

// The first of the largest (op Gt) or smallest (op Lt) items an iterator gives.
Value extreme_item(Runtime& rt, Value iterator, CompareOp op, Value key) {
  Value best = Value::empty(), best_key = Value::empty();
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return best;
    Value item_key = key.is_empty() ? item : TRY(call(rt, key, item));
    bool better = best.is_empty() || TRY(compare_bool(rt, op, item_key, best_key));
    if (!better) continue;
    best = item;
    best_key = item_key;
  }
}

Value extreme(Runtime& rt, const Args& args, CompareOp op, const char* name) {
  if (!args.positional) return raise(rt, type_error_type, "%s expected at least 1 argument, got 0"_m, name);
  ExtremeOptions options;
  TRY(take_options(rt, args, name, &options));
  bool several = args.positional > 1;
  if (several && !options.otherwise.is_empty())
    return raise(rt, type_error_type, "Cannot specify a default for %s() with multiple positional arguments"_m, name);
  Value items = several ? TRY(make_tuple(rt, Span<const Value>(args.values, args.positional))) : args[0];
  Value iterator = TRY(iterate(rt, items));
  Value best = TRY(extreme_item(rt, iterator, op, options.key));
  if (!best.is_empty()) return best;
  if (!options.otherwise.is_empty()) return options.otherwise;
  return raise(rt, value_error_type, "%s() arg is an empty sequence"_m, name);
}
}  // namespace

Value builtin_max(Runtime& rt, const Args& args) { return extreme(rt, args, CompareOp::Gt, "max"); }
Value builtin_min(Runtime& rt, const Args& args) { return extreme(rt, args, CompareOp::Lt, "min"); }

// sorted(iterable, /, *, key=None, reverse=False)
Value builtin_sorted(Runtime& rt, const Args& args) {
  if (args.positional != 1) return raise(rt, type_error_type, "sorted expected 1 argument, got %u"_m, args.positional);
  Value key = Value::none();
  bool reverse = false;
  for (uint32_t i = 0; i < args.keywords; i++) {
    auto* keyword = cast<Str>(args.names[i]);
    Value value = args.values[args.positional + i];
    if (keyword->view() == "key")
      key = value;
    else if (keyword->view() == "reverse")
      reverse = TRY(as_index(rt, value)) != 0;
    else
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for sort()"_m, keyword);
  }
  Value list = TRY(sequence_to_list(rt, args[0]));
  TRY(list_sort(rt, cast<List>(list), key, reverse));
  return list;
}

// --- aiter, anext

Value builtin_aiter(Runtime& rt, const Args& args) {
  Value method = TRY(special_method(rt, args[0], sym<"__aiter__">));
  if (method.is_empty()) return raise(rt, type_error_type, "'%T' object is not an async iterable"_m, args[0]);
  Value iterator = TRY(call(rt, method));
  if (find_in_type(rt, type_of(iterator), sym<"__anext__">)) return iterator;
  return raise(rt, type_error_type, "aiter() returned not an async iterator of type '%T'"_m, iterator);
}

namespace {
// anext(iterator, default): awaits the next item, and gives the default instead of StopAsyncIteration.
struct AnextDefault : Object {
  Value awaited;  // what __anext__() gave, then its iterator
  Value otherwise;
};

Value anext_await(Runtime& rt, Value self) {
  auto* state = cast<AnextDefault>(self);
  Value method = TRY(special_method(rt, state->awaited, sym<"__await__">));
  if (method.is_empty())
    return raise(rt, type_error_type, "object %T can't be used in 'await' expression"_m, state->awaited);
  rt.heap.store(state->awaited, TRY(call(rt, method)));
  return self;
}
Value anext_await_method(Runtime& rt, const Args& args) { return anext_await(rt, args[0]); }

Value anext_next(Runtime& rt, Value self) {
  auto* state = cast<AnextDefault>(self);
  Value method = TRY(special_method(rt, state->awaited, sym<"__next__">));
  Value item = call(rt, method);
  if (item.is_error() && catch_exception(rt, stop_async_iteration_type))
    return raise_with(rt, stop_iteration_type, state->otherwise);
  return item;
}

constexpr Attribute anext_attributes[] = {METHOD("__await__", anext_await_method, 1, 1)};
ROM_TYPE(anext_default_type, {
                                 .name = sym<"anext_awaitable">,
                                 .trace_words = {1, 2},
                                 .flags = Type::Final | Type::Abstract,
                                 .native_bytes = sizeof(AnextDefault),
                                 .iterate = iterator_itself,
                                 .next = anext_next,
                                 .attributes = anext_attributes,
                             });
}  // namespace

Value builtin_anext(Runtime& rt, const Args& args) {
  Value method = TRY(special_method(rt, args[0], sym<"__anext__">));
  if (method.is_empty()) return raise(rt, type_error_type, "'%T' object is not an async iterator"_m, args[0]);
  Value awaitable = TRY(call(rt, method));
  if (args.size() < 2) return awaitable;
  auto* state = rt.heap.make<AnextDefault>(anext_default_type);
  if (!state) return rt.no_memory();
  state->awaited = awaitable;
  state->otherwise = args[1];
  return to_value(state);
}

}  // namespace adder
