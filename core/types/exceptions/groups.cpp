// BaseExceptionGroup and ExceptionGroup: several exceptions as one; splitting them for `except*`.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Tuple* members_of(Value group) { return cast<Tuple>(exception_field(group, sym<"exceptions">)); }
bool is_group(Value v) { return is_instance(v, base_exception_group_type); }

// The class a group of these members gets: an ExceptionGroup holds ordinary exceptions only.
const Type* group_class(Runtime& rt, const Type* cls, Tuple* members) {
  bool ordinary = true;
  for (Value member : members->span()) ordinary &= is_instance(member, exception_type);
  if (cls == &base_exception_group_type && ordinary) return &exception_group_type;
  if (ordinary || !is_subtype(cls, &exception_type)) return cls;
  if (cls == &exception_group_type)
    (void)raise(rt, type_error_type, "Cannot nest BaseExceptions in an ExceptionGroup"_m);
  else
    (void)raise(rt, type_error_type, "Cannot nest BaseExceptions in '%Y'"_m, cls);
  return nullptr;
}
}  // namespace

Value group_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional != 2)
    return raise(rt, type_error_type, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%u given)"_m,
                 args.positional);
  if (!has_kind(args[0], Kind::Str))
    return raise(rt, type_error_type, "BaseExceptionGroup.__new__() argument 1 must be str, not %T"_m, args[0]);
  if (!type_of(args[1])->get_item() || has_kind(args[1], Kind::Dict))
    return raise(rt, type_error_type, "second argument (exceptions) must be a sequence"_m);
  auto* members = cast<Tuple>(TRY(sequence_to_tuple(rt, args[1])));
  if (!members->size) return raise(rt, value_error_type, "second argument (exceptions) must be a non-empty sequence"_m);
  for (SignedWord i = 0; i < members->size; i++)
    if (!has_kind(members->items()[i], Kind::Exception))
      return raise(rt, value_error_type, "Item %zd of second argument (exceptions) is not an exception"_m, i);
  cls = group_class(rt, cls, members);
  if (!cls) return Failed{};
  Value group = TRY(exception_construct(rt, cls, args));
  TRY(set_exception_field(rt, group, sym<"message">, args[0]));
  TRY(set_exception_field(rt, group, sym<"exceptions">, to_value(members)));
  return group;
}

Value group_initialize(Runtime& rt, Value self, const Args& args) { return exception_initialize(rt, self, args); }

Value group_str(Runtime& rt, Value self) {
  SignedWord count = members_of(self)->size;
  return TextBuilder(rt)
      .add_str(exception_field(self, sym<"message">))
      .add_format(" (%zd sub-exception%s)"_m, count, count == 1 ? "" : "s")
      .finish();
}

Value group_repr(Runtime& rt, Value self) { return exception_repr(rt, self); }

// --- splitting

namespace {
// Does one exception match a class, a tuple of classes, or a function's judgement?
Result<bool> matches_condition(Runtime& rt, Value exception, Value condition) {
  if (has_kind(condition, Kind::Type) && cast<Type>(condition)->is(Type::Exception))
    return is_instance(exception, *cast<Type>(condition));
  if (has_kind(condition, Kind::Tuple)) {
    for (Value cls : cast<Tuple>(condition)->span())
      if (has_kind(cls, Kind::Type) && is_instance(exception, *cast<Type>(cls))) return true;
    return false;
  }
  Value answer = TRY(call(rt, condition, exception));
  return truth(rt, answer);
}

Status check_condition(Runtime& rt, Value condition) {
  auto is_class = [](Value v) { return has_kind(v, Kind::Type) && cast<Type>(v)->is(Type::Exception); };
  bool good = is_class(condition) || (!has_kind(condition, Kind::Type) && is_callable(rt, condition));
  if (has_kind(condition, Kind::Tuple)) {
    good = true;
    for (Value cls : cast<Tuple>(condition)->span()) good &= is_class(cls);
  }
  if (good) return {};
  return raise(rt, type_error_type, "expected a function, exception type or tuple of exception types"_m);
}

// A group like `group` with other members: made by its derive(), with the links of the original.
Value derived(Runtime& rt, Value group, List* members) {
  if (!members->size) return Value::none();
  Value list = to_value(members);
  Value made = TRY(call_method(rt, group, sym<"derive">, list));
  if (!is_group(made)) return raise(rt, type_error_type, "derive must return an instance of BaseExceptionGroup"_m);
  auto *from = cast<Exception>(group), *to = cast<Exception>(made);
  rt.heap.store(to->traceback, from->traceback);
  rt.heap.store(to->cause, from->cause);
  rt.heap.store(to->context, from->context);
  to->suppress_context = from->suppress_context;
  Value notes = TRY(get_attribute_or_empty(rt, group, sym<"__notes__">));
  if (has_kind(notes, Kind::List)) {
    Value copy = TRY(sequence_to_list(rt, notes));
    TRY(set_attribute(rt, made, sym<"__notes__">, copy));
  }
  return made;
}

Status split(Runtime& rt, Value exception, Value condition, Value* match, Value* rest) {
  *match = *rest = Value::none();
  if (TRY(matches_condition(rt, exception, condition))) {
    *match = exception;
    return {};
  }
  if (!is_group(exception)) {
    *rest = exception;
    return {};
  }
  TRY(check_native_stack(rt));
  List *matching = make_list(rt, 1), *others = make_list(rt, 1);
  if (!matching || !others) return Failed{};
  for (Value member : members_of(exception)->span()) {
    Value inner_match, inner_rest;
    TRY(split(rt, member, condition, &inner_match, &inner_rest));
    if (!inner_match.is_none()) TRY(list_append(rt, matching, inner_match));
    if (!inner_rest.is_none()) TRY(list_append(rt, others, inner_rest));
  }
  *match = TRY(derived(rt, exception, matching));
  *rest = TRY(derived(rt, exception, others));
  return {};
}

Value group_derive(Runtime& rt, const Args& args) {
  Value arguments[] = {exception_field(args[0], sym<"message">), args[1]};
  return call(rt, to_value(&base_exception_group_type), Args{arguments, 2});
}

Value group_split(Runtime& rt, const Args& args) {
  TRY(check_condition(rt, args[1]));
  Value parts[2];
  TRY(split(rt, args[0], args[1], &parts[0], &parts[1]));
  return make_tuple(rt, parts);
}

Value group_subgroup(Runtime& rt, const Args& args) {
  TRY(check_condition(rt, args[1]));
  Value match, rest;
  TRY(split(rt, args[0], args[1], &match, &rest));
  return match;
}
}  // namespace

Status split_exception(Runtime& rt, Value exception, Value condition, Value* match, Value* rest) {
  return split(rt, exception, condition, match, rest);
}

constinit const Attribute group_fields[5] = {
    PROPERTY("message", get_exception_field<"message">),
    PROPERTY("exceptions", get_exception_field<"exceptions">),
    METHOD("derive", group_derive, 2, 2),
    METHOD("split", group_split, 2, 2),
    METHOD("subgroup", group_subgroup, 2, 2),
};

}  // namespace adder
