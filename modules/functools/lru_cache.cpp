// functools.lru_cache: a callable that remembers results.
//
// The results lie in an OrderedDict, the least recently used first; with maxsize 0 there is none. A single int or str
// argument is its own key, everything else makes a tuple.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/bind.h"
#include "core/types/descriptors.h"
#include "core/types/dict.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"
#include "modules/collections/dict_kin.h"
#include "modules/functools/functools.h"

namespace adder {

namespace {

struct LruCache : Object {
  static constexpr const Type* type_object = &lru_cache_type;
  Value function;
  Ref<Dict> results;     // an OrderedDict
  Ref<Dict> attributes;  // what a program has set on the object; null while there is nothing
  SignedWord limit;      // -1: none
  SignedWord hits, misses;
  bool typed;
};

LruCache* self_of(Value v) { return cast<LruCache>(v); }

Value make_cache(Runtime& rt, Value function, SignedWord limit, bool typed) {
  Value results = TRY(call(rt, to_value(&ordered_dict_type)));
  auto* cache = new_object<LruCache>(rt);
  if (!cache) return Failed{};
  cache->function = function;
  cache->results = cast<Dict>(results);
  cache->limit = limit < -1 ? 0 : limit;
  cache->typed = typed;
  return to_value(cache);
}

Value key_of(Runtime& rt, LruCache* cache, const Args& args) {
  if (args.positional == 1 && !args.keywords && !cache->typed &&
      (args[0].is_small_int() || is_exactly(args[0], str_type) || is_exactly(args[0], int_type)))
    return args[0];
  // Positional arguments, then, behind a mark that is no argument, names and values, then the types.
  size_t count = args.positional + (args.keywords ? 1 + 2 * args.keywords : 0);
  size_t types = cache->typed ? args.positional + args.keywords : 0;
  Tuple* key = make_tuple(rt, uint32_t(count + types));
  if (!key) return Failed{};
  Value* at = key->items();
  for (uint32_t i = 0; i < args.positional; i++) *at++ = args[i];
  if (args.keywords) *at++ = to_value(&lru_cache_type);
  for (uint32_t i = 0; i < args.keywords; i++) {
    *at++ = args.names[i];
    *at++ = args.values[args.positional + i];
  }
  for (uint32_t i = 0; i < types; i++) *at++ = to_value(type_of(args.values[i]));
  return to_value(key);
}

Value cache_call(Runtime& rt, Value self, const Args& args) {
  auto* cache = self_of(self);
  if (!cache->limit) {
    cache->misses++;
    return call(rt, cache->function, args);
  }
  Value key = TRY(key_of(rt, cache, args));
  uint32_t hash = TRY(key_hash(rt, key));
  int32_t entry = TRY(dict_lookup(rt, cache->results.get(), key, hash)).entry;
  if (entry >= 0) {
    cache->hits++;
    DictEntry found = cache->results->block->entries()[entry];
    if (cache->limit > 0 && uint32_t(entry) + 1 != cache->results->used) {
      dict_remove_entry(rt, cache->results.get(), uint32_t(entry));
      TRY(dict_add(rt, cache->results.get(), found.key, hash, found.value));
    }
    return found.value;
  }
  cache->misses++;
  Value result = TRY(call(rt, cache->function, args));
  // The call may have filled the cache meanwhile.
  Dict* results = cache->results.get();
  entry = TRY(dict_lookup(rt, results, key, hash)).entry;
  if (entry >= 0) return result;
  if (cache->limit > 0 && SignedWord(results->live) >= cache->limit)
    dict_remove_entry(rt, results, uint32_t(first_entry(rt, results)));
  TRY(dict_add(rt, results, key, hash, result));
  return result;
}

Value limit_value(LruCache* cache) { return cache->limit < 0 ? Value::none() : Value::small_int(cache->limit); }

Value method_cache_info(Runtime& rt, const Args& args) {
  auto* cache = self_of(args[0]);
  Value numbers[] = {Value::small_int(cache->hits), Value::small_int(cache->misses), limit_value(cache),
                     Value::small_int(cache->results->live)};
  Value module = TRY(import_module(rt, sym<"_functools_py">));
  return call(rt, TRY(get_attribute(rt, module, sym<"_CacheInfo">)), Args{numbers, 4});
}

Value method_cache_clear(Runtime& rt, const Args& args) {
  auto* cache = self_of(args[0]);
  dict_clear(rt, cache->results.get());
  cache->hits = cache->misses = 0;
  return Value::none();
}

Value method_cache_parameters(Runtime& rt, const Args& args) {
  auto* cache = self_of(args[0]);
  Dict* parameters = make_dict(rt);
  if (!parameters) return Failed{};
  TRY(dict_set_str(rt, parameters, sym<"maxsize">, limit_value(cache)));
  TRY(dict_set_str(rt, parameters, sym<"typed">, Value::boolean(cache->typed)));
  return to_value(parameters);
}

Value method_itself(Runtime&, const Args& args) { return args[0]; }

Value cache_bind(Runtime& rt, Value self, Value instance, const Type*) {
  return instance.is_empty() ? self : make_bound_method(rt, self, instance);
}

// Name, doc string and such are the function's.
Value cache_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* cache = self_of(self);
  if (cache->attributes) {
    Value v = dict_get_str(cache->attributes.get(), name);
    if (!v.is_empty()) return v;
  }
  bool own = name == sym<"__class__"> || name == sym<"__dict__">;
  Value v = generic_get_attribute(rt, self, name);
  bool from_function = name == sym<"__name__"> || name == sym<"__qualname__"> || name == sym<"__doc__"> ||
                       name == sym<"__module__"> || name == sym<"__annotations__">;
  if (own || (!v.is_empty() && !from_function)) return v;
  return get_attribute_or_empty(rt, cache->function, name);
}

Status cache_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  auto* cache = self_of(self);
  if (value.is_empty()) {
    if (cache->attributes && dict_delete_str(cache->attributes.get(), name)) return {};
    return generic_set_attribute(rt, self, name, value);
  }
  if (!cache->attributes) {
    Dict* attributes = make_dict(rt);
    if (!attributes) return Failed{};
    rt.heap.store(cache->attributes, attributes);
  }
  return dict_set_str(rt, cache->attributes.get(), name, value);
}

