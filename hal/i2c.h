// I2C, both ends.
//
// The controller's one primitive is transfer: a list of segments to one address, a repeated start where the direction
// changes, all in one piece. Everything else is derived. A target answers a controller elsewhere on the bus.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct I2cConfig {
  uint32_t frequency = 400'000;
  uint32_t timeout_us = 50'000;  // how long a target may hold the clock low
};

struct I2cSegment {
  uint8_t* data;
  size_t size;
  bool read;  // else written; data is then only looked at
};

class I2cController {
 public:
  virtual HalError configure(const I2cConfig& config) = 0;

  // Moves the segments in order. `stop`: let the bus go afterwards, else the next transfer begins with a repeated
  // start. `done` counts bytes moved before an error. 7-bit addresses.
  virtual HalError transfer(uint8_t address, Span<const I2cSegment> segments, bool stop, size_t& done) = 0;

  HalError transfer(uint8_t address, Span<const I2cSegment> segments, bool stop = true) {
    size_t done = 0;
    return transfer(address, segments, stop, done);
  }
  HalError write(uint8_t address, Bytes bytes, bool stop = true) {
    I2cSegment segment{const_cast<uint8_t*>(bytes.data()), bytes.size(), false};
    return transfer(address, {&segment, 1}, stop);
  }
  HalError read(uint8_t address, Span<uint8_t> bytes, bool stop = true) {
    I2cSegment segment{bytes.data(), bytes.size(), true};
    return transfer(address, {&segment, 1}, stop);
  }
  HalError write_read(uint8_t address, Bytes out, Span<uint8_t> in) {
    I2cSegment segments[] = {{const_cast<uint8_t*>(out.data()), out.size(), false}, {in.data(), in.size(), true}};
    return transfer(address, segments);
  }
  // Registers, the usual way: one byte of register number.
  HalError write_register(uint8_t address, uint8_t reg, uint8_t value) {
    uint8_t bytes[] = {reg, value};
    return write(address, bytes);
  }
  HalError read_register(uint8_t address, uint8_t reg, Span<uint8_t> in) { return write_read(address, {&reg, 1}, in); }
  // Whether somebody acknowledges the address.
  HalError probe(uint8_t address) { return write(address, {}); }

 protected:
  ~I2cController() = default;
};

// What posts EventKind::I2cTarget; a set.
enum I2cTargetEvents : uint8_t {
  TargetAddressedToRead = 1,
  TargetAddressedToWrite = 2,
  TargetReadRequest = 4,
  TargetWriteRequest = 8,
  TargetReadEnd = 16,
  TargetWriteEnd = 32,
};

struct I2cTargetConfig {
  uint8_t address = 0;
  // With memory the target is a memory device: a write begins with the memory address (address_bytes of it, 0..4, big
  // endian), reads and further writes go through the memory and wrap around. The memory stays the caller's and must
  // live until stop(); it is read and written in interrupt context.
  Span<uint8_t> memory;
  uint8_t address_bytes = 1;
};

class I2cTarget {
 public:
  virtual int id() const = 0;
  virtual HalError configure(const I2cTargetConfig& config) = 0;
  virtual HalError stop() = 0;
  virtual HalError set_interrupt(uint8_t events) = 0;
  virtual uint32_t memory_address() const = 0;  // where the last transfer began
  // Without memory: bytes the controller wrote, bytes it will get. Both return how many were moved.
  virtual size_t read(Span<uint8_t> bytes) = 0;
  virtual size_t write(Bytes bytes) = 0;

 protected:
  ~I2cTarget() = default;
};

}  // namespace adder::hal
