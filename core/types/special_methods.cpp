// Special methods of types in ROM: calling a slot as Python's __name__(self, ...). The table is special_methods.def.
//
// An invoke function is called with args[0] = self, an instance of `owner`, and as many arguments as the table says.
#include "core/types/special_methods.h"

#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"

namespace adder {

namespace {
using Invoke = Value (*)(Runtime&, const Type*, uint8_t, const Args&);
constexpr Invoke none = nullptr;

Args without_first(const Args& args) { return {args.values + 1, args.positional - 1, args.keywords, args.names}; }
Value none_or_error(Status status) { return status.failed() ? Value::error() : Value::none(); }
Value boolean_or_error(Result<bool> result) { return result.failed() ? Value::error() : Value::boolean(result.get()); }

// The nearest ROM type below cls: whose construct knows the layout.
const Type* native_base(const Type* cls) {
  while (cls->is(Type::Heap)) cls = cls->base;
  return cls;
}

Value invoke_new(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  if (!args.positional) return raise(rt, type_error_type, "%Y.__new__(): not enough arguments"_m, owner);
  if (!has_kind(args[0], Kind::Type))
    return raise(rt, type_error_type, "%Y.__new__(X): X is not a type object (%T)"_m, owner, args[0]);
  auto* cls = cast<Type>(args[0]);
  if (!is_subtype(cls, owner))
    return raise(rt, type_error_type, "%Y.__new__(%Y): %Y is not a subtype of %Y"_m, owner, cls, cls, owner);
  const Type* native = native_base(cls);
  if (native->construct() != owner->construct())
    return raise(rt, type_error_type, "%Y.__new__(%Y) is not safe, use %Y.__new__()"_m, owner, cls, native);
  return owner->construct()(rt, cls, without_first(args));
}

Value invoke_init(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return owner->initialize()(rt, args[0], without_first(args));
}
Value invoke_call(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return owner->call()(rt, args[0], without_first(args));
}

// The name argument of __getattribute__ and the like, interned; nullptr: TypeError is pending.
const Str* attribute_name(Runtime& rt, Value name) {
  if (has_kind(name, Kind::Str)) return intern(rt, cast<Str>(name));
  (void)raise(rt, type_error_type, "attribute name must be string, not '%T'"_m, name);
  return nullptr;
}

Value invoke_get_attribute(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  const Str* name = attribute_name(rt, args[1]);
  if (!name) return Failed{};
  Value v = owner->get_attribute()(rt, args[0], name);
  return v.is_empty() ? Value(raise_no_attribute(rt, args[0], name)) : v;
}
Value invoke_set_attribute(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  const Str* name = attribute_name(rt, args[1]);
  if (!name) return Failed{};
  return none_or_error(owner->set_attribute()(rt, args[0], name, args.get(2)));
}
Value invoke_get(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  Value instance = args[1].is_none() ? Value::empty() : args[1];
  Value cls = args.get(2);
  if (instance.is_empty() && (cls.is_empty() || cls.is_none()))
    return raise(rt, type_error_type, "__get__(None, None) is invalid"_m);
  return owner->descriptor_get()(rt, args[0], instance, has_kind(cls, Kind::Type) ? cast<Type>(cls) : type_of(args[1]));
}
Value invoke_set(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return none_or_error(owner->descriptor_set()(rt, args[0], args[1], args.get(2)));
}
Value invoke_repr(Runtime& rt, const Type* owner, uint8_t, const Args& args) { return owner->repr()(rt, args[0]); }
Value invoke_str(Runtime& rt, const Type* owner, uint8_t, const Args& args) { return owner->str()(rt, args[0]); }
Value invoke_format(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return owner->format()(rt, args[0], args[1]);
}
Value invoke_hash(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  auto hashed = owner->hash()(rt, args[0]);
  return hashed.failed() ? Value::error() : make_uint(rt, hashed.get());
}
Value invoke_truth(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return boolean_or_error(owner->truth()(rt, args[0]));
}
Value invoke_length(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  auto count = owner->length()(rt, args[0]);
  return count.failed() ? Value::error() : make_int(rt, count.get());
}
Value invoke_get_item(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return owner->get_item()(rt, args[0], args[1]);
}
Value invoke_set_item(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return none_or_error(owner->set_item()(rt, args[0], args[1], args.get(2)));
}
Value invoke_contains(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return boolean_or_error(owner->contains()(rt, args[0], args[1]));
}
Value invoke_iterate(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  return owner->iterate()(rt, args[0]);
}
Value invoke_next(Runtime& rt, const Type* owner, uint8_t, const Args& args) {
  Value item = owner->next()(rt, args[0]);
  return item.is_stop() ? Value(raise_with(rt, stop_iteration_type, Value::empty())) : item;
}
Value invoke_unary(Runtime& rt, const Type* owner, uint8_t op, const Args& args) {
  return owner->unary()(rt, UnaryOp(op), args[0]);
}
Value invoke_binary(Runtime& rt, const Type* owner, uint8_t op, const Args& args) {
  return owner->binary()(rt, BinaryOp(op), args[0], args[1], false);
}
Value invoke_reflected(Runtime& rt, const Type* owner, uint8_t op, const Args& args) {
  return owner->binary()(rt, BinaryOp(op), args[0], args[1], true);
}
Value invoke_inplace(Runtime& rt, const Type* owner, uint8_t op, const Args& args) {
  return owner->binary_inplace()(rt, BinaryOp(op), args[0], args[1]);
}
Value invoke_compare(Runtime& rt, const Type* owner, uint8_t op, const Args& args) {
  return owner->compare()(rt, CompareOp(op), args[0], args[1]);
}

constexpr SpecialMethod table[] = {
#define SPECIAL(name, slot, operation, least, most, invoke) \
  {sym<name>, Slot::slot, uint8_t(operation), least, most, invoke},
#include "core/types/special_methods.def"
#undef SPECIAL
};
}  // namespace

Span<const SpecialMethod> special_methods() { return table; }

const SpecialMethod* find_special(const Str* name) {
  if (!looks_special(name->view())) return nullptr;
  for (const SpecialMethod& special : table)
    if (special.name == name) return &special;
  return nullptr;
}

bool has_special(const Type* type, const SpecialMethod& special) {
  if (!special.invoke || !type->slots->get(special.slot).any) return false;
  switch (special.slot) {
    case Slot::binary: return type->operators().binary >> special.operation & 1;
    case Slot::binary_inplace: return type->operators().inplace >> special.operation & 1;
    case Slot::unary: return type->operators().unary >> special.operation & 1;
    default: return true;
  }
}

}  // namespace adder
