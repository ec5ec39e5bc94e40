// type: the class of classes. Its attributes, calling a class, assignment to class attributes.
#include "core/types/type.h"

#include "core/heap/tracer.h"
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/generic_alias.h"
#include "core/types/text_builder.h"

namespace adder {

string_view type_name(Value v) { return type_of(v)->name->view(); }

Value type_call(Runtime& rt, Value self, const Args& args) {
  auto* cls = cast<Type>(self);
  if (cls == &type_type && args.positional == 1 && !args.keywords) return to_value(type_of(args[0]));
  if (!cls->construct() || cls->is(Type::Abstract))
    return raise(rt, type_error_type, "cannot create '%Y' instances"_m, cls);
  Value object = TRY(cls->construct()(rt, cls, args));
  const Type* made = type_of(object);
  if (!made->initialize() || (made != cls && !is_subtype(made, cls))) return object;
  TRY(made->initialize()(rt, object, args));
  return object;
}

// --- attributes
// ---------------------------------------------------------------------------------------------------------

namespace {
Value type_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* cls = cast<Type>(self);
  const Type* meta = type_of(self);
  Found on_meta = find_in_type(rt, meta, name);
  if (on_meta && on_meta.value.is_object()) {
    const Type* kind = on_meta.value.as_object()->type;
    if (kind->is(Type::IsDataDescriptor) && kind->descriptor_get())
      return kind->descriptor_get()(rt, on_meta.value, self, meta);
  }
  if (Found found = find_in_type(rt, cls, name)) return access_on_class(rt, found, cls);
  return on_meta ? bind_found(rt, on_meta, self, meta) : Value::empty();
}

Failed immutable(Runtime& rt, const Type* cls, const Str* name, Value value) {
  return raise(rt, type_error_type, "cannot %s '%N' attribute of immutable type '%Y'"_m,
               value.is_empty() ? "delete" : "set", name, cls);
}

Status type_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  auto* cls = cast<Type>(self);
  if (!cls->is(Type::Heap)) return immutable(rt, cls, name, value);
  Found on_meta = find_in_type(rt, type_of(self), name);
  if (on_meta && on_meta.value.is_object()) {
    const Type* kind = on_meta.value.as_object()->type;
    if (kind->is(Type::IsDataDescriptor)) return kind->descriptor_set()(rt, on_meta.value, self, value);
  }
  if (!value.is_empty())
    TRY(dict_set_str(rt, cast<Dict>(cls->dict()), name, value));
  else if (!dict_delete_str(cast<Dict>(cls->dict()), name))
    return raise_no_attribute(rt, self, name);
  class_changed(rt, heap_type(cls), name);
  return {};
}

void new_version(Runtime& rt, HeapType* cls, bool slots) {
  cls->version = rt.next_type_version++;
  if (slots) update_slots(rt, cls);
  if (!cls->subclasses.is_object()) return;
  for (Value subclass : cast<List>(cls->subclasses)->span()) new_version(rt, cast<HeapType>(subclass), slots);
}

// An attribute of the class's own dict, or `otherwise`.
Value own_attribute(const Type* cls, const Str* name, Value otherwise) {
  Value v = find_in_class(cls, name).value;
  return v.is_empty() ? otherwise : v;
}
}  // namespace

void class_changed(Runtime& rt, HeapType* cls, const Str* name) {
  forget_cached_name(rt, name);
  new_version(rt, cls, find_special(name) || name == sym<"__del__">);
}

// --- names
// --------------------------------------------------------------------------------------------------------------

// A ROM type outside of builtins is named "module.Name", as its messages show it; so are classes of our own modules
// that are native in CPython.
namespace {
size_t module_prefix(const Type* type) {
  bool dotted = !type->is(Type::Heap) || type->is(Type::DottedName);
  size_t dot = dotted ? type->name->view().rfind('.') : string_view::npos;
  return dot == string_view::npos ? 0 : dot + 1;
}

Value interned(Runtime& rt, string_view text) {
  const Str* name = intern(rt, text);
  return name ? to_value(name) : Value::error();
}
}  // namespace

