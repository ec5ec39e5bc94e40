// The account of work: what a native function with much to do tells a simulated board, whose time then passes.
#pragma once

#include "core/runtime/runtime.h"
#include "hal/board.h"

namespace adder {

// The processor did `count` units of work. On hardware it really took its time, and nothing happens here.
inline void charge_work(Runtime& rt, hal::Work work, uint64_t count) {
  if (rt.board) rt.board->clock().charge(work, count);
}

}  // namespace adder
