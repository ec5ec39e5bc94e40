// range: start, stop, step and length are ints of any size; the common case, all small, has its own arithmetic and
// iterator.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/hashing.h"
#include "core/types/int.h"
#include "core/types/iterator_type.h"
#include "core/types/sequence.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

Range* as_range(Value v) { return cast<Range>(v); }

bool all_small(const Range* r) {
  return r->start.is_small_int() && r->stop.is_small_int() && r->step.is_small_int() && r->length.is_small_int();
}

Value add(Runtime& rt, Value a, Value b) { return binary_operation(rt, BinaryOp::Add, a, b); }
Value subtract(Runtime& rt, Value a, Value b) { return binary_operation(rt, BinaryOp::Sub, a, b); }
Value multiply(Runtime& rt, Value a, Value b) { return binary_operation(rt, BinaryOp::Mul, a, b); }
Value floor_divide(Runtime& rt, Value a, Value b) { return binary_operation(rt, BinaryOp::FloorDiv, a, b); }

Result<bool> is_negative(Runtime& rt, Value n) { return compare_bool(rt, CompareOp::Lt, n, Value::small_int(0)); }

// How many numbers of a range of small ints; a small int, for the difference of two has one bit more than they.
Value small_count(Value start, Value stop, Value step) {
  SignedWord by = step.as_small_int();
  SignedWord width = by > 0 ? stop.as_small_int() - start.as_small_int() : start.as_small_int() - stop.as_small_int();
  if (width <= 0) return Value::small_int(0);
  Word count = (Word(width) - 1) / Word(by > 0 ? by : -by) + 1;
  return count <= Word(Value::small_int_max) ? Value::small_int(SignedWord(count)) : Value::empty();
}

// How many numbers: max(0, ceil((stop - start) / step)).
Value count_of(Runtime& rt, Value start, Value stop, Value step) {
  if (start.is_small_int() && stop.is_small_int() && step.is_small_int()) {
    Value count = small_count(start, stop, step);
    if (!count.is_empty()) return count;
  }
  Value zero = Value::small_int(0), one = Value::small_int(1);
  bool backward = TRY(is_negative(rt, step));
  Value low = backward ? stop : start, high = backward ? start : stop;
  bool any = TRY(compare_bool(rt, CompareOp::Lt, low, high));
  if (!any) return zero;
  Value width = backward ? TRY(unary_operation(rt, UnaryOp::Neg, step)) : step;
  Value span = TRY(subtract(rt, high, low));
  span = TRY(subtract(rt, span, one));
  Value steps = TRY(floor_divide(rt, span, width));
  return add(rt, steps, one);
}

Value make_range(Runtime& rt, Value start, Value stop, Value step) {
  Value length = TRY(count_of(rt, start, stop, step));
  auto* range = rt.heap.make<Range>(range_type);
  if (!range) return rt.no_memory();
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  return to_value(range);
}

// An argument as an int: ints as they are, others by __index__.
Value int_argument(Runtime& rt, Value v) {
  if (v.is_small_int() || is_exactly(v, int_type)) return v;
  if (has_kind(v, Kind::Int)) return int_plain(rt, v);
  if (v.is_bool()) return Value::small_int(v.is_true());
  Value method = TRY(special_method(rt, v, sym<"__index__">));
  if (method.is_empty()) return raise(rt, type_error_type, "'%T' object cannot be interpreted as an integer"_m, v);
  return call(rt, method);
}

Value range_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "range() takes no keyword arguments"_m);
  if (args.positional < 1) return raise(rt, type_error_type, "range expected at least 1 argument, got 0"_m);
  if (args.positional > 3)
    return raise(rt, type_error_type, "range expected at most 3 arguments, got %u"_m, args.positional);
  bool only_stop = args.positional == 1;
  Value start = only_stop ? Value::small_int(0) : TRY(int_argument(rt, args[0]));
  Value stop = TRY(int_argument(rt, args[only_stop ? 0 : 1]));
  Value step = args.positional > 2 ? TRY(int_argument(rt, args[2])) : Value::small_int(1);
  if (step.is(Value::small_int(0))) return raise(rt, value_error_type, "range() arg 3 must not be zero"_m);
  return make_range(rt, start, stop, step);
}

Value item_at(Runtime& rt, Range* range, Value index) {
  if (all_small(range) && index.is_small_int())
    return make_int(rt,
                    int64_t(range->start.as_small_int()) + int64_t(index.as_small_int()) * range->step.as_small_int());
  Value offset = TRY(multiply(rt, index, range->step));
  return add(rt, range->start, offset);
}

