// SPI controller. The one primitive is transfer; chip select is a pin of the caller's.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct SpiConfig {
  uint32_t baud = 1'000'000;  // at most; the hardware takes the next slower rate it has
  bool polarity = false;      // idle level of the clock
  bool phase = false;         // false: sample on the first edge, true: on the second
  uint8_t bits = 8;
  bool lsb_first = false;
};

class Spi {
 public:
  virtual HalError configure(const SpiConfig& config) = 0;

  // Full duplex, max(out, in) bytes. Sends `fill` past the end of `out`, drops what comes past the end of `in`. The two
  // may be the same memory, not overlap otherwise. Returns when the last bit is through.
  virtual HalError transfer(Bytes out, Span<uint8_t> in, uint8_t fill) = 0;

  HalError write(Bytes out) { return transfer(out, {}, 0); }
  HalError read(Span<uint8_t> in, uint8_t fill = 0) { return transfer({}, in, fill); }

 protected:
  ~Spi() = default;
};

}  // namespace adder::hal