string_view type_short_name(const Type* type) { return type->name->view().substr(module_prefix(type)); }

Value type_module(Runtime& rt, const Type* type) {
  if (size_t prefix = module_prefix(type)) return interned(rt, type->name->view().substr(0, prefix - 1));
  return own_attribute(type, sym<"__module__">, to_value(sym<"builtins">));
}

Value type_qualified_name(Runtime& rt, const Type* type) {
  Value v = own_attribute(type, sym<"__qualname__">, Value::empty());
  if (has_kind(v, Kind::Str)) return v;
  return module_prefix(type) ? interned(rt, type_short_name(type)) : to_value(type->name);
}

void add_qualified_type_name(TextBuilder& text, Runtime& rt, const Type* type) {
  Value module = type_module(rt, type);
  if (has_kind(module, Kind::Str) && cast<Str>(module)->view() != "builtins") text.add(cast<Str>(module)).add('.');
  text.add_str(type_qualified_name(rt, type));
}

namespace {
Value type_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add("<class '");
  add_qualified_type_name(text, rt, cast<Type>(self));
  return text.add("'>").finish();
}

Value get_name(Runtime& rt, Value self) {
  auto* cls = cast<Type>(self);
  return module_prefix(cls) ? interned(rt, type_short_name(cls)) : to_value(cls->name);
}

Status set_name(Runtime& rt, Value self, Value value) {
  auto* cls = cast<Type>(self);
  if (!cls->is(Type::Heap) || value.is_empty()) return immutable(rt, cls, sym<"__name__">, value);
  if (!has_kind(value, Kind::Str))
    return raise(rt, type_error_type, "can only assign string to %Y.__name__, not '%T'"_m, cls, value);
  // A __qualname__ that was the name is not in the dict: it must not change with it.
  if (find_in_class(cls, sym<"__qualname__">).value.is_empty())
    TRY(dict_set_str(rt, cast<Dict>(cls->dict()), sym<"__qualname__">, to_value(cls->name)));
  // date.__name__ = "datetime.date" leaves the name as it is: that is how our modules ask for such messages.
  string_view text = cast<Str>(value)->view(), name = cls->name->view();
  Value module = own_attribute(cls, sym<"__module__">, Value::none());
  if (has_kind(module, Kind::Str) && text.size() == cast<Str>(module)->size() + 1 + name.size() &&
      text.starts_with(cast<Str>(module)->view()) && text.ends_with(name) && text[text.size() - name.size() - 1] == '.')
    cls->flags |= Type::DottedName;
  rt.heap.shade(value);
  cls->name = cast<Str>(value);
  return {};
}

// Attributes that are entries of the class's dict, for a heap class.
Status set_own(Runtime& rt, Value self, const Str* name, Value value) {
  auto* cls = cast<Type>(self);
  if (!cls->is(Type::Heap)) return immutable(rt, cls, name, value);
  if (value.is_empty()) {
    if (!dict_delete_str(cast<Dict>(cls->dict()), name)) return raise_no_attribute(rt, self, name);
    return {};
  }
  return dict_set_str(rt, cast<Dict>(cls->dict()), name, value);
}
Value get_qualified_name(Runtime& rt, Value self) { return type_qualified_name(rt, cast<Type>(self)); }
Status set_qualified_name(Runtime& rt, Value self, Value value) {
  if (!has_kind(value, Kind::Str))
    return raise(rt, type_error_type, "can only assign string to %Y.__qualname__, not '%T'"_m, cast<Type>(self), value);
  return set_own(rt, self, sym<"__qualname__">, value);
}
Value get_module(Runtime& rt, Value self) { return type_module(rt, cast<Type>(self)); }
Status set_module(Runtime& rt, Value self, Value value) { return set_own(rt, self, sym<"__module__">, value); }

