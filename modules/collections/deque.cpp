// deque: the ring, construction, operators, iterators. Methods are in deque_methods.cpp.
#include "modules/collections/deque.h"

#include "core/runtime/exceptions.h"
#include "core/types/for_each.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/sequence.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

constexpr uint32_t smallest_ring = 4;
constexpr uint32_t largest_ring = 1u << 30;
constexpr Value nothing = Value::from_bits(0);

constexpr size_t bytes_for(uint32_t items) { return sizeof(ValueArray) + items * sizeof(Value); }

// Half as much again, twice as much while it is short, and never more than the limit; one more where memory is short.
Status grow(Runtime& rt, Deque* deque) {
  if (deque->size >= largest_ring) return rt.no_memory();
  uint32_t least = deque->size + 1,
           wanted = std::max(smallest_ring, deque->size + (deque->size < 64 ? deque->size : deque->size / 2));
  wanted = std::min(wanted, std::max(least, deque->limit));
  auto* array =
      static_cast<ValueArray*>(rt.heap.enlarge(&value_array_type, nullptr, 0, bytes_for(least), bytes_for(wanted)));
  if (!array) return rt.no_memory();
  for (uint32_t i = 0; i < deque->size; i++) array->items()[i] = deque->item(i);
  ValueArray* old = deque->array.get();
  rt.heap.store(deque->array, array);
  deque->capacity = uint32_t((rt.heap.cell_bytes(array) - sizeof(ValueArray)) / sizeof(Value));
  deque->head = 0;
  if (old) rt.heap.free_now(old);
  return {};
}

Status make_room(Runtime& rt, Deque* deque) { return deque->size < deque->capacity ? Status() : grow(rt, deque); }

Failed full(Runtime& rt) { return raise(rt, index_error_type, "full"_m); }

}  // namespace

Deque* make_deque(Runtime& rt, uint32_t limit, const Type* cls) {
  auto* deque = new_object<Deque>(rt, cls);
  if (deque) deque->limit = limit;
  return deque;
}

Status deque_append(Runtime& rt, Deque* deque, Value item) {
  if (deque->size >= deque->limit) {
    if (deque->strict) return full(rt);
    if (!deque->limit) return {};
    (void)deque_pop_left(deque);
  }
  TRY(make_room(rt, deque));
  rt.heap.store(deque->item(deque->size), item);
  deque->size++;
  deque->changes++;
  return {};
}

Status deque_append_left(Runtime& rt, Deque* deque, Value item) {
  if (deque->size >= deque->limit) {
    if (deque->strict) return full(rt);
    if (!deque->limit) return {};
    (void)deque_pop(deque);
  }
  TRY(make_room(rt, deque));
  deque->head = deque->place(deque->capacity - 1);
  rt.heap.store(deque->item(0), item);
  deque->size++;
  deque->changes++;
  return {};
}

Value deque_pop(Deque* deque) {
  Value& slot = deque->item(--deque->size);
  deque->changes++;
  return std::exchange(slot, nothing);
}

Value deque_pop_left(Deque* deque) {
  Value& slot = deque->item(0);
  deque->head = deque->place(1);
  deque->size--;
  deque->changes++;
  return std::exchange(slot, nothing);
}

void deque_clear(Runtime& rt, Deque* deque) {
  rt.heap.store(deque->array, static_cast<ValueArray*>(nullptr));
  deque->capacity = deque->head = deque->size = 0;
  deque->changes++;
}

// The shorter side moves up.
void deque_erase(Runtime& rt, Deque* deque, size_t index) {
  if (index < deque->size / 2) {
    for (size_t i = index; i > 0; i--) rt.heap.store(deque->item(i), deque->item(i - 1));
    (void)deque_pop_left(deque);
  } else {
    for (size_t i = index; i + 1 < deque->size; i++) rt.heap.store(deque->item(i), deque->item(i + 1));
    (void)deque_pop(deque);
  }
}

Status deque_insert(Runtime& rt, Deque* deque, size_t index, Value item) {
  if (index < deque->size / 2) {
    TRY(deque_append_left(rt, deque, item));
    for (size_t i = 0; i < index; i++) rt.heap.store(deque->item(i), deque->item(i + 1));
  } else {
    TRY(deque_append(rt, deque, item));
    for (size_t i = deque->size - 1; i > index; i--) rt.heap.store(deque->item(i), deque->item(i - 1));
  }
  rt.heap.store(deque->item(index), item);
  return {};
}

