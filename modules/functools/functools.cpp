// The module functools: reduce, cmp_to_key and the table. What is written in Python is the frozen module _functools_py.
#include "modules/functools/functools.h"

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "modules/common/lazy.h"
#include "modules/registry.h"

namespace adder {

namespace {

// reduce(function, iterable[, initial])
Value reduce(Runtime& rt, const Args& args) {
  Value iterator = iterate(rt, args[1]);
  if (iterator.is_error()) {
    if (catch_exception(rt, type_error_type))
      return raise(rt, type_error_type, "reduce() arg 2 must support iteration"_m);
    return Failed{};
  }
  Value result = args.get(2);
  for (;;) {
    Value item = TRY(next(rt, iterator));
    if (item.is_stop()) break;
    result = result.is_empty() ? item : TRY(call(rt, args[0], result, item));
  }
  if (result.is_empty()) return raise(rt, type_error_type, "reduce() of empty iterable with no initial value"_m);
  return result;
}

// --- cmp_to_key: the maker of keys is a key without an object

struct ComparisonKey : Object {
  static constexpr const Type* type_object = &comparison_key_type;
  Value function;
  Value object;
};

Value make_key(Runtime& rt, Value function, Value object) {
  auto* key = new_object<ComparisonKey>(rt);
  if (!key) return Failed{};
  key->function = function;
  key->object = object;
  return to_value(key);
}

Value key_call(Runtime& rt, Value self, const Args& args) {
  if (args.positional + args.keywords != 1)
    return raise(rt, type_error_type, "K() missing required argument 'obj' (pos 1)"_m);
  return make_key(rt, cast<ComparisonKey>(self)->function, args.values[0]);
}

Value key_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_instance(other, comparison_key_type))
    return raise(rt, type_error_type, "other argument must be K instance"_m);
  auto *a = cast<ComparisonKey>(self), *b = cast<ComparisonKey>(other);
  if (a->object.is_empty() || b->object.is_empty()) return raise(rt, attribute_error_type, "object"_m);
  Value order = TRY(call(rt, a->function, a->object, b->object));
  return compare(rt, op, order, Value::small_int(0));
}

Value get_object(Runtime& rt, Value self) {
  Value object = cast<ComparisonKey>(self)->object;
  return object.is_empty() ? Value(raise(rt, attribute_error_type, "obj"_m)) : object;
}

constinit const Attribute key_attributes[] = {PROPERTY("obj", get_object)};

constexpr char lru_parameters[] = "maxsize=128, typed=False";
constexpr char key_parameters[] = "mycmp";

constinit const Attribute attributes[] = {
    FUNCTION("cache", functools_cache, 1, 1),
    FUNCTION_P("cmp_to_key", functools_cmp_to_key, 1, 1, key_parameters),
    FUNCTION_P("lru_cache", functools_lru_cache, 0, 2, lru_parameters),
    TYPE("partial", partial_type),
    FUNCTION("reduce", reduce, 2, 3),
    FUNCTION("__getattr__", (lazy_attribute<"functools", "_functools_py">), 1, 1),
};

}  // namespace

Value functools_cmp_to_key(Runtime& rt, const Args& args) { return make_key(rt, args[0], Value::empty()); }

ROM_TYPE(comparison_key_type, {
                                  .name = sym<"functools.KeyWrapper">,
                                  .trace_words = {1, 2},
                                  .flags = Type::Final | Type::Abstract,
                                  .native_bytes = sizeof(ComparisonKey),
                                  .call = key_call,
                                  .compare = key_compare,
                                  .attributes = key_attributes,
                              });

constinit const NativeModule functools_module = {sym<"functools">, attributes, std::size(attributes)};

}  // namespace adder
