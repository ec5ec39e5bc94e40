// property, classmethod, staticmethod: descriptors that Python code makes.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

// --- property

namespace {
Property* as_property(Value v) { return cast<Property>(v); }
Value none_when_empty(Value v) { return v.is_empty() ? Value::none() : v; }

Value property_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* property = reinterpret_cast<Property*>(allocate_object(rt, cls, sizeof(Property)));
  if (!property) return Failed{};
  property->getter = property->setter = property->deleter = property->doc = Value::empty();
  property->name = Value::empty();
  return to_value(property);
}

Value doc_of(Runtime& rt, Value getter) {
  Value doc = get_attribute_or_empty(rt, getter, sym<"__doc__">);
  return doc.is_none() ? Value::empty() : doc;
}

constexpr char property_list[] = "fget=None, fset=None, fdel=None, doc=None";

// property's own __init__, by its parameter list.
Value property_set_up(Runtime& rt, const Args& args) {
  auto* self = as_property(args[0]);
  auto given = [](Value v) { return v.is_none() ? Value::empty() : v; };
  rt.heap.store(self->getter, given(args.get(1)));
  rt.heap.store(self->setter, given(args.get(2)));
  rt.heap.store(self->deleter, given(args.get(3)));
  Value doc = given(args.get(4));
  if (doc.is_empty() && !self->getter.is_empty()) doc = TRY(doc_of(rt, self->getter));
  rt.heap.store(self->doc, doc);
  // A subclass's own docstring hides the attribute above: its objects keep theirs as attributes.
  if (!is_exactly(args[0], property_type) && !doc.is_empty())
    if (set_attribute(rt, args[0], sym<"__doc__">, doc).failed()) return Failed{};
  return Value::none();
}
constexpr auto& property_initializer =
    native_function<"property", property_set_up, 1, 5, NativeFunction::Method, property_list>;

Value property_initialize(Runtime& rt, Value self, const Args& args) {
  WithSelf with(rt, self, args);
  return with.failed() ? Value::error() : call_native(rt, property_initializer, with.args());
}

// "property 'y' of 'A' object has no getter"
Failed lacks(Runtime& rt, Value self, Value instance, const char* what) {
  Value name = as_property(self)->name;
  Value owner = TRY(type_qualified_name(rt, type_of(instance)));
  if (name.is_empty()) return raise(rt, attribute_error_type, "property of '%S' object has no %s"_m, owner, what);
  return raise(rt, attribute_error_type, "property %R of '%S' object has no %s"_m, name, owner, what);
}

Value property_get(Runtime& rt, Value self, Value instance, const Type*) {
  if (instance.is_empty()) return self;
  Value getter = as_property(self)->getter;
  return getter.is_empty() ? Value(lacks(rt, self, instance, "getter")) : call(rt, getter, instance);
}

Status property_set(Runtime& rt, Value self, Value instance, Value value) {
  bool deletes = value.is_empty();
  Value function = deletes ? as_property(self)->deleter : as_property(self)->setter;
  if (function.is_empty()) return lacks(rt, self, instance, deletes ? "deleter" : "setter");
  Value result = deletes ? call(rt, function, instance) : call(rt, function, instance, value);
  return result.failed() ? Status(Failed{}) : Status();
}

// A copy with one function replaced: what @x.setter makes. Of a subclass, through its constructor.
Value replaced(Runtime& rt, Value self, int which, Value function) {
  auto* old = as_property(self);
  Value arguments[] = {none_when_empty(old->getter), none_when_empty(old->setter), none_when_empty(old->deleter),
                       Value::none()};
  arguments[which] = function;
  if (which != 0) arguments[3] = none_when_empty(old->doc);
  Value made = TRY(call(rt, to_value(type_of(self)), Args{arguments, 4}));
  if (has_kind(made, Kind::Property)) rt.heap.store(as_property(made)->name, old->name);
  return made;
}
Value property_getter(Runtime& rt, const Args& args) { return replaced(rt, args[0], 0, args[1]); }
Value property_setter(Runtime& rt, const Args& args) { return replaced(rt, args[0], 1, args[1]); }
Value property_deleter(Runtime& rt, const Args& args) { return replaced(rt, args[0], 2, args[1]); }

Value property_set_name(Runtime& rt, const Args& args) {
  rt.heap.store(as_property(args[0])->name, args[2]);
  return Value::none();
}

Value get_fget(Runtime&, Value self) { return none_when_empty(as_property(self)->getter); }
Value get_fset(Runtime&, Value self) { return none_when_empty(as_property(self)->setter); }
Value get_fdel(Runtime&, Value self) { return none_when_empty(as_property(self)->deleter); }
Value get_doc(Runtime&, Value self) { return none_when_empty(as_property(self)->doc); }
Status set_doc(Runtime& rt, Value self, Value value) {
  rt.heap.store(as_property(self)->doc, value);
  return {};
}
Value get_abstract(Runtime& rt, Value self) {
  for (Value f : {as_property(self)->getter, as_property(self)->setter, as_property(self)->deleter}) {
    if (f.is_empty()) continue;
    Value mark = TRY(get_attribute_or_empty(rt, f, sym<"__isabstractmethod__">));
    if (!mark.is_empty() && TRY(truth(rt, mark))) return Value::boolean(true);
  }
  return Value::boolean(false);
}

