// The native part of functools; the rest is the frozen module _functools_py.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type partial_type, lru_cache_type, comparison_key_type;

Value functools_lru_cache(Runtime& rt, const Args& args);
Value functools_cache(Runtime& rt, const Args& args);
Value functools_cmp_to_key(Runtime& rt, const Args& args);

}  // namespace adder
