// Out of line: iteration and unpacking.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

// The quickened form after `op` failed on this iterator: ForRange is the first, the original form the last.
Op next_form(Op op, Value iterator) {
  if (op != Op::ForRange || !iterator.is_object()) return Op::ForIter;
  const Type* type = iterator.as_object()->type;
  if (type == &list_iterator_type) return Op::ForList;
  if (type == &tuple_iterator_type) return Op::ForTuple;
  if (type == &generator_type) return Op::ForGenerator;
  return Op::ForIter;
}

Outcome too_few(Runtime& rt, uint32_t expected, uint32_t got, bool at_least) {
  return outcome(raise(rt, value_error_type, "not enough values to unpack (expected %s%u, got %u)"_m,
                       at_least ? "at least " : "", expected, got));
}
Outcome too_many(Runtime& rt, uint32_t expected) {
  return outcome(raise(rt, value_error_type, "too many values to unpack (expected %u)"_m, expected));
}

// iter(v) for unpacking, whose message differs.
Value iterate_to_unpack(Runtime& rt, Value v) {
  const Type* type = type_of(v);
  if (!type->iterate() && !type->get_item())
    return raise(rt, type_error_type, "cannot unpack non-iterable %T object"_m, v);
  return iterate(rt, v);
}

// The items of an exact list or tuple; false for anything else.
bool direct_items(Value v, Span<const Value>* items) {
  if (is_exactly(v, tuple_type)) {
    *items = cast<Tuple>(v)->span();
    return true;
  }
  if (is_exactly(v, list_type)) {
    *items = cast<List>(v)->span();
    return true;
  }
  return false;
}

Outcome unpack_iterable(Runtime& rt, Value source, Value* out, uint32_t count) {
  Value iterator = iterate_to_unpack(rt, source);
  if (iterator.is_error()) return Outcome::Error;
  Value got[count + 1];
  for (uint32_t i = 0; i < count; i++) {
    got[i] = next(rt, iterator);
    if (got[i].is_error()) return Outcome::Error;
    if (got[i].is_stop()) return too_few(rt, count, i, false);
  }
  Value more = next(rt, iterator);
  if (more.is_error()) return Outcome::Error;
  if (!more.is_stop()) return too_many(rt, count);
  for (uint32_t i = 0; i < count; i++) out[i] = got[i];
  return Outcome::Next;
}

}  // namespace

Outcome slow_get_iter(Runtime& rt, Frame& frame, const Instruction* pc) {
  return finish(frame, pc, iterate(rt, frame.registers[pc->b]));
}

Outcome slow_for_iter(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value iterator = frame.registers[pc->a];
  Op op = Op(pc->op);
  if (op != origin_of(pc->op)) rewrite(pc, next_form(op, iterator));
  if (is_exactly(iterator, generator_type) && cast<Generator>(iterator)->state <= Generator::Suspended) {
    if (!push_generator(rt, cast<Generator>(iterator), Value::none(), 0)) return Outcome::Error;
    return Outcome::Reload;
  }
  Value item = next(rt, iterator);
  if (item.is_error()) return Outcome::Error;
  if (item.is_stop()) return Outcome::Next;
  frame.registers[pc->b] = item;
  count_turn(rt, frame);
  frame.pc += 2 + pc[1].jump();
  return Outcome::Reload;
}

Outcome slow_unpack(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value source = frame.registers[pc->b];
  Value* out = frame.registers + pc->a;
  uint32_t count = pc->c;
  Span<const Value> items;
  if (!direct_items(source, &items)) return unpack_iterable(rt, source, out, count);
  if (items.size() < count) return too_few(rt, count, uint32_t(items.size()), false);
  if (items.size() > count) return too_many(rt, count);
  for (uint32_t i = 0; i < count; i++) out[i] = items[i];
  return Outcome::Next;
}

Outcome slow_unpack_star(Runtime& rt, Frame& frame, const Instruction* pc) {
  uint32_t before = pc->c, after = pc[1].word;
  Value* out = frame.registers + pc->a;
  Value source = frame.registers[pc->b];
  Span<const Value> direct;
  if (!direct_items(source, &direct)) {
    Value iterator = iterate_to_unpack(rt, source);
    if (iterator.is_error()) return Outcome::Error;
    source = sequence_to_list(rt, iterator);
    if (source.is_error()) return Outcome::Error;
    direct = cast<List>(source)->span();
  }
  if (direct.size() < before + after) return too_few(rt, before + after, uint32_t(direct.size()), true);
  Value rest = make_list(rt, direct.subspan(before, direct.size() - before - after));
  if (rest.is_error()) return Outcome::Error;
  if (is_exactly(source, list_type)) direct = cast<List>(source)->span();
  for (uint32_t i = 0; i < after; i++) out[before + 1 + i] = direct[direct.size() - after + i];
  for (uint32_t i = 0; i < before; i++) out[i] = direct[i];
  out[before] = rest;
  return Outcome::Next;
}

}  // namespace adder
