// Parts of the root set that their owners report to the collector.
#pragma once

#include "core/heap/tracer.h"

namespace adder {

// The value stack, the frames and the registers of running generators (vm/stack.cpp).
void trace_stacks(Runtime& rt, Tracer& tracer);

// The table of interned strings; its entries are weak (runtime/intern.cpp).
void trace_interned(Runtime& rt, Tracer& tracer);

// The method cache is weak: it is emptied (types/method_cache.cpp).
void trace_method_cache(Runtime& rt, Tracer& tracer);

}  // namespace adder
