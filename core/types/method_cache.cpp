// The method cache: a small direct-mapped table of look-ups on types and shapes.
//
// It is made with the first heap class, so that a node that has none pays nothing, and is as large as the heap allows.
// Its entries are weak: the collector empties it whenever it scans the roots, so nothing in it outlives its objects.
#include "core/runtime/roots.h"
#include "core/types/lookup.h"

namespace adder {

struct MethodCache : Object {
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
  size_t size;  // entries of either kind: a power of two
  TypeEntry* types() { return reinterpret_cast<TypeEntry*>(this + 1); }
  ShapeEntry* shapes() { return reinterpret_cast<ShapeEntry*>(types() + size); }

  uint32_t place(const void* a, const void* b) const {
    auto x = uintptr_t(a) >> 3, y = uintptr_t(b) >> 3;
    return uint32_t(x ^ (x >> 9) ^ y ^ (y >> 7)) & uint32_t(size - 1);
  }
  TypeEntry& entry(const Type* type, const Str* name) { return types()[place(type, name)]; }
  ShapeEntry& entry(const Shape* shape, const Str* name) { return shapes()[place(shape, name)]; }
};

namespace {
// A board's is 1 KB, that of a small heap on a host twice that for its longer words; without a limit it is 32 KB.
size_t cache_size(const Heap& heap) {
  bool small = heap.limit() && heap.limit() < 1024 * 1024;
  return !word_is_64_bit || small ? 32 : 512;
}

MethodCache* make_cache(Heap& heap) {
  size_t size = cache_size(heap);
  auto* cache =
      heap.make<MethodCache>(buffer_type, size * (sizeof(MethodCache::TypeEntry) + sizeof(MethodCache::ShapeEntry)));
  if (cache) cache->size = size;
  return cache;
}
}  // namespace

bool cached_in_type(Runtime& rt, const Type* type, const Str* name, Found* found) {
  if (!rt.method_cache) return false;
  auto& entry = rt.method_cache->entry(type, name);
  if (entry.type != type || entry.name != name) return false;
  *found = entry.found;
  return true;
}

void remember_in_type(Runtime& rt, const Type* type, const Str* name, const Found& found) {
  if (!rt.method_cache) {
    if (!type->is(Type::Heap)) return;
    rt.method_cache = make_cache(rt.heap);
    if (!rt.method_cache) return;
  }
  rt.method_cache->entry(type, name) = {type, name, found};
}

bool cached_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t* index) {
  if (!rt.method_cache) return false;
  auto& entry = rt.method_cache->entry(shape, name);
  if (entry.shape != shape || entry.name != name) return false;
  *index = entry.index;
  return true;
}

void remember_in_shape(Runtime& rt, const Shape* shape, const Str* name, int32_t index) {
  if (rt.method_cache) rt.method_cache->entry(shape, name) = {shape, name, index};
}

void forget_cached_name(Runtime& rt, const Str* name) {
  if (!rt.method_cache) return;
  MethodCache& cache = *rt.method_cache;
  for (size_t i = 0; i < cache.size; i++)
    if (cache.types()[i].name == name) cache.types()[i].type = nullptr;
}

void forget_cached(Runtime& rt) {
  if (!rt.method_cache) return;
  MethodCache& cache = *rt.method_cache;
  for (size_t i = 0; i < cache.size; i++) {
    cache.types()[i].type = nullptr;
    cache.shapes()[i].shape = nullptr;
  }
}

void trace_method_cache(Runtime& rt, Tracer& tracer) {
  forget_cached(rt);
  tracer.mark(rt.method_cache);
}

}  // namespace adder
