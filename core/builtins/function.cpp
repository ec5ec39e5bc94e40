// Functions written in Python, as objects: their attributes. Calling them is the interpreter's.
//
// What is rare lies in the Dict `extra`: __kwdefaults__, __annotations__, a replaced __name__, __qualname__, __doc__ or
// __module__, and under __dict__ the Dict of attributes that a program set.
#include "core/compile/code.h"
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Function* as_function(Value v) { return cast<Function>(v); }

Value extra_of(Value self, const Str* name) {
  Value extra = as_function(self)->extra;
  return extra.is_object() ? dict_get_str(cast<Dict>(extra), name) : Value::empty();
}

Status set_extra(Runtime& rt, Value self, const Str* name, Value value) {
  auto* function = as_function(self);
  if (!function->extra.is_object()) {
    if (value.is_empty()) return {};
    Dict* fresh = make_dict(rt);
    if (!fresh) return Failed{};
    rt.heap.store(function->extra, to_value(fresh));
  }
  auto* extra = cast<Dict>(function->extra);
  if (!value.is_empty()) return dict_set_str(rt, extra, name, value);
  dict_delete_str(extra, name);
  return {};
}

// --- attributes in order of CPython's list

Value get_name(Runtime&, Value self) {
  Value own = extra_of(self, sym<"__name__">);
  return own.is_empty() ? as_function(self)->code->name.value() : own;
}
Value get_qualified_name(Runtime&, Value self) {
  Value own = extra_of(self, sym<"__qualname__">);
  return own.is_empty() ? as_function(self)->code->qualified_name.value() : own;
}
template <FixedString Name>
Status set_text(Runtime& rt, Value self, Value value) {
  if (!has_kind(value, Kind::Str)) return raise(rt, type_error_type, "%s must be set to a string object"_m, Name.text);
  return set_extra(rt, self, sym<Name>, value);
}

Value get_doc(Runtime&, Value self) {
  Value own = extra_of(self, sym<"__doc__">);
  if (!own.is_empty()) return own;
  Value doc = as_function(self)->code->doc;
  return doc.is_empty() ? Value::none() : doc;
}
Status set_doc(Runtime& rt, Value self, Value value) {
  return set_extra(rt, self, sym<"__doc__">, value.is_empty() ? Value::none() : value);
}

Value get_module(Runtime&, Value self) {
  Value own = extra_of(self, sym<"__module__">);
  if (own.is_empty()) own = dict_get_str(as_function(self)->globals.get(), sym<"__name__">);
  return own.is_empty() ? Value::none() : own;
}
Status set_module(Runtime& rt, Value self, Value value) {
  return set_extra(rt, self, sym<"__module__">, value.is_empty() ? Value::none() : value);
}

Value get_defaults(Runtime&, Value self) {
  Value defaults = as_function(self)->defaults;
  return defaults.is_empty() ? Value::none() : defaults;
}
Status set_defaults(Runtime& rt, Value self, Value value) {
  if (value.is_none()) value = Value::empty();
  if (!value.is_empty() && !has_kind(value, Kind::Tuple))
    return raise(rt, type_error_type, "__defaults__ must be set to a tuple object"_m);
  rt.heap.store(as_function(self)->defaults, value);
  return {};
}

Value get_keyword_defaults(Runtime&, Value self) {
  Value defaults = extra_of(self, sym<"__kwdefaults__">);
  return defaults.is_empty() ? Value::none() : defaults;
}
Status set_keyword_defaults(Runtime& rt, Value self, Value value) {
  if (value.is_none()) value = Value::empty();
  if (!value.is_empty() && !has_kind(value, Kind::Dict))
    return raise(rt, type_error_type, "__kwdefaults__ must be set to a dict object"_m);
  return set_extra(rt, self, sym<"__kwdefaults__">, value);
}

// A Dict that comes into being when it is asked for: __annotations__, __dict__.
template <FixedString Name>
Value get_dict(Runtime& rt, Value self) {
  Value own = extra_of(self, sym<Name>);
  if (!own.is_empty()) return own;
  Dict* fresh = make_dict(rt);
  if (!fresh || set_extra(rt, self, sym<Name>, to_value(fresh)).failed()) return Failed{};
  return to_value(fresh);
}
Status set_annotations(Runtime& rt, Value self, Value value) {
  if (value.is_none()) value = Value::empty();
  if (!value.is_empty() && !has_kind(value, Kind::Dict))
    return raise(rt, type_error_type, "__annotations__ must be set to a dict object"_m);
  return set_extra(rt, self, sym<"__annotations__">, value);
}
Status set_dict(Runtime& rt, Value self, Value value) {
  if (!has_kind(value, Kind::Dict))
    return raise(rt, type_error_type, "__dict__ must be set to a dictionary, not a '%T'"_m,
                 value.is_empty() ? Value::none() : value);
  return set_extra(rt, self, sym<"__dict__">, value);
}

Value get_code(Runtime&, Value self) { return as_function(self)->code.value(); }
Status set_code(Runtime& rt, Value self, Value value) {
  if (!has_kind(value, Kind::Code)) return raise(rt, type_error_type, "__code__ must be set to a code object"_m);
  auto *code = cast<Code>(value), *old = as_function(self)->code.get();
  if (code->capture_count != old->capture_count)
    return raise(rt, value_error_type, "%S() requires a code object with %u free vars, not %u"_m, get_name(rt, self),
                 unsigned(old->capture_count), unsigned(code->capture_count));
  rt.heap.store(as_function(self)->code, code);
  return {};
}

