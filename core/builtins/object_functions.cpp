// Built-in functions on any object: its attributes, its class, its texts.
#include "core/builtins/builtins.h"
#include "core/numeric/hash.h"
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/dict.h"
#include "core/types/float.h"
#include "core/types/int.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {
// The attribute name of getattr() and the like, interned; nullptr: TypeError is pending.
const Str* name_argument(Runtime& rt, Value v) {
  if (is_str(v)) return intern(rt, as_str(v));
  (void)raise(rt, type_error_type, "attribute name must be string, not '%T'"_m, v);
  return nullptr;
}
}  // namespace

Value builtin_getattr(Runtime& rt, const Args& args) {
  const Str* name = name_argument(rt, args[1]);
  if (!name) return Failed{};
  if (args.size() < 3) return get_attribute(rt, args[0], name);
  Value v = get_attribute_or_empty(rt, args[0], name);
  return v.is_empty() ? args[2] : v;
}

Value builtin_hasattr(Runtime& rt, const Args& args) {
  const Str* name = name_argument(rt, args[1]);
  if (!name) return Failed{};
  Value v = TRY(get_attribute_or_empty(rt, args[0], name));
  return Value::boolean(!v.is_empty());
}

Value builtin_setattr(Runtime& rt, const Args& args) {
  const Str* name = name_argument(rt, args[1]);
  if (!name || set_attribute(rt, args[0], name, args[2]).failed()) return Failed{};
  return Value::none();
}

Value builtin_delattr(Runtime& rt, const Args& args) {
  const Str* name = name_argument(rt, args[1]);
  if (!name || delete_attribute(rt, args[0], name).failed()) return Failed{};
  return Value::none();
}

Value builtin_callable(Runtime& rt, const Args& args) { return Value::boolean(is_callable(rt, args[0])); }

namespace {
// Sorted, each name once.
Value sorted_names(Runtime& rt, Value names) {
  Dict* unique = make_dict(rt);
  if (!unique) return Failed{};
  Value iterator = TRY(iterate(rt, names));
  for (;;) {
    Value name = TRY(next(rt, iterator));
    if (name.is_stop()) break;
    TRY(dict_set(rt, unique, name, Value::none()));
  }
  Value list = TRY(sequence_to_list(rt, to_value(unique)));
  TRY(list_sort(rt, cast<List>(list), Value::none(), false));
  return list;
}
}  // namespace

Value builtin_dir(Runtime& rt, const Args& args) {
  if (!args.size()) return sorted_names(rt, TRY(current_locals(rt)));
  Value method = TRY(special_method(rt, args[0], sym<"__dir__">));
  return sorted_names(rt, TRY(call(rt, method)));
}

Value builtin_vars(Runtime& rt, const Args& args) {
  if (!args.size()) return current_locals(rt);
  Value dict = TRY(get_attribute_or_empty(rt, args[0], sym<"__dict__">));
  return dict.is_empty() ? Value(raise(rt, type_error_type, "vars() argument must have __dict__ attribute"_m)) : dict;
}

Value builtin_globals(Runtime& rt, const Args&) {
  Dict* globals = current_globals(rt);
  return globals ? to_value(globals) : Value(raise(rt, system_error_type, "globals() called outside of Python code"_m));
}
Value builtin_locals(Runtime& rt, const Args&) { return current_locals(rt); }

Value builtin_hash(Runtime& rt, const Args& args) {
  Value v = args[0];
  const Type* type = type_of(v);
  if (type->is(Type::Heap)) {
    Found found = find_in_type(rt, type, sym<"__hash__">);
    if (found && !found.special && !found.value.is_none()) {
      Value result = TRY(call_found(rt, found, v));
      if (!is_int(result)) return raise(rt, type_error_type, "__hash__ method should return an integer"_m);
      return make_int(rt, NumericHash<hash_bits>::of(IntView(result)));
    }
  }
  if (is_int(v) && type->hash() == int_type.hash()) return make_int(rt, NumericHash<hash_bits>::of(IntView(v)));
  if (is_float(v) && type->hash() == float_type.hash() && float_value(v) == float_value(v))
    return make_int(rt, NumericHash<hash_bits>::of_float(float_value(v)));
  if (has_kind(v, Kind::Complex) && type->hash() == complex_type.hash()) {
    auto* number = cast<Complex>(v);
    if (number->real == number->real && number->imag == number->imag)
      return make_int(rt, NumericHash<hash_bits>::combine_complex(NumericHash<hash_bits>::of_float(number->real),
                                                                  NumericHash<hash_bits>::of_float(number->imag)));
  }
  return make_uint(rt, TRY(hash(rt, v)));
}

