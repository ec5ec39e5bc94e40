// Interning: one Str for each text that is used as a name, so that names compare by address.
//
// A text is looked for among the ROM strings first, then in the RAM table. The table is weak: it is a leaf object, whose
// entries the collector does not see, and a string that dies takes itself out (forget_interned, the finalizer of str).
// Between its death and its sweep a string may still be found; revive_leaf() then brings it back.
//
// Invariants: the table is open-addressing, never more than three quarters full, dead entries are `removed()`.
#include "core/runtime/intern.h"

#include "core/runtime/operations.h"
#include "core/runtime/roots.h"
#include "core/runtime/symbols.h"

namespace adder {

extern const Type buffer_type;

struct InternTable : Object {
  uint32_t capacity;  // power of two
  uint32_t used;      // living and removed entries
  uint32_t live;
  const Str** entries() { return reinterpret_cast<const Str**>(this + 1); }
};

namespace {
constexpr uint32_t least_capacity = 16;

const Str* removed() { return sym<"">; }  // never in the RAM table: it is a ROM string

// The entry of that text, or the free one where it belongs.
const Str** find_entry(InternTable* table, string_view text, uint32_t hash) {
  uint32_t mask = table->capacity - 1;
  const Str** hole = nullptr;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    const Str** entry = table->entries() + i;
    if (!*entry) return hole ? hole : entry;
    if (*entry == removed()) {
      if (!hole) hole = entry;
    } else if ((*entry)->hash() == hash && (*entry)->view() == text) {
      return entry;
    }
  }
}

bool grow(Runtime& rt) {
  uint32_t capacity = least_capacity;
  while (rt.interned && capacity < rt.interned->live * 2 + 2) capacity *= 2;
  auto* table = rt.heap.make<InternTable>(buffer_type, capacity * sizeof(const Str*));
  if (!table) return false;
  table->capacity = capacity;
  InternTable* old = rt.interned;
  for (uint32_t i = 0; old && i < old->capacity; i++) {
    const Str* text = old->entries()[i];
    if (!text || text == removed()) continue;
    *find_entry(table, text->view(), text->hash()) = text;
    table->used = ++table->live;
  }
  rt.interned = table;
  return true;
}

// A living string of that text from ROM or the table, or nullptr.
const Str* find_interned(Runtime& rt, string_view text, uint32_t hash) {
  if (const Str* symbol = find_rom_symbol(text, hash)) return symbol;
  if (!rt.interned) return nullptr;
  const Str* found = *find_entry(rt.interned, text, hash);
  if (!found || found == removed()) return nullptr;
  rt.heap.revive_leaf(const_cast<Str*>(found));
  return found;
}

const Str* insert(Runtime& rt, const Str* text) {
  if (!rt.interned || rt.interned->used + 1 > rt.interned->capacity / 4 * 3)
    if (!grow(rt)) return (void)rt.no_memory(), nullptr;
  const Str** entry = find_entry(rt.interned, text->view(), text->hash());
  if (!*entry) rt.interned->used++;
  rt.interned->live++;
  *entry = text;
  const_cast<Str*>(text)->size_and_flags |= Str::interned_flag;
  return text;
}
}  // namespace

const Str* find_rom_symbol(string_view text, uint32_t hash) {
  if (text.size() == 1 && uint8_t(text[0]) < 128) return &rom_characters.of[uint8_t(text[0])].head;
  uint32_t bucket = hash & rom_symbol_mask;
  for (uint32_t i = rom_symbol_buckets[bucket]; i < rom_symbol_buckets[bucket + 1]; i++) {
    const Str* symbol = rom_symbols[i];
    if (symbol->hash_cache == hash && symbol->view() == text) return symbol;
  }
  return nullptr;
}

const Str* intern(Runtime& rt, string_view utf8) {
  uint32_t hash = text_hash(utf8.data(), utf8.size());
  if (const Str* found = find_interned(rt, utf8, hash)) return found;
  Value made = make_str(rt, utf8);
  if (made.failed()) return nullptr;
  auto* text = static_cast<const Str*>(made.as_object());
  return text->interned() ? text : insert(rt, text);  // a character in ROM that the symbol table has not
}

const Str* intern(Runtime& rt, const Str* text) {
  if (text->interned()) return text;
  if (const Str* found = find_interned(rt, text->view(), text->hash())) return found;
  if (text->type == &str_type) return insert(rt, text);
  return intern(rt, text->view());  // a subclass instance is not the name itself
}

void forget_interned(Runtime& rt, Object* dying) {
  auto* text = static_cast<Str*>(dying);
  if (!text->interned() || !rt.interned) return;
  const Str** entry = find_entry(rt.interned, text->view(), text->hash());
  if (*entry != text) return;
  *entry = removed();
  rt.interned->live--;
}

void trace_interned(Runtime& rt, Tracer& tracer) { tracer.mark(rt.interned); }

size_t interned_count(const Runtime& rt) { return rt.interned ? rt.interned->live : 0; }

}  // namespace adder
