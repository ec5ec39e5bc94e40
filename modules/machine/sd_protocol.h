// An SD card behind SPI: the portable driver (SD specification part 1, simplified, chapter 7).
//
// Blocks of 512 bytes. The caller owns bus and chip select; the bus is switched to the card's rate at the start of
// every operation, so that others may use it between.
#pragma once

#include "hal/clock.h"
#include "hal/pin.h"
#include "hal/spi.h"

namespace adder {

class SdProtocol {
 public:
  static constexpr size_t block_bytes = 512;

  SdProtocol(hal::Spi& bus, hal::Pin& select, hal::Clock& clock, uint32_t baud)
      : bus_(bus), select_(select), clock_(clock), baud_(baud) {}

  hal::HalError start();  // NoDevice: no card; Unsupported: a card of before 2006
  uint64_t blocks() const { return blocks_; }
  hal::HalError read(uint64_t block, Span<uint8_t> bytes);  // whole blocks
  hal::HalError write(uint64_t block, Bytes bytes);         // whole blocks

 private:
  hal::HalError select();
  void deselect();
  // Sends a command; R1 in `response`, then `extra` bytes of a longer response.
  hal::HalError command(uint8_t code, uint32_t argument, uint8_t& response, Span<uint8_t> extra = {});
  hal::HalError await(uint8_t token, uint64_t timeout_ns);
  hal::HalError read_data(Span<uint8_t> bytes);
  hal::HalError read_size();
  hal::HalError negotiate();

  hal::Spi& bus_;
  hal::Pin& select_;
  hal::Clock& clock_;
  uint32_t baud_;
  uint64_t blocks_ = 0;
  bool by_block_ = true;  // addresses count blocks, not bytes
};

}  // namespace adder
