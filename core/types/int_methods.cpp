// int's methods and its format().
#include "core/numeric/float_format.h"
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"
#include "core/types/format_sink.h"
#include "core/types/int.h"
#include "core/types/str.h"

namespace adder {

namespace {

Value method_bit_length(Runtime&, const Args& args) {
  return Value::small_int(SignedWord(big::bit_length(IntView(args[0]).magnitude())));
}
Value method_bit_count(Runtime&, const Args& args) {
  return Value::small_int(SignedWord(big::bit_count(IntView(args[0]).magnitude())));
}
Value method_plain(Runtime& rt, const Args& args) {
  return is_plain_small(args[0]) ? Value::small_int(plain_small(args[0])) : int_plain(rt, args[0]);
}
Value method_as_integer_ratio(Runtime& rt, const Args& args) {
  Value items[] = {TRY(method_plain(rt, args)), Value::small_int(1)};
  return make_tuple(rt, Span<const Value>(items));
}
Value method_float(Runtime& rt, const Args& args) { return make_float(rt, TRY(int_to_float(rt, args[0]))); }
Value method_abs(Runtime& rt, const Args& args) {
  return IntView(args[0]).negative() ? int_unary(rt, UnaryOp::Neg, args[0]) : method_plain(rt, args);
}

// To a power of ten, half to even.
Value method_round(Runtime& rt, const Args& args) {
  Value n = TRY(method_plain(rt, args));
  if (args.positional < 2) return n;
  Value given = TRY(as_int(rt, args[1]));
  if (!IntView(given).negative()) return n;
  // Below half of 10 ** digits nothing is left.
  SignedWord most = SignedWord(IntView(n).magnitude().size()) * 10 + 1;
  auto wanted = as_index(rt, given);
  if (wanted.failed() && !catch_exception(rt, overflow_error_type)) return Failed{};
  if (wanted.failed() || wanted.get() < -most) return Value::small_int(0);
  SignedWord places = wanted.get();
  Value power = TRY(int_power(rt, Value::small_int(10), Value::small_int(-places), Value::empty()));
  Value remainder = TRY(int_binary(rt, BinaryOp::Mod, n, power, false));
  Value down = TRY(int_binary(rt, BinaryOp::Sub, n, remainder, false));
  Value twice = TRY(int_binary(rt, BinaryOp::Mul, remainder, Value::small_int(2), false));
  bool over = TRY(compare_bool(rt, CompareOp::Gt, twice, power));
  bool tie = TRY(compare_bool(rt, CompareOp::Eq, twice, power));
  if (tie) {
    Value steps = TRY(int_binary(rt, BinaryOp::FloorDiv, down, power, false));
    Value odd = TRY(int_binary(rt, BinaryOp::And, steps, Value::small_int(1), false));
    over = odd.is(Value::small_int(1));
  }
  return over ? int_binary(rt, BinaryOp::Add, down, power, false) : down;
}

Value method_divmod(Runtime& rt, const Args& args) {
  if (!is_int(args[1])) return Value::not_implemented();
  Value q = TRY(int_binary(rt, BinaryOp::FloorDiv, args[0], args[1], false));
  Value r = TRY(int_binary(rt, BinaryOp::Mod, args[0], args[1], false));
  Value items[] = {q, r};
  return make_tuple(rt, Span<const Value>(items));
}

Result<big::ByteOrder> byte_order(Runtime& rt, Value name) {
  if (name.is_empty()) return big::ByteOrder::Big;
  if (!is_str(name)) return raise(rt, type_error_type, "byteorder argument must be str, not %T"_m, name);
  if (as_str(name)->view() == "little") return big::ByteOrder::Little;
  if (as_str(name)->view() == "big") return big::ByteOrder::Big;
  return raise(rt, value_error_type, "byteorder must be either 'little' or 'big'"_m);
}

constexpr char to_bytes_parameters[] = "length=1, byteorder='big', *, signed=False";
Value method_to_bytes(Runtime& rt, const Args& args) {
  SignedWord length = args[1].is_empty() ? 1 : TRY(as_index(rt, args[1]));
  if (length < 0) return raise(rt, value_error_type, "length argument must be non-negative"_m);
  big::ByteOrder order = TRY(byte_order(rt, args[2]));
  bool is_signed = !args[3].is_empty() && TRY(truth(rt, args[3]));
  auto* bytes = rt.heap.make<BytesObject>(bytes_type, size_t(length) + 1);
  if (!bytes) return rt.no_memory();
  bytes->size = uint32_t(length);
  switch (big::to_bytes({bytes->mutable_data(), size_t(length)}, IntView(args[0]), order, is_signed)) {
    case big::BytesOutcome::TooBig: return raise(rt, overflow_error_type, "int too big to convert"_m);
    case big::BytesOutcome::NegativeUnsigned:
      return raise(rt, overflow_error_type, "can't convert negative int to unsigned"_m);
    default: return to_value(bytes);
  }
}

constexpr char from_bytes_parameters[] = "bytes, byteorder='big', *, signed=False";
Value method_from_bytes(Runtime& rt, const Args& args) {
  big::ByteOrder order = TRY(byte_order(rt, args[2]));
  bool is_signed = !args[3].is_empty() && TRY(truth(rt, args[3]));
  Value source = args[1];
  if (is_str(source) || is_int(source)) return raise(rt, type_error_type, "cannot convert '%T' object to bytes"_m, source);
  if (!has_buffer(source)) source = TRY(call(rt, to_value(&bytes_type), source));
  BufferView view = TRY(get_buffer(rt, source));
  size_t limbs = (view.bytes + 3) / 4;
  BigInt* big = allocate_big(rt, limbs);
  if (!big) return Failed{};
  IntegerSize size = big::from_bytes(limbs_of(big, limbs), view.span(), order, is_signed);
  Value n = finish_big(big, size.size, size.negative);
  return args[0].is(to_value(&int_type)) ? n : call(rt, args[0], n);
}

Value get_real(Runtime& rt, Value self) {
  return is_plain_small(self) ? Value::small_int(plain_small(self)) : int_plain(rt, self);
}
Value get_imag(Runtime&, Value) { return Value::small_int(0); }
Value get_denominator(Runtime&, Value) { return Value::small_int(1); }

}  // namespace

Value int_format(Runtime& rt, Value self, Value spec) {
  if (!as_str(spec)->size()) return str(rt, self);
  const char* name = self.is_bool() ? "bool" : "int";
  FormatSpec parsed;
  FormatError error;
  TextBuilder out(rt);
  BuilderSink sink(out);
  if (!parse_format_spec(as_str(spec)->view(), {name, 0, '>'}, parsed, error)) return raise_format_error(rt, error);
  bool good;
  switch (integer_style(parsed, name, error)) {
    case IntegerStyle::Digits:
      if (is_plain_small(self)) {
        good = format_small_integer(sink, plain_small(self), parsed);
      } else {
        Value digits = TRY(int_to_text(rt, self, digit_base(parsed)));
        string_view view = as_str(digits)->view();
        bool negative = view[0] == '-';
        good = format_digits(sink, negative, view.substr(negative), parsed);
      }
      break;
    case IntegerStyle::Character: {
      int64_t code;
      if (!big::to_int64(IntView(self), code)) code = -1;
      good = format_character(sink, code, parsed, error);
      break;
    }
    case IntegerStyle::AsFloat: {
      Float f = TRY(int_to_float(rt, self));
      good = format_float(sink, f, parsed, "int", error);
      break;
    }
    default: good = false;
  }
  return good ? out.finish() : Value(raise_format_error(rt, error));
}

constinit const Attribute int_attributes[int_method_count] = {
    METHOD("as_integer_ratio", method_as_integer_ratio, 1, 1),
    METHOD("bit_count", method_bit_count, 1, 1),
    METHOD("bit_length", method_bit_length, 1, 1),
    METHOD("conjugate", method_plain, 1, 1),
    CLASS_METHOD_P("from_bytes", method_from_bytes, 2, 4, from_bytes_parameters),
    METHOD_P("to_bytes", method_to_bytes, 1, 4, to_bytes_parameters),
    METHOD("__abs__", method_abs, 1, 1),
    METHOD("__ceil__", method_plain, 1, 1),
    METHOD("__divmod__", method_divmod, 2, 2),
    METHOD("__float__", method_float, 1, 1),
    METHOD("__floor__", method_plain, 1, 1),
    METHOD("__index__", method_plain, 1, 1),
    METHOD("__int__", method_plain, 1, 1),
    METHOD("__round__", method_round, 1, 2),
    METHOD("__trunc__", method_plain, 1, 1),
    PROPERTY("denominator", get_denominator),
    PROPERTY("imag", get_imag),
    PROPERTY("numerator", get_real),
    PROPERTY("real", get_real),
};

}  // namespace adder
