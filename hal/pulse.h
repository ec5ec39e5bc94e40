// What programs do with the timing of one pin: measure a pulse, send a stream of timed bits. Portable, on Pin and
// Clock.
#pragma once

#include "hal/clock.h"
#include "hal/pin.h"

namespace adder::hal {

enum class PulseEnd : uint8_t { Complete, NeverBegan, NeverEnded, Halted };

struct Pulse {
  PulseEnd end;
  uint64_t duration_ns;
};

// Waits for the pin to be at `level` and measures how long it stays there; each of the two within timeout_ns.
Pulse measure_pulse(Pin& pin, Clock& clock, bool level, uint64_t timeout_ns);

// High and low time of a 0 and of a 1, ns.
struct BitTiming {
  uint32_t high_0, low_0, high_1, low_1;
};

// Sends each byte, highest bit first, as one high and one low phase per bit. The pin must be an output. Interrupts are
// the caller's affair: on hardware it disables them.
HalError send_bitstream(Pin& pin, Clock& clock, const BitTiming& timing, Bytes bytes);

}  // namespace adder::hal