Value cache_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add("<functools._lru_cache_wrapper object at 0x");
  return text.add_unsigned(uintptr_t(self.as_object()), 16).add('>').finish();
}

Value get_wrapped(Runtime&, Value self) { return self_of(self)->function; }

constinit const Attribute cache_attributes[] = {
    METHOD("cache_clear", method_cache_clear, 1, 1),
    METHOD("cache_info", method_cache_info, 1, 1),
    METHOD("cache_parameters", method_cache_parameters, 1, 1),
    METHOD("__copy__", method_itself, 1, 1),
    METHOD("__deepcopy__", method_itself, 2, 2),
    PROPERTY("__wrapped__", get_wrapped),
};

// lru_cache(maxsize=…, typed=…) as a decorator: args are the limit (or None), typed, the function.
Value decorate(Runtime& rt, const Args& args) {
  SignedWord limit = args[0].is_none() ? -1 : args[0].as_small_int();
  return make_cache(rt, args[2], limit, args[1].is_true());
}
constexpr const NativeFunction* decorator = &native_function<"decorating_function", decorate, 3, 3, 0>;

}  // namespace

// maxsize, typed
Value functools_lru_cache(Runtime& rt, const Args& args) {
  bool typed = !args[1].is_empty() && TRY(truth(rt, args[1]));
  Value limit = args[0].is_empty() ? Value::small_int(128) : args[0];
  if (is_int(limit)) {
    SignedWord n = TRY(as_index(rt, limit));
    limit = Value::small_int(n < 0 ? 0 : n);
  } else if (!limit.is_none()) {
    if (is_callable(rt, limit)) return make_cache(rt, limit, 128, typed);
    return raise(rt, type_error_type, "Expected first argument to be an integer, a callable, or None"_m);
  }
  Value arguments[] = {to_value(decorator), limit, Value::boolean(typed)};
  return call(rt, to_value(&partial_type), Args{arguments, 3});
}

Value functools_cache(Runtime& rt, const Args& args) { return make_cache(rt, args[0], -1, false); }

ROM_TYPE(lru_cache_type, {
                             .name = sym<"functools._lru_cache_wrapper">,
                             .trace_words = {1, 3},
                             .flags = Type::Abstract | Type::IsMethodDescriptor,
                             .native_bytes = sizeof(LruCache),
                             .call = cache_call,
                             .get_attribute = cache_get_attribute,
                             .set_attribute = cache_set_attribute,
                             .descriptor_get = cache_bind,
                             .repr = cache_repr,
                             .attributes = cache_attributes,
                         });

}  // namespace adder
