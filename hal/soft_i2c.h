// I2C controller made of two open-drain pins. Portable: Pin and Clock only.
//
// Besides the controller's interface it offers the steps themselves (start, stop, one byte), which programs use for
// devices that bend the rules. The pins need pull-ups: configure() turns the internal ones on.
#pragma once

#include "hal/clock.h"
#include "hal/i2c.h"
#include "hal/pin.h"

namespace adder::hal {

class SoftI2c final : public I2cController {
 public:
  SoftI2c(Clock& clock, Pin& scl, Pin& sda) : clock_(clock), scl_(scl), sda_(sda) {}

  using I2cController::transfer;
  HalError configure(const I2cConfig& config) override;
  HalError transfer(uint8_t address, Span<const I2cSegment> segments, bool stop, size_t& done) override;

  HalError start();  // also a repeated start; BusStuck when SDA cannot rise
  HalError stop();
  HalResult<bool> write_byte(uint8_t byte);  // whether it was acknowledged
  HalResult<uint8_t> read_byte(bool acknowledge);
  // Up to nine clocks, until a target that hangs in the middle of a byte lets SDA go. BusStuck when none helped.
  HalError recover();

 private:
  HalError half();         // half a bit passes
  HalError raise_clock();  // lets SCL go and waits while a target stretches it
  HalResult<bool> clock_bit();
  HalError move(const I2cSegment& segment, bool last, size_t& done);

  Clock& clock_;
  Pin& scl_;
  Pin& sda_;
  uint64_t half_ns_ = 1250;
  uint64_t timeout_ns_ = 50 * ns_per_ms;
  bool held_ = false;  // a transfer without stop left the bus taken
};

}  // namespace adder::hal
