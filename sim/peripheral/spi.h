// SPI controller of the processor.
#pragma once

#include "hal/spi.h"
#include "sim/bus/spi_bus.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class SimSpi final : public hal::Spi, public Peripheral {
 public:
  SimSpi(Cpu& cpu, SpiBus& bus, uint32_t max_hz) : cpu_(cpu), bus_(bus), max_hz_(max_hz) {}
  hal::HalError configure(const hal::SpiConfig& config) override;
  hal::HalError transfer(Bytes out, Span<uint8_t> in, uint8_t fill) override;
  void reset() override { config_ = {}; }

 private:
  void trace_byte(uint64_t byte_ns, uint8_t out, uint8_t in);

  Cpu& cpu_;
  SpiBus& bus_;
  uint32_t max_hz_;
  hal::SpiConfig config_;
};

}  // namespace adder::sim
