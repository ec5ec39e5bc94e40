// TypeAliasType, TypeVar, ParamSpec, TypeVarTuple: enough to be named, shown, subscripted and looked into.
#include "core/vm/type_parameters.h"

namespace adder {

namespace {

struct NamedValue : Object {
  Value name;
  Value value;     // of an alias; the bound of a parameter
  Value evaluate;  // of an alias: the function that gives the value; empty() once it did
};

Value get_name(Runtime&, Value self) { return cast<NamedValue>(self)->name; }
Value get_value(Runtime& rt, Value self) {
  auto* named = cast<NamedValue>(self);
  if (!named->evaluate.is_empty()) {
    Value value = TRY(call(rt, named->evaluate));
    rt.heap.store(named->value, value);
    named->evaluate = Value::empty();
  }
  return named->value;
}
Value subscript(Runtime&, Value self, Value) { return self; }

constexpr Attribute alias_attributes[] = {PROPERTY("__name__", get_name), PROPERTY("__value__", get_value)};
constexpr Attribute parameter_attributes[] = {PROPERTY("__name__", get_name), PROPERTY("__bound__", get_value)};

#define NAMED_TYPE(object, text, table, item)                                              \
  ROM_TYPE(object, {                                                                       \
                       .name = sym<text>,                                                  \
                       .kind = Kind::Other,                                                \
                       .trace_words = {1, 3},                                              \
                       .flags = Type::Final | Type::Abstract,                              \
                       .native_bytes = sizeof(NamedValue),                                 \
                       .repr = [](Runtime& rt, Value self) { return get_name(rt, self); }, \
                       .get_item = item,                                                   \
                       .attributes = table,                                                \
                   });

Value make_named(Runtime& rt, const Type& type, const Str* name, Value value) {
  auto* object = rt.heap.make<NamedValue>(type);
  if (!object) return rt.no_memory();
  object->name = to_value(name);
  object->value = value;
  return to_value(object);
}

}  // namespace

NAMED_TYPE(type_alias_type, "TypeAliasType", alias_attributes, subscript)
NAMED_TYPE(type_variable_type, "TypeVar", parameter_attributes, nullptr)
NAMED_TYPE(parameter_specification_type, "ParamSpec", parameter_attributes, nullptr)
NAMED_TYPE(type_variable_tuple_type, "TypeVarTuple", parameter_attributes, nullptr)

Value make_type_alias(Runtime& rt, const Str* name, Value evaluate) {
  Value alias = TRY(make_named(rt, type_alias_type, name, Value::none()));
  cast<NamedValue>(alias)->evaluate = evaluate;
  return alias;
}

Value make_type_parameter(Runtime& rt, TypeParameterKind kind, const Str* name, Value bound) {
  const Type& type = kind == TypeParameterKind::TypeVar     ? type_variable_type
                     : kind == TypeParameterKind::ParamSpec ? parameter_specification_type
                                                            : type_variable_tuple_type;
  return make_named(rt, type, name, bound);
}

}  // namespace adder
