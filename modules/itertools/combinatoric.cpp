// product, permutations, combinations, combinations_with_replacement.
//
// Each keeps its pool and the indices of the items that make the next result.
#include "modules/itertools/iterators.h"

namespace adder {

namespace {

struct Combinatoric : Object {
  Ref<Tuple> pool;     // of product: a tuple of pools
  Ref<Buffer> buffer;  // the indices; of permutations: then as many cycle counters as there are chosen items
  uint32_t size;       // items in the pool
  uint32_t chosen;     // items of a result
  enum State : uint8_t { Fresh, Running, Done } state;

  uint32_t* indices() { return reinterpret_cast<uint32_t*>(buffer->data()); }
  uint32_t* cycles() { return indices() + size; }
};

Combinatoric* make(Runtime& rt, const Type* cls, Value pool, size_t chosen, size_t index_count) {
  if (chosen > UINT32_MAX / 2 || index_count > UINT32_MAX / 2) return (void)rt.no_memory(), nullptr;
  auto* buffer = rt.heap.make<Buffer>(buffer_type, (index_count + 1) * sizeof(uint32_t));
  if (!buffer) return (void)rt.no_memory(), nullptr;
  auto* made = new_object<Combinatoric>(rt, cls);
  if (!made) return nullptr;
  made->pool = cast<Tuple>(pool);
  made->buffer = buffer;
  made->size = uint32_t(cast<Tuple>(pool)->size);
  made->chosen = uint32_t(chosen);
  return made;
}

template <class Item>
Value result_of(Runtime& rt, Combinatoric* c, Item item) {
  Tuple* result = make_tuple(rt, c->chosen);
  if (!result) return Failed{};
  for (uint32_t i = 0; i < c->chosen; i++) result->items()[i] = item(i);
  return to_value(result);
}

Value chosen_from_pool(Runtime& rt, Combinatoric* c) {
  return result_of(rt, c, [&](uint32_t i) { return c->pool->items()[c->indices()[i]]; });
}

// The common course: the first result as it stands, then `step` once before each further one, until it says false.
template <bool (*step)(Combinatoric*), Value (*result)(Runtime&, Combinatoric*)>
Value combinatoric_next(Runtime& rt, Value self) {
  auto* c = cast<Combinatoric>(self);
  if (c->state == Combinatoric::Done) return Value::stop();
  if (c->state == Combinatoric::Running && !step(c)) {
    c->state = Combinatoric::Done;
    return Value::stop();
  }
  c->state = Combinatoric::Running;
  return result(rt, c);
}

// --- product

Tuple* pool_of_product(Combinatoric* c, uint32_t i) { return cast<Tuple>(c->pool->items()[i % c->size]); }

bool product_step(Combinatoric* c) {
  for (uint32_t i = c->chosen; i-- > 0;) {
    if (SignedWord(++c->indices()[i]) < pool_of_product(c, i)->size) return true;
    c->indices()[i] = 0;
  }
  return false;
}

Value product_result(Runtime& rt, Combinatoric* c) {
  return result_of(rt, c, [&](uint32_t i) { return pool_of_product(c, i)->items()[c->indices()[i]]; });
}

Value product_construct(Runtime& rt, const Type* cls, const Args& args) {
  SignedWord repeat = 1;
  for (uint32_t i = 0; i < args.keywords; i++) {
    if (!args.names[i].is(to_value(sym<"repeat">)))
      return raise(rt, type_error_type, "'%S' is an invalid keyword argument for product()"_m, args.names[i]);
    repeat = TRY(as_index(rt, args.values[args.positional + i]));
  }
  if (repeat < 0) return raise(rt, value_error_type, "repeat argument cannot be negative"_m);
  Tuple* pools = make_tuple(rt, args.positional);
  if (!pools) return Failed{};
  bool empty = false;
  for (uint32_t i = 0; i < args.positional; i++) {
    Value pool = TRY(sequence_to_tuple(rt, args[i]));
    rt.heap.store(pools->items()[i], pool);
    empty |= cast<Tuple>(pool)->size == 0;
  }
  if (args.positional && size_t(repeat) > UINT32_MAX / args.positional)
    return raise(rt, overflow_error_type, "repeat argument too large"_m);
  size_t count = size_t(repeat) * args.positional;
  auto* product = make(rt, cls, to_value(pools), count, count);
  if (!product) return Failed{};
  if (empty && repeat) product->state = Combinatoric::Done;
  return to_value(product);
}

// --- combinations

bool combinations_step(Combinatoric* c) {
  uint32_t i = c->chosen;
  while (i > 0 && c->indices()[i - 1] == i - 1 + c->size - c->chosen) i--;
  if (!i) return false;
  uint32_t next = c->indices()[i - 1] + 1;
  for (i--; i < c->chosen; i++) c->indices()[i] = next++;
  return true;
}

bool replacement_step(Combinatoric* c) {
  uint32_t i = c->chosen;
  while (i > 0 && c->indices()[i - 1] == c->size - 1) i--;
  if (!i) return false;
  uint32_t next = c->indices()[i - 1] + 1;
  for (i--; i < c->chosen; i++) c->indices()[i] = next;
  return true;
}

Combinatoric* combinations_new(Runtime& rt, const Type* cls, Value iterable, SignedWord chosen) {
  Value pool = sequence_to_tuple(rt, iterable);
  if (pool.is_error()) return nullptr;
  if (chosen < 0) return (void)raise(rt, value_error_type, "r must be non-negative"_m), nullptr;
  bool too_many = chosen > cast<Tuple>(pool)->size;
  auto* c = make(rt, cls, pool, too_many ? 0 : size_t(chosen), too_many ? 0 : size_t(chosen));
  if (!c) return nullptr;
  if (too_many) c->state = Combinatoric::Done;
  for (uint32_t i = 0; i < c->chosen; i++) c->indices()[i] = i;
  return c;
}

Combinatoric* replacement_new(Runtime& rt, const Type* cls, Value iterable, SignedWord chosen) {
  Value pool = sequence_to_tuple(rt, iterable);
  if (pool.is_error()) return nullptr;
  if (chosen < 0) return (void)raise(rt, value_error_type, "r must be non-negative"_m), nullptr;
  auto* c = make(rt, cls, pool, size_t(chosen), size_t(chosen));
  if (c && chosen && !c->size) c->state = Combinatoric::Done;
  return c;
}

// --- permutations

bool permutations_step(Combinatoric* c) {
  uint32_t *indices = c->indices(), *cycles = c->cycles();
  for (uint32_t i = c->chosen; i-- > 0;) {
    if (--cycles[i]) {
      std::swap(indices[i], indices[c->size - cycles[i]]);
      return true;
    }
    // This place has seen every item: what stands here goes to the end, and the place before moves on.
    uint32_t first = indices[i];
    for (uint32_t k = i; k + 1 < c->size; k++) indices[k] = indices[k + 1];
    indices[c->size - 1] = first;
    cycles[i] = c->size - i;
  }
  return false;
}

Combinatoric* permutations_new(Runtime& rt, const Type* cls, Value iterable, Value chosen) {
  Value pool = sequence_to_tuple(rt, iterable);
  if (pool.is_error()) return nullptr;
  SignedWord size = cast<Tuple>(pool)->size, count = size;
  if (!chosen.is_none()) {
    if (!is_int(chosen)) return (void)raise(rt, type_error_type, "Expected int as r"_m), nullptr;
    auto given = as_index(rt, chosen);
    if (given.failed()) return nullptr;
    count = given.get();
  }
  if (count < 0) return (void)raise(rt, value_error_type, "r must be non-negative"_m), nullptr;
  bool too_many = count > size;
  if (too_many) count = 0;
  auto* c = make(rt, cls, pool, size_t(count), size_t(size + count));
  if (!c) return nullptr;
  if (too_many) c->state = Combinatoric::Done;
  for (uint32_t i = 0; i < c->size; i++) c->indices()[i] = i;
  for (uint32_t i = 0; i < c->chosen; i++) c->cycles()[i] = c->size - i;
  return c;
}

}  // namespace

ROM_TYPE(combinations_type, iterator_class<Combinatoric>(sym<"itertools.combinations">, {1, 2},
                                                         CONSTRUCTOR_T("combinations", combinations_new, "iterable, r"),
                                                         combinatoric_next<combinations_step, chosen_from_pool>));
ROM_TYPE(combinations_with_replacement_type,
         iterator_class<Combinatoric>(sym<"itertools.combinations_with_replacement">, {1, 2},
                                      CONSTRUCTOR_T("combinations_with_replacement", replacement_new, "iterable, r"),
                                      combinatoric_next<replacement_step, chosen_from_pool>));
ROM_TYPE(permutations_type,
         iterator_class<Combinatoric>(sym<"itertools.permutations">, {1, 2},
                                      CONSTRUCTOR_T("permutations", permutations_new, "iterable, r=None"),
                                      combinatoric_next<permutations_step, chosen_from_pool>));
ROM_TYPE(product_type, iterator_class<Combinatoric>(sym<"itertools.product">, {1, 2}, product_construct,
                                                    combinatoric_next<product_step, product_result>));

}  // namespace adder
