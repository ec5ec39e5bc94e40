// Analog in and out, pulse width modulation, touch.
//
// Raw values keep the converter's own width; the 16-bit and microvolt forms are derived, so that every board rounds
// alike.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct AdcConfig {
  uint32_t sample_ns = 0;      // acquisition time; 0 the default of the board
  uint8_t bits = 0;            // resolution wished for; 0 the default, else one the converter has
  uint32_t full_scale_uv = 0;  // input range wished for (attenuation); 0 the default
};

class Adc {
 public:
  virtual int id() const = 0;     // number of the channel
  virtual int pin() const = 0;    // pin it measures, -1 an internal source
  virtual int block() const = 0;  // number of the converter it belongs to
  virtual HalError configure(const AdcConfig& config) = 0;
  virtual uint8_t bits() const = 0;
  virtual uint32_t full_scale_uv() const = 0;
  // One conversion; takes the acquisition and conversion time.
  virtual HalResult<uint32_t> read_raw() = 0;

  // Scaled so that 0 stays 0 and full scale becomes 65535, by repeating the top bits.
  static constexpr uint16_t scale_u16(uint32_t raw, uint8_t bits) {
    if (bits >= 16) return uint16_t(raw >> (bits - 16));
    uint32_t scaled = raw << (16 - bits);
    for (unsigned width = bits; width < 16; width *= 2) scaled |= scaled >> width;
    return uint16_t(scaled);
  }
  HalResult<uint16_t> read_u16() {
    auto raw = read_raw();
    if (!raw.ok()) return raw.error();
    return scale_u16(raw.value(), bits());
  }
  HalResult<uint32_t> read_uv() {
    auto raw = read_raw();
    if (!raw.ok()) return raw.error();
    uint64_t top = (uint64_t(1) << bits()) - 1;
    return uint32_t((raw.value() * uint64_t(full_scale_uv()) + top / 2) / top);
  }

 protected:
  ~Adc() = default;
};

class Dac {
 public:
  virtual int id() const = 0;
  virtual int pin() const = 0;
  virtual uint8_t bits() const = 0;
  virtual HalError write_raw(uint32_t raw) = 0;  // InvalidArgument past (1 << bits) - 1

 protected:
  ~Dac() = default;
};

struct PwmConfig {
  uint64_t period_ns = 0;  // 0 stops the output at its idle level
  uint64_t high_ns = 0;    // at most period_ns
  bool invert = false;
};

class Pwm {
 public:
  virtual int id() const = 0;
  virtual int pin() const = 0;
  // Takes effect at the next period; what the hardware really does is in configuration().
  virtual HalError configure(const PwmConfig& config) = 0;
  virtual PwmConfig configuration() const = 0;

 protected:
  ~Pwm() = default;
};

class Touch {
 public:
  virtual int id() const = 0;
  virtual int pin() const = 0;
  virtual HalResult<uint32_t> read() = 0;  // smaller or larger when touched, as the board's hardware has it

 protected:
  ~Touch() = default;
};

}  // namespace adder::hal
