// Out of line: what `match` asks of its subject.
#include "core/types/type.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

// What an object is for patterns: the bits that collections.abc gives its classes as __abc_tpflags__.
constexpr SignedWord sequence_bit = 1 << 5, mapping_bit = 1 << 6;

SignedWord native_collection(Runtime& rt, const Type* type) {
  while (type->is(Type::Heap)) type = type->base;
  switch (type->kind) {
    case Kind::Tuple:
    case Kind::List:
    case Kind::Range:
    case Kind::Array:
    case Kind::MemoryView: return sequence_bit;
    case Kind::Dict: return mapping_bit;
    case Kind::Other:  // deque: native types with length and items
      if (type == &mapping_proxy_type) return mapping_bit;
      return type->length() && type->get_item() && type_lookup(rt, type, sym<"keys">).is_empty() ? sequence_bit : 0;
    default: return 0;
  }
}

// Of a program's class the first base that is one or the other decides.
Result<bool> is_collection(Runtime& rt, Value v, SignedWord bit) {
  if (!v.is_object()) return false;
  const Type* type = v.as_object()->type;
  if (!type->is(Type::Heap) || type_lookup(rt, type, sym<"__abc_tpflags__">).is_empty())
    return native_collection(rt, type) == bit;
  for (Value base : cast<Tuple>(type->mro())->span()) {
    const Type* cls = cast<Type>(base);
    Value bits = Value::small_int(cls->is(Type::Heap) ? 0 : native_collection(rt, cls));
    if (cls->is(Type::Heap)) bits = dict_get(rt, cast<Dict>(cls->dict()), to_value(sym<"__abc_tpflags__">));
    if (bits.is_error()) return Failed{};
    if (bits.is_small_int() && bits.as_small_int() != 0) return bits.as_small_int() == bit;
  }
  return false;
}

// Classes that match a single positional pattern with the subject itself.
bool matches_self(const Type* cls) {
  switch (cls->kind) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet: return true;
    default: return cls == &bool_type;
  }
}

Result<bool> is_instance_of(Runtime& rt, Value v, Value cls) {
  if (cls.as_object()->type != &type_type) {
    Value check = TRY(special_method(rt, cls, sym<"__instancecheck__">));
    if (!check.is_empty()) {
      Value answer = TRY(call(rt, check, v));
      return truth(rt, answer);
    }
  }
  return is_instance(v, *cast<Type>(cls));
}

// The tuple of a class pattern's attribute values under construction.
struct ClassMatch {
  Runtime& rt;
  Value subject;
  const Type* cls;
  Tuple* values;
  Value seen[256];
  uint32_t count = 0;

  // False: the subject has no such attribute.
  Result<bool> add(Value name) {
    for (uint32_t i = 0; i < count; i++)
      if (seen[i].is(name))
        return raise(rt, type_error_type, "%Y() got multiple sub-patterns for attribute %R"_m, cls, name);
    Value v = TRY(get_attribute_or_empty(rt, subject, cast<Str>(name)));
    if (v.is_empty()) return false;
    seen[count] = name;
    rt.heap.store(values->items()[count++], v);
    return true;
  }

  Result<bool> add_positional(uint32_t wanted) {
    Value names = TRY(get_attribute_or_empty(rt, to_value(cls), sym<"__match_args__">));
    if (names.is_empty()) return add_self(wanted);
    if (!has_kind(names, Kind::Tuple))
      return raise(rt, type_error_type, "%Y.__match_args__ must be a tuple (got %T)"_m, cls, names);
    Tuple* tuple = cast<Tuple>(names);
    if (tuple->size < SignedWord(wanted)) return too_many(uint32_t(tuple->size), wanted);
    for (uint32_t i = 0; i < wanted; i++) {
      Value name = tuple->items()[i];
      if (!has_kind(name, Kind::Str))
        return raise(rt, type_error_type, "__match_args__ elements must be strings (got %T)"_m, name);
      const Str* interned = intern(rt, cast<Str>(name));
      if (!interned) return Failed{};
      bool found = TRY(add(to_value(interned)));
      if (!found) return false;
    }
    return true;
  }

