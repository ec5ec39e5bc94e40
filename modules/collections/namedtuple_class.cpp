// The parts of a class made by namedtuple: construction, field descriptors, methods.
#include "core/runtime/exceptions.h"
#include "core/types/argument_words.h"
#include "core/types/dict.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/collections/namedtuple.h"
#include "modules/collections/namedtuple_parts.h"

namespace adder {

namespace {

// --- fields

Value field_get(Runtime& rt, Value self, Value instance, const Type*) {
  if (instance.is_empty()) return self;
  uint32_t index = cast<TupleField>(self)->index;
  if (!has_kind(instance, Kind::Tuple))
    return raise(rt, type_error_type, "descriptor for index '%u' for tuple subclasses doesn't apply to '%T' object"_m,
                 index, instance);
  auto* tuple = cast<Tuple>(instance);
  if (SignedWord(index) >= tuple->size) return raise(rt, index_error_type, "tuple index out of range"_m);
  return tuple->items()[index];
}
Status field_set(Runtime& rt, Value, Value, Value value) {
  return raise(rt, attribute_error_type, value.is_empty() ? "can't delete attribute"_m : "can't set attribute"_m);
}
Value field_doc(Runtime& rt, Value self) {
  auto* field = cast<TupleField>(self);
  if (!field->doc.is_empty()) return field->doc;
  return TextBuilder(rt).add("Alias for field number ").add_int(field->index).finish();
}
Status set_field_doc(Runtime& rt, Value self, Value value) {
  rt.heap.store(cast<TupleField>(self)->doc, value.is_empty() ? Value::none() : value);
  return {};
}
Value field_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add("_tuplegetter(").add_int(cast<TupleField>(self)->index).add(", ");
  return text.add_repr(TRY(field_doc(rt, self))).add(')').finish();
}
constinit const Attribute field_attributes[] = {PROPERTY_RW("__doc__", field_doc, set_field_doc)};

// --- construction

Failed missing_fields(Runtime& rt, string_view function, Span<const Value> fields, Tuple* tuple, uint32_t required) {
  constexpr size_t most_shown = 64;
  string_view names[most_shown];
  size_t count = 0;
  for (uint32_t i = 0; i < required && count < most_shown; i++)
    if (tuple->items()[i].is_empty()) names[count++] = as_str(fields[i])->view();
  return raise_missing_positional(rt, function, {names, count});
}

// args[0] is the class.
Value constructor_call(Runtime& rt, Value self, const Args& args) {
  auto* constructor = cast<FieldConstructor>(self);
  Span<const Value> fields = cast<Tuple>(constructor->fields)->span();
  auto count = uint32_t(fields.size());
  TextBuilder name(rt);
  TRY(name.add_str(constructor->name).add(".__new__").status());
  PythonParameters parameters{name.view(), 1, count - cast<Dict>(constructor->defaults)->live, count};
  if (!args.positional || !has_kind(args[0], Kind::Type)) {
    string_view missing = "_cls";
    return raise_missing_positional(rt, name.view(), {&missing, 1});
  }
  uint32_t given = args.positional - 1;
  if (given > count) return raise_too_many_positional(rt, parameters, given);
  auto* tuple = reinterpret_cast<Tuple*>(allocate_object(rt, cast<Type>(args[0]), sizeof(Tuple) + fields.size_bytes()));
  if (!tuple) return Failed{};
  tuple->size = SignedWord(count);
  for (uint32_t i = 0; i < count; i++) tuple->items()[i] = i < given ? args[i + 1] : Value::empty();
  for (uint32_t k = 0; k < args.keywords; k++) {
    uint32_t i = 0;
    while (i < count && !fields[i].is(args.names[k])) i++;
    string_view keyword = as_str(args.names[k])->view();
    if (i == count) return raise_unexpected_keyword(rt, name.view(), keyword);
    if (!tuple->items()[i].is_empty()) return raise_repeated_argument(rt, name.view(), keyword);
    tuple->items()[i] = args.values[args.positional + k];
  }
  for (uint32_t i = given; i < count; i++) {
    if (!tuple->items()[i].is_empty()) continue;
    if (i < parameters.required) return missing_fields(rt, name.view(), fields, tuple, parameters.required);
    tuple->items()[i] = TRY(dict_get(rt, cast<Dict>(constructor->defaults), fields[i]));
  }
  rt.heap.rescan(tuple);
  return to_value(tuple);
}

// --- methods

Value fields_of(Runtime& rt, Value object) { return get_attribute(rt, object, sym<"_fields">); }

Value new_from(Runtime& rt, Value cls, Value items) {
  auto* source = cast<Tuple>(items);
  auto* tuple = reinterpret_cast<Tuple*>(
      allocate_object(rt, cast<Type>(cls), sizeof(Tuple) + size_t(source->size) * sizeof(Value)));
  if (!tuple) return Failed{};
  tuple->size = source->size;
  for (SignedWord i = 0; i < source->size; i++) tuple->items()[i] = source->items()[i];
  rt.heap.rescan(tuple);
  return to_value(tuple);
}

Value method_make(Runtime& rt, const Args& args) {
  Value items = TRY(sequence_to_tuple(rt, args[1]));
  SignedWord wanted = TRY(length(rt, TRY(fields_of(rt, args[0]))));
  if (cast<Tuple>(items)->size != wanted)
    return raise(rt, type_error_type, "Expected %zd arguments, got %zd"_m, wanted, cast<Tuple>(items)->size);
  return new_from(rt, args[0], items);
}

Value method_replace(Runtime& rt, const Args& args) {
  if (args.positional > 1)
    return raise(rt, type_error_type, "%T._replace() takes 1 positional argument but %u were given"_m, args[0],
                 args.positional);
  Span<const Value> fields = cast<Tuple>(TRY(sequence_to_tuple(rt, TRY(fields_of(rt, args[0])))))->span();
  Value copy = TRY(new_from(rt, to_value(type_of(args[0])), args[0]));
  List* unknown = make_list(rt, 0);
  if (!unknown) return Failed{};
  for (uint32_t k = 0; k < args.keywords; k++) {
    uint32_t i = 0;
    while (i < fields.size() && !fields[i].is(args.names[k])) i++;
    if (i < fields.size())
      rt.heap.store(cast<Tuple>(copy)->items()[i], args.values[args.positional + k]);
    else
      TRY(list_append(rt, unknown, args.names[k]));
  }
  if (unknown->size) return raise(rt, value_error_type, "Got unexpected field names: %R"_m, to_value(unknown));
  return copy;
}

Value method_asdict(Runtime& rt, const Args& args) {
  Span<const Value> fields = cast<Tuple>(TRY(sequence_to_tuple(rt, TRY(fields_of(rt, args[0])))))->span();
  Dict* dict = make_dict(rt);
  if (!dict) return Failed{};
  for (size_t i = 0; i < fields.size(); i++) TRY(dict_set(rt, dict, fields[i], cast<Tuple>(args[0])->items()[i]));
  return to_value(dict);
}

Value method_repr(Runtime& rt, const Args& args) {
  ReprGuard guard(rt, args[0]);
  if (guard.recursive()) return make_str(rt, "...");
  Span<const Value> fields = cast<Tuple>(TRY(sequence_to_tuple(rt, TRY(fields_of(rt, args[0])))))->span();
  TextBuilder text(rt);
  text.add_str(TRY(get_attribute(rt, to_value(type_of(args[0])), sym<"__name__">))).add('(');
  for (size_t i = 0; i < fields.size(); i++) {
    if (i) text.add(", ");
    text.add_str(fields[i]).add('=').add_repr(cast<Tuple>(args[0])->items()[i]);
    TRY(text.status());
  }
  return text.add(')').finish();
}

Value method_getnewargs(Runtime& rt, const Args& args) { return make_tuple(rt, cast<Tuple>(args[0])->span()); }

}  // namespace

constinit const Attribute namedtuple_methods[namedtuple_method_count] = {
    CLASS_METHOD("_make", method_make, 2, 2),
    METHOD_RAW("_replace", method_replace),
    METHOD("_asdict", method_asdict, 1, 1),
    METHOD("__repr__", method_repr, 1, 1),
    METHOD("__getnewargs__", method_getnewargs, 1, 1),
};

ROM_TYPE(field_type, {
                         .name = sym<"collections._tuplegetter">,
                         .trace_words = {1, 1},
                         .flags = Type::Final | Type::Abstract | Type::IsDataDescriptor,
                         .native_bytes = sizeof(TupleField),
                         .descriptor_get = field_get,
                         .descriptor_set = field_set,
                         .repr = field_repr,
                         .attributes = field_attributes,
                     });

ROM_TYPE(field_constructor_type, {
                                     .name = sym<"collections._field_constructor">,
                                     .trace_words = {1, 3},
                                     .flags = Type::Final | Type::Abstract,
                                     .native_bytes = sizeof(FieldConstructor),
                                     .call = constructor_call,
                                 });

}  // namespace adder
