// The module heapq: priority queues in lists. merge() is the frozen module _heapq_py.
//
// The order of moves is CPython's (the hole sinks to a leaf, then the item rises), so that lists look the same.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/list.h"
#include "modules/common/lazy.h"
#include "modules/registry.h"

namespace adder {

namespace {

Status check_list(Runtime& rt, Value v, const char* function) {
  if (has_kind(v, Kind::List)) return {};
  return raise(rt, type_error_type, "%s argument must be list, not %T"_m, function, v);
}

Failed changed(Runtime& rt) { return raise(rt, runtime_error_type, "list changed size during iteration"_m); }

// Is a before b: smaller, in a heap of the smallest; larger, in one of the largest.
template <bool largest>
Result<bool> before(Runtime& rt, List* heap, uint32_t a, uint32_t b) {
  uint32_t size = heap->size;
  Value x = heap->items()[a], y = heap->items()[b];
  bool result = TRY(largest ? compare_bool(rt, CompareOp::Lt, y, x) : compare_bool(rt, CompareOp::Lt, x, y));
  if (heap->size != size) return changed(rt);
  return result;
}

void swap(Runtime& rt, List* heap, uint32_t a, uint32_t b) {
  Value moved = heap->items()[a];
  rt.heap.store(heap->items()[a], heap->items()[b]);
  rt.heap.store(heap->items()[b], moved);
}

// The item at `at` rises towards `top` while it is before its parent.
template <bool largest>
Status rise(Runtime& rt, List* heap, uint32_t top, uint32_t at) {
  while (at > top) {
    uint32_t parent = (at - 1) / 2;
    bool higher = TRY(before<largest>(rt, heap, at, parent));
    if (!higher) break;
    swap(rt, heap, at, parent);
    at = parent;
  }
  return {};
}

// The item at `top` sinks to a leaf, always changing places with the first of its children, and rises from there.
template <bool largest>
Status sink(Runtime& rt, List* heap, uint32_t top) {
  uint32_t at = top, size = heap->size;
  while (at < size / 2) {
    uint32_t child = 2 * at + 1;
    if (child + 1 < size) {
      bool left = TRY(before<largest>(rt, heap, child, child + 1));
      if (!left) child++;
    }
    swap(rt, heap, at, child);
    at = child;
  }
  return rise<largest>(rt, heap, top, at);
}

template <bool largest>
Value heapify(Runtime& rt, const Args& args) {
  TRY(check_list(rt, args[0], "heapify()"));
  auto* heap = cast<List>(args[0]);
  for (uint32_t i = heap->size / 2; i-- > 0;) TRY(sink<largest>(rt, heap, i));
  return Value::none();
}

Value heappush(Runtime& rt, const Args& args) {
  TRY(check_list(rt, args[0], "heappush()"));
  auto* heap = cast<List>(args[0]);
  TRY(list_append(rt, heap, args[1]));
  TRY(rise<false>(rt, heap, 0, heap->size - 1));
  return Value::none();
}

template <bool largest>
Value heappop(Runtime& rt, const Args& args) {
  TRY(check_list(rt, args[0], "heappop()"));
  auto* heap = cast<List>(args[0]);
  if (!heap->size) return raise(rt, index_error_type, "index out of range"_m);
  Value last = heap->items()[heap->size - 1];
  TRY(list_splice(rt, heap, heap->size - 1, 1, 0));
  if (!heap->size) return last;
  Value first = heap->items()[0];
  rt.heap.store(heap->items()[0], last);
  TRY(sink<largest>(rt, heap, 0));
  return first;
}

template <bool largest>
Value heapreplace(Runtime& rt, const Args& args) {
  TRY(check_list(rt, args[0], "heapreplace()"));
  auto* heap = cast<List>(args[0]);
  if (!heap->size) return raise(rt, index_error_type, "index out of range"_m);
  Value first = heap->items()[0];
  rt.heap.store(heap->items()[0], args[1]);
  TRY(sink<largest>(rt, heap, 0));
  return first;
}

Value heappushpop(Runtime& rt, const Args& args) {
  TRY(check_list(rt, args[0], "heappushpop()"));
  auto* heap = cast<List>(args[0]);
  if (!heap->size) return args[1];
  bool smaller = TRY(compare_bool(rt, CompareOp::Lt, heap->items()[0], args[1]));
  return smaller ? heapreplace<false>(rt, args) : args[1];
}

// The first n of the sorted items, as the documentation defines both.
Value first_sorted(Runtime& rt, const Args& args, bool reverse) {
  SignedWord count = TRY(as_index(rt, args[0]));
  Value items = TRY(sequence_to_list(rt, args[1]));
  List* copy = cast<List>(TRY(make_list(rt, Span<const Value>(cast<List>(items)->span()))));
  TRY(list_sort(rt, copy, args[2], reverse));
  if (count < 0) count = 0;
  if (count < SignedWord(copy->size)) TRY(list_splice(rt, copy, size_t(count), copy->size - size_t(count), 0));
  return to_value(copy);
}
Value nlargest(Runtime& rt, const Args& args) { return first_sorted(rt, args, true); }
Value nsmallest(Runtime& rt, const Args& args) { return first_sorted(rt, args, false); }

constexpr char n_parameters[] = "n, iterable, key=None";

constinit const Attribute attributes[] = {
    FUNCTION("heapify", heapify<false>, 1, 1),
    FUNCTION("heappop", heappop<false>, 1, 1),
    FUNCTION("heappush", heappush, 2, 2),
    FUNCTION("heappushpop", heappushpop, 2, 2),
    FUNCTION("heapreplace", heapreplace<false>, 2, 2),
    PYTHON_FUNCTION("nlargest", nlargest, 2, 3, n_parameters),
    PYTHON_FUNCTION("nsmallest", nsmallest, 2, 3, n_parameters),
    FUNCTION("_heapify_max", heapify<true>, 1, 1),
    FUNCTION("_heappop_max", heappop<true>, 1, 1),
    FUNCTION("_heapreplace_max", heapreplace<true>, 2, 2),
    FUNCTION("__getattr__", (lazy_attribute<"heapq", "_heapq_py">), 1, 1),
};

}  // namespace

constinit const NativeModule heapq_module = {sym<"heapq">, attributes, std::size(attributes)};

}  // namespace adder
