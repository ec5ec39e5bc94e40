// Pulse counter and quadrature encoder: counts edges in hardware, without interrupts.
#pragma once

#include "hal/error.h"
#include "hal/pin.h"

namespace adder::hal {

enum CounterEvents : uint8_t { CounterMatched = 1, CounterZero = 2, CounterOverflow = 4 };

struct CounterConfig {
  int pin_a = -1;
  int pin_b = -1;              // direction (counter) or second phase (encoder); -1 none
  bool quadrature = false;     // encoder: both phases
  uint8_t edges = RisingEdge;  // counter: which edges of pin_a count
  uint8_t phases = 4;          // encoder: counts per cycle, 1, 2 or 4
  bool down = false;           // counter: count down
  uint32_t filter_ns = 0;      // shorter pulses are ignored
  bool index_resets = false;   // encoder: a rising index_pin sets the value to 0
  int index_pin = -1;
};

class Counter {
 public:
  virtual int id() const = 0;
  virtual HalError configure(const CounterConfig& config) = 0;
  virtual HalError stop() = 0;
  virtual int64_t value() = 0;
  virtual void set_value(int64_t value) = 0;
  // Posts EventKind::Counter when the value reaches `match`.
  virtual HalError set_match(int64_t match, bool enabled) = 0;

 protected:
  ~Counter() = default;
};

}  // namespace adder::hal