void deque_rotate(Runtime& rt, Deque* deque, SignedWord steps) {
  if (deque->size < 2) return;
  SignedWord size = deque->size;
  steps %= size;
  if (steps < 0) steps += size;
  // Few steps from either end; a full ring only turns its head.
  bool backward = steps > size / 2;
  if (backward) steps = size - steps;
  for (SignedWord i = 0; i < steps; i++) {
    if (deque->size == deque->capacity) {
      deque->head = deque->place(backward ? 1 : deque->capacity - 1);
    } else if (backward) {
      Value moved = deque_pop_left(deque);
      rt.heap.store(deque->item(deque->size++), moved);
    } else {
      Value moved = deque_pop(deque);
      deque->head = deque->place(deque->capacity - 1);
      rt.heap.store(deque->item(0), moved);
      deque->size++;
    }
  }
  deque->changes++;
}

Status deque_extend(Runtime& rt, Deque* deque, Value iterable) {
  if (iterable.is(to_value(deque))) iterable = sequence_to_list(rt, iterable);
  if (iterable.is_error()) return Failed{};
  return for_each(rt, iterable, [&](Value item) { return deque_append(rt, deque, item); });
}

namespace {

Value deque_construct(Runtime& rt, const Type* cls, const Args&) {
  Deque* deque = make_deque(rt, Deque::unbounded, cls);
  return deque ? to_value(deque) : Value::error();
}

Result<uint32_t> limit_of(Runtime& rt, Value v) {
  if (v.is_empty() || v.is_none()) return Deque::unbounded;
  if (!is_int(v)) return raise(rt, type_error_type, "an integer is required"_m);
  SignedWord limit = TRY(as_index(rt, v));
  if (limit < 0) return raise(rt, value_error_type, "maxlen must be non-negative"_m);
  return limit < SignedWord(largest_ring) ? uint32_t(limit) : Deque::unbounded - 1;
}

// deque(iterable=(), maxlen=None, flags=0); flags are MicroPython's.
Value deque_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.positional > 3)
    return raise(rt, type_error_type, "deque() takes at most 2 arguments (%u given)"_m, args.positional);
  Value iterable = args.get(0), limit = args.get(1);
  for (uint32_t i = 0; i < args.keywords; i++) {
    Value value = args.values[args.positional + i], name = args.names[i];
    if (name.is(to_value(sym<"iterable">)) && iterable.is_empty())
      iterable = value;
    else if (name.is(to_value(sym<"maxlen">)) && limit.is_empty())
      limit = value;
    else
      return raise(rt, type_error_type, "'%S' is an invalid keyword argument for deque()"_m, name);
  }
  auto* deque = cast<Deque>(self);
  deque->limit = TRY(limit_of(rt, limit));
  deque->strict = args.positional > 2 && (TRY(as_index(rt, args[2])) & 1);
  if (deque->size) deque_clear(rt, deque);
  if (!iterable.is_empty()) TRY(deque_extend(rt, deque, iterable));
  return Value::none();
}

Value deque_repr(Runtime& rt, Value self) {
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "[...]");
  auto* deque = cast<Deque>(self);
  TextBuilder text(rt);
  text.add_str(TRY(get_attribute(rt, to_value(deque->type), sym<"__name__">))).add("([");
  for (uint32_t i = 0; i < deque->size; i++) {
    if (i) text.add(", ");
    TRY(text.append_repr(deque->item(i)));
  }
  text.add(']');
  if (deque->limit != Deque::unbounded) text.add(", maxlen=").add_int(deque->limit);
  return text.add(')').finish();
}

Result<SignedWord> deque_length(Runtime&, Value self) { return SignedWord(cast<Deque>(self)->size); }

Result<SignedWord> index_in(Runtime& rt, Value key, Deque* deque) {
  return resolve_index(rt, key, deque->size,
                       {"sequence index must be integer, not '%T'"_m, "deque index out of range"_m});
}

Value deque_get_item(Runtime& rt, Value self, Value key) {
  return cast<Deque>(self)->item(size_t(TRY(index_in(rt, key, cast<Deque>(self)))));
}

Status deque_set_item(Runtime& rt, Value self, Value key, Value value) {
  auto* deque = cast<Deque>(self);
  auto index = size_t(TRY(index_in(rt, key, deque)));
  if (value.is_empty())
    deque_erase(rt, deque, index);
  else
    rt.heap.store(deque->item(index), value);
  return {};
}

Result<bool> deque_contains(Runtime& rt, Value self, Value wanted) {
  auto* deque = cast<Deque>(self);
  uint32_t changes = deque->changes;
  for (uint32_t i = 0; i < deque->size; i++) {
    bool same = TRY(equal(rt, deque->item(i), wanted));
    if (same) return true;
    if (deque->changes != changes) return raise(rt, runtime_error_type, "deque mutated during iteration"_m);
  }
  return false;
}

Value deque_iterate(Runtime& rt, Value self) { return make_deque_iterator(rt, self, deque_iterator_type); }

