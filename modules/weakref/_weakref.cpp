// _weakref: the class `ref`. The rest of weakref is Python (weakref.py).
//
// A ref begins as a WeakCell (core/heap/heap.h): the collector empties its referent when that is unreachable, and the
// interpreter then calls the callback between two instructions. Each call of ref() makes a new object.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"
#include "modules/registry.h"

namespace adder {

namespace {

struct WeakRef : WeakCell {
  uint32_t hash;  // of the referent, kept so that a dead ref is found in the dict it is a key of
  bool hashed;
};

WeakRef* as_ref(Value v) { return cast<WeakRef>(v); }
Value target(Value v) { return as_ref(v)->referent; }
Value none_when_empty(Value v) { return v.is_empty() ? Value::none() : v; }

Status check_count(Runtime& rt, const Args& args, const char* name) {
  if (args.keywords) return raise(rt, type_error_type, "%s() takes no keyword arguments"_m, name);
  if (args.positional == 1 || args.positional == 2) return {};
  if (!args.positional) return raise(rt, type_error_type, "%s expected at least 1 argument, got 0"_m, name);
  return raise(rt, type_error_type, "%s expected at most 2 arguments, got %u"_m, name, args.positional);
}

// ref(object, callback=None). What a subclass takes beyond that is for its __init__.
Value ref_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (!cls->is(Type::Heap)) TRY(check_count(rt, args, "__new__"));
  if (!args.positional) return raise(rt, type_error_type, "__new__ expected at least 1 argument, got 0"_m);
  Value object = args[0], callback = args.get(1);
  if (!object.is_object() || !weakly_referable(type_of(object)))
    return raise(rt, type_error_type, "cannot create weak reference to '%T' object"_m, object);
  auto* ref = reinterpret_cast<WeakRef*>(allocate_object(rt, cls, sizeof(WeakRef)));
  if (!ref) return Failed{};
  ref->callback = callback.is_none() ? Value::empty() : callback;
  ref->referent = object;
  TRY(rt.heap.register_weak(ref));
  return to_value(ref);
}

Value ref_initialize(Runtime& rt, Value, const Args& args) {
  TRY(check_count(rt, args, "__init__"));
  return Value::none();
}

Value ref_call(Runtime& rt, Value self, const Args& args) {
  if (args.positional + args.keywords) return raise(rt, type_error_type, "weakref takes no arguments"_m);
  return none_when_empty(target(self));
}

Result<uint32_t> ref_hash(Runtime& rt, Value self) {
  auto* ref = as_ref(self);
  if (ref->hashed) return ref->hash;
  if (ref->referent.is_empty()) return raise(rt, type_error_type, "weak object has gone away"_m);
  uint32_t h = TRY(hash(rt, ref->referent));
  ref->hash = h;
  ref->hashed = true;
  return h;
}

// Live ones compare as their referents, dead ones by identity.
Value ref_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(other, Kind::WeakRef)) return Value::not_implemented();
  Value mine = target(self), theirs = target(other);
  if (mine.is_empty() || theirs.is_empty()) return Value::boolean(self.is(other) == (op == CompareOp::Eq));
  return compare(rt, op, mine, theirs);
}

Value ref_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add_format("<weakref at %p; "_m, static_cast<const void*>(self.as_object()));
  Value object = target(self);
  if (object.is_empty()) return text.add("dead>").finish();
  text.add("to '").add(type_name(object));
  return text.add_format("' at %p>"_m, static_cast<const void*>(object.as_object())).finish();
}

Value get_callback(Runtime&, Value self) { return none_when_empty(as_ref(self)->callback); }

// getweakrefs(object): every ref that looks at it, the oldest first.
Value refs_of(Runtime& rt, const Args& args) {
  List* found = make_list(rt, 0u);
  if (!found) return Failed{};
  // The list may grow by a collection, which moves the cells up: never past what was looked at.
  for (size_t i = 0; i < rt.heap.weak_cells().size(); i++) {
    Value cell = Value::object(rt.heap.weak_cells()[i]);
    if (args[0].is_object() && target(cell).is(args[0])) TRY(list_append(rt, found, cell));
  }
  return to_value(found);
}

constexpr Attribute ref_attributes[] = {PROPERTY("__callback__", get_callback)};

}  // namespace

ROM_TYPE(weakref_type, {.name = sym<"weakref.ReferenceType">,
                        .kind = Kind::WeakRef,
                        .trace_words = {1, 1},
                        .native_bytes = sizeof(WeakRef),
                        .construct = ref_construct,
                        .initialize = ref_initialize,
                        .call = ref_call,
                        .repr = ref_repr,
                        .hash = ref_hash,
                        .compare = ref_compare,
                        .attributes = ref_attributes});

static constexpr Attribute attributes[] = {
    TYPE("ref", weakref_type),
    TYPE("ReferenceType", weakref_type),
    FUNCTION("getweakrefs", refs_of, 1, 1),
};
constinit const NativeModule _weakref_module = {sym<"_weakref">, attributes, std::size(attributes)};

}  // namespace adder
