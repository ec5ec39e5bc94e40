// Generic aliases and unions of types; see generic_alias.h.
#include "core/types/generic_alias.h"

#include "core/runtime/exceptions.h"
#include "core/types/hashing.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

bool is_generic_builtin(const Type* cls) {
  for (const Type* type : {&list_type, &dict_type, &tuple_type, &set_type, &frozenset_type, &type_type})
    if (cls == type) return true;
  return false;
}

Value make_generic_alias(Runtime& rt, Value origin, Value item) {
  Value args = has_kind(item, Kind::Tuple) ? item : TRY(make_tuple(rt, Span<const Value>(&item, 1)));
  auto* alias = rt.heap.make<GenericAlias>(generic_alias_type);
  if (!alias) return rt.no_memory();
  alias->origin = origin;
  alias->args = args;
  return to_value(alias);
}

namespace {
bool is_union_member(Value v) {
  return v.is_none() || has_kind(v, Kind::Type) || is_instance(v, generic_alias_type) || is_exactly(v, union_type);
}

// Adds a member, or the members of a union, each once.
Status add_members(Runtime& rt, List* members, Value v) {
  if (is_exactly(v, union_type)) {
    for (Value member : cast<Tuple>(cast<Union>(v)->args)->span()) TRY(add_members(rt, members, member));
    return {};
  }
  if (v.is_none()) v = to_value(&none_type);
  for (Value known : members->span())
    if (TRY(equal(rt, known, v))) return {};
  return list_append(rt, members, v);
}

void add_type_text(TextBuilder& text, Runtime& rt, Value v) {
  if (v.is_ellipsis())
    text.add("...");
  else if (has_kind(v, Kind::Type) && cast<Type>(v) == &none_type)
    text.add("None");
  else if (has_kind(v, Kind::Type))
    add_qualified_type_name(text, rt, cast<Type>(v));
  else
    text.add_repr(v);
}

Value alias_repr(Runtime& rt, Value self) {
  auto* alias = cast<GenericAlias>(self);
  TextBuilder text(rt);
  add_type_text(text, rt, alias->origin);
  text.add('[');
  auto* args = cast<Tuple>(alias->args);
  for (SignedWord i = 0; i < args->size; i++) {
    if (i) text.add(", ");
    add_type_text(text, rt, args->items()[i]);
  }
  if (!args->size) text.add("()");
  return text.add(']').finish();
}

Value alias_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.keywords || args.positional != 2)
    return raise(rt, type_error_type, "GenericAlias expected 2 arguments, got %u"_m, args.positional);
  Value parameters = args[1];
  if (!has_kind(parameters, Kind::Tuple)) parameters = TRY(make_tuple(rt, Span<const Value>(&parameters, 1)));
  auto* alias = reinterpret_cast<GenericAlias*>(allocate_object(rt, cls, sizeof(GenericAlias)));
  if (!alias) return Failed{};
  alias->origin = args[0];
  alias->args = parameters;
  return to_value(alias);
}

Value alias_call(Runtime& rt, Value self, const Args& args) { return call(rt, cast<GenericAlias>(self)->origin, args); }

// Attributes are the origin's, but for the alias's own; those of a subclass too.
Value alias_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* alias = cast<GenericAlias>(self);
  if (name == sym<"__origin__">) return alias->origin;
  if (name == sym<"__args__">) return alias->args;
  if (name == sym<"__class__">) return to_value(type_of(self));
  return get_attribute_or_empty(rt, alias->origin, name);
}

Value alias_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_instance(other, generic_alias_type))
    return Value::not_implemented();
  auto *a = cast<GenericAlias>(self), *b = cast<GenericAlias>(other);
  bool same = a->origin.is(b->origin) && TRY(equal(rt, a->args, b->args));
  return Value::boolean(same == (op == CompareOp::Eq));
}
Result<uint32_t> alias_hash(Runtime& rt, Value self) {
  auto* alias = cast<GenericAlias>(self);
  return TRY(hash(rt, alias->args)) ^ fold_hash(SignedWord(alias->origin.bits() >> 3));
}
Value alias_get_item(Runtime& rt, Value self, Value key) {
  return make_generic_alias(rt, cast<GenericAlias>(self)->origin, key);
}

Value types_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or) return Value::not_implemented();
  return reflected ? make_union(rt, other, self) : make_union(rt, self, other);
}

Value union_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  bool first = true;
  for (Value member : cast<Tuple>(cast<Union>(self)->args)->span()) {
    if (!first) text.add(" | ");
    first = false;
    add_type_text(text, rt, member);
  }
  return text.finish();
}

bool holds(Span<const Value> members, Value v) {
  for (Value member : members)
    if (member.is(v)) return true;
  return false;
}

Value union_compare(Runtime&, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_exactly(other, union_type)) return Value::not_implemented();
  auto *a = cast<Tuple>(cast<Union>(self)->args), *b = cast<Tuple>(cast<Union>(other)->args);
  bool same = a->size == b->size;
  for (SignedWord i = 0; same && i < a->size; i++) same = holds(b->span(), a->items()[i]);
  return Value::boolean(same == (op == CompareOp::Eq));
}
Result<uint32_t> union_hash(Runtime&, Value self) {
  uint32_t sum = 0;
  for (Value member : cast<Tuple>(cast<Union>(self)->args)->span()) sum += fold_hash(SignedWord(member.bits() >> 3));
  return sum;
}
Value union_args(Runtime&, Value self) { return cast<Union>(self)->args; }

constexpr Attribute union_attributes[] = {PROPERTY("__args__", union_args)};
}  // namespace

Value make_union(Runtime& rt, Value left, Value right) {
  if (!is_union_member(left) || !is_union_member(right)) return Value::not_implemented();
  List* members = make_list(rt, 2);
  if (!members) return Failed{};
  TRY(add_members(rt, members, left));
  TRY(add_members(rt, members, right));
  if (members->size == 1) return members->items()[0];
  Value args = TRY(make_tuple(rt, members->span()));
  auto* made = rt.heap.make<Union>(union_type);
  if (!made) return rt.no_memory();
  made->args = args;
  return to_value(made);
}

ROM_TYPE(generic_alias_type, {
                                 .name = sym<"GenericAlias">,
                                 .trace_words = {1, 2},
                                 .native_bytes = sizeof(GenericAlias),
                                 .construct = alias_construct,
                                 .call = alias_call,
                                 .get_attribute = alias_get_attribute,
                                 .repr = alias_repr,
                                 .hash = alias_hash,
                                 .get_item = alias_get_item,
                                 .binary = types_binary,
                                 .compare = alias_compare,
                                 .binary_ops = binary_bit(BinaryOp::Or),
                             });

ROM_TYPE(union_type, {
                         .name = sym<"UnionType">,
                         .trace_words = {1, 1},
                         .flags = Type::Final | Type::Abstract,
                         .native_bytes = sizeof(Union),
                         .repr = union_repr,
                         .hash = union_hash,
                         .binary = types_binary,
                         .compare = union_compare,
                         .binary_ops = binary_bit(BinaryOp::Or),
                         .attributes = union_attributes,
                     });

}  // namespace adder
