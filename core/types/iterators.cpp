// Iterators over list and tuple, forwards and backwards.
#include "core/runtime/exceptions.h"
#include "core/types/iterator_type.h"
#include "core/types/sequence_iterators.h"

namespace adder {

namespace {

Span<const Value> items_of(Value sequence) {
  if (has_kind(sequence, Kind::List)) {
    List* list = cast<List>(sequence);
    return list->size ? Span<const Value>(list->items(), list->size) : Span<const Value>();
  }
  return cast<Tuple>(sequence)->span();
}

Value forward_next(Runtime&, Value self) {
  auto* iterator = cast<SequenceIterator>(self);
  if (iterator->sequence.is_empty()) return Value::stop();
  Span<const Value> items = items_of(iterator->sequence);
  if (size_t(iterator->index) < items.size()) return items[size_t(iterator->index++)];
  iterator->sequence = Value::empty();
  return Value::stop();
}

Value backward_next(Runtime&, Value self) {
  auto* iterator = cast<SequenceIterator>(self);
  if (iterator->sequence.is_empty()) return Value::stop();
  Span<const Value> items = items_of(iterator->sequence);
  if (iterator->index >= 0 && size_t(iterator->index) < items.size()) return items[size_t(iterator->index--)];
  iterator->sequence = Value::empty();
  return Value::stop();
}

Value forward_hint(Runtime&, const Args& args) {
  auto* iterator = cast<SequenceIterator>(args[0]);
  if (iterator->sequence.is_empty()) return Value::small_int(0);
  SignedWord left = SignedWord(items_of(iterator->sequence).size()) - iterator->index;
  return Value::small_int(left > 0 ? left : 0);
}

Value backward_hint(Runtime&, const Args& args) {
  auto* iterator = cast<SequenceIterator>(args[0]);
  return Value::small_int(iterator->sequence.is_empty() ? 0 : iterator->index + 1);
}

// For copy.copy(): another iterator that stands where this one does.
Value iterator_copy(Runtime& rt, const Args& args) {
  auto* copy = rt.heap.make<SequenceIterator>(*type_of(args[0]));
  if (!copy) return rt.no_memory();
  copy->sequence = cast<SequenceIterator>(args[0])->sequence;
  copy->index = cast<SequenceIterator>(args[0])->index;
  return to_value(copy);
}

constexpr size_t method_count = 2;
constinit const Attribute forward_attributes[method_count] = {METHOD("__copy__", iterator_copy, 1, 1),
                                                              METHOD("__length_hint__", forward_hint, 1, 1)};
constinit const Attribute backward_attributes[method_count] = {METHOD("__copy__", iterator_copy, 1, 1),
                                                               METHOD("__length_hint__", backward_hint, 1, 1)};

}  // namespace

Value make_reverse_iterator(Runtime& rt, Value sequence) {
  auto* iterator = rt.heap.make<SequenceIterator>(reverse_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->sequence = sequence;
  iterator->index = SignedWord(items_of(sequence).size()) - 1;
  return to_value(iterator);
}

ROM_TYPE(list_iterator_type,
         iterator_class<SequenceIterator>(sym<"list_iterator">, {1, 1}, forward_next, forward_attributes));
ROM_TYPE(tuple_iterator_type,
         iterator_class<SequenceIterator>(sym<"tuple_iterator">, {1, 1}, forward_next, forward_attributes));
ROM_TYPE(reverse_iterator_type,
         iterator_class<SequenceIterator>(sym<"list_reverseiterator">, {1, 1}, backward_next, backward_attributes));

}  // namespace adder
