// Bound methods: a callable and the object it is called on. Of Python functions and of functions in ROM alike.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/hashing.h"
#include "core/types/text_builder.h"

namespace adder {

Value make_bound_method(Runtime& rt, Value function, Value self) {
  const Type* kind = type_of(function);
  const Type& type = kind == &native_function_type ? builtin_method_type
                     : kind == &slot_wrapper_type  ? method_wrapper_type
                                                   : bound_method_type;
  auto* method = rt.heap.make<BoundMethod>(type);
  if (!method) return rt.no_memory();
  method->function = function;
  method->self = self;
  return to_value(method);
}

namespace {
Value bound_method_call(Runtime& rt, Value self, const Args& args) {
  auto* method = cast<BoundMethod>(self);
  WithSelf with(rt, method->self, args);
  if (with.failed()) return Failed{};
  return call(rt, method->function, with.args());
}

// Attributes of the function shine through: __name__, __doc__, what a program set on it.
Value bound_method_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* method = cast<BoundMethod>(self);
  bool native = !has_kind(method->function, Kind::Function);
  if (name == sym<"__self__">) return method->self;
  if (name == sym<"__func__"> && !native) return method->function;
  if (name == sym<"__class__">) return to_value(type_of(self));
  if (name == sym<"__qualname__"> && native) {
    Value own = TRY(get_attribute(rt, method->function, sym<"__name__">));
    return TextBuilder(rt).add(type_name(method->self)).add('.').add_str(own).finish();
  }
  const Type* type = type_of(self);
  Found found = name == sym<"__doc__"> ? Found{} : find_in_type(rt, type, name);
  return found ? bind_found(rt, found, self, type) : get_attribute(rt, method->function, name);
}

Value bound_method_repr(Runtime& rt, Value self) {
  auto* method = cast<BoundMethod>(self);
  TextBuilder text(rt);
  if (has_kind(method->function, Kind::NativeFunction))
    return text
        .add_format("<built-in method %N of %T object at %p>"_m, cast<NativeFunction>(method->function)->name,
                    method->self, method->self.is_object() ? method->self.as_object() : nullptr)
        .finish();
  if (has_kind(method->function, Kind::SlotWrapper))
    return text
        .add_format("<method-wrapper '%N' of %T object at %p>"_m, cast<Descriptor>(method->function)->special().name,
                    method->self, method->self.is_object() ? method->self.as_object() : nullptr)
        .finish();
  Value name = TRY(get_attribute_or_empty(rt, method->function, sym<"__qualname__">));
  text.add("<bound method ");
  name.is_empty() ? text.add('?') : text.add_str(name);
  return text.add(" of ").add_repr(method->self).add('>').finish();
}

Value bound_method_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(other, Kind::BoundMethod))
    return Value::not_implemented();
  auto *a = cast<BoundMethod>(self), *b = cast<BoundMethod>(other);
  bool same = a->self.is(b->self) && TRY(equal(rt, a->function, b->function));
  return Value::boolean(same == (op == CompareOp::Eq));
}

Result<uint32_t> bound_method_hash(Runtime& rt, Value self) {
  auto* method = cast<BoundMethod>(self);
  return uint32_t(TRY(hash(rt, method->function)) ^ fold_hash(SignedWord(method->self.bits() >> 3)));
}

Value bound_method_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional != 2 || args.keywords)
    return raise(rt, type_error_type, "method expected 2 arguments, got %u"_m, args.positional);
  if (!is_callable(rt, args[0])) return raise(rt, type_error_type, "first argument must be callable"_m);
  if (args[1].is_none()) return raise(rt, type_error_type, "instance must not be None"_m);
  return make_bound_method(rt, args[0], args[1]);
}
}  // namespace

namespace {
constexpr TypeSpec method_class(const Str* name, uint16_t flags) {
  TypeSpec type{};
  type.name = name;
  type.kind = Kind::BoundMethod;
  type.trace_words = {1, 2};
  type.flags = flags;
  type.native_bytes = sizeof(BoundMethod);
  type.construct = flags & Type::Abstract ? nullptr : bound_method_construct;
  type.call = bound_method_call;
  type.get_attribute = bound_method_get_attribute;
  type.repr = bound_method_repr;
  type.hash = bound_method_hash;
  type.compare = bound_method_compare;
  return type;
}
}  // namespace

ROM_TYPE(bound_method_type, method_class(sym<"method">, Type::Final));
ROM_TYPE(builtin_method_type, method_class(sym<"builtin_function_or_method">, Type::Final | Type::Abstract));
ROM_TYPE(method_wrapper_type, method_class(sym<"method-wrapper">, Type::Final | Type::Abstract));

}  // namespace adder
