// BaseException: args, traceback, cause, context, notes; and the fields that some exceptions have besides.
#include "core/types/exceptions/exception.h"

#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Exception* as_exception(Value v) { return cast<Exception>(v); }
Tuple* args_of(Value v) { return cast<Tuple>(as_exception(v)->args); }
Value none_when_empty(Value v) { return v.is_empty() ? Value::none() : v; }
}  // namespace

Value exception_construct(Runtime& rt, const Type* cls, const Args& args) {
  auto* exception = reinterpret_cast<Exception*>(allocate_object(rt, cls, sizeof(Exception)));
  if (!exception) return Failed{};
  exception->traceback = exception->cause = exception->context = exception->extra = Value::empty();
  exception->suppress_context = Value::boolean(false);
  exception->args = Value::empty();
  Value tuple = TRY(make_tuple(rt, Span<const Value>(args.values, args.positional)));
  rt.heap.store(exception->args, tuple);
  return to_value(exception);
}

Value make_exception(Runtime& rt, const Type* cls, Span<const Value> args) {
  Args arguments{const_cast<Value*>(args.data()), uint32_t(args.size())};
  return cls->construct()(rt, cls, arguments);
}

Status set_exception_args(Runtime& rt, Value self, Span<const Value> args) {
  Value tuple = make_tuple(rt, args);
  if (tuple.failed()) return Failed{};
  rt.heap.store(as_exception(self)->args, tuple);
  return {};
}

Value exception_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "%T() takes no keyword arguments"_m, self);
  TRY(set_exception_args(rt, self, {args.values, args.positional}));
  return Value::none();
}

Value exception_str(Runtime& rt, Value self) {
  Tuple* args = args_of(self);
  if (args->size == 0) return to_value(sym<"">);
  return args->size == 1 ? str(rt, args->items()[0]) : repr(rt, to_value(args));
}

Value exception_repr(Runtime& rt, Value self) {
  Tuple* args = args_of(self);
  TextBuilder text(rt);
  text.add(type_name(self));
  if (args->size == 1) return text.add('(').add_repr(args->items()[0]).add(')').finish();
  return text.add_repr(to_value(args)).finish();
}

// --- fields

Value exception_field(Value exception, const Str* name) {
  Value extra = as_exception(exception)->extra;
  return extra.is_object() ? dict_get_str(cast<Dict>(extra), name) : Value::empty();
}

Status set_exception_field(Runtime& rt, Value exception, const Str* name, Value value) {
  auto* self = as_exception(exception);
  if (!self->extra.is_object()) {
    Dict* fresh = make_dict(rt);
    if (!fresh) return Failed{};
    rt.heap.store(self->extra, to_value(fresh));
  }
  return dict_set_str(rt, cast<Dict>(self->extra), name, value);
}

void note_exception_field(Runtime& rt, Value exception, const Str* name, Value value) {
  Value pending = rt.exception;
  rt.exception = Value::empty();
  (void)set_exception_field(rt, exception, name, value).failed();
  rt.exception = pending;
}

// Attributes of built-in exceptions that no descriptor serves lie in `extra`, those of Python classes in the instance.
Value exception_get_attribute(Runtime& rt, Value self, const Str* name) {
  Value v = generic_get_attribute(rt, self, name);
  return v.is_empty() && !type_of(self)->is(Type::HasInstancePart) ? exception_field(self, name) : v;
}

Status exception_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  const Type* type = type_of(self);
  if (type->is(Type::HasInstancePart)) return generic_set_attribute(rt, self, name, value);
  if (Found found = find_in_type(rt, type, name))
    if (found.value.is_object() && found.value.as_object()->type->is(Type::IsDataDescriptor))
      return found.value.as_object()->type->descriptor_set()(rt, found.value, self, value);
  if (!value.is_empty()) return set_exception_field(rt, self, name, value);
  Value extra = as_exception(self)->extra;
  if (extra.is_object() && dict_delete_str(cast<Dict>(extra), name)) return {};
  return raise_no_attribute(rt, self, name);
}

// --- attributes

