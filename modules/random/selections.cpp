// Drawing from sequences: choice, choices, sample, shuffle, in the order of draws that CPython has.
#include <cmath>

#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "core/types/set.h"
#include "modules/random/generator.h"

namespace adder {

namespace {

// The running sums of `weights`; with `counts`, ints only are taken.
Value running_sums(Runtime& rt, Value weights) {
  Value iterator = TRY(iterate(rt, weights));
  List* sums = make_list(rt, 0);
  if (!sums) return Failed{};
  for (;;) {
    Value weight = TRY(next(rt, iterator));
    if (weight.is_stop()) return to_value(sums);
    if (sums->size) weight = TRY(binary_operation(rt, BinaryOp::Add, sums->items()[sums->size - 1], weight));
    TRY(list_append(rt, sums, weight));
  }
}

// Where `x` belongs in [0, high) of a sorted list, behind equal ones.
Result<SignedWord> place_in(Runtime& rt, List* sums, Value x, SignedWord high) {
  SignedWord low = 0;
  while (low < high) {
    SignedWord middle = (low + high) / 2;
    bool below = TRY(compare_bool(rt, CompareOp::Lt, x, sums->items()[middle]));
    if (below)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

// The list of running sums in `sums`, one for each member of the population; its total as a float.
Result<Float> total_weight(Runtime& rt, List* sums, SignedWord members) {
  if (SignedWord(sums->size) != members)
    return raise(rt, value_error_type, "The number of weights does not match the population"_m);
  if (!members) return raise(rt, index_error_type, "list index out of range"_m);
  Float total = TRY(as_float(rt, sums->items()[sums->size - 1]));
  if (!(total > 0)) return raise(rt, value_error_type, "Total of weights must be greater than zero"_m);
  if (std::isinf(total)) return raise(rt, value_error_type, "Total of weights must be finite"_m);
  return total;
}

Value item_at(Runtime& rt, Value sequence, SignedWord index) { return get_item(rt, sequence, Value::small_int(index)); }

}  // namespace

Value random_choice(Runtime& rt, const Args& args) {
  SignedWord size = TRY(length(rt, args[1]));
  if (!size) return raise(rt, index_error_type, "Cannot choose from an empty sequence"_m);
  return item_at(rt, args[1], TRY(draw_index(rt, args[0], size)));
}

// self, population, weights, cum_weights, k
Value random_choices(Runtime& rt, const Args& args) {
  Value population = args[1], weights = args[2], sums = args[3];
  SignedWord members = TRY(length(rt, population));
  SignedWord count = args[4].is_empty() ? 1 : TRY(as_index(rt, args[4]));
  bool has_weights = !weights.is_empty() && !weights.is_none(), has_sums = !sums.is_empty() && !sums.is_none();
  if (has_weights && has_sums)
    return raise(rt, type_error_type, "Cannot specify both weights and cumulative weights"_m);
  if (has_weights && is_int(weights))
    return raise(rt, type_error_type, "The number of choices must be a keyword argument: k=%R"_m, weights);
  if (has_weights) sums = TRY(running_sums(rt, weights));
  if (has_sums) sums = TRY(sequence_to_list(rt, sums));
  Float total = has_weights || has_sums ? TRY(total_weight(rt, cast<List>(sums), members)) : Float(members);
  List* result = make_list(rt, count > 0 ? uint32_t(count) : 0);
  if (!result) return Failed{};
  for (SignedWord i = 0; i < count; i++) {
    Float x = TRY(draw_unit(rt, args[0])) * total;
    SignedWord index = has_weights || has_sums
                           ? TRY(place_in(rt, cast<List>(sums), TRY(make_float(rt, x)), members - 1))
                           : SignedWord(std::floor(x));
    TRY(list_append(rt, result, TRY(item_at(rt, population, index))));
  }
  return to_value(result);
}

Value random_shuffle(Runtime& rt, const Args& args) {
  Value sequence = args[1];
  SignedWord size = TRY(length(rt, sequence));
  bool exact = is_exactly(sequence, list_type);
  for (SignedWord i = size - 1; i > 0; i--) {
    SignedWord j = TRY(draw_index(rt, args[0], i + 1));
    if (exact && SignedWord(cast<List>(sequence)->size) == size) {
      Value* items = cast<List>(sequence)->items();
      Value moved = items[i];
      rt.heap.store(items[i], items[j]);
      rt.heap.store(items[j], moved);
      continue;
    }
    Value a = TRY(item_at(rt, sequence, i)), b = TRY(item_at(rt, sequence, j));
    TRY(set_item(rt, sequence, Value::small_int(i), b));
    TRY(set_item(rt, sequence, Value::small_int(j), a));
  }
  return Value::none();
}

namespace {

// Up to this size of population a pool is cheaper than a set of the indices already drawn.
SignedWord pool_limit(SignedWord count) {
  SignedWord limit = 21;
  if (count <= 5) return limit;
  SignedWord power = 1;
  while (power < count * 3) power *= 4;
  return limit + power;
}

Value sample_from_pool(Runtime& rt, Value self, Value population, SignedWord size, SignedWord count) {
  Value copy = TRY(sequence_to_list(rt, population));
  List* pool =
      is_exactly(population, list_type) ? cast<List>(TRY(make_list(rt, cast<List>(copy)->span()))) : cast<List>(copy);
  List* result = make_list(rt, uint32_t(count));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < count; i++) {
    SignedWord j = TRY(draw_index(rt, self, size - i));
    TRY(list_append(rt, result, pool->items()[j]));
    rt.heap.store(pool->items()[j], pool->items()[size - i - 1]);
  }
  return to_value(result);
}

Value sample_by_set(Runtime& rt, Value self, Value population, SignedWord size, SignedWord count) {
  Set* drawn = make_set(rt);
  List* result = make_list(rt, uint32_t(count));
  if (!drawn || !result) return Failed{};
  while (SignedWord(result->size) < count) {
    SignedWord j = TRY(draw_index(rt, self, size));
    uint32_t before = drawn->live;
    TRY(set_add(rt, drawn, Value::small_int(j)));
    if (drawn->live == before) continue;
    TRY(list_append(rt, result, TRY(item_at(rt, population, j))));
  }
  return to_value(result);
}

bool is_sequence(Runtime& rt, Value v) {
  if (has_kind(v, Kind::Set) || has_kind(v, Kind::FrozenSet) || has_kind(v, Kind::Dict)) return false;
  return !special_method(rt, v, sym<"__getitem__">).is_empty() && !special_method(rt, v, sym<"__len__">).is_empty();
}

Value sample(Runtime& rt, Value self, Value population, SignedWord size, SignedWord count) {
  if (count < 0 || count > size) return raise(rt, value_error_type, "Sample larger than population or is negative"_m);
  return size <= pool_limit(count) ? sample_from_pool(rt, self, population, size, count)
                                   : sample_by_set(rt, self, population, size, count);
}

}  // namespace

// self, population, k, counts
Value random_sample(Runtime& rt, const Args& args) {
  Value population = args[1];
  if (!is_sequence(rt, population))
    return raise(rt, type_error_type, "Population must be a sequence.  For dicts or sets, use sorted(d)."_m);
  SignedWord size = TRY(length(rt, population)), count = TRY(as_index(rt, args[2]));
  if (args[3].is_empty() || args[3].is_none()) return sample(rt, args[0], population, size, count);
  List* sums = cast<List>(TRY(running_sums(rt, args[3])));
  if (SignedWord(sums->size) != size)
    return raise(rt, value_error_type, "The number of counts does not match the population"_m);
  Value total = size ? sums->items()[--sums->size] : Value::small_int(0);
  if (!is_int(total)) return raise(rt, type_error_type, "Counts must be integers"_m);
  SignedWord all = TRY(as_index(rt, total));
  if (all <= 0) return raise(rt, value_error_type, "Total of counts must be greater than zero"_m);
  Value numbers = TRY(call(rt, to_value(&range_type), total));
  List* chosen = cast<List>(TRY(sample(rt, args[0], numbers, all, count)));
  for (uint32_t i = 0; i < chosen->size; i++) {
    SignedWord place = TRY(place_in(rt, sums, chosen->items()[i], SignedWord(sums->size)));
    rt.heap.store(chosen->items()[i], TRY(item_at(rt, population, place)));
  }
  return to_value(chosen);
}

}  // namespace adder
