// Operators on any values: which operand is asked first, what happens when none answers, CPython's words for it.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/hashing.h"
#include "core/types/iterator_type.h"
#include "core/types/lookup.h"
#include "core/types/special_methods.h"

namespace adder {

namespace {
constexpr const char* binary_signs[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
constexpr const char* unary_signs[] = {"-", "+", "~"};
constexpr const char* compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};

const Str* reflected_name(BinaryOp op) {
  constexpr const Str* names[] = {sym<"__radd__">,     sym<"__rsub__">,      sym<"__rmul__">, sym<"__rmatmul__">,
                                  sym<"__rtruediv__">, sym<"__rfloordiv__">, sym<"__rmod__">, sym<"__rpow__">,
                                  sym<"__rlshift__">,  sym<"__rrshift__">,   sym<"__rand__">, sym<"__ror__">,
                                  sym<"__rxor__">};
  return names[unsigned(op)];
}

bool serves(const Type* type, BinaryOp op) { return type->operators().binary & binary_bit(op); }

// Does the right operand's class, a subclass of the left one's, bring its own reflected method?
bool right_goes_first(Runtime& rt, BinaryOp op, const Type* left, const Type* right) {
  if (left == right || !serves(right, op) || !is_subtype(right, left)) return false;
  if (!right->is(Type::Heap)) return right->binary() != left->binary();
  Found of_right = find_in_type(rt, right, reflected_name(op));
  if (!of_right || of_right.special) return false;
  Found of_left = find_in_type(rt, left, reflected_name(op));
  return !of_left || of_left.special || !of_left.value.is(of_right.value);
}

bool is_sequence_kind(Kind kind) {
  return kind == Kind::List || kind == Kind::Tuple || kind == Kind::Str || kind == Kind::Bytes ||
         kind == Kind::ByteArray;
}

Failed unsupported(Runtime& rt, BinaryOp op, Value left, Value right, bool inplace) {
  const Type *l = type_of(left), *r = type_of(right);
  if (op == BinaryOp::Add && is_sequence_kind(l->kind)) {
    if (l->kind == Kind::Bytes || l->kind == Kind::ByteArray)
      return raise(rt, type_error_type, "can't concat %T to %T"_m, right, left);
    return raise(rt, type_error_type, "can only concatenate %T (not \"%T\") to %T"_m, left, right, left);
  }
  // In place only the left operand is asked to repeat, when it is a container of any kind.
  bool right_repeats = is_sequence_kind(r->kind) && !(inplace && (l->contains() || l->is(Type::Heap)));
  if (op == BinaryOp::Mul && (is_sequence_kind(l->kind) || right_repeats))
    return raise(rt, type_error_type, "can't multiply sequence by non-int of type '%T'"_m,
                 is_sequence_kind(l->kind) ? right : left);
  const char* sign = binary_signs[unsigned(op)];
  const char* tail = inplace ? "=" : op == BinaryOp::Pow ? " or pow()" : "";
  return raise(rt, type_error_type, "unsupported operand type(s) for %s%s: '%T' and '%T'"_m, sign, tail, left, right);
}

// The result of the operation, or not_implemented() when neither operand knows.
Value try_binary(Runtime& rt, BinaryOp op, Value left, Value right) {
  const Type *l = type_of(left), *r = type_of(right);
  bool asked_right = false;
  // A built-in sequence concatenates and repeats only when the other operand does not know better.
  bool sequence = is_sequence_kind(l->kind) && !l->is(Type::Heap) && (op == BinaryOp::Add || op == BinaryOp::Mul);
  if (right_goes_first(rt, op, l, r) || (sequence && r->is(Type::Heap) && serves(r, op))) {
    Value v = r->binary()(rt, op, right, left, true);
    if (!v.is_not_implemented()) return v;
    asked_right = true;
  }
  if (serves(l, op)) {
    Value v = l->binary()(rt, op, left, right, false);
    if (!v.is_not_implemented()) return v;
  }
  if (asked_right || l == r || !serves(r, op)) return Value::not_implemented();
  return r->binary()(rt, op, right, left, true);
}
}  // namespace

Value binary_operation(Runtime& rt, BinaryOp op, Value left, Value right) {
  Value v = try_binary(rt, op, left, right);
  return v.is_not_implemented() ? Value(unsupported(rt, op, left, right, false)) : v;
}

Value inplace_operation(Runtime& rt, BinaryOp op, Value left, Value right) {
  const Type* l = type_of(left);
  if (l->operators().inplace & binary_bit(op)) {
    Value v = l->binary_inplace()(rt, op, left, right);
    if (!v.is_not_implemented()) return v;
  }
  Value v = try_binary(rt, op, left, right);
  return v.is_not_implemented() ? Value(unsupported(rt, op, left, right, true)) : v;
}

Value unary_operation(Runtime& rt, UnaryOp op, Value operand) {
  const Type* type = type_of(operand);
  bool serves_it = type->operators().unary >> unsigned(op) & 1;
  Value v = serves_it ? type->unary()(rt, op, operand) : Value::not_implemented();
  if (!v.is_not_implemented()) return v;
  return raise(rt, type_error_type, "bad operand type for unary %s: '%T'"_m, unary_signs[unsigned(op)], operand);
}

// --- comparison

namespace {
constexpr CompareOp swapped(CompareOp op) {
  constexpr CompareOp table[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                 CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
  return table[unsigned(op)];
}
}  // namespace

namespace {
// Small ints compare as tagged words.
Value compare_small(CompareOp op, Value left, Value right) {
  SignedWord a = SignedWord(left.bits()), b = SignedWord(right.bits());
  switch (op) {
    case CompareOp::Lt: return Value::boolean(a < b);
    case CompareOp::Le: return Value::boolean(a <= b);
    case CompareOp::Eq: return Value::boolean(a == b);
    case CompareOp::Ne: return Value::boolean(a != b);
    case CompareOp::Gt: return Value::boolean(a > b);
    default: return Value::boolean(a >= b);
  }
}
}  // namespace

Value compare(Runtime& rt, CompareOp op, Value left, Value right) {
  if (Value::both_small_int(left, right)) return compare_small(op, left, right);
  // Nested containers recurse: only objects can.
  if (left.is_object()) TRY(check_native_stack(rt));
  const Type *l = type_of(left), *r = type_of(right);
  bool right_first = l != r && r->compare() && r->is(Type::Heap) && is_subtype(r, l);
  if (right_first) {
    Value v = r->compare()(rt, swapped(op), right, left);
    if (!v.is_not_implemented()) return v;
  }
  if (l->compare()) {
    Value v = l->compare()(rt, op, left, right);
    if (!v.is_not_implemented()) return v;
  }
  if (!right_first && r->compare() && (l != r || l->is(Type::Heap))) {
    Value v = r->compare()(rt, swapped(op), right, left);
    if (!v.is_not_implemented()) return v;
  }
  if (op == CompareOp::Eq) return Value::boolean(left.is(right));
  if (op == CompareOp::Ne) return Value::boolean(!left.is(right));
  return raise(rt, type_error_type, "'%s' not supported between instances of '%T' and '%T'"_m,
               compare_signs[unsigned(op)], left, right);
}

Result<bool> compare_bool(Runtime& rt, CompareOp op, Value left, Value right) {
  Value v = TRY(compare(rt, op, left, right));
  return truth(rt, v);
}

Result<bool> equal(Runtime& rt, Value left, Value right) {
  int quick = quick_equal(left, right);
  if (quick >= 0) return quick == 1;
  return compare_bool(rt, CompareOp::Eq, left, right);
}

// --- truth, hash, length

Result<bool> truth(Runtime& rt, Value v) {
  if (v.is_bool()) return v.is_true();
  if (v.is_none()) return false;
  const Type* type = type_of(v);
  if (type->truth()) return type->truth()(rt, v);
  if (type->length()) return TRY(type->length()(rt, v)) != 0;
  return true;
}

Result<uint32_t> hash(Runtime& rt, Value v) {
  const Type* type = type_of(v);
  if (v.is_object()) TRY(check_native_stack(rt));
  if (type->hash()) return type->hash()(rt, v);
  if (!type->compare()) return identity_hash(rt, v);
  return raise(rt, type_error_type, "unhashable type: '%T'"_m, v);
}

Result<SignedWord> length(Runtime& rt, Value v) {
  const Type* type = type_of(v);
  if (type->length()) return type->length()(rt, v);
  return raise(rt, type_error_type, "object of type '%T' has no len()"_m, v);
}

Result<SignedWord> length_hint(Runtime& rt, Value v, SignedWord otherwise) {
  const Type* type = type_of(v);
  if (type->length()) return type->length()(rt, v);
  Found found = find_in_type(rt, type, sym<"__length_hint__">);
  if (!found) return otherwise;
  Value hint = call_found(rt, found, v);
  if (hint.is_error()) return catch_exception(rt, type_error_type) ? Result<SignedWord>(otherwise) : Failed{};
  if (hint.is_not_implemented()) return otherwise;
  SignedWord count = TRY(as_index(rt, hint));
  if (count >= 0) return count;
  return raise(rt, value_error_type, "__length_hint__() should return >= 0"_m);
}

// --- items

Value get_item(Runtime& rt, Value container, Value key) {
  auto slot = type_of(container)->get_item();
  return slot ? slot(rt, container, key)
              : Value(raise(rt, type_error_type, "'%T' object is not subscriptable"_m, container));
}

Status set_item(Runtime& rt, Value container, Value key, Value value) {
  auto slot = type_of(container)->set_item();
  return slot ? slot(rt, container, key, value)
              : raise(rt, type_error_type, "'%T' object does not support item assignment"_m, container);
}

Status delete_item(Runtime& rt, Value container, Value key) {
  const Type* type = type_of(container);
  if (type->set_item()) return type->set_item()(rt, container, key, Value::empty());
  // CPython has two wordings: one for sequences asked by an index, one for the rest.
  bool sequence = (type->is(Type::Heap) || is_sequence_kind(type->kind) || type->kind == Kind::Range) && is_int(key);
  return raise(rt, type_error_type, "'%T' object %s support item deletion"_m, container,
               sequence ? "doesn't" : "does not");
}

Result<bool> contains(Runtime& rt, Value container, Value item) {
  const Type* type = type_of(container);
  if (type->contains()) return type->contains()(rt, container, item);
  if (!type->iterate() && !type->get_item())
    return raise(rt, type_error_type, "argument of type '%T' is not iterable"_m, container);
  Value iterator = TRY(iterate(rt, container));
  for (;;) {
    Value candidate = TRY(next(rt, iterator));
    if (candidate.is_stop()) return false;
    if (TRY(equal(rt, candidate, item))) return true;
  }
}

// --- iteration

namespace {
// The iterator of an object that has only __getitem__: items 0, 1, … until IndexError or StopIteration.
struct ItemIterator : Object {
  Value container;  // empty() once exhausted
  SignedWord index;
};

Value item_iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<ItemIterator>(self);
  if (iterator->container.is_empty()) return Value::stop();
  Value v = get_item(rt, iterator->container, TRY(make_int(rt, iterator->index)));
  if (!v.failed()) {
    iterator->index++;
    return v;
  }
  if (!catch_exception(rt, index_error_type) && !catch_exception(rt, stop_iteration_type)) return Failed{};
  iterator->container = Value::empty();
  return Value::stop();
}

ROM_TYPE(item_iterator_type, iterator_class<ItemIterator>(sym<"iterator">, {1, 1}, item_iterator_next));
}  // namespace

Value iterator_itself(Runtime&, Value self) { return self; }

Value iterate(Runtime& rt, Value v) {
  const Type* type = type_of(v);
  if (type->iterate()) {
    Value iterator = TRY(type->iterate()(rt, v));
    if (type_of(iterator)->next()) return iterator;
    return raise(rt, type_error_type, "iter() returned non-iterator of type '%T'"_m, iterator);
  }
  if (!type->get_item() || type->kind == Kind::Type)
    return raise(rt, type_error_type, "'%T' object is not iterable"_m, v);
  auto* iterator = rt.heap.make<ItemIterator>(item_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->container = v;
  return to_value(iterator);
}

// Ctrl-C is served here too: a function that consumes an endless iterator of ours never comes to a safepoint.
Value next(Runtime& rt, Value iterator) {
  if (rt.pending.load(std::memory_order_relaxed) & PendingInterrupt) [[unlikely]]
    TRY(run_pending(rt));
  auto slot = type_of(iterator)->next();
  if (!slot) return raise(rt, type_error_type, "'%T' object is not an iterator"_m, iterator);
  Value v = slot(rt, iterator);
  // A slot raises StopIteration itself when that carries a value: what a generator returned.
  return v.is_error() && catch_exception(rt, stop_iteration_type) ? Value::stop() : v;
}

// --- texts

Value repr(Runtime& rt, Value v) {
  if (v.is_object()) TRY(check_native_stack(rt));
  auto slot = type_of(v)->repr();
  return slot ? slot(rt, v) : object_repr(rt, v);
}

Value str(Runtime& rt, Value v) {
  const Type* type = type_of(v);
  if (type == &str_type) return v;
  return type->str() ? type->str()(rt, v) : repr(rt, v);
}

Value format(Runtime& rt, Value v, Value spec) {
  const Type* type = type_of(v);
  if (type->format()) return type->format()(rt, v, spec);
  if (!has_kind(spec, Kind::Str) || !cast<Str>(spec)->size()) return str(rt, v);
  return raise(rt, type_error_type, "unsupported format string passed to %T.__format__"_m, v);
}

bool is_callable(Runtime&, Value v) { return type_of(v)->call() != nullptr; }

}  // namespace adder
