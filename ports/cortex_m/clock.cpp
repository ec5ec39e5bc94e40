// SysTick counts the system clock down from a millisecond; its interrupt counts milliseconds.
#include "ports/cortex_m/clock.h"

#include "ports/cortex_m/registers.h"

namespace {

constexpr uint32_t cycles_per_tick = system_clock_hz / 1000;
constexpr uint32_t cycles_per_microsecond = system_clock_hz / 1'000'000;
constexpr uint32_t enable = 1, interrupt = 2, core_clock = 4;
constexpr uint32_t systick_pending = 1u << 26;

// Written by the interrupt alone. Two words: a reader that finds `high` changed reads again.
volatile uint32_t milliseconds_low, milliseconds_high;

}  // namespace

extern "C" void SysTick_Handler() {
  uint32_t next = milliseconds_low + 1;
  milliseconds_low = next;
  if (next == 0) milliseconds_high = milliseconds_high + 1;
}

namespace adder {

void start_clock() {
  SYST_RVR = cycles_per_tick - 1;
  SYST_CVR = 0;
  SYST_CSR = enable | interrupt | core_clock;
}

// A millisecond ends when the counter reaches 0. One that has ended but is not counted yet, its interrupt still
// pending, is counted here when the counter was read after its end: the clock never goes back.
uint64_t microseconds_since_reset() {
  for (;;) {
    uint32_t high = milliseconds_high, low = milliseconds_low, left = SYST_CVR;
    uint32_t passed = left ? cycles_per_tick - left : 0;
    bool ended = (SCB_ICSR & systick_pending) && passed < cycles_per_tick / 2;
    if (high != milliseconds_high || low != milliseconds_low) continue;
    return ((uint64_t(high) << 32 | low) + ended) * 1000 + passed / cycles_per_microsecond;
  }
}

void wait_for_interrupt() { asm volatile("wfi" ::: "memory"); }

}  // namespace adder
