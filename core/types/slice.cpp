// slice, and the arithmetic of indices that every sequence uses.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/hashing.h"
#include "core/types/int.h"
#include "core/types/sequence.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

// A slice bound as a clamped word: an int beyond the word counts as the nearest end.
Result<SignedWord> slice_bound(Runtime& rt, Value v) {
  if (v.is_small_int()) return v.as_small_int();
  if (has_kind(v, Kind::Int)) {
    int64_t n;  // of a subclass, whose instances are objects even where they are small
    if (big::to_int64(IntView(v), n) && n >= Value::small_int_min && n <= Value::small_int_max) return SignedWord(n);
    return IntView(v).negative() ? Value::small_int_min : Value::small_int_max;
  }
  if (!is_int(v) && special_method(rt, v, sym<"__index__">).is_empty())
    return raise(rt, type_error_type, "slice indices must be integers or None or have an __index__ method"_m);
  return as_index(rt, v);
}

SignedWord clamp(SignedWord n, SignedWord low, SignedWord high) { return n < low ? low : n > high ? high : n; }

Value slice_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "slice() takes no keyword arguments"_m);
  if (args.positional < 1) return raise(rt, type_error_type, "slice expected at least 1 argument, got 0"_m);
  if (args.positional > 3)
    return raise(rt, type_error_type, "slice expected at most 3 arguments, got %u"_m, args.positional);
  auto* slice = rt.heap.make<Slice>(slice_type);
  if (!slice) return rt.no_memory();
  bool only_stop = args.positional == 1;
  slice->start = only_stop ? Value::none() : args[0];
  slice->stop = only_stop ? args[0] : args[1];
  slice->step = args.positional > 2 ? args[2] : Value::none();
  return to_value(slice);
}

Value slice_repr(Runtime& rt, Value self) {
  auto* slice = cast<Slice>(self);
  TextBuilder text(rt);
  text.add("slice(");
  text.add_repr(slice->start);
  text.add(", ");
  text.add_repr(slice->stop);
  text.add(", ");
  text.add_repr(slice->step);
  text.add(')');
  return text.finish();
}

Value slice_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_exactly(other, slice_type)) return Value::not_implemented();
  struct Read {
    Value v;
    Span<const Value> operator()() const { return {&cast<Slice>(v)->start, 3}; }
  };
  return compare_sequences(rt, op, Read{self}, Read{other});
}

template <Value Slice::*field>
Value get_field(Runtime&, Value self) {
  return cast<Slice>(self)->*field;
}

Value method_indices(Runtime& rt, const Args& args) {
  SignedWord length = TRY(as_index(rt, args[1]));
  if (length < 0) return raise(rt, value_error_type, "length should not be negative"_m);
  SliceRange range = TRY(resolve_slice(rt, cast<Slice>(args[0]), length));
  Value items[] = {Value::small_int(range.start), Value::small_int(range.stop), Value::small_int(range.step)};
  return make_tuple(rt, Span<const Value>(items));
}

constinit const Attribute slice_attributes[] = {
    METHOD("indices", method_indices, 2, 2),
    PROPERTY_RW("start", get_field<&Slice::start>, readonly_attribute),
    PROPERTY_RW("stop", get_field<&Slice::stop>, readonly_attribute),
    PROPERTY_RW("step", get_field<&Slice::step>, readonly_attribute),
};

}  // namespace

Result<SliceRange> resolve_slice(Runtime& rt, Slice* slice, SignedWord length) {
  SliceRange range{};
  range.step = slice->step.is_none() ? 1 : TRY(slice_bound(rt, slice->step));
  if (range.step == 0) return raise(rt, value_error_type, "slice step cannot be zero"_m);
  if (range.step < -Value::small_int_max) range.step = -Value::small_int_max;
  bool backward = range.step < 0;
  SignedWord low = backward ? -1 : 0, high = backward ? length - 1 : length;
  auto bound = [&](Value v, SignedWord fallback) -> Result<SignedWord> {
    if (v.is_none()) return fallback;
    SignedWord n = TRY(slice_bound(rt, v));
    return clamp(n < 0 ? n + length : n, low, high);
  };
  range.start = TRY(bound(slice->start, backward ? high : low));
  range.stop = TRY(bound(slice->stop, backward ? low : high));
  if (backward)
    range.count = range.stop < range.start ? (range.start - range.stop - 1) / -range.step + 1 : 0;
  else
    range.count = range.start < range.stop ? (range.stop - range.start - 1) / range.step + 1 : 0;
  return range;
}

Result<SignedWord> resolve_index(Runtime& rt, Value key, SignedWord length, const IndexMessages& messages) {
  SignedWord index;
  if (key.is_small_int()) {
    index = key.as_small_int();
  } else {
    if (!is_int(key) && special_method(rt, key, sym<"__index__">).is_empty())
      return raise(rt, type_error_type, messages.wrong_type, key);
    Result<SignedWord> converted = as_index(rt, key);
    if (converted.failed()) {
      if (catch_exception(rt, overflow_error_type))
        return raise(rt, index_error_type, "cannot fit '%T' into an index-sized integer"_m, key);
      return Failed{};
    }
    index = converted.get();
  }
  if (index < 0) index += length;
  if (index < 0 || index >= length) return raise(rt, index_error_type, messages.out_of_range);
  return index;
}

Result<SignedWord> clamp_index(Runtime& rt, Value v, SignedWord length, SignedWord fallback, SignedWord beyond) {
  if (v.is_empty() || v.is_none()) return fallback;
  SignedWord n = TRY(slice_bound(rt, v));
  return clamp(n < 0 ? n + length : n, 0, length + beyond);
}

Result<SignedWord> repeat_count(Runtime& rt, Value v) {
  SignedWord n = TRY(as_index(rt, v));
  return n < 0 ? 0 : n;
}

ROM_TYPE(slice_type, {.name = sym<"slice">,
                      .kind = Kind::Slice,
                      .trace_words = {1, 3},
                      .flags = Type::Final,
                      .native_bytes = sizeof(Slice),
                      .construct = slice_construct,
                      .repr = slice_repr,
                      .compare = slice_compare,
                      .attributes = slice_attributes});

}  // namespace adder
