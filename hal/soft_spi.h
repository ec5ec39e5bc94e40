// SPI controller made of three pins. Portable: Pin and Clock only. miso may be null (write only), mosi too (read only).
#pragma once

#include "hal/clock.h"
#include "hal/pin.h"
#include "hal/spi.h"

namespace adder::hal {

class SoftSpi final : public Spi {
 public:
  SoftSpi(Clock& clock, Pin& sck, Pin* mosi, Pin* miso) : clock_(clock), sck_(sck), mosi_(mosi), miso_(miso) {}

  HalError configure(const SpiConfig& config) override;
  HalError transfer(Bytes out, Span<uint8_t> in, uint8_t fill) override;

 private:
  HalResult<uint8_t> exchange(uint8_t byte);

  Clock& clock_;
  Pin& sck_;
  Pin* mosi_;
  Pin* miso_;
  SpiConfig config_;
  uint64_t half_ns_ = 500;
};

}  // namespace adder::hal