Value get_globals(Runtime&, Value self) { return as_function(self)->globals.value(); }

Value get_closure(Runtime& rt, Value self) {
  auto* function = as_function(self);
  uint32_t count = function->code->capture_count;
  if (!count) return Value::none();
  return make_tuple(rt, Span<const Value>(reinterpret_cast<const Value*>(function->cells()), count));
}

// --- slots

Value function_get_attribute(Runtime& rt, Value self, const Str* name) {
  Value v = generic_get_attribute(rt, self, name);
  if (!v.is_empty()) return v;
  Value own = extra_of(self, sym<"__dict__">);
  return own.is_object() ? dict_get_str(cast<Dict>(own), name) : Value::empty();
}

Status function_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  if (Found found = find_in_type(rt, &function_type, name))
    if (found.value.is_object() && found.value.as_object()->type->is(Type::IsDataDescriptor))
      return found.value.as_object()->type->descriptor_set()(rt, found.value, self, value);
  if (!value.is_empty()) {
    Value own = get_dict<"__dict__">(rt, self);
    return own.failed() ? Status(Failed{}) : dict_set_str(rt, cast<Dict>(own), name, value);
  }
  Value own = extra_of(self, sym<"__dict__">);
  if (own.is_object() && dict_delete_str(cast<Dict>(own), name)) return {};
  return raise_no_attribute(rt, self, name);
}

Value function_call(Runtime& rt, Value self, const Args& args) { return call(rt, self, args); }

Value function_descriptor_get(Runtime& rt, Value self, Value instance, const Type*) {
  return instance.is_empty() ? self : make_bound_method(rt, self, instance);
}

Value function_repr(Runtime& rt, Value self) {
  Value name = get_qualified_name(rt, self);
  return TextBuilder(rt).add_format("<function %S at %p>"_m, name, self.as_object()).finish();
}

// FunctionType(code, globals, name=None, argdefs=None, closure=None)
Value function_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional < 2 || args.positional > 5 || args.keywords)
    return raise(rt, type_error_type, "function expected from 2 to 5 arguments, got %u"_m, args.positional);
  if (!has_kind(args[0], Kind::Code))
    return raise(rt, type_error_type, "function() argument 'code' must be code, not %T"_m, args[0]);
  if (!has_kind(args[1], Kind::Dict))
    return raise(rt, type_error_type, "function() argument 'globals' must be dict, not %T"_m, args[1]);
  auto* code = cast<Code>(args[0]);
  Value name = args.get(2), defaults = args.get(3), closure = args.get(4);
  bool has_closure = has_kind(closure, Kind::Tuple) && cast<Tuple>(closure)->size == code->capture_count;
  if (code->capture_count && !has_closure)
    return raise(rt, value_error_type, "%S requires closure of length %u"_m, code->name.value(),
                 unsigned(code->capture_count));
  auto* function = rt.heap.make<Function>(function_type, code->capture_count * sizeof(Value));
  if (!function) return rt.no_memory();
  function->code = code;
  function->globals = cast<Dict>(args[1]);
  function->defaults = has_kind(defaults, Kind::Tuple) ? defaults : Value::empty();
  function->extra = Value::empty();
  for (uint32_t i = 0; i < code->capture_count; i++)
    function->cells()[i] = Ref<Cell>(cast<Cell>(cast<Tuple>(closure)->items()[i]));
  Value made = to_value(function);
  if (has_kind(name, Kind::Str)) TRY(set_extra(rt, made, sym<"__name__">, name));
  return made;
}

constexpr Attribute attributes[] = {
    PROPERTY_RW("__name__", get_name, set_text<"__name__">),
    PROPERTY_RW("__qualname__", get_qualified_name, set_text<"__qualname__">),
    PROPERTY_RW("__doc__", get_doc, set_doc),
    PROPERTY_RW("__module__", get_module, set_module),
    PROPERTY_RW("__defaults__", get_defaults, set_defaults),
    PROPERTY_RW("__kwdefaults__", get_keyword_defaults, set_keyword_defaults),
    PROPERTY_RW("__annotations__", get_dict<"__annotations__">, set_annotations),
    PROPERTY_RW("__dict__", get_dict<"__dict__">, set_dict),
    PROPERTY_RW("__code__", get_code, set_code),
    PROPERTY("__globals__", get_globals),
    PROPERTY("__closure__", get_closure),
};
}  // namespace

ROM_TYPE(function_type, {
                            .name = sym<"function">,
                            .kind = Kind::Function,
                            .trace_words = {1, Trace::to_end},
                            .flags = Type::Final | Type::IsMethodDescriptor,
                            .native_bytes = sizeof(Function),
                            .construct = function_construct,
                            .call = function_call,
                            .get_attribute = function_get_attribute,
                            .set_attribute = function_set_attribute,
                            .descriptor_get = function_descriptor_get,
                            .repr = function_repr,
                            .attributes = attributes,
                        });

}  // namespace adder
