// The account of work: what a native function with much to do tells a simulated board, whose time then passes.
#pragma once

#include "core/runtime/runtime.h"
#include "hal/board.h"

namespace adder {

// The processor did `count` units of work. On hardware it really took its time, and nothing happens. Out of line: there
// are a hundred calls.
void charge_work(Runtime& rt, hal::Work work, size_t count);

}  // namespace adder
