// count, cycle, repeat.
#include "core/types/float.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"
#include "modules/itertools/iterators.h"

namespace adder {

namespace {

struct Count : Object {
  static constexpr const Type* type_object = &count_type;
  Value number;
  Value step;
};

bool is_number(Runtime& rt, Value v) {
  return is_int(v) || is_float(v) || has_kind(v, Kind::Complex) ||
         !special_method(rt, v, sym<"__float__">).is_empty() || !special_method(rt, v, sym<"__index__">).is_empty() ||
         !special_method(rt, v, sym<"__complex__">).is_empty();
}

Count* count_new(Runtime& rt, const Type* cls, Value start, Value step) {
  if (start.is_empty()) start = Value::small_int(0);
  if (step.is_empty()) step = Value::small_int(1);
  if (!is_number(rt, start) || !is_number(rt, step)) {
    (void)raise(rt, type_error_type, "a number is required"_m);
    return nullptr;
  }
  auto* count = new_object<Count>(rt, cls);
  if (!count) return nullptr;
  count->number = start;
  count->step = step;
  return count;
}

Value count_next(Runtime& rt, Value self) {
  auto* count = cast<Count>(self);
  Value number = count->number;
  rt.heap.store(count->number, TRY(binary_operation(rt, BinaryOp::Add, number, count->step)));
  return number;
}

Value count_repr(Runtime& rt, Value self) {
  auto* count = cast<Count>(self);
  TextBuilder text(rt);
  text.add("count(").add_repr(count->number);
  if (!count->step.is(Value::small_int(1))) text.add(", ").add_repr(count->step);
  return text.add(')').finish();
}

struct Cycle : Object {
  static constexpr const Type* type_object = &cycle_type;
  Value iterator;  // empty() after the first round
  Ref<List> saved;
  uint32_t next;
};

Cycle* cycle_new(Runtime& rt, const Type* cls, Value iterable) {
  List* saved = make_list(rt, 0);
  auto* cycle = saved ? make_over<Cycle>(rt, cls, iterable) : nullptr;
  if (cycle) cycle->saved = saved;
  return cycle;
}

Value cycle_next(Runtime& rt, Value self) {
  auto* cycle = cast<Cycle>(self);
  if (!cycle->iterator.is_empty()) {
    Value item = TRY(next(rt, cycle->iterator));
    if (!item.is_stop()) {
      TRY(list_append(rt, cycle->saved.get(), item));
      return item;
    }
    cycle->iterator = Value::empty();
  }
  List* saved = cycle->saved.get();
  if (!saved->size) return Value::stop();
  if (cycle->next >= saved->size) cycle->next = 0;
  return saved->items()[cycle->next++];
}

struct Repeat : Object {
  static constexpr const Type* type_object = &repeat_type;
  Value item;
  SignedWord left;  // -1: for ever
};

Repeat* repeat_new(Runtime& rt, const Type* cls, Value item, Value times) {
  SignedWord left = -1;
  if (!times.is_empty()) {
    auto count = as_index(rt, times);
    if (count.failed()) return nullptr;
    left = count.get() < 0 ? 0 : count.get();
  }
  auto* repeat = new_object<Repeat>(rt, cls);
  if (!repeat) return nullptr;
  repeat->item = item;
  repeat->left = left;
  return repeat;
}

Value repeat_next(Runtime&, Value self) {
  auto* repeat = cast<Repeat>(self);
  if (!repeat->left) return Value::stop();
  if (repeat->left > 0) repeat->left--;
  return repeat->item;
}

Value repeat_repr(Runtime& rt, Value self) {
  auto* repeat = cast<Repeat>(self);
  TextBuilder text(rt);
  text.add("repeat(").add_repr(repeat->item);
  if (repeat->left >= 0) text.add(", ").add_int(repeat->left);
  return text.add(')').finish();
}

Value repeat_hint(Runtime& rt, const Args& args) {
  SignedWord left = cast<Repeat>(args[0])->left;
  return left < 0 ? Value(raise(rt, type_error_type, "len() of unsized object"_m)) : Value::small_int(left);
}

constinit const Attribute repeat_attributes[] = {METHOD("__length_hint__", repeat_hint, 1, 1)};

constexpr TypeSpec count_class() {
  TypeSpec type = iterator_class<Count>(sym<"itertools.count">, {1, 2},
                                        CONSTRUCTOR_T("count", count_new, "start=0, step=1"), count_next);
  type.repr = count_repr;
  return type;
}
constexpr TypeSpec repeat_class() {
  TypeSpec type = iterator_class<Repeat>(sym<"itertools.repeat">, {1, 1},
                                         CONSTRUCTOR_T("repeat", repeat_new, "object, times=0"), repeat_next);
  type.repr = repeat_repr;
  type.attributes = repeat_attributes;
  return type;
}

}  // namespace

ROM_TYPE(count_type, count_class());
ROM_TYPE(cycle_type, iterator_class<Cycle>(sym<"itertools.cycle">, {1, 2},
                                           CONSTRUCTOR_T("cycle", cycle_new, "iterable, /"), cycle_next));
ROM_TYPE(repeat_type, repeat_class());

}  // namespace adder
