// The method cache: a small direct-mapped table of look-ups on types and shapes.
//
// It is made with the first heap class, so that a node that has none pays nothing. Its entries are weak: the collector
// empties it whenever it scans the roots, so nothing in it outlives its objects.
#include "core/runtime/roots.h"
#include "core/types/lookup.h"

namespace adder {

struct MethodCache : Object {
  static constexpr uint32_t size = word_is_64_bit ? 512 : 32;  // power of two
  struct TypeEntry {
    const Type* type;
    const Str* name;
    Found found;
  };
  struct ShapeEntry {
    const Shape* shape;
    const Str* name;
    int32_t index;
  };
  TypeEntry types[size];
  ShapeEntry shapes[size];
};

namespace {
uint32_t mix(const void* a, const void* b) {
  auto x = uintptr_t(a) >> 3, y = uintptr_t(b) >> 3;
  return uint32_t(x ^ (x >> 9) ^ y ^ (y >> 7)) & (MethodCache::size - 1);
}
}  // namespace

bool cached_in_type(Runtime& rt, const Type* type, const Str* name, Found* found) {
  if (!rt.method_cache) return false;
  auto& entry = rt.method_cache->types[mix(type, name)];
  if (entry.type != type || entry.name != name) return false;
  *found = entry.found;
  return true;
}

void remember_in_type(Runtime& rt, const Type* type, const Str* name, const Found& found) {
  if (!rt.method_cache) {
    if (!type->is(Type::Heap)) return;
    rt.method_cache = rt.heap.make<MethodCache>(buffer_type);
    if (!rt.method_cache) return;
  }
  rt.method_cache->types[mix(type, name)] = {type, name, found};
}

bool cached_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t* index) {
  if (!rt.method_cache) return false;
  auto& entry = rt.method_cache->shapes[mix(shape, name)];
  if (entry.shape != shape || entry.name != name) return false;
  *index = entry.index;
  return true;
}

void remember_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t index) {
  if (rt.method_cache) rt.method_cache->shapes[mix(shape, name)] = {shape, name, index};
}

void forget_cached_name(Runtime& rt, const Str* name) {
  if (!rt.method_cache) return;
  for (auto& entry : rt.method_cache->types)
    if (entry.name == name) entry.type = nullptr;
}

void forget_cached(Runtime& rt) {
  if (!rt.method_cache) return;
  for (auto& entry : rt.method_cache->types) entry.type = nullptr;
  for (auto& entry : rt.method_cache->shapes) entry.shape = nullptr;
}

void trace_method_cache(Runtime& rt, Tracer& tracer) {
  forget_cached(rt);
  tracer.mark(rt.method_cache);
}

}  // namespace adder
