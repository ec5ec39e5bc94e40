// I2C of the processor: controller and target.
#pragma once

#include <deque>

#include "hal/i2c.h"
#include "sim/bus/i2c_bus.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class SimI2c final : public hal::I2cController, public Peripheral {
 public:
  SimI2c(Cpu& cpu, I2cBus& bus, uint32_t max_hz) : cpu_(cpu), bus_(bus), max_hz_(max_hz) {}
  using I2cController::transfer;
  hal::HalError configure(const hal::I2cConfig& config) override;
  hal::HalError transfer(uint8_t address, Span<const hal::I2cSegment> segments, bool stop, size_t& done) override;
  void reset() override { config_ = {}; }

 private:
  hal::HalError start(uint8_t address, bool read);
  hal::HalError move(const hal::I2cSegment& segment, size_t& done);
  hal::HalError stretch();
  hal::HalError pass_bits(uint8_t byte, bool acknowledged);

  Cpu& cpu_;
  I2cBus& bus_;
  uint32_t max_hz_;
  hal::I2cConfig config_;
};

class SimI2cTarget final : public hal::I2cTarget, public Peripheral, private I2cDevice {
 public:
  SimI2cTarget(Cpu& cpu, I2cBus& bus, int id) : cpu_(cpu), bus_(bus), id_(id) {}
  int id() const override { return id_; }
  hal::HalError configure(const hal::I2cTargetConfig& config) override;
  hal::HalError stop() override;
  hal::HalError set_interrupt(uint8_t events) override;
  uint32_t memory_address() const override { return start_address_; }
  size_t read(Span<uint8_t> bytes) override;
  size_t write(Bytes bytes) override;
  void reset() override;

 private:
  bool i2c_start(bool read) override;
  bool i2c_write(uint8_t byte) override;
  uint8_t i2c_read() override;
  void i2c_stop() override;
  void tell(uint8_t event);
  void end();

  Cpu& cpu_;
  I2cBus& bus_;
  int id_;
  hal::I2cTargetConfig config_;
  bool running_ = false;
  uint8_t events_ = 0;
  enum class Phase : uint8_t { None, Address, Writing, Reading } phase_ = Phase::None;
  uint8_t address_left_ = 0;
  uint32_t address_ = 0, start_address_ = 0;
  std::deque<uint8_t> received_, waiting_;
};

}  // namespace adder::sim
