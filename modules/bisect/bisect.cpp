// The module bisect: places in sorted sequences.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/list.h"
#include "modules/registry.h"

namespace adder {

namespace {

enum class Side { Left, Right };

// Where x belongs among the items of `sequence` in [low, high); `high` empty or None: all.
Result<SignedWord> place(Runtime& rt, Side side, Value sequence, Value x, Value first, Value last, Value key) {
  SignedWord low = first.is_empty() ? 0 : TRY(as_index(rt, first));
  if (low < 0) return raise(rt, value_error_type, "lo must be non-negative"_m);
  bool whole = last.is_empty() || last.is_none();
  SignedWord high = whole ? TRY(length(rt, sequence)) : TRY(as_index(rt, last));
  while (low < high) {
    SignedWord middle = low + (high - low) / 2;
    Value index = TRY(make_int(rt, middle));
    Value item = get_item(rt, sequence, index);
    if (!item.is_error() && !key.is_empty() && !key.is_none()) item = call(rt, key, item);
    if (item.is_error()) return Failed{};
    bool below = side == Side::Left ? TRY(compare_bool(rt, CompareOp::Lt, item, x))
                                    : !TRY(compare_bool(rt, CompareOp::Lt, x, item));
    if (below)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// a, x, lo, hi, key
template <Side side>
Value find(Runtime& rt, const Args& args) {
  return make_int(rt, TRY(place(rt, side, args[0], args[1], args[2], args[3], args[4])));
}

template <Side side>
Value insert(Runtime& rt, const Args& args) {
  bool keyed = !args[4].is_empty() && !args[4].is_none();
  Value x = keyed ? TRY(call(rt, args[4], args[1])) : args[1];
  SignedWord at = TRY(place(rt, side, args[0], x, args[2], args[3], args[4]));
  if (is_exactly(args[0], list_type) && at <= SignedWord(cast<List>(args[0])->size)) {
    TRY(list_splice(rt, cast<List>(args[0]), size_t(at), 0, 1));
    rt.heap.store(cast<List>(args[0])->items()[at], args[1]);
    return Value::none();
  }
  TRY(call_method(rt, args[0], sym<"insert">, Value::small_int(at), args[1]));
  return Value::none();
}

constexpr char parameters[] = "a, x, lo=0, hi=None, *, key=None";

constinit const Attribute attributes[] = {
    FUNCTION_P("bisect", find<Side::Right>, 2, 5, parameters),
    FUNCTION_P("bisect_left", find<Side::Left>, 2, 5, parameters),
    FUNCTION_P("bisect_right", find<Side::Right>, 2, 5, parameters),
    FUNCTION_P("insort", insert<Side::Right>, 2, 5, parameters),
    FUNCTION_P("insort_left", insert<Side::Left>, 2, 5, parameters),
    FUNCTION_P("insort_right", insert<Side::Right>, 2, 5, parameters),
};

}  // namespace

constinit const NativeModule bisect_module = {sym<"bisect">, attributes, std::size(attributes)};

}  // namespace adder
