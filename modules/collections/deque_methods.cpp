// Methods of deque.
#include "core/runtime/exceptions.h"
#include "core/types/for_each.h"
#include "core/types/generic_alias.h"
#include "core/types/sequence.h"
#include "modules/collections/deque.h"

namespace adder {

namespace {

Deque* self_deque(const Args& args) { return cast<Deque>(args[0]); }

Failed empty(Runtime& rt) { return raise(rt, index_error_type, "pop from an empty deque"_m); }

// Index of the first item equal to `wanted` in [from, to), -1 when there is none.
Result<SignedWord> find(Runtime& rt, Deque* deque, Value wanted, SignedWord from, SignedWord to) {
  uint32_t changes = deque->changes;
  for (SignedWord i = from; i < to; i++) {
    bool same = TRY(equal(rt, deque->item(size_t(i)), wanted));
    if (deque->changes != changes) return raise(rt, runtime_error_type, "deque mutated during iteration"_m);
    if (same) return i;
  }
  return SignedWord(-1);
}

Value method_append(Runtime& rt, const Args& args) {
  TRY(deque_append(rt, self_deque(args), args[1]));
  return Value::none();
}
Value method_appendleft(Runtime& rt, const Args& args) {
  TRY(deque_append_left(rt, self_deque(args), args[1]));
  return Value::none();
}
Value method_pop(Runtime& rt, const Args& args) {
  return self_deque(args)->size ? deque_pop(self_deque(args)) : Value(empty(rt));
}
Value method_popleft(Runtime& rt, const Args& args) {
  return self_deque(args)->size ? deque_pop_left(self_deque(args)) : Value(empty(rt));
}
Value method_extend(Runtime& rt, const Args& args) {
  TRY(deque_extend(rt, self_deque(args), args[1]));
  return Value::none();
}
Value method_extendleft(Runtime& rt, const Args& args) {
  Value items = args[1].is(args[0]) ? TRY(sequence_to_list(rt, args[1])) : args[1];
  TRY(for_each(rt, items, [&](Value item) { return deque_append_left(rt, self_deque(args), item); }));
  return Value::none();
}
Value method_clear(Runtime& rt, const Args& args) {
  deque_clear(rt, self_deque(args));
  return Value::none();
}

Value method_copy(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  Value limit = deque->limit == Deque::unbounded ? Value::none() : Value::small_int(deque->limit);
  if (deque->type != &deque_type) return call(rt, to_value(deque->type), args[0], limit);
  Deque* copy = make_deque(rt, deque->limit);
  if (!copy) return Failed{};
  for (uint32_t i = 0; i < deque->size; i++) TRY(deque_append(rt, copy, deque->item(i)));
  copy->strict = deque->strict;
  return to_value(copy);
}

Value method_count(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  SignedWord count = 0;
  for (SignedWord at = -1;; count++) {
    at = TRY(find(rt, deque, args[1], at + 1, deque->size));
    if (at < 0) return Value::small_int(count);
  }
}
Value method_index(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  SignedWord from = TRY(clamp_index(rt, args.get(2), deque->size, 0));
  SignedWord to = TRY(clamp_index(rt, args.get(3), deque->size, deque->size));
  SignedWord at = TRY(find(rt, deque, args[1], from, to));
  if (at < 0) return raise(rt, value_error_type, "%R is not in deque"_m, args[1]);
  return Value::small_int(at);
}
Value method_remove(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  auto found = find(rt, deque, args[1], 0, deque->size);
  if (found.failed()) {
    if (catch_exception(rt, runtime_error_type)) return raise(rt, index_error_type, "deque mutated during remove()."_m);
    return Failed{};
  }
  if (found.get() < 0) return raise(rt, value_error_type, "%R is not in deque"_m, args[1]);
  deque_erase(rt, deque, size_t(found.get()));
  return Value::none();
}

Value method_insert(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  SignedWord index = TRY(as_index(rt, args[1])), size = deque->size;
  if (deque->size >= deque->limit) return raise(rt, index_error_type, "deque already at its maximum size"_m);
  if (index < 0) index += size;
  index = index < 0 ? 0 : index > size ? size : index;
  TRY(deque_insert(rt, deque, size_t(index), args[2]));
  return Value::none();
}

Value method_reverse(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  for (size_t i = 0, j = deque->size; i + 1 < j; i++) std::swap(deque->item(i), deque->item(--j));
  if (deque->array) rt.heap.rescan(deque->array.get());
  return Value::none();
}
Value method_rotate(Runtime& rt, const Args& args) {
  deque_rotate(rt, self_deque(args), args.positional > 1 ? TRY(as_index(rt, args[1])) : 1);
  return Value::none();
}

Value method_reversed(Runtime& rt, const Args& args) {
  return make_deque_iterator(rt, args[0], deque_reverse_iterator_type);
}
Value method_class_getitem(Runtime& rt, const Args& args) { return make_generic_alias(rt, args[0], args[1]); }

Value method_reduce(Runtime& rt, const Args& args) {
  Deque* deque = self_deque(args);
  Value arguments[] = {TRY(sequence_to_list(rt, args[0])),
                       deque->limit == Deque::unbounded ? Value::none() : Value::small_int(deque->limit)};
  Value parts[] = {to_value(deque->type), TRY(make_tuple(rt, Span<const Value>(arguments)))};
  return make_tuple(rt, Span<const Value>(parts));
}

Value get_maxlen(Runtime&, Value self) {
  auto* deque = cast<Deque>(self);
  return deque->limit == Deque::unbounded ? Value::none() : Value::small_int(deque->limit);
}

}  // namespace

constinit const Attribute deque_attributes[deque_method_count] = {
    METHOD("append", method_append, 2, 2),
    METHOD("appendleft", method_appendleft, 2, 2),
    METHOD("clear", method_clear, 1, 1),
    METHOD("copy", method_copy, 1, 1),
    METHOD("count", method_count, 2, 2),
    METHOD("extend", method_extend, 2, 2),
    METHOD("extendleft", method_extendleft, 2, 2),
    METHOD("index", method_index, 2, 4),
    METHOD("insert", method_insert, 3, 3),
    METHOD("pop", method_pop, 1, 1),
    METHOD("popleft", method_popleft, 1, 1),
    METHOD("remove", method_remove, 2, 2),
    METHOD("reverse", method_reverse, 1, 1),
    METHOD("rotate", method_rotate, 1, 2),
    METHOD("__copy__", method_copy, 1, 1),
    METHOD("__reduce__", method_reduce, 1, 1),
    METHOD("__reversed__", method_reversed, 1, 1),
    CLASS_METHOD("__class_getitem__", method_class_getitem, 2, 2),
    PROPERTY("maxlen", get_maxlen),
};

}  // namespace adder
