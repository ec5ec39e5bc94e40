// The dict's table: look-up, insertion, removal, growth. See dict.h for its layout and invariants.
#include "core/types/dict.h"

namespace adder {

namespace {

constexpr uint32_t index_width(uint32_t capacity) { return capacity < 256 ? 1 : capacity < 65536 ? 2 : 4; }

constexpr uint32_t index_slots(uint32_t capacity) {
  return capacity <= linear_capacity ? 0 : std::bit_ceil(capacity + capacity / 2);
}

size_t block_bytes(uint32_t capacity) {
  return sizeof(DictBlock) + size_t(capacity) * (sizeof(DictEntry) + sizeof(uint32_t)) +
         size_t(index_slots(capacity)) * index_width(capacity);
}

uint8_t* index_of(DictBlock* block) { return reinterpret_cast<uint8_t*>(block->hashes() + block->capacity); }

uint32_t read_index(DictBlock* block, uint32_t slot) {
  uint8_t* index = index_of(block);
  switch (index_width(block->capacity)) {
    case 1: return index[slot];
    case 2: return reinterpret_cast<uint16_t*>(index)[slot];
    default: return reinterpret_cast<uint32_t*>(index)[slot];
  }
}

void write_index(DictBlock* block, uint32_t slot, uint32_t entry_plus_one) {
  uint8_t* index = index_of(block);
  switch (index_width(block->capacity)) {
    case 1: index[slot] = uint8_t(entry_plus_one); break;
    case 2: reinterpret_cast<uint16_t*>(index)[slot] = uint16_t(entry_plus_one); break;
    default: reinterpret_cast<uint32_t*>(index)[slot] = entry_plus_one;
  }
}

// Fibonacci hashing: the multiplication spreads hashes that differ only in high or only in low bits.
uint32_t first_slot(uint32_t hash, uint32_t slots) { return (hash * 2654435769u) >> std::countl_zero(slots - 1); }

void index_entry(DictBlock* block, uint32_t hash, uint32_t entry) {
  uint32_t mask = block->index_size - 1;
  uint32_t slot = first_slot(hash, block->index_size);
  while (read_index(block, slot)) slot = (slot + 1) & mask;
  write_index(block, slot, entry + 1);
}

// Walks the entries whose hash is `hash`; `test` says 1 found, 0 go on, -1 stop. The entry, -1 absent, -2 stopped.
template <class Test>
int32_t walk(Dict* dict, uint32_t hash, Test test) {
  DictBlock* block = dict->block.get();
  if (!block) return -1;
  if (!block->index_size) {
    const uint32_t* hashes = block->hashes();
    for (uint32_t i = 0; i < dict->used; i++) {
      if (hashes[i] != hash) continue;
      int verdict = test(block, i);
      if (verdict) return verdict > 0 ? int32_t(i) : -2;
    }
    return -1;
  }
  uint32_t mask = block->index_size - 1;
  for (uint32_t slot = first_slot(hash, block->index_size);; slot = (slot + 1) & mask) {
    uint32_t entry = read_index(block, slot);
    if (!entry) return -1;
    if (block->hashes()[--entry] != hash) continue;
    int verdict = test(block, entry);
    if (verdict) return verdict > 0 ? int32_t(entry) : -2;
  }
}

int str_matches(DictBlock* block, uint32_t entry, const Str* key) {
  Value candidate = block->entries()[entry].key;
  if (candidate.is(to_value(key))) return 1;
  return candidate.is_object() && candidate.as_object()->type == &str_type && !cast<Str>(candidate)->interned() &&
         cast<Str>(candidate)->view() == key->view();
}

// The entry of a key as far as it can be told without running Python code: -1 absent, -2 ask equal().
template <class Index>
int32_t probe(DictBlock* block, Value key, uint32_t hash) {
  auto* index = reinterpret_cast<const Index*>(index_of(block));
  const uint32_t* hashes = block->hashes();
  uint32_t mask = block->index_size - 1;
  for (uint32_t slot = first_slot(hash, block->index_size);; slot = (slot + 1) & mask) {
    uint32_t entry = index[slot];
    if (!entry) return -1;
    if (hashes[--entry] != hash) continue;
    Value candidate = block->entries()[entry].key;
    if (candidate.is(key)) return int32_t(entry);
    if (candidate.is_empty()) continue;
    int quick = quick_equal(candidate, key);
    if (quick) return quick > 0 ? int32_t(entry) : -2;
  }
}

int32_t find_quickly(Dict* dict, Value key, uint32_t hash) {
  DictBlock* block = dict->block.get();
  if (!block) return -1;
  if (!block->index_size) {
    const uint32_t* hashes = block->hashes();
    for (uint32_t i = 0; i < dict->used; i++) {
      if (hashes[i] != hash) continue;
      Value candidate = block->entries()[i].key;
      if (candidate.is(key)) return int32_t(i);
      if (candidate.is_empty()) continue;
      int quick = quick_equal(candidate, key);
      if (quick) return quick > 0 ? int32_t(i) : -2;
    }
    return -1;
  }
  switch (index_width(block->capacity)) {
    case 1: return probe<uint8_t>(block, key, hash);
    case 2: return probe<uint16_t>(block, key, hash);
    default: return probe<uint32_t>(block, key, hash);
  }
}

// Enters `count` entries, numbered from 0, into an index that is empty.
template <class Index>
void fill_index(DictBlock* block, uint32_t count) {
  auto* index = reinterpret_cast<Index*>(index_of(block));
  uint32_t mask = block->index_size - 1;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t slot = first_slot(block->hashes()[i], block->index_size);
    while (index[slot]) slot = (slot + 1) & mask;
    index[slot] = Index(i + 1);
  }
}

void fill_index(DictBlock* block, uint32_t count) {
  switch (index_width(block->capacity)) {
    case 1: return fill_index<uint8_t>(block, count);
    case 2: return fill_index<uint16_t>(block, count);
    default: return fill_index<uint32_t>(block, count);
  }
}

// Makes the block larger where it lies. Entries keep their numbers, on which caches and iterators rely, so that this is
// only for a dict that nothing was deleted from; hashes and index move.
bool extend_in_place(Runtime& rt, Dict* dict, uint32_t capacity) {
  DictBlock* block = dict->block.get();
  if (!block || dict->used != dict->live || capacity <= linear_capacity) return false;
  const uint32_t* old_hashes = block->hashes();
  if (!rt.heap.grow_in_place(block, block_bytes(capacity))) return false;
  block->capacity = capacity;
  std::memmove(block->hashes(), old_hashes, dict->used * sizeof(uint32_t));
  std::memset(static_cast<void*>(block->entries() + dict->used), 0, (capacity - dict->used) * sizeof(DictEntry));
  block->index_size = index_slots(capacity);
  std::memset(index_of(block), 0, size_t(block->index_size) * index_width(capacity));
  fill_index(block, dict->used);
  return true;
}

// The live entries in another block, without those that were deleted.
bool move_entries(Runtime& rt, Dict* dict, uint32_t capacity) {
  size_t bytes = rt.heap.rounded_bytes(block_bytes(capacity));
  auto* block = static_cast<DictBlock*>(rt.heap.allocate(&dict_block_type, bytes));
  if (!block) return false;
  // A little more may fit the cell than was asked for.
  while (capacity < linear_capacity && block_bytes(capacity + 1) <= bytes) capacity++;
  block->capacity = capacity;
  block->index_size = index_slots(capacity);
  uint32_t count = 0;
  if (DictBlock* old = dict->block.get())
    for (uint32_t i = 0; i < dict->used; i++) {
      const DictEntry& entry = old->entries()[i];
      if (entry.key.is_empty()) continue;
      block->entries()[count] = entry;
      block->hashes()[count] = old->hashes()[i];
      count++;
    }
  if (block->index_size) fill_index(block, count);
  rt.heap.store(dict->block, block);
  rt.heap.rescan(block);
  dict->used = count;
  return true;
}

// Room for `wanted` entries; where memory is short, for a quarter more than `least`, or for `least`.
Status enlarge(Runtime& rt, Dict* dict, uint32_t least, uint32_t wanted) {
  for (uint32_t capacity : {wanted, std::min(wanted, least + least / 4), least})
    if (extend_in_place(rt, dict, capacity) || move_entries(rt, dict, capacity)) return {};
  return rt.no_memory();
}

uint32_t next_capacity(uint32_t live) {
  if (live < 1) return 1;
  if (live < 4) return 4;
  return live < 8 ? 8 : live * 2;
}

}  // namespace

