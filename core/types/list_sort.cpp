// list.sort: a stable natural merge sort.
//
// Ascending runs already there are found and used (a strictly descending one is turned round); short runs are filled up
// to min_run by binary insertion; neighbouring runs are merged while the stack of pending runs keeps growing lengths,
// so every item is moved O(log n) times. Keys and items move together.
//
// Invariants: while sorting, the list itself is empty (a key or comparison function that looks sees nothing, and what
// it appends is an error); items and keys live in two ValueArrays on the native stack's keeping. Any failed comparison
// leaves every item present once, in some order.
#include "core/runtime/exceptions.h"
#include "core/types/list.h"

namespace adder {

namespace {

constexpr size_t min_run = 24;
constexpr size_t max_runs = 64;

struct Sorter {
  Runtime& rt;
  Value* keys;
  Value* items;       // nullptr when the items are their own keys
  Value* spare_keys;  // room for half the items
  Value* spare_items;
  bool reverse;

  struct Run {
    size_t start, length;
  };
  Run runs[max_runs] = {};
  size_t run_count = 0;

  // Does key a have to come before key b? For a reverse sort stability is kept by exchanging the operands.
  Result<bool> before(Value a, Value b) {
    if (reverse) std::swap(a, b);
    if (Value::both_small_int(a, b)) return a.as_small_int() < b.as_small_int();
    if (a.is_fast_float() && b.is_fast_float()) return a.as_unboxed_float() < b.as_unboxed_float();
    return compare_bool(rt, CompareOp::Lt, a, b);
  }

  // Every move goes through the write barrier: the collector may be scanning the arrays in slices meanwhile.
  void put(size_t to, Value key, Value item) {
    rt.heap.store(keys[to], key);
    if (items) rt.heap.store(items[to], item);
  }
  void move(size_t to, size_t from) { put(to, keys[from], items ? items[from] : Value()); }
  void copy(Value* to, const Value* from, size_t count) {
    for (size_t i = 0; i < count; i++) rt.heap.store(to[i], from[i]);
  }

  // Sorts [start, end), of which [start, sorted) is in order, by binary insertion.
  Status insert_sort(size_t start, size_t sorted, size_t end) {
    for (size_t i = sorted; i < end; i++) {
      Value key = keys[i], item = items ? items[i] : Value();
      size_t low = start, high = i;
      while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool goes_before = TRY(before(key, keys[middle]));
        if (goes_before)
          high = middle;
        else
          low = middle + 1;
      }
      for (size_t j = i; j > low; j--) move(j, j - 1);
      put(low, key, item);
    }
    return {};
  }

  void turn(size_t start, size_t end) {
    while (start + 1 < end) {
      end--;
      Value key = keys[start], item = items ? items[start] : Value();
      move(start, end);
      put(end, key, item);
      start++;
    }
  }

  // Length of the run that begins at `start`, ascending afterwards.
  Result<size_t> find_run(size_t start, size_t end) {
    size_t i = start + 1;
    if (i == end) return size_t(1);
    bool descending = TRY(before(keys[i], keys[start]));
    for (i++; i < end; i++) {
      bool falls = TRY(before(keys[i], keys[i - 1]));
      if (falls != descending) break;
    }
    if (descending) turn(start, i);
    return i - start;
  }

  // Merges keys[start, middle) and keys[middle, end): the left half goes to the spare room and is merged back.
  Status merge(size_t start, size_t middle, size_t end) {
    size_t left = middle - start;
    copy(spare_keys, keys + start, left);
    if (items) copy(spare_items, items + start, left);
    size_t i = 0, j = middle, to = start;
    bool failed = false;
    while (i < left && j < end) {
      Result<bool> right_first = before(keys[j], spare_keys[i]);
      failed = right_first.failed();
      if (failed) break;
      if (right_first.get()) {
        move(to++, j++);
      } else {
        put(to++, spare_keys[i], items ? spare_items[i] : Value());
        i++;
      }
    }
    // What is left of the left half fits exactly before what is left of the right one.
    copy(keys + to, spare_keys + i, left - i);
    if (items) copy(items + to, spare_items + i, left - i);
    if (failed) return Failed{};
    return {};
  }

