// Built-in functions on numbers and characters: abs bin chr divmod hex oct ord pow round sum.
#include "core/builtins/builtins.h"
#include "core/runtime/exceptions.h"
#include "core/types/int.h"
#include "core/types/lookup.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
// The int of an object by __index__, or TypeError.
Value index_of(Runtime& rt, Value v) {
  if (is_int(v)) return v;
  Found found = find_in_type(rt, type_of(v), sym<"__index__">);
  if (!found) return raise(rt, type_error_type, "'%T' object cannot be interpreted as an integer"_m, v);
  Value n = TRY(call_found(rt, found, v));
  return is_int(n) ? n : Value(raise(rt, type_error_type, "__index__ returned non-int (type %T)"_m, n));
}

Value in_base(Runtime& rt, Value v, unsigned base, const char* prefix) {
  Value n = TRY(index_of(rt, v));
  Value digits = TRY(int_to_text(rt, n, base));
  string_view text = cast<Str>(digits)->view();
  TextBuilder result(rt);
  if (text[0] == '-') {
    result.add('-');
    text.remove_prefix(1);
  }
  return result.add(prefix).add(text).finish();
}
}  // namespace

Value builtin_abs(Runtime& rt, const Args& args) {
  Value v = args[0];
  if (v.is_small_int() && v.as_small_int() > Value::small_int_min)
    return Value::small_int(v.as_small_int() < 0 ? -v.as_small_int() : v.as_small_int());
  Found found = find_in_type(rt, type_of(v), sym<"__abs__">);
  return found ? call_found(rt, found, v) : Value(raise(rt, type_error_type, "bad operand type for abs(): '%T'"_m, v));
}

Value builtin_bin(Runtime& rt, const Args& args) { return in_base(rt, args[0], 2, "0b"); }
Value builtin_oct(Runtime& rt, const Args& args) { return in_base(rt, args[0], 8, "0o"); }
Value builtin_hex(Runtime& rt, const Args& args) { return in_base(rt, args[0], 16, "0x"); }

Value builtin_chr(Runtime& rt, const Args& args) {
  Value n = TRY(as_int(rt, args[0]));
  if (!n.is_small_int()) return raise(rt, overflow_error_type, "Python int too large to convert to C int"_m);
  SignedWord code = n.as_small_int();
  if (code < 0 || code > 0x10ffff) return raise(rt, value_error_type, "chr() arg not in range(0x110000)"_m);
  return make_character(rt, char32_t(code));
}

Value builtin_ord(Runtime& rt, const Args& args) {
  Value v = args[0];
  if (is_str(v)) {
    size_t length = str_length(as_str(v));
    if (length != 1)
      return raise(rt, type_error_type, "ord() expected a character, but string of length %zu found"_m, length);
    const char* text = as_str(v)->data();
    return Value::small_int(SignedWord(utf8_decode(text)));
  }
  bool bytes = has_kind(v, Kind::Bytes) || has_kind(v, Kind::ByteArray);
  if (!bytes) return raise(rt, type_error_type, "ord() expected string of length 1, but %T found"_m, v);
  SignedWord size = TRY(length(rt, v));
  if (size == 1) return get_item(rt, v, Value::small_int(0));
  return raise(rt, type_error_type, "ord() expected a character, but string of length %zd found"_m, size);
}

Value builtin_divmod(Runtime& rt, const Args& args) {
  Value left = args[0], right = args[1];
  Found forward = find_in_type(rt, type_of(left), sym<"__divmod__">);
  Value v = forward ? call_found(rt, forward, left, right) : Value::not_implemented();
  if (!v.is_not_implemented()) return v;
  Found reflected = find_in_type(rt, type_of(right), sym<"__rdivmod__">);
  if (reflected) v = call_found(rt, reflected, right, left);
  if (!v.is_not_implemented()) return v;
  if (is_int(left) && is_float(right)) {
    Value pair[] = {TRY(make_float(rt, TRY(as_float(rt, left)))), right};
    return builtin_divmod(rt, Args{pair, 2});
  }
  return raise(rt, type_error_type, "unsupported operand type(s) for divmod(): '%T' and '%T'"_m, left, right);
}

Value builtin_pow(Runtime& rt, const Args& args) {
  Value base = args[0], exponent = args[1], modulus = args.get(2);
  if (modulus.is_empty() || modulus.is_none()) return binary_operation(rt, BinaryOp::Pow, base, exponent);
  Found found = find_in_type(rt, type_of(base), sym<"__pow__">);
  if (found && !found.special) {
    Value arguments[] = {exponent, modulus};
    Value v = call_found(rt, found, base, Args{arguments, 2});
    if (!v.is_not_implemented()) return v;
  }
  if (is_int(base) && is_int(exponent) && is_int(modulus)) return int_power(rt, base, exponent, modulus);
  if (is_float(base) || is_float(exponent) || is_float(modulus))
    return raise(rt, type_error_type, "pow() 3rd argument not allowed unless all arguments are integers"_m);
  return raise(rt, type_error_type, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'"_m, base, exponent,
               modulus);
}

Value builtin_round(Runtime& rt, const Args& args) {
  Found found = find_in_type(rt, type_of(args[0]), sym<"__round__">);
  if (!found) return raise(rt, type_error_type, "type %T doesn't define __round__ method"_m, args[0]);
  Value places = args.get(1);
  bool given = !places.is_empty() && !places.is_none();
  return given ? call_found(rt, found, args[0], places) : call_found(rt, found, args[0]);
}

// sum(iterable, /, start=0)
Value builtin_sum(Runtime& rt, const Args& args) {
  Value total = args.positional > 1 ? args[1] : Value::small_int(0);
  if (!args.positional) return raise(rt, type_error_type, "sum() takes at least 1 positional argument (0 given)"_m);
  uint32_t given = args.positional + args.keywords;
  if (given > 2) return raise(rt, type_error_type, "sum() takes at most 2 arguments (%u given)"_m, given);
  if (args.keywords) {
    if (cast<Str>(args.names[0])->view() != "start")
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for sum()"_m, cast<Str>(args.names[0]));
    total = args.values[args.positional];
  }
  if (is_str(total)) return raise(rt, type_error_type, "sum() can't sum strings [use ''.join(seq) instead]"_m);
  if (has_kind(total, Kind::Bytes))
    return raise(rt, type_error_type, "sum() can't sum bytes [use b''.join(seq) instead]"_m);
  if (has_kind(total, Kind::ByteArray))
    return raise(rt, type_error_type, "sum() can't sum bytearray [use b''.join(seq) instead]"_m);
  Value iterator = TRY(iterate(rt, args[0]));
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) return total;
    SignedWord small;
    if (Value::both_small_int(total, item) &&
        !__builtin_add_overflow(total.as_small_int(), item.as_small_int(), &small) && Value::fits_small_int(small))
      total = Value::small_int(small);
    else
      total = TRY(binary_operation(rt, BinaryOp::Add, total, item));
  }
}

}  // namespace adder