Value get_doc(Runtime& rt, Value self) {
  auto* cls = cast<Type>(self);
  Value doc = own_attribute(cls, sym<"__doc__">, Value::none());
  if (!doc.is_object() || !doc.as_object()->type->descriptor_get()) return doc;
  return doc.as_object()->type->descriptor_get()(rt, doc, Value::empty(), cls);
}
Status set_doc(Runtime& rt, Value self, Value value) { return set_own(rt, self, sym<"__doc__">, value); }

Value get_annotations(Runtime& rt, Value self) {
  auto* cls = cast<Type>(self);
  if (!cls->is(Type::Heap)) return raise_no_attribute(rt, self, sym<"__annotations__">);
  Value own = own_attribute(cls, sym<"__annotations__">, Value::empty());
  if (!own.is_empty()) return own;
  Dict* fresh = make_dict(rt);
  if (!fresh) return Failed{};
  TRY(dict_set_str(rt, cast<Dict>(cls->dict()), sym<"__annotations__">, to_value(fresh)));
  return to_value(fresh);
}
Status set_annotations(Runtime& rt, Value self, Value value) {
  return set_own(rt, self, sym<"__annotations__">, value);
}

// __abstractmethods__ lives in the class that was given one; not inherited, not an attribute of other classes.
Value get_abstract_methods(Runtime& rt, Value self) {
  Value own = !cast<Type>(self)->is(Type::Heap)
                  ? Value::empty()
                  : own_attribute(cast<Type>(self), sym<"__abstractmethods__">, Value::empty());
  return own.is_empty() ? Value(raise_no_attribute(rt, self, sym<"__abstractmethods__">)) : own;
}
Status set_abstract_methods(Runtime& rt, Value self, Value value) {
  return set_own(rt, self, sym<"__abstractmethods__">, value);
}

Value get_bases(Runtime& rt, Value self) {
  auto* cls = cast<Type>(self);
  if (cls->is(Type::Heap)) return heap_type(cls)->bases;
  Value bases[2];
  size_t count = 0;
  for (const Type* base : {cls->base, cls->mixin()})
    if (base) bases[count++] = to_value(base);
  return make_tuple(rt, Span<const Value>(bases, count));
}
Value get_base(Runtime&, Value self) {
  auto* base = cast<Type>(self)->base;
  return base ? to_value(base) : Value::none();
}
Value get_mro(Runtime& rt, Value self) { return mro_tuple(rt, cast<Type>(self)); }

// A ROM type's dict does not exist: it is made for the occasion.
Value rom_dict(Runtime& rt, const Type* cls) {
  Dict* dict = make_dict(rt);
  List* names = make_list(rt, 8);
  if (!dict || !names) return Failed{};
  TRY(append_class_names(rt, cls, names));
  for (uint32_t i = 0; i < names->size; i++) {
    auto* name = cast<Str>(names->items()[i]);
    Value v = TRY(access_on_class(rt, find_in_class(cls, name), cls));
    TRY(dict_set_str(rt, dict, name, v));
  }
  return to_value(dict);
}

Value get_dict(Runtime& rt, Value self) {
  auto* cls = cast<Type>(self);
  return make_mapping_proxy(rt, cls->is(Type::Heap) ? cls->dict() : TRY(rom_dict(rt, cls)));
}

// --- methods
// ------------------------------------------------------------------------------------------------------------

Value type_mro_method(Runtime& rt, const Args& args) {
  Value order = TRY(mro_tuple(rt, cast<Type>(args[0])));
  return sequence_to_list(rt, order);
}

Value type_subclasses(Runtime& rt, const Args& args) {
  HeapType* cls = heap_type(cast<Type>(args[0]));
  return cls && cls->subclasses.is_object() ? make_list(rt, cast<List>(cls->subclasses)->span())
                                            : make_list(rt, Span<const Value>());
}

Value type_prepare(Runtime& rt, const Args&) {
  Dict* dict = make_dict(rt);
  return dict ? to_value(dict) : Value::error();
}

