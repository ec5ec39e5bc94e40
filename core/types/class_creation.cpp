// Making a class: type(name, bases, dict). Metaclass, layout, __slots__, order, slots, the hooks that see the new
// class.
#include "core/heap/tracer.h"
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/lookup.h"
#include "core/types/special_methods.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

const Type* winning_metaclass(Runtime& rt, const Type* meta, Span<const Value> bases) {
  for (Value base : bases) {
    const Type* other = type_of(base);
    if (is_subtype(meta, other)) continue;
    if (!is_subtype(other, meta)) {
      (void)raise(
          rt, type_error_type,
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
          "of all its bases"_m);
      return nullptr;
    }
    meta = other;
  }
  return meta;
}

namespace {
// The class below which nothing changes the native layout.
const Type* layout_owner(const Type* type) {
  while (type->base &&
         (type->is(Type::Heap) || (type->kind == type->base->kind && type->native_bytes == type->base->native_bytes)))
    type = type->base;
  return type;
}

// The base whose native layout the class extends; nullptr = error pending.
const Type* best_base(Runtime& rt, Span<const Value> bases) {
  const Type *best = nullptr, *best_layout = nullptr;
  for (Value value : bases) {
    if (!has_kind(value, Kind::Type)) return (void)raise(rt, type_error_type, "bases must be types"_m), nullptr;
    auto* base = cast<Type>(value);
    if (base->is(Type::Final))
      return (void)raise(rt, type_error_type, "type '%Y' is not an acceptable base type"_m, base), nullptr;
    const Type* layout = layout_owner(base);
    if (!best || (layout != best_layout && is_subtype(layout, best_layout))) {
      best = base;
      best_layout = layout;
    } else if (!is_subtype(best_layout, layout)) {
      return (void)raise(rt, type_error_type, "multiple bases have instance lay-out conflict"_m), nullptr;
    }
  }
  return best;
}

}  // namespace

bool weakly_referable(const Type* type) {
  switch (type->kind) {
    case Kind::Int:
    case Kind::Bytes:
    case Kind::Tuple: return false;
    case Kind::Type:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::MemoryView:
    case Kind::Function:
    case Kind::NativeFunction:
    case Kind::BoundMethod:
    case Kind::Generator:
    case Kind::Code:
    case Kind::Module:
    case Kind::File:
    case Kind::Array: return true;
    case Kind::Other: return type->is(Type::Heap) ? !type->is(Type::NoWeakReferences) : type != &none_type;
    default: return type->is(Type::Heap) && !type->is(Type::NoWeakReferences);
  }
}