Value range_repr(Runtime& rt, Value self) {
  Range* range = as_range(self);
  TextBuilder text(rt);
  text.add("range(");
  text.add_repr(range->start);
  text.add(", ");
  text.add_repr(range->stop);
  if (!range->step.is(Value::small_int(1))) {
    text.add(", ");
    text.add_repr(range->step);
  }
  text.add(')');
  return text.finish();
}

Result<SignedWord> range_length(Runtime& rt, Value self) {
  Value length = as_range(self)->length;
  if (!length.is_small_int()) return raise(rt, overflow_error_type, "Python int too large to convert to C ssize_t"_m);
  return length.as_small_int();
}

Result<bool> range_truth(Runtime&, Value self) { return !as_range(self)->length.is(Value::small_int(0)); }

Value sliced(Runtime& rt, Range* range, Slice* slice) {
  if (!range->length.is_small_int())
    return raise(rt, overflow_error_type, "Python int too large to convert to C ssize_t"_m);
  SliceRange part = TRY(resolve_slice(rt, slice, range->length.as_small_int()));
  Value start = TRY(item_at(rt, range, Value::small_int(part.start)));
  Value stop = TRY(item_at(rt, range, Value::small_int(part.stop)));
  Value step = TRY(multiply(rt, range->step, Value::small_int(part.step)));
  return make_range(rt, start, stop, step);
}

Value range_get_item(Runtime& rt, Value self, Value key) {
  Range* range = as_range(self);
  if (is_exactly(key, slice_type)) return sliced(rt, range, cast<Slice>(key));
  if (!is_int(key) && special_method(rt, key, sym<"__index__">).is_empty())
    return raise(rt, type_error_type, "range indices must be integers or slices, not %T"_m, key);
  Value index = TRY(int_argument(rt, key));
  bool negative = TRY(is_negative(rt, index));
  if (negative) index = TRY(add(rt, index, range->length));
  bool below = TRY(is_negative(rt, index));
  bool inside = TRY(compare_bool(rt, CompareOp::Lt, index, range->length));
  if (below || !inside) return raise(rt, index_error_type, "range object index out of range"_m);
  return item_at(rt, range, index);
}

// The place of an int in the range, or empty().
Value place_of(Runtime& rt, Range* range, Value number) {
  Value offset = TRY(subtract(rt, number, range->start));
  Value remainder = TRY(binary_operation(rt, BinaryOp::Mod, offset, range->step));
  if (!remainder.is(Value::small_int(0))) return Value::empty();
  Value place = TRY(floor_divide(rt, offset, range->step));
  bool negative = TRY(is_negative(rt, place));
  bool inside = TRY(compare_bool(rt, CompareOp::Lt, place, range->length));
  return !negative && inside ? place : Value::empty();
}

// The place of any value equal to one of the numbers.
Value find(Runtime& rt, Value self, Value item) {
  if (is_int(item)) {
    Value number = TRY(int_argument(rt, item));
    return place_of(rt, as_range(self), number);
  }
  Value iterator = TRY(iterate(rt, self));
  for (SignedWord place = 0;; place++) {
    Value candidate = TRY(next(rt, iterator));
    if (candidate.is_stop()) return Value::empty();
    bool same = TRY(equal(rt, candidate, item));
    if (same) return Value::small_int(place);
  }
}

Result<bool> range_contains(Runtime& rt, Value self, Value item) {
  Value place = find(rt, self, item);
  if (place.is_error()) return Failed{};
  return !place.is_empty();
}

Value range_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_exactly(other, range_type) || (op != CompareOp::Eq && op != CompareOp::Ne)) return Value::not_implemented();
  Range *a = as_range(self), *b = as_range(other);
  bool same = TRY(equal(rt, a->length, b->length));
  if (same && !a->length.is(Value::small_int(0))) {
    same = TRY(equal(rt, a->start, b->start));
    if (same && !a->length.is(Value::small_int(1))) same = TRY(equal(rt, a->step, b->step));
  }
  return Value::boolean(same == (op == CompareOp::Eq));
}

Result<uint32_t> range_hash(Runtime& rt, Value self) {
  Range* range = as_range(self);
  uint32_t h = TRY(key_hash(rt, range->length));
  if (range->length.is(Value::small_int(0))) return h;
  uint32_t start = TRY(key_hash(rt, range->start));
  if (range->length.is(Value::small_int(1))) return h * 31 + start;
  uint32_t step = TRY(key_hash(rt, range->step));
  return (h * 31 + start) * 31 + step;
}

