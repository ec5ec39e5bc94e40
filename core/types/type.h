// Classes: making them, their attributes, their names.
#pragma once

#include "core/types/layouts.h"

namespace adder {

class TextBuilder;

// type(name, bases, dict, **keywords) with metaclass `meta`: a new class. Runs __set_name__ and __init_subclass__.
Value make_class(Runtime& rt, const Type* meta, Value name, Value bases, Value dict, const Args& keywords);
// The most derived metaclass among `meta` and those of the bases; nullptr = conflict, pending.
const Type* winning_metaclass(Runtime& rt, const Type* meta, Span<const Value> bases);
// The linearisation of a class with these bases (C3), the class itself first.
Value compute_mro(Runtime& rt, Type* cls, Span<const Value> bases);
// Can weakref.ref look at the type's objects?
bool weakly_referable(const Type* type);

// type.__call__: construct and initialize.
Value type_call(Runtime& rt, Value cls, const Args& args);
// type.__new__: the slot by which a metaclass without its own __new__ is recognised.
Value type_construct(Runtime& rt, const Type* meta, const Args& args);

// Slots, version and caches after `name` changed in the dict of cls.
void class_changed(Runtime& rt, HeapType* cls, const Str* name);

// "module.Outer.Name", without "builtins."; for reprs and messages.
void add_qualified_type_name(TextBuilder& text, Runtime& rt, const Type* type);
string_view type_short_name(const Type* type);             // __name__
Value type_module(Runtime& rt, const Type* type);          // __module__: a Str in general
Value type_qualified_name(Runtime& rt, const Type* type);  // __qualname__

// dir(object) without a __dir__ of its own: a list of names, not sorted.
Value list_attribute_names(Runtime& rt, Value object);
Status append_class_names(Runtime& rt, const Type* cls, List* names);  // of one class, bases left out

// object.__class__ = value.
Status set_object_class(Runtime& rt, Value object, Value value);

// isinstance() and issubclass(), with __instancecheck__, __subclasscheck__, tuples and unions.
Result<bool> instance_check(Runtime& rt, Value object, Value classes);
Result<bool> subclass_check(Runtime& rt, Value cls, Value classes);

// A read-only view of a dict.
extern const Type mapping_proxy_type;
Value make_mapping_proxy(Runtime& rt, Value mapping);

}  // namespace adder
