// ADC, DAC and touch inputs of the processor.
#pragma once

#include <functional>

#include "hal/analog.h"
#include "sim/net.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

struct AdcModel {
  int id = 0;
  int pin = -1;
  int block = 0;
  uint8_t bits = 12;
  uint32_t full_scale_uv = 3'300'000;
  double noise_lsb = 0;  // standard deviation
  uint64_t conversion_ns = 2'000;
};

class SimAdc final : public hal::Adc, public Peripheral {
 public:
  // Without a wire the channel measures `internal` (volts).
  SimAdc(Cpu& cpu, Net* net, const AdcModel& model);
  int id() const override { return model_.id; }
  int pin() const override { return model_.pin; }
  int block() const override { return model_.block; }
  hal::HalError configure(const hal::AdcConfig& config) override;
  uint8_t bits() const override { return bits_; }
  uint32_t full_scale_uv() const override { return full_scale_uv_; }
  hal::HalResult<uint32_t> read_raw() override;
  void reset() override;

 private:
  Cpu& cpu_;
  Net* net_;
  AdcModel model_;
  Noise noise_;
  uint8_t bits_;
  uint32_t full_scale_uv_;
  uint64_t conversion_ns_;
  Trace::Variable variable_;
};

class SimDac final : public hal::Dac, public Peripheral {
 public:
  SimDac(Cpu& cpu, Net& net, int id, int pin, uint8_t bits);
  int id() const override { return id_; }
  int pin() const override { return pin_; }
  uint8_t bits() const override { return bits_; }
  hal::HalError write_raw(uint32_t raw) override;
  void reset() override;
  double volts() const { return volts_; }

 private:
  Cpu& cpu_;
  Net& net_;
  int id_, pin_;
  uint8_t bits_;
  double volts_ = 0;
  Trace::Variable variable_;
};

class SimTouch final : public hal::Touch, public Peripheral {
 public:
  SimTouch(Cpu& cpu, int id, int pin) : cpu_(cpu), id_(id), pin_(pin) {}
  int id() const override { return id_; }
  int pin() const override { return pin_; }
  hal::HalResult<uint32_t> read() override;
  void reset() override {}
  // 0 untouched ... 1 touched.
  void set_source(std::function<double(uint64_t)> source) { source_ = std::move(source); }

 private:
  Cpu& cpu_;
  int id_, pin_;
  std::function<double(uint64_t)> source_;
};

}  // namespace adder::sim