Value type_instance_check(Runtime&, const Args& args) {
  return Value::boolean(is_instance(args[1], *cast<Type>(args[0])));
}

Value type_subclass_check(Runtime& rt, const Args& args) {
  if (!has_kind(args[1], Kind::Type)) return raise(rt, type_error_type, "issubclass() arg 1 must be a class"_m);
  return Value::boolean(is_subtype(cast<Type>(args[1]), cast<Type>(args[0])));
}

Value type_dir(Runtime& rt, const Args& args) {
  List* names = make_list(rt, 16);
  if (!names) return Failed{};
  MroWalk walk(cast<Type>(args[0]));
  while (const Type* cls = walk.next()) TRY(append_class_names(rt, cls, names));
  return to_value(names);
}

// type.__init__ checks nothing that type.__new__ did not.
Value type_initialize(Runtime&, Value, const Args&) { return Value::none(); }

// Class[item]: a metaclass's __getitem__ is found before this slot; here __class_getitem__ is asked.
Value type_get_item(Runtime& rt, Value self, Value key) {
  auto* cls = cast<Type>(self);
  if (Found found = find_in_type(rt, cls, sym<"__class_getitem__">)) {
    Value method = TRY(access_on_class(rt, found, cls));
    return call(rt, method, key);
  }
  const Type* built_in = cls;
  while (built_in->is(Type::Heap)) built_in = built_in->base;
  if (is_generic_builtin(built_in)) return make_generic_alias(rt, self, key);
  return raise(rt, type_error_type, "type '%Y' is not subscriptable"_m, cls);
}

Value type_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or) return Value::not_implemented();
  return reflected ? make_union(rt, other, self) : make_union(rt, self, other);
}

void type_trace(Object* object, Tracer& tracer) {
  auto* cls = reinterpret_cast<HeapType*>(object);
  tracer.mark(cls->name);
  tracer.mark(cls->base);
  for (Value v : {cls->dict, cls->mro, cls->bases, cls->subclasses, cls->root_shape}) tracer.mark(v);
}

constexpr char prepare_list[] = "*args, **kwargs";

constexpr Attribute attributes[] = {
    PROPERTY_RW("__name__", get_name, set_name),
    PROPERTY_RW("__qualname__", get_qualified_name, set_qualified_name),
    PROPERTY_RW("__module__", get_module, set_module),
    PROPERTY_RW("__doc__", get_doc, set_doc),
    PROPERTY_RW("__annotations__", get_annotations, set_annotations),
    PROPERTY_RW("__abstractmethods__", get_abstract_methods, set_abstract_methods),
    PROPERTY("__bases__", get_bases),
    PROPERTY("__base__", get_base),
    PROPERTY("__mro__", get_mro),
    PROPERTY("__dict__", get_dict),
    METHOD("mro", type_mro_method, 1, 1),
    METHOD("__subclasses__", type_subclasses, 1, 1),
    ROM_FUNCTION("__prepare__", type_prepare, 1, 255, NativeFunction::ClassMethod | NativeFunction::RawKeywords,
                 prepare_list),
    METHOD("__instancecheck__", type_instance_check, 2, 2),
    METHOD("__subclasscheck__", type_subclass_check, 2, 2),
    METHOD("__dir__", type_dir, 1, 1),
};
}  // namespace

ROM_TYPE(type_type, {
                        .name = sym<"type">,
                        .kind = Kind::Type,
                        .native_bytes = sizeof(HeapType),
                        .trace = type_trace,
                        .construct = type_construct,
                        .initialize = type_initialize,
                        .call = type_call,
                        .get_attribute = type_get_attribute,
                        .set_attribute = type_set_attribute,
                        .repr = type_repr,
                        .get_item = type_get_item,
                        .binary = type_binary,
                        .binary_ops = binary_bit(BinaryOp::Or),
                        .attributes = attributes,
                    });

}  // namespace adder
