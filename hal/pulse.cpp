// See pulse.h. Both functions keep to absolute deadlines, so that errors of single waits do not add up.
#include "hal/pulse.h"

namespace adder::hal {

namespace {

enum class Found : uint8_t { Yes, No, Halted };

Found await_level(Pin& pin, Clock& clock, bool level, uint64_t deadline_ns) {
  while (pin.read() != level) {
    if (clock.now_ns() >= deadline_ns) return Found::No;
    if (clock.relax(deadline_ns) != HalError::None) return Found::Halted;
  }
  return Found::Yes;
}

PulseEnd missing(Found found, PulseEnd what) { return found == Found::Halted ? PulseEnd::Halted : what; }

}  // namespace

Pulse measure_pulse(Pin& pin, Clock& clock, bool level, uint64_t timeout_ns) {
  Found begin = await_level(pin, clock, level, clock.now_ns() + timeout_ns);
  if (begin != Found::Yes) return {missing(begin, PulseEnd::NeverBegan), 0};
  uint64_t start = clock.now_ns();
  Found end = await_level(pin, clock, !level, start + timeout_ns);
  if (end != Found::Yes) return {missing(end, PulseEnd::NeverEnded), 0};
  return {PulseEnd::Complete, clock.now_ns() - start};
}

HalError send_bitstream(Pin& pin, Clock& clock, const BitTiming& timing, Bytes bytes) {
  uint64_t time = clock.now_ns();
  for (uint8_t byte : bytes)
    for (int bit = 7; bit >= 0; bit--) {
      bool one = (byte >> bit) & 1;
      pin.write(true);
      time += one ? timing.high_1 : timing.high_0;
      HAL_TRY(clock.spin_until(time));
      pin.write(false);
      time += one ? timing.low_1 : timing.low_0;
      HAL_TRY(clock.spin_until(time));
    }
  return HalError::None;
}

}  // namespace adder::hal
