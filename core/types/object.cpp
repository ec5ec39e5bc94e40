// object: the root of all classes, its construction and what every object can do.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

Result<uint32_t> identity_hash(Runtime&, Value self) { return fold_hash(SignedWord(self.bits() >> 3)); }

namespace {
// A class of abc.ABCMeta that still has abstract methods makes no instances. Plain classes have none: they are not
// asked.
Status check_concrete(Runtime& rt, const Type* cls) {
  if (!cls->is(Type::Heap) || cls->header.type == &type_type || !cls->dict().is_object()) return {};
  Value names = dict_get_str(cast<Dict>(cls->dict()), sym<"__abstractmethods__">);
  if (names.is_empty()) return {};
  Value list = sequence_to_list(rt, names);
  if (list.is_error()) return Failed{};
  uint32_t count = cast<List>(list)->size;
  if (!count) return {};
  TRY(list_sort(rt, cast<List>(list), Value::none(), false));
  TextBuilder text(rt);
  text.add("Can't instantiate abstract class ").add(cls->name);
  text.add(count > 1 ? " with abstract methods " : " with abstract method ");
  for (uint32_t i = 0; i < count; i++) text.add(i ? ", " : "").add_str(cast<List>(list)->items()[i]);
  Value message = text.finish();
  return message.is_error() ? Failed{} : raise_with(rt, type_error_type, message);
}
}  // namespace

Value object_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional + args.keywords) {
    if (cls->construct() != object_construct)
      return raise(rt, type_error_type, "object.__new__() takes exactly one argument (the type to instantiate)"_m);
    if (!cls->initialize() || cls->initialize() == object_initialize)
      return raise(rt, type_error_type, "%Y() takes no arguments"_m, cls);
  }
  TRY(check_concrete(rt, cls));
  Object* object = allocate_object(rt, cls, sizeof(Object));
  return object ? Value::object(object) : Value::error();
}

Value object_initialize(Runtime& rt, Value self, const Args& args) {
  if (!(args.positional + args.keywords)) return Value::none();
  const Type* type = type_of(self);
  if (has_own_init(type))
    return raise(rt, type_error_type, "object.__init__() takes exactly one argument (the instance to initialize)"_m);
  if (type->construct() == object_construct)
    return raise(rt, type_error_type, "%Y.__init__() takes exactly one argument (the instance to initialize)"_m, type);
  return Value::none();
}

Value object_repr(Runtime& rt, Value self) {
  const Type* type = type_of(self);
  TextBuilder text(rt);
  text.add('<');
  add_qualified_type_name(text, rt, type);
  const void* address = self.is_object() ? self.as_object() : nullptr;
  return text.add_format(" object at %p>"_m, address).finish();
}