namespace {
Value get_args(Runtime&, Value self) { return as_exception(self)->args; }
Status set_args(Runtime& rt, Value self, Value value) {
  if (value.is_empty()) return raise(rt, type_error_type, "args may not be deleted"_m);
  Value tuple = sequence_to_tuple(rt, value);
  if (tuple.failed()) return Failed{};
  rt.heap.store(as_exception(self)->args, tuple);
  return {};
}

Value get_traceback(Runtime&, Value self) { return none_when_empty(as_exception(self)->traceback); }
Status set_traceback(Runtime& rt, Value self, Value value) {
  if (value.is_empty()) return raise(rt, type_error_type, "__traceback__ may not be deleted"_m);
  if (!value.is_none() && !is_exactly(value, traceback_type))
    return raise(rt, type_error_type, "__traceback__ must be a traceback or None"_m);
  rt.heap.store(as_exception(self)->traceback, value.is_none() ? Value::empty() : value);
  return {};
}

Status set_link(Runtime& rt, Value& link, Value value, const char* what) {
  if (value.is_empty()) return raise(rt, type_error_type, "__%s__ may not be deleted"_m, what);
  if (!value.is_none() && !has_kind(value, Kind::Exception))
    return raise(rt, type_error_type, "exception %s must be None or derive from BaseException"_m, what);
  rt.heap.store(link, value.is_none() ? Value::empty() : value);
  return {};
}
Value get_cause(Runtime&, Value self) { return none_when_empty(as_exception(self)->cause); }
Status set_cause(Runtime& rt, Value self, Value value) {
  TRY(set_link(rt, as_exception(self)->cause, value, "cause"));
  as_exception(self)->suppress_context = Value::boolean(true);
  return {};
}
Value get_context(Runtime&, Value self) { return none_when_empty(as_exception(self)->context); }
Status set_context(Runtime& rt, Value self, Value value) {
  return set_link(rt, as_exception(self)->context, value, "context");
}
Value get_suppress_context(Runtime&, Value self) { return as_exception(self)->suppress_context; }
Status set_suppress_context(Runtime& rt, Value self, Value value) {
  if (!value.is_bool()) return raise(rt, type_error_type, "attribute value type must be bool"_m);
  as_exception(self)->suppress_context = value;
  return {};
}

Value get_dict(Runtime& rt, Value self) {
  if (type_of(self)->is(Type::HasInstancePart)) {
    Dict* dict = instance_dict(rt, self.as_object());
    return dict ? to_value(dict) : Value::error();
  }
  if (!as_exception(self)->extra.is_object()) {
    Dict* fresh = make_dict(rt);
    if (!fresh) return Failed{};
    rt.heap.store(as_exception(self)->extra, to_value(fresh));
  }
  return as_exception(self)->extra;
}

Value with_traceback(Runtime& rt, const Args& args) {
  TRY(set_traceback(rt, args[0], args[1]));
  return args[0];
}

Value add_note(Runtime& rt, const Args& args) {
  if (!has_kind(args[1], Kind::Str)) return raise(rt, type_error_type, "note must be a str, not '%T'"_m, args[1]);
  Value notes = TRY(get_attribute_or_empty(rt, args[0], sym<"__notes__">));
  if (notes.is_empty()) {
    notes = TRY(make_list(rt, Span<const Value>()));
    TRY(set_attribute(rt, args[0], sym<"__notes__">, notes));
  }
  if (!has_kind(notes, Kind::List)) return raise(rt, type_error_type, "Cannot add note: __notes__ is not a list"_m);
  TRY(list_append(rt, cast<List>(notes), args[1]));
  return Value::none();
}

}  // namespace

constinit const Attribute base_fields[8] = {
    PROPERTY_RW("args", get_args, set_args),
    PROPERTY_RW("__traceback__", get_traceback, set_traceback),
    PROPERTY_RW("__cause__", get_cause, set_cause),
    PROPERTY_RW("__context__", get_context, set_context),
    PROPERTY_RW("__suppress_context__", get_suppress_context, set_suppress_context),
    PROPERTY("__dict__", get_dict),
    METHOD("with_traceback", with_traceback, 2, 2),
    METHOD("add_note", add_note, 2, 2),
};

}  // namespace adder
