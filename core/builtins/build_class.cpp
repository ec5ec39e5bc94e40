// The class statement: __build_class__(body, name, *bases, metaclass=None, **keywords).
#include "core/builtins/builtins.h"
#include "core/compile/code.h"
#include "core/runtime/exceptions.h"
#include "core/types/lookup.h"
#include "core/types/type.h"
#include "core/vm/opcode_tables.h"

namespace adder {

namespace {
// The bases with those that are no classes replaced by what their __mro_entries__ says.
Value resolve_bases(Runtime& rt, Value bases) {
  auto* given = cast<Tuple>(bases);
  List* resolved = nullptr;
  for (SignedWord i = 0; i < given->size; i++) {
    Value base = given->items()[i];
    Value method = Value::empty();
    if (!has_kind(base, Kind::Type)) method = TRY(get_attribute_or_empty(rt, base, sym<"__mro_entries__">));
    if (!method.is_empty() && !resolved) {
      Value start = TRY(make_list(rt, Span<const Value>(given->items(), size_t(i))));
      resolved = cast<List>(start);
    }
    if (method.is_empty()) {
      if (resolved) TRY(list_append(rt, resolved, base));
      continue;
    }
    Value entries = TRY(call(rt, method, bases));
    if (!has_kind(entries, Kind::Tuple)) return raise(rt, type_error_type, "__mro_entries__ must return a tuple"_m);
    for (Value entry : cast<Tuple>(entries)->span()) TRY(list_append(rt, resolved, entry));
  }
  return resolved ? make_tuple(rt, resolved->span()) : bases;
}

// The metaclass: the keyword's, else type; for classes the most derived among it and those of the bases.
Value choose_metaclass(Runtime& rt, Value metaclass, Tuple* bases) {
  if (metaclass.is_empty()) metaclass = bases->size ? to_value(type_of(bases->items()[0])) : to_value(&type_type);
  if (!has_kind(metaclass, Kind::Type)) return metaclass;
  const Type* winner = winning_metaclass(rt, cast<Type>(metaclass), bases->span());
  return winner ? to_value(winner) : Value::error();
}

Value prepare_namespace(Runtime& rt, Value metaclass, Value name, Value bases, const Args& keywords) {
  if (!metaclass.is(to_value(&type_type))) {
    Value prepare = TRY(get_attribute_or_empty(rt, metaclass, sym<"__prepare__">));
    if (!prepare.is_empty()) {
      Tuple* values = make_tuple(rt, 2 + keywords.keywords);
      if (!values) return Failed{};
      values->items()[0] = name;
      values->items()[1] = bases;
      for (uint32_t i = 0; i < keywords.keywords; i++) values->items()[2 + i] = keywords.values[i];
      Value space = TRY(call(rt, prepare, Args{values->items(), 2, keywords.keywords, keywords.names}));
      if (type_of(space)->get_item() && type_of(space)->set_item()) return space;
      Value shown =
          has_kind(metaclass, Kind::Type) ? to_value(cast<Type>(metaclass)->name) : to_value(sym<"<metaclass>">);
      return raise(rt, type_error_type, "%S.__prepare__() must return a mapping, not %T"_m, shown, space);
    }
  }
  Dict* dict = make_dict(rt);
  return dict ? to_value(dict) : Value::error();
}

// The attributes that __init__ stores into self, each counted once: how many slots an instance is likely to need.
unsigned stored_attributes(const Code* code) {
  constexpr unsigned most = 24;
  uint16_t seen[most];
  unsigned count = 0;
  for (uint32_t i = 0; i < code->instruction_count && count < most;) {
    const Instruction& in = code->instructions[i];
    if (origin_of(in.op) == Op::StoreAttr && in.a == 0) {
      uint16_t name = code->instructions[i + 1].low();
      bool known = false;
      for (unsigned k = 0; k < count; k++) known |= seen[k] == name;
      if (!known) seen[count++] = name;
    }
    i += instruction_length(in.op);
  }
  return count;
}

// Gives instances room for the attributes that __init__ stores; two where there is no __init__ to tell.
void reserve_slots(HeapType* cls) {
  if (!cls->is(Type::HasInstancePart) || cls->is(Type::NoDict) || cls->root_shape.is_object()) return;
  constexpr unsigned most = 32;
  unsigned inherited = cls->base->is(Type::Heap) ? heap_type(cls->base)->inline_slots : 0;
  Value initializer = find_in_class(cls, sym<"__init__">).value;
  unsigned wanted = inherited ? inherited : 2;
  if (is_exactly(initializer, function_type))
    wanted = inherited + stored_attributes(cast<Function>(initializer)->code.get());
  if (wanted > most) wanted = most;
  if (wanted > cls->inline_slots) cls->inline_slots = uint8_t(wanted);
}
// type.__new__ must have put the class where its methods look for __class__.
Status check_class_cell(Runtime& rt, Value cell, Value name, Value cls) {
  if (!has_kind(cell, Kind::Cell)) return {};
  Value inside = cast<Cell>(cell)->value;
  if (inside.is_empty())
    return raise(rt, runtime_error_type,
                 "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?"_m, name, cls);
  if (inside.is(cls)) return {};
  return raise(rt, type_error_type, "__class__ set to %R defining %R as %R"_m, inside, name, cls);
}
}  // namespace

Value builtin_build_class(Runtime& rt, const Args& args) {
  if (args.positional < 2) return raise(rt, type_error_type, "__build_class__: not enough arguments"_m);
  if (!has_kind(args[0], Kind::Function))
    return raise(rt, type_error_type, "__build_class__: func must be a function"_m);
  if (!has_kind(args[1], Kind::Str)) return raise(rt, type_error_type, "__build_class__: name is not a string"_m);
  Value given = TRY(make_tuple(rt, Span<const Value>(args.values + 2, args.positional - 2)));
  // The keywords but `metaclass`.
  Value metaclass = Value::empty();
  Tuple *names = make_tuple(rt, args.keywords), *values = make_tuple(rt, args.keywords);
  if (!names || !values) return Failed{};
  uint32_t kept = 0;
  for (uint32_t i = 0; i < args.keywords; i++) {
    Value value = args.values[args.positional + i];
    if (cast<Str>(args.names[i])->view() == "metaclass") {
      metaclass = value;
      continue;
    }
    names->items()[kept] = args.names[i];
    values->items()[kept++] = value;
  }
  Args keywords{values->items(), 0, kept, names->items()};
  Value bases = TRY(resolve_bases(rt, given));
  metaclass = TRY(choose_metaclass(rt, metaclass, cast<Tuple>(bases)));
  Value space = TRY(prepare_namespace(rt, metaclass, args[1], bases, keywords));
  Value cell = TRY(run_class_body(rt, cast<Function>(args[0]), space));
  if (!bases.is(given)) TRY(set_item(rt, space, to_value(sym<"__orig_bases__">), given));
  Tuple* arguments = make_tuple(rt, 3 + kept);
  if (!arguments) return Failed{};
  arguments->items()[0] = args[1];
  arguments->items()[1] = bases;
  arguments->items()[2] = space;
  for (uint32_t i = 0; i < kept; i++) arguments->items()[3 + i] = values->items()[i];
  Value cls = TRY(call(rt, metaclass, Args{arguments->items(), 3, kept, names->items()}));
  if (has_kind(cls, Kind::Type)) TRY(check_class_cell(rt, cell, args[1], cls));
  if (has_kind(cls, Kind::Type) && cast<Type>(cls)->is(Type::Heap)) reserve_slots(cast<HeapType>(cls));
  return cls;
}

}  // namespace adder
