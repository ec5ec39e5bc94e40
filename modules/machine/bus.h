// What I2C and SPI objects have in common with others that use the bus: the controller behind them.
#pragma once

#include "hal/soft_i2c.h"
#include "hal/soft_spi.h"
#include "modules/machine/support.h"

namespace adder {

// An I2C or SoftI2C; the controller of a SoftI2C lies in the object itself.
struct I2cObject : Object {
  static constexpr const Type* type_object = &i2c_type;
  hal::I2cController* controller;
  hal::SoftI2c* soft;  // nullptr for hardware
  int id;              // -1 for software
  uint32_t frequency;
  alignas(hal::SoftI2c) uint8_t storage[sizeof(hal::SoftI2c)];
};

struct SpiObject : Object {
  static constexpr const Type* type_object = &spi_type;
  hal::Spi* controller;
  int id;
  hal::SpiConfig config;
  alignas(hal::SoftSpi) uint8_t storage[sizeof(hal::SoftSpi)];
};

// Any object made of one of these types.
Result<I2cObject*> i2c_argument(Runtime& rt, Value v);
Result<SpiObject*> spi_argument(Runtime& rt, Value v);

}  // namespace adder