namespace {
bool has_instance_dict(const Type* type) { return type->is(Type::HasInstancePart) && !type->is(Type::NoDict); }

// --- __slots__

// A private name __x becomes _Class__x, as in the class's body.
const Str* mangled(Runtime& rt, const Type* cls, const Str* name) {
  string_view text = name->view(), class_name = cls->name->view();
  while (!class_name.empty() && class_name[0] == '_') class_name.remove_prefix(1);
  bool is_private = text.size() > 2 && text.substr(0, 2) == "__" && text.substr(text.size() - 2) != "__";
  if (!is_private || class_name.empty()) return intern(rt, name);
  Value long_name = TextBuilder(rt).add('_').add(class_name).add(text).finish();
  return long_name.failed() ? nullptr : intern(rt, cast<Str>(long_name));
}

Status add_member(Runtime& rt, HeapType* cls, const Str* name) {
  auto* dict = cast<Dict>(cls->dict);
  Value known = dict_get_str(dict, name);
  if (is_exactly(known, member_descriptor_type)) return {};  // listed twice
  if (!known.is_empty()) return raise(rt, value_error_type, "'%N' in __slots__ conflicts with class variable"_m, name);
  auto* member = rt.heap.make<MemberDescriptor>(member_descriptor_type);
  if (!member) return rt.no_memory();
  member->name = to_value(name);
  member->owner = to_value(cls);
  cls->inline_slots++;
  return dict_set_str(rt, dict, name, to_value(member));
}

// Declares what __slots__ lists; says whether "__dict__" is among them.
Result<bool> add_members(Runtime& rt, HeapType* cls, Value slots) {
  cls->flags |= Type::NoWeakReferences;
  Value list = has_kind(slots, Kind::Str) ? make_tuple(rt, Span<const Value>(&slots, 1)) : sequence_to_tuple(rt, slots);
  if (list.failed()) return Failed{};
  bool wants_dict = false, any = false;
  for (Value item : cast<Tuple>(list)->span()) {
    if (!has_kind(item, Kind::Str))
      return raise(rt, type_error_type, "__slots__ items must be strings, not '%T'"_m, item);
    string_view text = cast<Str>(item)->view();
    if (!is_identifier(text)) return raise(rt, type_error_type, "__slots__ must be identifiers"_m);
    if (text == "__dict__") wants_dict = true;
    if (text == "__weakref__") cls->flags &= uint16_t(~Type::NoWeakReferences);
    if (text == "__dict__" || text == "__weakref__") continue;
    if (cls->is(Type::VariableSize) || cls->kind == Kind::Type)
      return raise(rt, type_error_type, "nonempty __slots__ not supported for subtype of '%Y'"_m, cls->base);
    const Str* name = mangled(rt, cls, cast<Str>(item));
    if (!name) return Failed{};
    TRY(add_member(rt, cls, name));
    any = true;
  }
  if (any) cls->flags |= Type::HasInstancePart;
  return wants_dict;
}

// Decides whether instances have a dict and how many slots; for classes without __slots__ see builtins/build_class.cpp.
Status set_instance_layout(Runtime& rt, HeapType* cls, Span<const Value> bases) {
  bool base_dict = false, base_weak = false;
  for (Value base : bases) {
    auto* type = cast<Type>(base);
    base_dict |= has_instance_dict(type);
    base_weak |= weakly_referable(type);
    if (type->is(Type::Heap)) cls->inline_slots = std::max(cls->inline_slots, heap_type(type)->inline_slots);
    cls->flags |= type->flags & Type::HasInstancePart;
  }
  Value slots = dict_get_str(cast<Dict>(cls->dict), sym<"__slots__">);
  bool dict = true;
  if (!slots.is_empty()) dict = TRY(add_members(rt, cls, slots)) || base_dict;
  if (base_weak) cls->flags &= uint16_t(~Type::NoWeakReferences);
  if (cls->kind == Kind::Type) return {};  // attributes of classes lie in their own dict
  if (dict) {
    cls->flags |= Type::HasInstancePart;
    cls->flags &= uint16_t(~Type::NoDict);
  } else {
    cls->flags |= Type::NoDict;
  }
  // With a dict, two slots: in dict mode (types/instance.cpp) one for it, one for what __slots__ of a base declared.
  uint8_t least = dict && cls->inline_slots ? 2 : 1;
  if (cls->is(Type::HasInstancePart) && cls->inline_slots < least) cls->inline_slots = least;
  return {};
}

// --- the dict

Status wrap_own(Runtime& rt, Dict* dict, const Str* name, const Type& wrapper) {
  Value v = dict_get_str(dict, name);
  if (v.is_empty() || !has_kind(v, Kind::Function)) return {};
  Value wrapped = TRY(make_class_or_static_method(rt, wrapper, v));
  return dict_set_str(rt, dict, name, wrapped);
}

Status complete_dict(Runtime& rt, HeapType* cls) {
  auto* dict = cast<Dict>(cls->dict);
  if (dict_get_str(dict, sym<"__module__">).is_empty())
    if (Dict* globals = current_globals(rt)) {
      Value module = dict_get_str(globals, sym<"__name__">);
      if (!module.is_empty()) TRY(dict_set_str(rt, dict, sym<"__module__">, module));
    }
  Value qualified = dict_get_str(dict, sym<"__qualname__">);
  if (!qualified.is_empty() && !has_kind(qualified, Kind::Str))
    return raise(rt, type_error_type, "type __qualname__ must be a str, not %T"_m, qualified);
  if (!qualified.is_empty() && cast<Str>(qualified)->view() == cls->name->view())
    dict_delete_str(dict, sym<"__qualname__">);
  if (dict_get_str(dict, sym<"__doc__">).is_empty()) TRY(dict_set_str(rt, dict, sym<"__doc__">, Value::none()));
  TRY(wrap_own(rt, dict, sym<"__new__">, staticmethod_type));
  TRY(wrap_own(rt, dict, sym<"__init_subclass__">, classmethod_type));
  TRY(wrap_own(rt, dict, sym<"__class_getitem__">, classmethod_type));
  bool has_eq = !dict_get_str(dict, sym<"__eq__">).is_empty();
  if (has_eq && dict_get_str(dict, sym<"__hash__">).is_empty())
    TRY(dict_set_str(rt, dict, sym<"__hash__">, Value::none()));
  return {};
}

// --- hooks

Status call_set_name(Runtime& rt, HeapType* cls) {
  // Of a copy: a hook may change the class.
  Dict* dict = dict_copy(rt, cast<Dict>(cls->dict));
  if (!dict) return Failed{};
  Value name, value;
  for (uint32_t position = 0; dict_next(dict, &position, &name, &value);) {
    Found found = find_in_type(rt, type_of(value), sym<"__set_name__">);
    if (!found) continue;
    Value arguments[] = {to_value(cls), name};
    if (!call_found(rt, found, value, Args{arguments, 2}).failed()) continue;
    Value cause = take_exception(rt);
    (void)raise(rt, runtime_error_type, "Error calling __set_name__ on '%T' instance %R in '%Y'"_m, value, name, cls);
    rt.heap.store(cast<Exception>(rt.exception)->cause, cause);
    rt.heap.store(cast<Exception>(rt.exception)->context, cause);
    return Failed{};
  }
  return {};
}

Status call_init_subclass(Runtime& rt, HeapType* cls, const Args& keywords) {
  Found found = find_after(cls, cls, sym<"__init_subclass__">);
  if (!found) return {};
  Value method = TRY(access_on_class(rt, found, cls));
  Args arguments{keywords.values + keywords.positional, 0, keywords.keywords, keywords.names};
  return call(rt, method, arguments).failed() ? Status(Failed{}) : Status();
}

Status join_bases(Runtime& rt, HeapType* cls, Span<const Value> bases) {
  for (Value value : bases) {
    HeapType* base = heap_type(cast<Type>(value));
    if (!base) continue;
    if (!base->subclasses.is_object()) {
      List* list = make_list(rt, 1);
      if (!list) return Failed{};
      rt.heap.store(base->subclasses, to_value(list));
    }
    TRY(list_append(rt, cast<List>(base->subclasses), to_value(cls)));
  }
  return {};
}

// What the collector must know of instances whose instance part follows a leaf of variable size (str, bytes, int).
void trace_variable_instance(Object* object, Tracer& tracer) {
  const Type* cls = object->type;
  for (cls = cls->base; cls->is(Type::Heap); cls = cls->base) {
  }
  if (cls->trace()) cls->trace()(object, tracer);
  if (!object->type->is(Type::HasInstancePart)) return;  // `__slots__ = ()`
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (!shape) return;
  tracer.mark(shape);
  tracer.mark_range(part->slots, part->slots + shape->inline_slots);
}

HeapType* allocate_class(Runtime& rt, const Type* meta, const Type* base, const Str* name) {
  auto* cls = reinterpret_cast<HeapType*>(rt.heap.allocate(meta, sizeof(HeapType)));
  if (!cls) return (void)rt.no_memory(), nullptr;
  constexpr uint16_t inherited = Type::VariableSize | Type::Exception | Type::NoDict;
  cls->name = name;
  cls->base = base;
  cls->kind = base->kind;
  cls->trace_words = base->trace_words;
  cls->flags = uint16_t(Type::Heap | (base->flags & inherited));
  cls->native_bytes = base->native_bytes;
  cls->slots = &cls->slot_table;
  cls->slot_table.mask = (Word(1) << slot_count) - 1;
  cls->slot(Slot::trace).trace = base->trace();
  if (cls->is(Type::VariableSize) && base->trace_words.count == 0)
    cls->slot(Slot::trace).trace = trace_variable_instance;
  cls->slot(Slot::finalize).finalize = base->finalize();
  cls->dict = cls->mro = cls->bases = cls->subclasses = cls->root_shape = Value::empty();
  cls->version = rt.next_type_version++;
  return cls;
}

// The class with everything but its hooks called.
Value build(Runtime& rt, const Type* meta, const Str* name, Span<const Value> bases, Dict* body) {
  const Type* base = best_base(rt, bases);
  if (!base) return Failed{};
  HeapType* cls = allocate_class(rt, meta, base, name);
  Dict* dict = cls ? dict_copy(rt, body) : nullptr;
  if (!dict) return Failed{};
  rt.heap.store(cls->dict, to_value(dict));
  rt.heap.store(cls->bases, TRY(make_tuple(rt, bases)));
  TRY(complete_dict(rt, cls));
  TRY(set_instance_layout(rt, cls, bases));
  rt.heap.store(cls->mro, TRY(compute_mro(rt, cls, bases)));
  update_slots(rt, cls);
  Value cell = dict_get_str(dict, sym<"__classcell__">);
  if (has_kind(cell, Kind::Cell)) {
    rt.heap.store(cast<Cell>(cell)->value, to_value(cls));
    dict_delete_str(dict, sym<"__classcell__">);
  } else if (!cell.is_empty()) {
    return raise(rt, type_error_type, "__classcell__ must be a nonlocal cell, not %R"_m,
                 to_value(type_of(cell)));
  }
  TRY(join_bases(rt, cls, bases));
  return to_value(cls);
}
}  // namespace

