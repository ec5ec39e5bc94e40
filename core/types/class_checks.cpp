// isinstance(), issubclass(), and the names dir() lists.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/generic_alias.h"
#include "core/types/lookup.h"
#include "core/types/special_methods.h"
#include "core/types/type.h"

namespace adder {

namespace {
// The classes of a tuple or union, or nullptr when `classes` is one class.
Tuple* several(Value classes) {
  if (has_kind(classes, Kind::Tuple)) return cast<Tuple>(classes);
  return is_exactly(classes, union_type) ? cast<Tuple>(cast<Union>(classes)->args) : nullptr;
}

// Calls a metaclass's __instancecheck__ or __subclasscheck__, when it is not type's own; empty() = there is none.
Value custom_check(Runtime& rt, Value cls, Value subject, const Str* name) {
  const Type* meta = type_of(cls);
  if (meta == &type_type) return Value::empty();
  Found found = find_in_type(rt, meta, name);
  if (!found || found.owner == &type_type) return Value::empty();
  return call_found(rt, found, cls, subject);
}
// What is no class may behave as one by a tuple __bases__; empty() = it does not.
Value claimed_bases(Runtime& rt, Value v) {
  Value bases = get_attribute_or_empty(rt, v, sym<"__bases__">);
  return bases.is_error() || has_kind(bases, Kind::Tuple) ? bases : Value::empty();
}

Result<bool> claims_base(Runtime& rt, Value derived, Value cls) {
  if (derived.is(cls)) return true;
  TRY(check_native_stack(rt));
  Value bases = TRY(claimed_bases(rt, derived));
  if (bases.is_empty()) return false;
  for (Value base : cast<Tuple>(bases)->span())
    if (TRY(claims_base(rt, base, cls))) return true;
  return false;
}
}  // namespace

Result<bool> instance_check(Runtime& rt, Value object, Value classes) {
  if (to_value(type_of(object)).is(classes)) return true;
  if (Tuple* all = several(classes)) {
    TRY(check_native_stack(rt));
    for (Value cls : all->span())
      if (TRY(instance_check(rt, object, cls))) return true;
    return false;
  }
  Value answer = TRY(custom_check(rt, classes, object, sym<"__instancecheck__">));
  if (!answer.is_empty()) return truth(rt, answer);
  if (has_kind(classes, Kind::Type)) {
    if (is_instance(object, *cast<Type>(classes))) return true;
    if (!type_of(object)->is(Type::Heap)) return false;
    // An object may claim another class by its __class__.
    Value claimed = TRY(get_attribute_or_empty(rt, object, sym<"__class__">));
    return has_kind(claimed, Kind::Type) && is_subtype(cast<Type>(claimed), cast<Type>(classes));
  }
  if (is_instance(classes, generic_alias_type))
    return raise(rt, type_error_type, "isinstance() argument 2 cannot be a parameterized generic"_m);
  Value bases = TRY(claimed_bases(rt, classes));
  if (!bases.is_empty()) {
    Value claimed = TRY(get_attribute_or_empty(rt, object, sym<"__class__">));
    return claimed.is_empty() ? Result<bool>(false) : claims_base(rt, claimed, classes);
  }
  return raise(rt, type_error_type, "isinstance() arg 2 must be a type, a tuple of types, or a union"_m);
}

Result<bool> subclass_check(Runtime& rt, Value cls, Value classes) {
  if (Tuple* all = several(classes)) {
    TRY(check_native_stack(rt));
    for (Value one : all->span())
      if (TRY(subclass_check(rt, cls, one))) return true;
    return false;
  }
  Value answer = TRY(custom_check(rt, classes, cls, sym<"__subclasscheck__">));
  if (!answer.is_empty()) return truth(rt, answer);
  if (has_kind(cls, Kind::Type) && has_kind(classes, Kind::Type))
    return is_subtype(cast<Type>(cls), cast<Type>(classes));
  if (TRY(claimed_bases(rt, cls)).is_empty())
    return raise(rt, type_error_type, "issubclass() arg 1 must be a class"_m);
  if (is_instance(classes, generic_alias_type))
    return raise(rt, type_error_type, "issubclass() argument 2 cannot be a parameterized generic"_m);
  if (!TRY(claimed_bases(rt, classes)).is_empty()) return claims_base(rt, cls, classes);
  return raise(rt, type_error_type, "issubclass() arg 2 must be a class, a tuple of classes, or a union"_m);
}

// --- names

Status append_class_names(Runtime& rt, const Type* cls, List* names) {
  if (cls->dict().is_object()) {
    Value key, value;
    for (uint32_t position = 0; dict_next(cast<Dict>(cls->dict()), &position, &key, &value);)
      TRY(list_append(rt, names, key));
    return {};
  }
  for (uint32_t i = 0; i < cls->attribute_count; i++) TRY(list_append(rt, names, to_value(cls->attributes[i].name())));
  for (const SpecialMethod& special : special_methods())
    if (has_special(cls, special)) TRY(list_append(rt, names, to_value(special.name)));
  return {};
}

Value list_attribute_names(Runtime& rt, Value object) {
  List* names = make_list(rt, 32);
  if (!names) return Failed{};
  const Type* type = type_of(object);
  if (type->is(Type::HasInstancePart)) TRY(append_instance_names(rt, object.as_object(), names));
  MroWalk walk(type);
  while (const Type* cls = walk.next()) TRY(append_class_names(rt, cls, names));
  return to_value(names);
}

}  // namespace adder