constexpr Attribute property_attributes[] = {
    METHOD("getter", property_getter, 2, 2),
    METHOD("setter", property_setter, 2, 2),
    METHOD("deleter", property_deleter, 2, 2),
    METHOD("__set_name__", property_set_name, 3, 3),
    PROPERTY("fget", get_fget),
    PROPERTY("fset", get_fset),
    PROPERTY("fdel", get_fdel),
    PROPERTY_RW("__doc__", get_doc, set_doc),
    PROPERTY("__isabstractmethod__", get_abstract),
};
}  // namespace

ROM_TYPE(property_type, {
                            .name = sym<"property">,
                            .kind = Kind::Property,
                            .trace_words = {1, 5},
                            .flags = Type::IsDataDescriptor,
                            .native_bytes = sizeof(Property),
                            .construct = property_construct,
                            .initialize = property_initialize,
                            .descriptor_get = property_get,
                            .descriptor_set = property_set,
                            .attributes = property_attributes,
                        });

// --- classmethod and staticmethod

Value make_class_or_static_method(Runtime& rt, const Type& type, Value function) {
  auto* method = reinterpret_cast<ClassOrStaticMethod*>(allocate_object(rt, &type, sizeof(ClassOrStaticMethod)));
  if (!method) return Failed{};
  method->function = function;
  return to_value(method);
}

namespace {
Value& function_of(Value v) { return cast<ClassOrStaticMethod>(v)->function; }

Value method_construct(Runtime& rt, const Type* cls, const Args& args) {
  const Type* native = is_subtype(cls, &classmethod_type) ? &classmethod_type : &staticmethod_type;
  if (args.keywords) return raise(rt, type_error_type, "%Y() takes no keyword arguments"_m, native);
  if (args.positional != 1)
    return raise(rt, type_error_type, "%Y expected 1 argument, got %u"_m, native, args.positional);
  return make_class_or_static_method(rt, *cls, args[0]);
}

Value classmethod_get(Runtime& rt, Value self, Value instance, const Type* owner) {
  Value function = function_of(self);
  Value cls = to_value(instance.is_empty() || owner ? owner : type_of(instance));
  const Type* type = type_of(function);
  // A property or another descriptor inside a class method is got from the class.
  if (type->descriptor_get() && !type->is(Type::IsMethodDescriptor))
    return type->descriptor_get()(rt, function, cls, type_of(cls));
  return make_bound_method(rt, function, cls);
}

Value staticmethod_get(Runtime&, Value self, Value, const Type*) { return function_of(self); }
Value staticmethod_call(Runtime& rt, Value self, const Args& args) { return call(rt, function_of(self), args); }

Value method_repr(Runtime& rt, Value self) {
  return TextBuilder(rt).add('<').add(type_name(self)).add('(').add_repr(function_of(self)).add(")>").finish();
}
Value get_function(Runtime&, Value self) { return function_of(self); }

// __name__, __doc__, … are the function's.
template <FixedString Name>
Value get_of_function(Runtime& rt, Value self) {
  return get_attribute(rt, function_of(self), sym<Name>);
}

constexpr Attribute method_attributes[] = {
    PROPERTY("__func__", get_function),
    PROPERTY("__wrapped__", get_function),
    PROPERTY("__name__", get_of_function<"__name__">),
    PROPERTY("__qualname__", get_of_function<"__qualname__">),
    PROPERTY("__doc__", get_of_function<"__doc__">),
    PROPERTY("__module__", get_of_function<"__module__">),
    PROPERTY("__annotations__", get_of_function<"__annotations__">),
    PROPERTY("__isabstractmethod__", get_of_function<"__isabstractmethod__">),
};
}  // namespace

ROM_TYPE(classmethod_type, {
                               .name = sym<"classmethod">,
                               .kind = Kind::ClassMethod,
                               .trace_words = {1, 1},
                               .native_bytes = sizeof(ClassOrStaticMethod),
                               .construct = method_construct,
                               .descriptor_get = classmethod_get,
                               .repr = method_repr,
                               .attributes = method_attributes,
                           });

ROM_TYPE(staticmethod_type, {
                                .name = sym<"staticmethod">,
                                .kind = Kind::StaticMethod,
                                .trace_words = {1, 1},
                                .native_bytes = sizeof(ClassOrStaticMethod),
                                .construct = method_construct,
                                .call = staticmethod_call,
                                .descriptor_get = staticmethod_get,
                                .repr = method_repr,
                                .attributes = method_attributes,
                            });

}  // namespace adder
