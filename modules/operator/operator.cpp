// The module operator: the language's operations as functions.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/int.h"
#include "modules/operator/getters.h"
#include "modules/registry.h"

namespace adder {

namespace {

template <BinaryOp op>
Value binary(Runtime& rt, const Args& args) {
  return binary_operation(rt, op, args[0], args[1]);
}
template <BinaryOp op>
Value inplace(Runtime& rt, const Args& args) {
  return inplace_operation(rt, op, args[0], args[1]);
}
template <UnaryOp op>
Value unary(Runtime& rt, const Args& args) {
  return unary_operation(rt, op, args[0]);
}
template <CompareOp op>
Value comparison(Runtime& rt, const Args& args) {
  return compare(rt, op, args[0], args[1]);
}

Value absolute(Runtime& rt, const Args& args) { return call(rt, TRY(builtin_lookup(rt, sym<"abs">)), args[0]); }
Value index(Runtime& rt, const Args& args) { return as_int(rt, args[0]); }
Value truth_of(Runtime& rt, const Args& args) { return Value::boolean(TRY(truth(rt, args[0]))); }
Value not_of(Runtime& rt, const Args& args) { return Value::boolean(!TRY(truth(rt, args[0]))); }
Value is(Runtime&, const Args& args) { return Value::boolean(args[0].is(args[1])); }
Value is_not(Runtime&, const Args& args) { return Value::boolean(!args[0].is(args[1])); }

Status check_sequence(Runtime& rt, Value v) {
  if (has_kind(v, Kind::Dict) || !type_of(v)->get_item())
    return raise(rt, type_error_type, "'%T' object can't be concatenated"_m, v);
  return {};
}
Value concat(Runtime& rt, const Args& args) {
  TRY(check_sequence(rt, args[0]));
  TRY(check_sequence(rt, args[1]));
  return binary_operation(rt, BinaryOp::Add, args[0], args[1]);
}
Value iconcat(Runtime& rt, const Args& args) {
  TRY(check_sequence(rt, args[0]));
  TRY(check_sequence(rt, args[1]));
  return inplace_operation(rt, BinaryOp::Add, args[0], args[1]);
}
Value contains_of(Runtime& rt, const Args& args) { return Value::boolean(TRY(contains(rt, args[0], args[1]))); }

Value getitem(Runtime& rt, const Args& args) { return get_item(rt, args[0], args[1]); }
Value setitem(Runtime& rt, const Args& args) {
  TRY(set_item(rt, args[0], args[1], args[2]));
  return Value::none();
}
Value delitem(Runtime& rt, const Args& args) {
  TRY(delete_item(rt, args[0], args[1]));
  return Value::none();
}

// Walks args[0] for items equal to args[1]: how many, or where the first is.
Result<SignedWord> search(Runtime& rt, const Args& args, bool first) {
  Value iterator = iterate(rt, args[0]);
  if (iterator.is_error()) return Failed{};
  SignedWord count = 0;
  for (SignedWord i = 0;; i++) {
    Value item = next(rt, iterator);
    if (item.is_error()) return Failed{};
    if (item.is_stop()) return first ? SignedWord(-1) : count;
    bool same = TRY(equal(rt, item, args[1]));
    if (same && first) return i;
    count += same;
  }
}
Value count_of(Runtime& rt, const Args& args) { return Value::small_int(TRY(search(rt, args, false))); }
Value index_of(Runtime& rt, const Args& args) {
  SignedWord at = TRY(search(rt, args, true));
  if (at < 0) return raise(rt, value_error_type, "sequence.index(x): x not in sequence"_m);
  return Value::small_int(at);
}

Value length_hint_of(Runtime& rt, const Args& args) {
  if (args.positional > 1 && !is_int(args[1]))
    return raise(rt, type_error_type, "'%T' object cannot be interpreted as an integer"_m, args[1]);
  return Value::small_int(TRY(length_hint(rt, args[0], args.positional > 1 ? TRY(as_index(rt, args[1])) : 0)));
}

Value call_of(Runtime& rt, const Args& args) {
  if (!args.positional) return raise(rt, type_error_type, "call expected at least 1 argument, got 0"_m);
  return call(rt, args[0], Args{args.values + 1, args.positional - 1, args.keywords, args.names});
}

constinit const Attribute attributes[] = {
    FUNCTION("abs", absolute, 1, 1),
    FUNCTION("add", binary<BinaryOp::Add>, 2, 2),
    FUNCTION("and_", binary<BinaryOp::And>, 2, 2),
    TYPE("attrgetter", attrgetter_type),
    FUNCTION_RAW("call", call_of),
    FUNCTION("concat", concat, 2, 2),
    FUNCTION("contains", contains_of, 2, 2),
    FUNCTION("countOf", count_of, 2, 2),
    FUNCTION("delitem", delitem, 2, 2),
    FUNCTION("eq", comparison<CompareOp::Eq>, 2, 2),
    FUNCTION("floordiv", binary<BinaryOp::FloorDiv>, 2, 2),
    FUNCTION("ge", comparison<CompareOp::Ge>, 2, 2),
    FUNCTION("getitem", getitem, 2, 2),
    FUNCTION("gt", comparison<CompareOp::Gt>, 2, 2),
    FUNCTION("iadd", inplace<BinaryOp::Add>, 2, 2),
    FUNCTION("iand", inplace<BinaryOp::And>, 2, 2),
    FUNCTION("iconcat", iconcat, 2, 2),
    FUNCTION("ifloordiv", inplace<BinaryOp::FloorDiv>, 2, 2),
    FUNCTION("ilshift", inplace<BinaryOp::LShift>, 2, 2),
    FUNCTION("imatmul", inplace<BinaryOp::MatMul>, 2, 2),
    FUNCTION("imod", inplace<BinaryOp::Mod>, 2, 2),
    FUNCTION("imul", inplace<BinaryOp::Mul>, 2, 2),
    FUNCTION("index", index, 1, 1),
    FUNCTION("indexOf", index_of, 2, 2),
    FUNCTION("inv", unary<UnaryOp::Invert>, 1, 1),
    FUNCTION("invert", unary<UnaryOp::Invert>, 1, 1),
    FUNCTION("ior", inplace<BinaryOp::Or>, 2, 2),
    FUNCTION("ipow", inplace<BinaryOp::Pow>, 2, 2),
    FUNCTION("irshift", inplace<BinaryOp::RShift>, 2, 2),
    FUNCTION("is_", is, 2, 2),
    FUNCTION("is_not", is_not, 2, 2),
    FUNCTION("isub", inplace<BinaryOp::Sub>, 2, 2),
    TYPE("itemgetter", itemgetter_type),
    FUNCTION("itruediv", inplace<BinaryOp::Div>, 2, 2),
    FUNCTION("ixor", inplace<BinaryOp::Xor>, 2, 2),
    FUNCTION("le", comparison<CompareOp::Le>, 2, 2),
    FUNCTION("length_hint", length_hint_of, 1, 2),
    FUNCTION("lshift", binary<BinaryOp::LShift>, 2, 2),
    FUNCTION("lt", comparison<CompareOp::Lt>, 2, 2),
    FUNCTION("matmul", binary<BinaryOp::MatMul>, 2, 2),
    TYPE("methodcaller", methodcaller_type),
    FUNCTION("mod", binary<BinaryOp::Mod>, 2, 2),
    FUNCTION("mul", binary<BinaryOp::Mul>, 2, 2),
    FUNCTION("ne", comparison<CompareOp::Ne>, 2, 2),
    FUNCTION("neg", unary<UnaryOp::Neg>, 1, 1),
    FUNCTION("not_", not_of, 1, 1),
    FUNCTION("or_", binary<BinaryOp::Or>, 2, 2),
    FUNCTION("pos", unary<UnaryOp::Pos>, 1, 1),
    FUNCTION("pow", binary<BinaryOp::Pow>, 2, 2),
    FUNCTION("rshift", binary<BinaryOp::RShift>, 2, 2),
    FUNCTION("setitem", setitem, 3, 3),
    FUNCTION("sub", binary<BinaryOp::Sub>, 2, 2),
    FUNCTION("truediv", binary<BinaryOp::Div>, 2, 2),
    FUNCTION("truth", truth_of, 1, 1),
    FUNCTION("xor", binary<BinaryOp::Xor>, 2, 2),
};

}  // namespace

constinit const NativeModule operator_module = {sym<"operator">, attributes, std::size(attributes)};

}  // namespace adder
