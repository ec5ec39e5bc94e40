// list, for the files that make it up.
//
// Invariants: array is null exactly when capacity is 0; slots in [size, capacity) hold zero or stale-free words (they
// are cleared when items go away), because the whole array is traced.
#pragma once

#include "core/types/sequence.h"

namespace adder {

Status list_reserve(Runtime& rt, List* list, size_t capacity);
// Replaces `removed` items at `at` by `added` fresh slots (cleared); the caller fills them.
Status list_splice(Runtime& rt, List* list, size_t at, size_t removed, size_t added);
Status list_extend(Runtime& rt, List* list, Value iterable);
// Stable sort in place. `key` empty or None = the items themselves.
Status list_sort(Runtime& rt, List* list, Value key, bool reverse);

}  // namespace adder
