// Out of line: operators and comparisons on any values, and the quickening of arithmetic.
//
// In warm code an instruction begins in its Int form. When that meets a float it becomes the Float form, else the
// original, which both forms end in; so no instruction changes more than twice.
#include "core/vm/interpreter.h"
#include "core/vm/numbers.h"

namespace adder {

namespace {

struct BinaryKind {
  BinaryOp op;
  bool constant;
  bool inplace;
};

// The four groups of arithmetic opcodes lie in the order of BinaryOp.
BinaryKind binary_kind(Op origin) {
  constexpr unsigned count = unsigned(Op::AddK) - unsigned(Op::Add);
  unsigned offset = unsigned(origin) - unsigned(Op::Add);
  unsigned group = offset / count;
  return {BinaryOp(offset % count), (group & 1) != 0, group >= 2};
}
static_assert(unsigned(Op::InplaceXorK) - unsigned(Op::Add) == 4 * 13 - 1);
static_assert(unsigned(Op::Xor) - unsigned(Op::Add) == unsigned(BinaryOp::Xor));

// The Float form of an original form of + - * /, else the original form itself.
Op float_form(Op origin) {
  switch (origin) {
#define X(name)                          \
  case Op::name: return Op::name##Float; \
  case Op::name##K: return Op::name##FloatK;
    X(Add)
    X(Sub) X(Mul) X(Div) X(InplaceAdd) X(InplaceSub) X(InplaceMul) X(InplaceDiv)
#undef X
        default : return origin;
  }
}

// A quickened form failed on x and y.
void requicken(const Instruction* pc, Op origin, Value x, Value y) {
  Op form = float_form(origin);
  if (Value::both_small_int(x, y)) {
    bool keep = Op(pc->op) != form || form == origin;  // the Int form: the result did not fit
    if (!keep) rewrite(pc, origin);
    return;
  }
  Float ignored;
  bool floats = (x.is_fast_float() || y.is_fast_float()) && fast_number(x, &ignored) && fast_number(y, &ignored);
  rewrite(pc, Op(pc->op) != form && floats ? form : origin);
}

bool both_str(Value x, Value y) { return is_exactly(x, str_type) && is_exactly(y, str_type); }

// Comparison with the commonest kinds decided without a call through types.
Value compare_values(Runtime& rt, CompareOp op, Value x, Value y) {
  if ((op == CompareOp::Eq || op == CompareOp::Ne) && both_str(x, y)) {
    Str *a = cast<Str>(x), *b = cast<Str>(y);
    bool same = a == b || (!(a->interned() && b->interned()) && a->view() == b->view());
    return Value::boolean(same == (op == CompareOp::Eq));
  }
  return compare(rt, op, x, y);
}

Result<bool> truth_of(Runtime& rt, Value v) {
  if (v.is_bool()) return v.is_true();
  if (v.is_object()) {
    const Type* type = v.as_object()->type;
    if (type == &str_type) return cast<Str>(v)->size() != 0;
    if (type == &list_type) return cast<List>(v)->size != 0;
    if (type == &dict_type) return cast<Dict>(v)->live != 0;
    if (type == &tuple_type) return cast<Tuple>(v)->size != 0;
  }
  return truth(rt, v);
}

// Takes the jump of an instruction with a J extra word when `take`.
Outcome jump_if(Runtime& rt, Frame& frame, const Instruction* pc, bool take) {
  int32_t jump = pc[1].jump();
  if (take && jump < 0) count_turn(rt, frame);
  frame.pc += 2 + (take ? jump : 0);
  return Outcome::Reload;
}

}  // namespace

Outcome slow_binary(Runtime& rt, Frame& frame, const Instruction* pc) {
  Op origin = origin_of(pc->op);
  BinaryKind kind = binary_kind(origin);
  Value x = frame.registers[pc->b];
  Value y = kind.constant ? constant(frame, pc->c) : frame.registers[pc->c];
  if (Op(pc->op) != origin) requicken(pc, origin, x, y);
  return finish(frame, pc, kind.inplace ? inplace_operation(rt, kind.op, x, y) : binary_operation(rt, kind.op, x, y));
}

Outcome slow_unary(Runtime& rt, Frame& frame, const Instruction* pc) {
  UnaryOp op = Op(pc->op) == Op::Neg ? UnaryOp::Neg : Op(pc->op) == Op::Pos ? UnaryOp::Pos : UnaryOp::Invert;
  return finish(frame, pc, unary_operation(rt, op, frame.registers[pc->b]));
}

Outcome slow_not(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> result = truth_of(rt, frame.registers[pc->b]);
  if (result.failed()) return Outcome::Error;
  frame.registers[pc->a] = Value::boolean(!result.get());
  return Outcome::Next;
}

Outcome slow_compare(Runtime& rt, Frame& frame, const Instruction* pc) {
  bool with_constant = Op(pc->op) >= Op::LtK;
  auto op = CompareOp(pc->op - unsigned(with_constant ? Op::LtK : Op::Lt));
  Value y = with_constant ? constant(frame, pc->c) : frame.registers[pc->c];
  return finish(frame, pc, compare_values(rt, op, frame.registers[pc->b], y));
}

Outcome slow_compare_jump(Runtime& rt, Frame& frame, const Instruction* pc) {
  Op origin = origin_of(pc->op);
  if (Op(pc->op) != origin) rewrite(pc, origin);
  bool with_constant = origin >= Op::JumpLtK;
  auto op = CompareOp(unsigned(origin) - unsigned(with_constant ? Op::JumpLtK : Op::JumpLt));
  Value y = with_constant ? constant(frame, pc->b) : frame.registers[pc->b];
  Value compared = compare_values(rt, op, frame.registers[pc->a], y);
  if (compared.is_error()) return Outcome::Error;
  Result<bool> result = truth_of(rt, compared);
  if (result.failed()) return Outcome::Error;
  return jump_if(rt, frame, pc, result.get() == bool(pc->c));
}
static_assert(unsigned(Op::GeK) - unsigned(Op::Lt) == 11 && unsigned(Op::JumpGeK) - unsigned(Op::JumpLt) == 11);

Outcome slow_in(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> found = contains(rt, frame.registers[pc->c], frame.registers[pc->b]);
  if (found.failed()) return Outcome::Error;
  frame.registers[pc->a] = Value::boolean(found.get() == (Op(pc->op) == Op::In));
  return Outcome::Next;
}

Outcome slow_jump_in(Runtime& rt, Frame& frame, const Instruction* pc) {
  Result<bool> found = contains(rt, frame.registers[pc->b], frame.registers[pc->a]);
  if (found.failed()) return Outcome::Error;
  return jump_if(rt, frame, pc, found.get() == bool(pc->c));
}

Outcome slow_jump_if(Runtime& rt, Frame& frame, const Instruction* pc) {
  bool sense = Op(pc->op) == Op::JumpIfTrue;
  Result<bool> result = truth_of(rt, frame.registers[pc->a]);
  if (result.failed()) return Outcome::Error;
  int32_t jump = pc->i16();
  bool take = result.get() == sense;
  if (take && jump < 0) count_turn(rt, frame);
  frame.pc += 1 + (take ? jump : 0);
  return Outcome::Reload;
}

}  // namespace adder
