// The account of work: what a native function with much to do tells a simulated board, whose time then passes.
#pragma once

#include "core/base/config.h"
#include "core/runtime/runtime.h"
#include "hal/board.h"

namespace adder {

// Simulated boards exist on 64-bit hosts; on hardware work takes its time by itself, and the account costs no flash.
inline constexpr bool accounts_for_work = word_is_64_bit;

// Out of line: there are a hundred calls.
void tell_work(Runtime& rt, hal::Work work, size_t count);

// The processor did `count` units of work.
inline void charge_work(Runtime& rt, hal::Work work, size_t count) {
  if constexpr (accounts_for_work) tell_work(rt, work, count);
}

}  // namespace adder
