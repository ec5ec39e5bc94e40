// The dict's table, for the files that make it up (dict.cpp, dict_methods.cpp, dict_views.cpp) and for kin such as
// OrderedDict.
//
// The block: `capacity` entries in insertion order, their 32-bit hashes, then an index of `index_size` slots (none
// while capacity <= linear_capacity). An index slot holds entry number + 1, 0 = free; it is 1, 2 or 4 bytes wide by
// capacity.
//
// Invariants:
//  - entries [0, used) are written; a deleted one has key empty() and keeps its index slot, so that probing goes on.
//  - A new key is always written at entries[used]; `used` never decreases within one block, and a rebuild makes a new
//  block.
//    So (block, used) unchanged means that no key was added: inline caches rely on it.
//  - Blocks are never given back early: a cache may refer to one.
//  - Comparing keys may run Python code, which may change this dict: after each such call the look-up starts anew if
//    block or used differ.
#pragma once

#include "core/types/hashing.h"

namespace adder {

inline constexpr uint32_t linear_capacity = 8;

struct DictLookup {
  int32_t entry;  // -1: absent
};
// Searches; may run __eq__.
Result<DictLookup> dict_lookup(Runtime& rt, Dict* dict, Value key, uint32_t hash);
// Adds a key that is known to be absent.
Status dict_add(Runtime& rt, Dict* dict, Value key, uint32_t hash, Value value);
void dict_remove_entry(Runtime& rt, Dict* dict, uint32_t entry);
// Room for `count` more keys.
Status dict_reserve(Runtime& rt, Dict* dict, uint32_t count);
void dict_clear(Runtime& rt, Dict* dict);

// --- dict's slots, for it and for the native classes that extend it
Value dict_construct(Runtime& rt, const Type* cls, const Args& args);
Value dict_initialize(Runtime& rt, Value self, const Args& args);
Value dict_repr(Runtime& rt, Value self);
Result<SignedWord> dict_length(Runtime& rt, Value self);
Value dict_get_item(Runtime& rt, Value self, Value key);
Status dict_set_item(Runtime& rt, Value self, Value key, Value value);
Result<bool> dict_contains(Runtime& rt, Value self, Value key);
Value dict_iterate(Runtime& rt, Value self);
Value dict_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected);
Value dict_binary_inplace(Runtime& rt, BinaryOp op, Value self, Value other);
Value dict_compare(Runtime& rt, CompareOp op, Value self, Value other);

constexpr TypeSpec dict_class(const Str* name, const Type* base, AttributeList attributes) {
  return {.name = name,
          .base = base,
          .kind = Kind::Dict,
          .trace_words = {1, 1},
          .native_bytes = sizeof(Dict),
          .construct = dict_construct,
          .initialize = dict_initialize,
          .repr = dict_repr,
          .length = dict_length,
          .get_item = dict_get_item,
          .set_item = dict_set_item,
          .contains = dict_contains,
          .iterate = dict_iterate,
          .binary = dict_binary,
          .binary_inplace = dict_binary_inplace,
          .compare = dict_compare,
          .binary_ops = binary_bit(BinaryOp::Or),
          .inplace_ops = binary_bit(BinaryOp::Or),
          .attributes = attributes};
}

}  // namespace adder