 private:
  Result<bool> add_self(uint32_t wanted) {
    bool self = matches_self(cls);
    if (wanted > (self ? 1u : 0u)) return too_many(self ? 1 : 0, wanted);
    rt.heap.store(values->items()[0], subject);
    seen[0] = Value::empty();
    count = 1;
    return true;
  }
  Failed too_many(uint32_t accepted, uint32_t wanted) {
    return raise(rt, type_error_type, "%Y() accepts %u positional sub-pattern%s (%u given)"_m, cls, accepted,
                 accepted == 1 ? "" : "s", wanted);
  }
};

// The value of mapping[key] for a pattern: no default is made, no key added. empty() = absent.
Value mapping_get(Runtime& rt, Value mapping, Value key, Value absent) {
  if (is_exactly(mapping, dict_type)) return dict_get(rt, cast<Dict>(mapping), key);
  Value v = TRY(call_method(rt, mapping, sym<"get">, key, absent));
  return v.is(absent) ? Value::empty() : v;
}

}  // namespace

Outcome slow_match_sequence(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> answer = is_collection(rt, frame.registers[pc->b], sequence_bit);
  return answer.failed() ? Outcome::Error : finish(frame, pc, Value::boolean(answer.get()));
}

Outcome slow_match_mapping(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> answer = is_collection(rt, frame.registers[pc->b], mapping_bit);
  return answer.failed() ? Outcome::Error : finish(frame, pc, Value::boolean(answer.get()));
}

Outcome slow_match_keys(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value mapping = frame.registers[pc->b];
  Tuple* keys = cast<Tuple>(frame.registers[pc->c]);
  Tuple* values = make_tuple(rt, uint32_t(keys->size));
  Value absent = values ? make_list(rt, Span<const Value>()) : Value::error();
  if (absent.is_error()) return Outcome::Error;
  for (SignedWord i = 0; i < keys->size; i++) {
    for (SignedWord j = 0; j < i; j++) {
      Result<bool> same = equal(rt, keys->items()[i], keys->items()[j]);
      if (same.failed()) return Outcome::Error;
      if (same.get())
        return outcome(raise(rt, value_error_type, "mapping pattern checks duplicate key (%R)"_m, keys->items()[i]));
    }
    Value v = mapping_get(rt, mapping, keys->items()[i], absent);
    if (v.is_error()) return Outcome::Error;
    if (v.is_empty()) return finish(frame, pc, Value::none());
    rt.heap.store(values->items()[i], v);
  }
  return finish(frame, pc, to_value(values));
}

Outcome slow_match_class(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value cls = frame.registers[pc->a], subject = frame.registers[pc->b];
  if (!has_kind(cls, Kind::Type)) return outcome(raise(rt, type_error_type, "called match pattern must be a type"_m));
  Result<bool> instance = is_instance_of(rt, subject, cls);
  if (instance.failed()) return Outcome::Error;
  if (!instance.get()) return finish(frame, pc, Value::none());
  Tuple* names = cast<Tuple>(constant(frame, pc[1].word));
  uint32_t positional = pc->c;
  Tuple* values = make_tuple(rt, positional + uint32_t(names->size));
  if (!values) return Outcome::Error;
  ClassMatch match{rt, subject, cast<Type>(cls), values, {}};
  Result<bool> matched = positional ? match.add_positional(positional) : Result<bool>(true);
  for (SignedWord i = 0; i < names->size && !matched.failed() && matched.get(); i++)
    matched = match.add(names->items()[i]);
  if (matched.failed()) return Outcome::Error;
  return finish(frame, pc, matched.get() ? to_value(values) : Value::none());
}

Outcome slow_dict_without(Runtime& rt, Frame& frame, const Instruction* pc) {
  Dict* rest = make_dict(rt);
  if (!rest || dict_update(rt, rest, frame.registers[pc->b]).failed()) return Outcome::Error;
  for (Value key : cast<Tuple>(frame.registers[pc->c])->span())
    if (dict_delete(rt, rest, key).failed()) return Outcome::Error;
  return finish(frame, pc, to_value(rest));
}

}  // namespace adder
