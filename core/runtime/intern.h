// The weak table of interned strings; intern() itself is declared in operations.h.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

// str's finalizer: a dying interned string leaves the table.
void forget_interned(Runtime& rt, Object* dying);

size_t interned_count(const Runtime& rt);  // living strings of the table

}  // namespace adder
