// The registers of a chip as its datasheet lists them: which exist, who may write, which bits are kept.
//
// A RegisterChip understands "register number, then data" on I2C and on SPI; a model supplies the table and what
// reading or writing a register does. Registers that the table does not list are illegal: on I2C a write to one is not
// acknowledged, a read gives 0xff, and the log says which register it was; likewise on SPI, where nothing can be
// refused.
#pragma once

#include "sim/bus/i2c_bus.h"
#include "sim/bus/spi_bus.h"
#include "sim/device/device.h"

namespace adder::sim {

struct RegisterRange {
  uint8_t first, last;
  uint8_t writable;  // bits that a write changes; 0: read only
  uint8_t reset;
};

class RegisterChip : public Device, public I2cDevice, public SpiDevice {
 public:
  RegisterChip(Site& site, Span<const RegisterRange> map);

  void power_on() override;

 protected:
  // Reading and writing as the bus does it. The defaults are plain memory.
  virtual uint8_t read_register(uint8_t reg) { return value_[reg]; }
  virtual void wrote_register(uint8_t reg) { (void)reg; }
  // The register that follows in a burst.
  virtual uint8_t after(uint8_t reg) { return uint8_t(reg + 1); }
  // How the first byte names a register: strips flag bits, tells whether it is a read (SPI) and whether a burst moves
  // on.
  struct Pointer {
    uint8_t reg;
    bool read;
    bool moves;
  };
  virtual Pointer spi_pointer(uint8_t byte) { return {uint8_t(byte & 0x7f), (byte & 0x80) != 0, true}; }
  virtual Pointer i2c_pointer(uint8_t byte) { return {byte, false, true}; }
  // Whether writes are pairs of register and value (BME280) instead of bursts.
  virtual bool writes_pairs() const { return false; }
  // A read transfer begins: values that belong together are latched here.
  virtual void burst_begins() {}

  bool exists(uint8_t reg) const { return exists_[reg]; }
  uint8_t& at(uint8_t reg) { return value_[reg]; }
  void put16(uint8_t reg, int value, bool high_first);
  bool write(uint8_t reg, uint8_t value);
  uint8_t read(uint8_t reg);

  // I2cDevice
  bool i2c_start(bool read) override;
  bool i2c_write(uint8_t byte) override;
  uint8_t i2c_read() override;
  // SpiDevice
  void spi_select() override { spi_first_ = true; }
  uint8_t spi_output() override;
  void spi_input(uint8_t byte) override;
  uint32_t spi_max_hz() const override { return 10'000'000; }

 private:
  void illegal(uint8_t reg, const char* what);

  Span<const RegisterRange> map_;
  bool exists_[256] = {};
  uint8_t writable_[256] = {};
  uint8_t value_[256] = {};
  Pointer pointer_{0, false, true};
  bool pointed_ = false;   // I2C: the first byte of a write has come
  bool spi_first_ = true;  // SPI: the next byte names the register
};

}  // namespace adder::sim
