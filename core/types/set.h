// set and frozenset. A set is a dict table whose values are None: same memory discipline, same order of insertion.
#pragma once

#include "core/types/dict.h"

namespace adder {

struct Set : Dict {};

Set* make_set(Runtime& rt, const Type& type = set_type);
Value make_set_from(Runtime& rt, Value iterable);  // a new set
Status set_add(Runtime& rt, Set* set, Value item);
Status set_update(Runtime& rt, Set* set, Value iterable);

}  // namespace adder