Result<DictLookup> dict_lookup(Runtime& rt, Dict* dict, Value key, uint32_t hash) {
  if (int32_t entry = find_quickly(dict, key, hash); entry != -2) return DictLookup{entry};
  for (;;) {
    bool failed = false;
    int32_t entry = walk(dict, hash, [&](DictBlock* block, uint32_t i) {
      Value candidate = block->entries()[i].key;
      int quick = quick_equal(candidate, key);
      if (quick >= 0) return quick;
      if (candidate.is_empty()) return 0;
      uint32_t used = dict->used, capacity = block->capacity;
      Result<bool> same = equal(rt, candidate, key);
      failed = same.failed();
      if (failed || dict->block.get() != block || dict->used != used || block->capacity != capacity) return -1;
      return same.get() ? 1 : 0;
    });
    if (failed) return Failed{};
    if (entry != -2) return DictLookup{entry};
  }
}

Status dict_reserve(Runtime& rt, Dict* dict, uint32_t count) {
  uint32_t capacity = dict->block ? dict->block->capacity : 0;
  if (dict->used + count <= capacity) return {};
  uint32_t wanted = dict->live + count;
  return enlarge(rt, dict, wanted, count == 1 ? next_capacity(dict->live) : wanted);
}

Status dict_add(Runtime& rt, Dict* dict, Value key, uint32_t hash, Value value) {
  TRY(dict_reserve(rt, dict, 1));
  DictBlock* block = dict->block.get();
  uint32_t entry = dict->used++;
  dict->live++;
  rt.heap.store(block->entries()[entry].key, key);
  rt.heap.store(block->entries()[entry].value, value);
  block->hashes()[entry] = hash;
  if (block->index_size) index_entry(block, hash, entry);
  return {};
}