Value make_class(Runtime& rt, const Type* meta, Value name, Value bases, Value dict, const Args& keywords) {
  if (!has_kind(name, Kind::Str))
    return raise(rt, type_error_type, "type.__new__() argument 1 must be str, not %T"_m, name);
  if (!has_kind(bases, Kind::Tuple))
    return raise(rt, type_error_type, "type.__new__() argument 2 must be tuple, not %T"_m, bases);
  if (!has_kind(dict, Kind::Dict))
    return raise(rt, type_error_type, "type.__new__() argument 3 must be dict, not %T"_m, dict);
  if (cast<Str>(name)->view().find('\0') != string_view::npos)
    return raise(rt, value_error_type, "type name must not contain null characters"_m);
  Span<const Value> base_list = cast<Tuple>(bases)->span();
  Value object_base = to_value(&object_type);
  if (base_list.empty()) base_list = {&object_base, 1};
  for (Value base : base_list) {
    if (has_kind(base, Kind::Type)) continue;
    Value entries = TRY(get_attribute_or_empty(rt, base, sym<"__mro_entries__">));
    return entries.is_empty()
               ? raise(rt, type_error_type, "bases must be types"_m)
               : raise(rt, type_error_type, "type() doesn't support MRO entry resolution; use types.new_class()"_m);
  }
  const Str* interned = intern(rt, cast<Str>(name));
  if (!interned) return Failed{};
  Value cls = TRY(build(rt, meta, interned, base_list, cast<Dict>(dict)));
  TRY(call_set_name(rt, cast<HeapType>(cls)));
  TRY(call_init_subclass(rt, cast<HeapType>(cls), keywords));
  return cls;
}

