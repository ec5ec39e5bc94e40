// Time of one node: monotonic nanoseconds since it started, and every way to let them pass.
//
// All waiting of the runtime goes through here (sleep, timers, blocking reads, idle), which is what lets the simulator
// run an hour in seconds. Three kinds: wait_until gives the processor up and comes back early for an event; spin_until
// keeps it busy and is exact; relax is what a polling loop calls each turn. Thread context only. now_ns never goes
// backwards within one start of the node; a reset starts again at 0.
#pragma once

#include "hal/error.h"

namespace adder::hal {

inline constexpr uint64_t forever_ns = UINT64_MAX;
inline constexpr uint64_t ns_per_us = 1'000;
inline constexpr uint64_t ns_per_ms = 1'000'000;
inline constexpr uint64_t ns_per_s = 1'000'000'000;

enum class Wake : uint8_t {
  Deadline,  // the time asked for has come
  Event,     // something was posted to the event queue
  Halted,    // the node stopped: unwind
};

// What the processor worked on; the simulator charges each unit its cost (board file, section [cost]).
enum class Work : uint8_t {
  Bytecode,    // one simple instruction of the interpreter; a call of a built-in counts as five
  CopiedByte,  // a byte moved by a built-in
  Mac,         // one multiply-accumulate of a float kernel
  MacInt,      // one multiply-accumulate of an integer kernel
  Math,        // one log, sin ...
  HalCall,     // one call into this interface
};
inline constexpr size_t work_kinds = size_t(Work::HalCall) + 1;

class Clock {
 public:
  virtual uint64_t now_ns() = 0;

  // Idles until the deadline, or until EventQueue::posted() differs from `seen`. Read `seen` before draining the queue,
  // then no event is slept over. forever_ns: only an event ends it.
  virtual Wake wait_until(uint64_t deadline_ns, uint32_t seen) = 0;

  // Busy until the deadline, to the resolution of the hardware; events are left in the queue.
  virtual HalError spin_until(uint64_t deadline_ns) = 0;

  // One turn of a loop that polls a pin or a flag: on hardware returns at once; in the simulator lets time pass until
  // something can have changed, at most until the deadline.
  virtual HalError relax(uint64_t deadline_ns) = 0;

  // The processor did `count` units of work. Costs nothing on hardware, where it really took its time.
  virtual void charge(Work work, uint64_t count) { (void)work, (void)count; }

  uint64_t now_us() { return now_ns() / ns_per_us; }
  uint64_t now_ms() { return now_ns() / ns_per_ms; }
  HalError delay_ns(uint64_t duration) { return spin_until(now_ns() + duration); }

 protected:
  ~Clock() = default;
};

}  // namespace adder::hal
