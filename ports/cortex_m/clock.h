// Time since reset, by SysTick.
#pragma once

#include <stdint.h>

namespace adder {

void start_clock();
uint64_t microseconds_since_reset();
// Sleeps until the next interrupt: at most one tick of SysTick, a millisecond.
void wait_for_interrupt();

}  // namespace adder