Value type_construct(Runtime& rt, const Type* meta, const Args& args) {
  if (args.positional != 3) {
    if (meta == &type_type) return raise(rt, type_error_type, "type() takes 1 or 3 arguments"_m);
    return raise(rt, type_error_type, "type.__new__() takes exactly 3 arguments (%u given)"_m, args.positional);
  }
  if (has_kind(args[1], Kind::Tuple)) {
    const Type* winner = winning_metaclass(rt, meta, cast<Tuple>(args[1])->span());
    if (!winner) return Failed{};
    if (winner != meta && winner->construct() != type_construct) return winner->construct()(rt, winner, args);
    meta = winner;
  }
  return make_class(rt, meta, args[0], args[1], args[2], args);
}

// --- members of __slots__

namespace {
Status check_member_owner(Runtime& rt, MemberDescriptor* member, Value instance) {
  auto* owner = cast<Type>(member->owner);
  if (is_instance(instance, *owner)) return {};
  return raise(rt, type_error_type, "descriptor '%S' for '%Y' objects doesn't apply to a '%T' object"_m, member->name,
               owner, instance);
}

Value member_get(Runtime& rt, Value self, Value instance, const Type*) {
  auto* member = cast<MemberDescriptor>(self);
  if (instance.is_empty()) return self;
  TRY(check_member_owner(rt, member, instance));
  Value v = instance_member(rt, instance.as_object(), cast<Str>(member->name));
  return v.is_empty() ? Value(raise_no_attribute(rt, instance, cast<Str>(member->name))) : v;
}

Status member_set(Runtime& rt, Value self, Value instance, Value value) {
  auto* member = cast<MemberDescriptor>(self);
  auto* name = cast<Str>(member->name);
  TRY(check_member_owner(rt, member, instance));
  if (!value.is_empty()) return set_instance_member(rt, instance.as_object(), name, value);
  if (TRY(delete_instance_member(rt, instance.as_object(), name))) return {};
  return raise(rt, attribute_error_type, "%N"_m, name);
}

Value member_repr(Runtime& rt, Value self) {
  auto* member = cast<MemberDescriptor>(self);
  return TextBuilder(rt)
      .add_format("<member '%S' of '%Y' objects>"_m, member->name, cast<Type>(member->owner))
      .finish();
}
Value member_name(Runtime&, Value self) { return cast<MemberDescriptor>(self)->name; }
Value member_owner(Runtime&, Value self) { return cast<MemberDescriptor>(self)->owner; }

constexpr Attribute member_attributes[] = {
    PROPERTY("__name__", member_name),
    PROPERTY("__objclass__", member_owner),
    CONSTANT("__doc__", Value::none()),
};
}  // namespace

ROM_TYPE(member_descriptor_type, {
                                     .name = sym<"member_descriptor">,
                                     .trace_words = {1, 2},
                                     .flags = Type::Final | Type::Abstract | Type::IsDataDescriptor,
                                     .native_bytes = sizeof(MemberDescriptor),
                                     .descriptor_get = member_get,
                                     .descriptor_set = member_set,
                                     .repr = member_repr,
                                     .attributes = member_attributes,
                                 });

}  // namespace adder
