// The chip itself: how it came to start, how it sleeps and stops, its frequency, its registers.
//
// On hardware reset() and deep_sleep() never return. In the simulator they return, the node is halted, every further
// call gives HalError::Halted, and the port unwinds the program and starts it again.
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class ResetCause : uint8_t { PowerOn = 1, Hard, Watchdog, DeepSleep, Soft, BrownOut };
enum class WakeReason : uint8_t { None, Pin, Rtc, Timeout, Touch, Network };

enum class HaltReason : uint8_t {
  Running,
  Reset,     // start the program again: reset_cause() will tell why
  TimeUp,    // the simulation reached its end
  FeedEnd,   // a recording that was to end the simulation did
  Deadlock,  // the program waits for ever and nothing can happen any more
  Bootloader,
};

class System {
 public:
  virtual ResetCause reset_cause() const = 0;
  virtual WakeReason wake_reason() const = 0;
  virtual HaltReason halt_reason() const = 0;
  virtual bool halted() const = 0;  // the program must unwind; never true on hardware
  virtual Span<const uint8_t> unique_id() const = 0;

  virtual HalError reset(ResetCause cause) = 0;
  virtual HalError bootloader() = 0;
  // Memory and peripherals are kept; returns at the deadline or at a wake source (Pin::set_interrupt with wakes, RTC).
  virtual HalError light_sleep(uint64_t duration_ns) = 0;
  // Only RTC memory is kept; the node starts again with ResetCause::DeepSleep.
  virtual HalError deep_sleep(uint64_t duration_ns) = 0;

  virtual uint32_t frequency() const = 0;           // Hz
  virtual HalError set_frequency(uint32_t hz) = 0;  // InvalidArgument names no possible rate

  // Holds back what interrupts lead to; nests by handing the former state around.
  virtual uint32_t disable_interrupts() = 0;
  virtual void restore_interrupts(uint32_t state) = 0;

  // Memory-mapped registers, width 1, 2 or 4 bytes, aligned.
  virtual HalResult<uint32_t> read_register(uint64_t address, uint8_t width) = 0;
  virtual HalError write_register(uint64_t address, uint8_t width, uint32_t value) = 0;

 protected:
  ~System() = default;
};

}  // namespace adder::hal
