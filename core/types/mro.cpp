// The method resolution order of a class: C3 linearisation.
#include "core/runtime/exceptions.h"
#include "core/types/lookup.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {
// The sequences being merged: the order of each base, then the bases themselves; `at` is how far each is used up.
struct Sequence {
  const Tuple* items;
  SignedWord at;
  bool empty() const { return at >= items->size; }
  Value head() const { return items->items()[at]; }
};
constexpr size_t most_bases = 16;

bool in_a_tail(Span<Sequence> sequences, Value candidate) {
  for (const Sequence& s : sequences)
    for (SignedWord i = s.at + 1; i < s.items->size; i++)
      if (s.items->items()[i].is(candidate)) return true;
  return false;
}

// The next class of the merge, or empty() when no head is free.
Value next_class(Span<Sequence> sequences) {
  for (const Sequence& s : sequences)
    if (!s.empty() && !in_a_tail(sequences, s.head())) return s.head();
  return Value::empty();
}

Failed inconsistent(Runtime& rt, Span<const Value> bases) {
  TextBuilder text(rt);
  text.add("Cannot create a consistent method resolution\norder (MRO) for bases ");
  for (size_t i = 0; i < bases.size(); i++) {
    if (i) text.add(", ");
    text.add(cast<Type>(bases[i])->name);
  }
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type_error_type, message);
}

Value merge(Runtime& rt, Type* cls, Span<Sequence> sequences, Span<const Value> bases, List* order) {
  TRY(list_append(rt, order, to_value(cls)));
  for (;;) {
    bool all_empty = true;
    for (const Sequence& s : sequences) all_empty &= s.empty();
    if (all_empty) return make_tuple(rt, order->span());
    Value chosen = next_class(sequences);
    if (chosen.is_empty()) return inconsistent(rt, bases);
    TRY(list_append(rt, order, chosen));
    for (Sequence& s : sequences)
      if (!s.empty() && s.head().is(chosen)) s.at++;
  }
}
}  // namespace

Value compute_mro(Runtime& rt, Type* cls, Span<const Value> bases) {
  for (size_t i = 0; i < bases.size(); i++)
    for (size_t k = i + 1; k < bases.size(); k++)
      if (bases[i].is(bases[k])) return raise(rt, type_error_type, "duplicate base class %Y"_m, cast<Type>(bases[i]));
  if (bases.size() > most_bases) return raise(rt, type_error_type, "more than %d bases of a class"_m, int(most_bases));
  Sequence sequences[most_bases + 1];
  for (size_t i = 0; i < bases.size(); i++) sequences[i] = {cast<Tuple>(TRY(mro_tuple(rt, cast<Type>(bases[i])))), 0};
  sequences[bases.size()] = {cast<Tuple>(TRY(make_tuple(rt, bases))), 0};
  List* order = make_list(rt, 4);
  if (!order) return Failed{};
  return merge(rt, cls, {sequences, bases.size() + 1}, bases, order);
}

}  // namespace adder
