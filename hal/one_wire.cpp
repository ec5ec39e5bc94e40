// See one_wire.h. The line is driven low or let go; a level is never driven high.
#include "hal/one_wire.h"

#include "hal/pulse.h"

namespace adder::hal {

HalError OneWire::configure() {
  pin_.write(true);
  return pin_.configure({PinMode::OpenDrain, PinPull::Up, 0});
}

HalError OneWire::low_for(uint64_t low_us, uint64_t then_us) {
  uint64_t start = clock_.now_ns();
  pin_.write(false);
  HAL_TRY(clock_.spin_until(start + low_us * ns_per_us));
  pin_.write(true);
  return clock_.spin_until(start + (low_us + then_us) * ns_per_us);
}

HalResult<bool> OneWire::reset() {
  if (HalError error = low_for(480, 70); error != HalError::None) return error;
  bool present = !pin_.read();
  if (HalError error = clock_.delay_ns(410 * ns_per_us); error != HalError::None) return error;
  return present;
}

HalError OneWire::write_bit(bool bit) { return bit ? low_for(6, 64) : low_for(60, 10); }

HalResult<bool> OneWire::read_bit() {
  if (HalError error = low_for(6, 9); error != HalError::None) return error;
  bool bit = pin_.read();
  if (HalError error = clock_.delay_ns(55 * ns_per_us); error != HalError::None) return error;
  return bit;
}

HalError OneWire::write_byte(uint8_t byte) {
  for (int bit = 0; bit < 8; bit++) HAL_TRY(write_bit((byte >> bit) & 1));
  return HalError::None;
}

HalResult<uint8_t> OneWire::read_byte() {
  uint8_t byte = 0;
  for (int bit = 0; bit < 8; bit++) {
    auto level = read_bit();
    if (!level.ok()) return level.error();
    byte |= uint8_t(uint8_t(level.value()) << bit);
  }
  return byte;
}

uint8_t one_wire_crc(Bytes bytes) {
  uint8_t crc = 0;
  for (uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; bit++) crc = uint8_t(crc & 1 ? crc >> 1 ^ 0x8c : crc >> 1);
  }
  return crc;
}

HalError read_dht(Pin& pin, Clock& clock, uint32_t start_us, Span<uint8_t> bytes) {
  pin.write(true);
  HAL_TRY(pin.configure({PinMode::OpenDrain, PinPull::Up, 0}));
  pin.write(false);
  HAL_TRY(clock.delay_ns(start_us * ns_per_us));
  pin.write(true);
  // The sensor answers with 80 us low and 80 us high, then 40 bits of 50 us low and 26 (zero) or 70 us (one) high.
  constexpr uint64_t patience = 200 * ns_per_us;
  Pulse answer = measure_pulse(pin, clock, false, patience);
  if (answer.end == PulseEnd::Halted) return HalError::Halted;
  if (answer.end != PulseEnd::Complete) return HalError::Timeout;
  Pulse ready = measure_pulse(pin, clock, true, patience);
  if (ready.end != PulseEnd::Complete) return ready.end == PulseEnd::Halted ? HalError::Halted : HalError::Timeout;
  for (uint8_t& byte : bytes) {
    byte = 0;
    for (int bit = 7; bit >= 0; bit--) {
      Pulse pulse = measure_pulse(pin, clock, true, patience);
      if (pulse.end != PulseEnd::Complete) return pulse.end == PulseEnd::Halted ? HalError::Halted : HalError::Timeout;
      if (pulse.duration_ns > 48 * ns_per_us) byte |= uint8_t(1u << bit);
    }
  }
  return HalError::None;
}

}  // namespace adder::hal