namespace {
// str() falls back on repr; what is wrong with a Python __repr__ is then said of __str__.
Value object_str(Runtime& rt, Value self) {
  Found found = find_in_type(rt, type_of(self), sym<"__repr__">);
  if (found.special || !is_method(found.value)) return repr(rt, self);
  Value text = TRY(call_found(rt, found, self));
  if (has_kind(text, Kind::Str)) return text;
  return raise(rt, type_error_type, "__str__ returned non-string (type %T)"_m, text);
}

Value object_format(Runtime& rt, Value self, Value spec) {
  if (!has_kind(spec, Kind::Str))
    return raise(rt, type_error_type, "__format__() argument must be str, not %T"_m, spec);
  if (cast<Str>(spec)->size())
    return raise(rt, type_error_type, "unsupported format string passed to %T.__format__"_m, self);
  return str(rt, self);
}

Value object_compare(Runtime&, CompareOp op, Value self, Value other) {
  if (op == CompareOp::Eq) return self.is(other) ? Value::boolean(true) : Value::not_implemented();
  if (op == CompareOp::Ne && self.is(other)) return Value::boolean(false);
  return Value::not_implemented();
}

Value object_get_class(Runtime&, Value self) { return to_value(type_of(self)); }

Value object_get_dict(Runtime& rt, Value self) {
  const Type* type = type_of(self);
  if (!type->is(Type::HasInstancePart) || type->is(Type::NoDict)) return raise_no_attribute(rt, self, sym<"__dict__">);
  Dict* dict = instance_dict(rt, self.as_object());
  return dict ? to_value(dict) : Value::error();
}

Status object_set_dict(Runtime& rt, Value self, Value value) {
  const Type* type = type_of(self);
  if (!type->is(Type::HasInstancePart) || type->is(Type::NoDict)) return raise_no_attribute(rt, self, sym<"__dict__">);
  if (value.is_empty()) {
    Dict* fresh = make_dict(rt);
    return fresh ? set_instance_dict(rt, self.as_object(), fresh) : Failed{};
  }
  if (!has_kind(value, Kind::Dict))
    return raise(rt, type_error_type, "__dict__ must be set to a dictionary, not a '%T'"_m, value);
  return set_instance_dict(rt, self.as_object(), cast<Dict>(value));
}

Value object_dir(Runtime& rt, const Args& args) { return list_attribute_names(rt, args[0]); }

Value object_init_subclass(Runtime& rt, const Args& args) {
  if (!args.keywords && args.positional == 1) return Value::none();
  if (args.keywords)
    return raise(rt, type_error_type, "%Y.__init_subclass__() takes no keyword arguments"_m, cast<Type>(args[0]));
  return raise(rt, type_error_type, "%Y.__init_subclass__() takes no arguments (%u given)"_m, cast<Type>(args[0]),
               args.positional - 1);
}

Value object_subclass_hook(Runtime&, const Args&) { return Value::not_implemented(); }

Value object_sizeof(Runtime& rt, const Args& args) {
  Value v = args[0];
  bool in_cell = v.is_object() && rt.heap.contains(v.as_object());
  return make_uint(rt, in_cell ? rt.heap.cell_bytes(v.as_object()) : 0);
}

// What pickle and copy ask of an object, by the module copyreg.
Value by_copyreg(Runtime& rt, const Str* function, const Args& args) {
  Value module = TRY(import_module(rt, sym<"copyreg">));
  return call(rt, TRY(get_attribute(rt, module, function)), args);
}
Value object_reduce_ex(Runtime& rt, const Args& args) { return by_copyreg(rt, sym<"_reduce_ex">, args); }
Value object_reduce(Runtime& rt, const Args& args) { return by_copyreg(rt, sym<"_reduce_plain">, args); }
Value object_get_state(Runtime& rt, const Args& args) { return by_copyreg(rt, sym<"_state_of">, args); }

constexpr Attribute attributes[] = {
    PROPERTY_RW("__class__", object_get_class, set_object_class),
    PROPERTY_RW("__dict__", object_get_dict, object_set_dict),
    METHOD("__dir__", object_dir, 1, 1),
    METHOD("__sizeof__", object_sizeof, 1, 1),
    METHOD("__reduce_ex__", object_reduce_ex, 2, 2),
    METHOD("__reduce__", object_reduce, 1, 1),
    METHOD("__getstate__", object_get_state, 1, 1),
    ROM_FUNCTION("__init_subclass__", object_init_subclass, 1, 255,
                 NativeFunction::ClassMethod | NativeFunction::RawKeywords),
    CLASS_METHOD("__subclasshook__", object_subclass_hook, 2, 2),
    CONSTANT("__doc__", Value::none()),
};
}  // namespace

ROM_TYPE(object_type, {
                          .name = sym<"object">,
                          .base = nullptr,
                          .kind = Kind::Instance,
                          .native_bytes = sizeof(Object),
                          .construct = object_construct,
                          .initialize = object_initialize,
                          .get_attribute = generic_get_attribute,
                          .set_attribute = generic_set_attribute,
                          .repr = object_repr,
                          .str = object_str,
                          .format = object_format,
                          .hash = identity_hash,
                          .compare = object_compare,
                          .attributes = attributes,
                      });

}  // namespace adder