void dict_remove_entry(Runtime&, Dict* dict, uint32_t entry) {
  DictEntry& removed = dict->block->entries()[entry];
  removed.key = Value::empty();
  removed.value = Value::empty();
  dict->live--;
}

void dict_clear(Runtime& rt, Dict* dict) {
  rt.heap.store(dict->block, static_cast<DictBlock*>(nullptr));
  dict->used = dict->live = 0;
}

Dict* make_dict(Runtime& rt) {
  Dict* dict = rt.heap.make<Dict>(dict_type);
  if (!dict) (void)rt.no_memory();
  return dict;
}

Value dict_get(Runtime& rt, Dict* dict, Value key) {
  uint32_t hash = TRY(key_hash(rt, key));
  int32_t entry = TRY(dict_lookup(rt, dict, key, hash)).entry;
  return entry < 0 ? Value::empty() : dict->block->entries()[entry].value;
}

int32_t dict_find_str(Dict* dict, const Str* key) {
  return walk(dict, key->hash(), [&](DictBlock* block, uint32_t i) { return str_matches(block, i, key); });
}

Value dict_get_str(Dict* dict, const Str* key) {
  int32_t entry = dict_find_str(dict, key);
  return entry < 0 ? Value::empty() : dict->block->entries()[entry].value;
}

Status dict_set(Runtime& rt, Dict* dict, Value key, Value value) {
  uint32_t hash = TRY(key_hash(rt, key));
  int32_t entry = TRY(dict_lookup(rt, dict, key, hash)).entry;
  if (entry < 0) return dict_add(rt, dict, key, hash, value);
  rt.heap.store(dict->block->entries()[entry].value, value);
  return {};
}

Status dict_set_str(Runtime& rt, Dict* dict, const Str* key, Value value) {
  int32_t entry = dict_find_str(dict, key);
  if (entry < 0) return dict_add(rt, dict, to_value(key), key->hash(), value);
  rt.heap.store(dict->block->entries()[entry].value, value);
  return {};
}

Result<bool> dict_delete(Runtime& rt, Dict* dict, Value key) {
  uint32_t hash = TRY(key_hash(rt, key));
  int32_t entry = TRY(dict_lookup(rt, dict, key, hash)).entry;
  if (entry < 0) return false;
  dict_remove_entry(rt, dict, uint32_t(entry));
  return true;
}

bool dict_delete_str(Dict* dict, const Str* key) {
  int32_t entry = dict_find_str(dict, key);
  if (entry < 0) return false;
  DictEntry& removed = dict->block->entries()[entry];
  removed.key = removed.value = Value::empty();
  dict->live--;
  return true;
}

bool dict_next(Dict* dict, uint32_t* position, Value* key, Value* value) {
  while (*position < dict->used) {
    const DictEntry& entry = dict->block->entries()[(*position)++];
    if (entry.key.is_empty()) continue;
    if (key) *key = entry.key;
    if (value) *value = entry.value;
    return true;
  }
  return false;
}

Dict* dict_copy(Runtime& rt, Dict* dict) {
  Dict* copy = make_dict(rt);
  if (!copy || !dict->live) return copy;
  copy->block = dict->block;
  copy->used = dict->used;
  copy->live = dict->live;
  // This detaches the copy from the shared block and leaves the deleted entries behind.
  if (move_entries(rt, copy, dict->live)) return copy;
  (void)rt.no_memory();
  return nullptr;
}

}  // namespace adder