Value builtin_exit(Runtime& rt, const Args& args) {
  return raise_with(rt, system_exit_type, args.positional ? args[0] : Value::none());
}

Value builtin_id(Runtime& rt, const Args& args) {
  Value v = args[0];
  return make_uint(rt, v.is_object() ? uint64_t(uintptr_t(v.as_object())) : uint64_t(v.bits()));
}

Value builtin_isinstance(Runtime& rt, const Args& args) {
  return Value::boolean(TRY(instance_check(rt, args[0], args[1])));
}
Value builtin_issubclass(Runtime& rt, const Args& args) {
  return Value::boolean(TRY(subclass_check(rt, args[0], args[1])));
}
Value builtin_len(Runtime& rt, const Args& args) { return make_int(rt, TRY(length(rt, args[0]))); }
Value builtin_repr(Runtime& rt, const Args& args) { return repr(rt, args[0]); }

Value ascii(Runtime& rt, Value v) {
  Value text = TRY(repr(rt, v));
  return as_str(text)->ascii() ? text : str_escaped(rt, as_str(text));
}
Value builtin_ascii(Runtime& rt, const Args& args) { return ascii(rt, args[0]); }

Value builtin_format(Runtime& rt, const Args& args) {
  Value spec = args.size() > 1 ? args[1] : to_value(sym<"">);
  if (!is_str(spec)) return raise(rt, type_error_type, "format() argument 2 must be str, not %T"_m, spec);
  return format(rt, args[0], spec);
}

namespace {
Status show_member(Runtime& rt, Value object, Value name) {
  const Str* text = intern(rt, as_str(name));
  if (!text) return Failed{};
  Value v = get_attribute_or_empty(rt, object, text);
  if (v.failed() || v.is_empty()) {
    if (v.failed()) (void)take_exception(rt);
    return {};
  }
  TextBuilder line(rt);
  line.add("  ").add_str(name).add(" -- ").add_repr(v).add('\n');
  return line.failed() ? Failed{} : write_out(rt, line.view());
}
}  // namespace

// What an object is and has, on one screen: for the prompt.
Value builtin_help(Runtime& rt, const Args& args) {
  if (!args.size()) {
    TRY(write_out(rt,
                  "help(object) shows what an object is and what it has; dir(object) lists the names.\n"
                  "help('modules') lists the modules that are built in.\n"));
    return Value::none();
  }
  if (is_str(args[0]) && as_str(args[0])->view() == "modules") {
    for (auto module = rt.native_modules; module && *module; module++) {
      TRY(write_out(rt, (*module)->name->view()));
      TRY(write_out(rt, "\n"));
    }
    return Value::none();
  }
  TextBuilder head(rt);
  head.add("object ").add_repr(args[0]).add(" is of type ").add(type_name(args[0])).add('\n');
  Value doc = TRY(get_attribute_or_empty(rt, args[0], sym<"__doc__">));
  if (is_str(doc)) head.add(as_str(doc)).add('\n');
  if (head.failed()) return Failed{};
  TRY(write_out(rt, head.view()));
  Value names = TRY(builtin_dir(rt, args));
  for (uint32_t i = 0; i < cast<List>(names)->size; i++) {
    Value name = cast<List>(names)->items()[i];
    if (is_str(name) && as_str(name)->view().substr(0, 2) != "__") TRY(show_member(rt, args[0], name));
  }
  return Value::none();
}

}  // namespace adder