// --- iterators

Value small_next(Runtime&, Value self) {
  auto* iterator = cast<RangeIterator>(self);
  if (iterator->remaining <= 0) return Value::stop();
  iterator->remaining--;
  Value number = Value::small_int(iterator->next);
  iterator->next += iterator->step;
  return number;
}

Value small_hint(Runtime&, const Args& args) { return Value::small_int(cast<RangeIterator>(args[0])->remaining); }

constinit const Attribute small_attributes[] = {METHOD("__length_hint__", small_hint, 1, 1)};

struct BigRangeIterator : Object {
  Value number, step, remaining;
};

Value big_next(Runtime& rt, Value self) {
  auto* iterator = cast<BigRangeIterator>(self);
  if (iterator->remaining.is(Value::small_int(0))) return Value::stop();
  Value number = iterator->number;
  Value following = TRY(add(rt, number, iterator->step));
  Value remaining = TRY(subtract(rt, iterator->remaining, Value::small_int(1)));
  rt.heap.store(iterator->number, following);
  rt.heap.store(iterator->remaining, remaining);
  return number;
}

ROM_TYPE(big_range_iterator_type, iterator_class<BigRangeIterator>(sym<"longrange_iterator">, {1, 3}, big_next));

// Is every number of the range a small int, and the one after the last a word?
bool numbers_are_small(Value start, Value step, Value length) {
  if (!start.is_small_int() || !step.is_small_int() || !length.is_small_int()) return false;
  SignedWord distance, last;
  if (__builtin_mul_overflow(step.as_small_int(), length.as_small_int(), &distance)) return false;
  if (__builtin_add_overflow(start.as_small_int(), distance, &last)) return false;
  return Value::fits_small_int(last);
}

Value make_iterator(Runtime& rt, Value start, Value step, Value length) {
  if (numbers_are_small(start, step, length)) {
    auto* iterator = rt.heap.make<RangeIterator>(range_iterator_type);
    if (!iterator) return rt.no_memory();
    iterator->next = start.as_small_int();
    iterator->step = step.as_small_int();
    iterator->remaining = length.as_small_int();
    return to_value(iterator);
  }
  auto* iterator = rt.heap.make<BigRangeIterator>(big_range_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->number = start;
  iterator->step = step;
  iterator->remaining = length;
  return to_value(iterator);
}

Value range_iterate(Runtime& rt, Value self) {
  Range* range = as_range(self);
  return make_iterator(rt, range->start, range->step, range->length);
}

Value method_reversed(Runtime& rt, const Args& args) {
  Range* range = as_range(args[0]);
  Value last_place = TRY(subtract(rt, range->length, Value::small_int(1)));
  Value last = TRY(item_at(rt, range, last_place));
  Value step = TRY(unary_operation(rt, UnaryOp::Neg, range->step));
  return make_iterator(rt, last, step, range->length);
}

Value method_count(Runtime& rt, const Args& args) {
  bool found = TRY(range_contains(rt, args[0], args[1]));
  return Value::small_int(found);
}

Value method_index(Runtime& rt, const Args& args) {
  Value place = TRY(find(rt, args[0], args[1]));
  if (place.is_empty()) return raise(rt, value_error_type, "%R is not in range"_m, args[1]);
  return place;
}

template <Value Range::*field>
Value get_field(Runtime&, Value self) {
  return as_range(self)->*field;
}

constinit const Attribute range_attributes[] = {
    METHOD("count", method_count, 2, 2),
    METHOD("index", method_index, 2, 2),
    METHOD("__reversed__", method_reversed, 1, 1),
    PROPERTY_RW("start", get_field<&Range::start>, readonly_attribute),
    PROPERTY_RW("stop", get_field<&Range::stop>, readonly_attribute),
    PROPERTY_RW("step", get_field<&Range::step>, readonly_attribute),
};

}  // namespace

ROM_TYPE(range_iterator_type, iterator_class<RangeIterator>(sym<"range_iterator">, {}, small_next, small_attributes));

ROM_TYPE(range_type, {.name = sym<"range">,
                      .kind = Kind::Range,
                      .trace_words = {1, 4},
                      .flags = Type::Final,
                      .native_bytes = sizeof(Range),
                      .construct = range_construct,
                      .repr = range_repr,
                      .hash = range_hash,
                      .truth = range_truth,
                      .length = range_length,
                      .get_item = range_get_item,
                      .contains = range_contains,
                      .iterate = range_iterate,
                      .compare = range_compare,
                      .attributes = range_attributes});

}  // namespace adder
