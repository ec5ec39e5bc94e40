// Tuples with named fields in ROM; see struct_sequence.h.
#include "core/types/struct_sequence.h"

#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"

namespace adder {

Value struct_sequence_repr(Runtime& rt, Value self) {
  const Type* type = self.as_object()->type;
  TextBuilder text(rt);
  text.add(type->name).add('(');
  for (SignedWord i = 0; i < cast<Tuple>(self)->size; i++) {
    if (i) text.add(", ");
    if (i < type->attribute_count) text.add(type->attributes[i].name()).add('=');
    text.add_repr(cast<Tuple>(self)->items()[i]);
  }
  return text.add(')').finish();
}

Value struct_sequence_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional != 1 || args.keywords)
    return raise(rt, type_error_type, "%N() takes exactly one sequence"_m, cls->name);
  Value items = sequence_to_tuple(rt, args[0]);
  if (items.is_error())
    return exception_is(rt, type_error_type) && catch_exception(rt, type_error_type)
               ? Value(raise(rt, type_error_type, "constructor requires a sequence"_m))
               : items;
  Tuple* tuple = cast<Tuple>(items);
  if (tuple->size != cls->attribute_count)
    return raise(rt, type_error_type, "%N() takes a %u-sequence (%zd-sequence given)"_m, cls->name,
                 unsigned(cls->attribute_count), tuple->size);
  return make_struct_sequence(rt, *cls, {tuple->items(), size_t(tuple->size)});
}

Value make_struct_sequence(Runtime& rt, const Type& type, Span<const Value> fields) {
  auto* made = rt.heap.make<Tuple>(type, fields.size_bytes());
  if (!made) return rt.no_memory();
  made->size = SignedWord(fields.size());
  for (size_t i = 0; i < fields.size(); i++) made->items()[i] = fields[i];
  return to_value(made);
}

}  // namespace adder