// A deque of the same class and limit with the same items.
Value copy_of(Runtime& rt, Deque* deque) { return call_method(rt, to_value(deque), sym<"copy">); }

Status repeat_in_place(Runtime& rt, Deque* deque, Value times) {
  SignedWord n = TRY(repeat_count(rt, times));
  if (n == 0) {
    deque_clear(rt, deque);
    return {};
  }
  if (deque->size && size_t(n) > largest_ring / deque->size && deque->limit == Deque::unbounded) return rt.no_memory();
  Value items = sequence_to_list(rt, to_value(deque));
  if (items.is_error()) return Failed{};
  for (SignedWord i = 1; i < n; i++) TRY(deque_extend(rt, deque, items));
  return {};
}

Value deque_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op == BinaryOp::Add) {
    if (reflected) return Value::not_implemented();
    if (!is_instance(other, deque_type))
      return raise(rt, type_error_type, "can only concatenate deque (not \"%T\") to deque"_m, other);
    Value result = TRY(copy_of(rt, cast<Deque>(self)));
    TRY(deque_extend(rt, cast<Deque>(result), other));
    return result;
  }
  if (op != BinaryOp::Mul || (!is_int(other) && special_method(rt, other, sym<"__index__">).is_empty()))
    return Value::not_implemented();
  Value result = TRY(copy_of(rt, cast<Deque>(self)));
  TRY(repeat_in_place(rt, cast<Deque>(result), other));
  return result;
}

Value deque_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other) {
  if (op == BinaryOp::Add) {
    TRY(deque_extend(rt, cast<Deque>(self), other));
    return self;
  }
  if (op != BinaryOp::Mul || !is_int(other)) return Value::not_implemented();
  TRY(repeat_in_place(rt, cast<Deque>(self), other));
  return self;
}

Value deque_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_instance(other, deque_type)) return Value::not_implemented();
  Value a = TRY(sequence_to_list(rt, self)), b = TRY(sequence_to_list(rt, other));
  return compare(rt, op, a, b);
}

struct DequeIterator : Object {
  Ref<Deque> deque;  // null once exhausted
  uint32_t remaining;
  uint32_t changes;
};

template <bool backward>
Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<DequeIterator>(self);
  if (!iterator->deque) return Value::stop();
  Deque* deque = iterator->deque.get();
  if (iterator->remaining && deque->changes != iterator->changes) {
    iterator->deque = static_cast<Deque*>(nullptr);
    return raise(rt, runtime_error_type, "deque mutated during iteration"_m);
  }
  if (!iterator->remaining) {
    iterator->deque = static_cast<Deque*>(nullptr);
    return Value::stop();
  }
  uint32_t left = iterator->remaining--;
  return deque->item(backward ? left - 1 : deque->size - left);
}

Value iterator_hint(Runtime&, const Args& args) {
  auto* iterator = cast<DequeIterator>(args[0]);
  return Value::small_int(iterator->deque ? iterator->remaining : 0);
}

constinit const Attribute iterator_attributes[] = {METHOD("__length_hint__", iterator_hint, 1, 1)};

}  // namespace

Value make_deque_iterator(Runtime& rt, Value deque, const Type& type) {
  auto* iterator = rt.heap.make<DequeIterator>(type);
  if (!iterator) return rt.no_memory();
  iterator->deque = cast<Deque>(deque);
  iterator->remaining = cast<Deque>(deque)->size;
  iterator->changes = cast<Deque>(deque)->changes;
  return to_value(iterator);
}

ROM_TYPE(deque_iterator_type, iterator_class<DequeIterator>(sym<"_collections._deque_iterator">, {1, 1},
                                                            iterator_next<false>, iterator_attributes));
ROM_TYPE(deque_reverse_iterator_type, iterator_class<DequeIterator>(sym<"_collections._deque_reverse_iterator">, {1, 1},
                                                                    iterator_next<true>, iterator_attributes));

ROM_TYPE(deque_type, {
                         .name = sym<"collections.deque">,
                         .trace_words = {1, 1},
                         .native_bytes = sizeof(Deque),
                         .construct = deque_construct,
                         .initialize = deque_initialize,
                         .repr = deque_repr,
                         .length = deque_length,
                         .get_item = deque_get_item,
                         .set_item = deque_set_item,
                         .contains = deque_contains,
                         .iterate = deque_iterate,
                         .binary = deque_binary,
                         .binary_inplace = deque_binary_inplace,
                         .compare = deque_compare,
                         .binary_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                         .inplace_ops = binary_bit(BinaryOp::Add) | binary_bit(BinaryOp::Mul),
                         .attributes = deque_attributes,
                     });

}  // namespace adder