  Status merge_runs(size_t first) {
    Run& a = runs[first];
    Run& b = runs[first + 1];
    size_t middle = b.start, end = b.start + b.length;
    a.length += b.length;
    for (size_t i = first + 1; i + 1 < run_count; i++) runs[i] = runs[i + 1];
    run_count--;
    // Items of the left run that are already in place need no merging.
    size_t low = a.start, high = middle;
    while (low < high) {
      size_t probe = low + (high - low) / 2;
      bool goes_before = TRY(before(keys[middle], keys[probe]));
      if (goes_before)
        high = probe;
      else
        low = probe + 1;
    }
    return low == middle ? Status() : merge(low, middle, end);
  }

  // Keeps each pending run longer than the two above it together.
  Status settle() {
    while (run_count > 1) {
      size_t n = run_count - 2;
      bool unbalanced = (n > 0 && runs[n - 1].length <= runs[n].length + runs[n + 1].length) ||
                        (n > 1 && runs[n - 2].length <= runs[n - 1].length + runs[n].length);
      if (unbalanced) {
        if (runs[n - 1].length < runs[n + 1].length) n--;
      } else if (runs[n].length > runs[n + 1].length) {
        return {};
      }
      TRY(merge_runs(n));
    }
    return {};
  }

  Status sort(size_t count) {
    for (size_t start = 0; start < count;) {
      size_t length = TRY(find_run(start, count));
      if (length < min_run) {
        size_t wanted = count - start < min_run ? count - start : min_run;
        TRY(insert_sort(start, start + length, start + wanted));
        length = wanted;
      }
      runs[run_count++] = {start, length};
      TRY(settle());
      start += length;
    }
    while (run_count > 1) {
      size_t n = run_count - 2;
      if (n > 0 && runs[n - 1].length < runs[n + 1].length) n--;
      TRY(merge_runs(n));
    }
    return {};
  }
};

ValueArray* new_array(Runtime& rt, size_t count) {
  auto* array = rt.heap.make<ValueArray>(value_array_type, (count ? count : 1) * sizeof(Value));
  if (!array) (void)rt.no_memory();
  return array;
}

Status compute_keys(Runtime& rt, Value function, ValueArray* items, size_t count, ValueArray* keys) {
  for (size_t i = 0; i < count; i++) {
    Value key = call(rt, function, items->items()[i]);
    if (key.is_error()) return Failed{};
    rt.heap.store(keys->items()[i], key);
  }
  return {};
}

Status sort_arrays(Runtime& rt, ValueArray* items, size_t count, Value key, bool reverse) {
  bool keyed = !key.is_empty() && !key.is_none();
  ValueArray* keys = items;
  if (keyed) {
    keys = new_array(rt, count);
    if (!keys) return Failed{};
    TRY(compute_keys(rt, key, items, count, keys));
  }
  // A merge copies the left run only, which is at most all items but one.
  ValueArray* spare_keys = new_array(rt, count);
  ValueArray* spare_items = keyed && spare_keys ? new_array(rt, count) : spare_keys;
  if (!spare_keys || !spare_items) return Failed{};
  Sorter sorter{rt,     keys->items(), keyed ? items->items() : nullptr, spare_keys->items(), spare_items->items(),
                reverse};
  return sorter.sort(count);
}

}  // namespace

Status list_sort(Runtime& rt, List* list, Value key, bool reverse) {
  size_t count = list->size;
  uint32_t capacity = list->capacity;
  if (count < 2 && (key.is_empty() || key.is_none())) return {};
  if (!count) return {};
  ValueArray* items = list->array.get();
  rt.heap.store(list->array, static_cast<ValueArray*>(nullptr));
  list->size = list->capacity = 0;
  Status status = sort_arrays(rt, items, count, key, reverse);
  bool touched = list->capacity != 0;
  rt.heap.store(list->array, items);
  list->size = uint32_t(count);
  list->capacity = capacity;
  if (!status.failed() && touched) return raise(rt, value_error_type, "list modified during sort"_m);
  return status;
}

}  // namespace adder
