// See soft_i2c.h. Between steps SCL is low and SDA may change; every step leaves it so, but for stop.
#include "hal/soft_i2c.h"

namespace adder::hal {

HalError SoftI2c::configure(const I2cConfig& config) {
  if (config.frequency == 0) return HalError::InvalidArgument;
  half_ns_ = (ns_per_s / 2 + config.frequency - 1) / config.frequency;
  timeout_ns_ = config.timeout_us * ns_per_us;
  for (Pin* pin : {&scl_, &sda_}) {
    pin->write(true);
    HAL_TRY(pin->configure({PinMode::OpenDrain, PinPull::Up, 0}));
  }
  held_ = false;
  return HalError::None;
}

HalError SoftI2c::half() { return clock_.delay_ns(half_ns_); }

HalError SoftI2c::raise_clock() {
  scl_.write(true);
  HAL_TRY(half());
  uint64_t deadline = clock_.now_ns() + timeout_ns_;
  while (!scl_.read()) {
    if (clock_.now_ns() >= deadline) return HalError::Timeout;
    HAL_TRY(clock_.relax(deadline));
  }
  return HalError::None;
}

HalError SoftI2c::start() {
  sda_.write(true);
  HAL_TRY(half());
  HAL_TRY(raise_clock());
  if (!sda_.read()) return HalError::BusStuck;
  sda_.write(false);
  HAL_TRY(half());
  scl_.write(false);
  return HalError::None;
}

HalError SoftI2c::stop() {
  held_ = false;
  sda_.write(false);
  HAL_TRY(half());
  HAL_TRY(raise_clock());
  sda_.write(true);
  return half();
}

HalResult<bool> SoftI2c::clock_bit() {
  HalError error = half();
  if (error == HalError::None) error = raise_clock();
  if (error != HalError::None) return error;
  bool level = sda_.read();
  scl_.write(false);
  return level;
}

HalResult<bool> SoftI2c::write_byte(uint8_t byte) {
  for (int bit = 7; bit >= 0; bit--) {
    sda_.write((byte >> bit) & 1);
    auto sent = clock_bit();
    if (!sent.ok()) return sent.error();
  }
  sda_.write(true);
  auto refused = clock_bit();
  if (!refused.ok()) return refused.error();
  return !refused.value();
}

HalResult<uint8_t> SoftI2c::read_byte(bool acknowledge) {
  sda_.write(true);
  uint8_t byte = 0;
  for (int bit = 0; bit < 8; bit++) {
    auto level = clock_bit();
    if (!level.ok()) return level.error();
    byte = uint8_t(byte << 1 | uint8_t(level.value()));
  }
  sda_.write(!acknowledge);
  auto sent = clock_bit();
  if (!sent.ok()) return sent.error();
  sda_.write(true);
  return byte;
}

HalError SoftI2c::recover() {
  sda_.write(true);
  for (int clocks = 0; clocks < 9 && !sda_.read(); clocks++) {
    scl_.write(false);
    HAL_TRY(half());
    HAL_TRY(raise_clock());
  }
  if (!sda_.read()) return HalError::BusStuck;
  scl_.write(false);
  return stop();
}

HalError SoftI2c::move(const I2cSegment& segment, bool last, size_t& done) {
  for (size_t i = 0; i < segment.size; i++) {
    if (segment.read) {
      auto byte = read_byte(!(last && i + 1 == segment.size));
      if (!byte.ok()) return byte.error();
      segment.data[i] = byte.value();
    } else {
      auto taken = write_byte(segment.data[i]);
      if (!taken.ok()) return taken.error();
      if (!taken.value()) return HalError::Nack;
    }
    done++;
  }
  return HalError::None;
}

HalError SoftI2c::transfer(uint8_t address, Span<const I2cSegment> segments, bool stop_after, size_t& done) {
  HalError error = HalError::None;
  for (size_t i = 0; i < segments.size() && error == HalError::None; i++) {
    const I2cSegment& segment = segments[i];
    bool last = i + 1 == segments.size() || segments[i + 1].read != segment.read;
    if (i == 0 || segments[i - 1].read != segment.read) {
      HAL_TRY(start());
      auto answered = write_byte(uint8_t(address << 1 | (segment.read ? 1 : 0)));
      error = !answered.ok() ? answered.error() : answered.value() ? HalError::None : HalError::NoDevice;
    }
    if (error == HalError::None) error = move(segment, last, done);
  }
  held_ = !stop_after;
  if (stop_after || error != HalError::None) {
    HalError stopped = stop();
    if (error == HalError::None) error = stopped;
  }
  return error;
}

}  // namespace adder::hal
