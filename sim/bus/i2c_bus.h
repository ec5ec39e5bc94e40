// An I2C bus with the device models on it, for controllers in hardware (byte by byte) and in software (edge by edge).
//
// Device models see the protocol after addressing: start, bytes, stop. The edge decoder turns what a bit-banging
// program does with SCL and SDA into the same calls, so that a model is written once. Faults sit here, in front of the
// models.
#pragma once

#include <string>
#include <vector>

#include "sim/net.h"

namespace adder::sim {

class I2cDevice {
 public:
  // The address matched. False refuses it.
  virtual bool i2c_start(bool read) {
    (void)read;
    return true;
  }
  virtual bool i2c_write(uint8_t byte) = 0;  // false: not acknowledged
  virtual uint8_t i2c_read() = 0;
  virtual void i2c_stop() {}
  // How long the device holds the clock before the next byte.
  virtual uint64_t i2c_stretch_ns() { return 0; }

 protected:
  ~I2cDevice() = default;
};

class I2cBus final : public NetListener {
 public:
  // Wires may be null: the board then has no pins for this bus.
  I2cBus(World& world, std::string name, Net* scl, Net* sda);

  const std::string& name() const { return name_; }
  Net* scl() { return scl_; }
  Net* sda() { return sda_; }

  // False when somebody has the address; taken_by() tells who.
  bool attach(I2cDevice& device, uint8_t address, const std::string& name);
  void detach(I2cDevice& device);
  std::string taken_by(uint8_t address) const;
  std::string who_is_there() const;  // "0x3c oled, 0x68 imu"

  // The protocol, for controllers. start() is also a repeated start.
  bool start(uint8_t address, bool read);
  bool write(uint8_t byte);
  uint8_t read();
  void stop();
  uint64_t stretch_ns();  // never_ns: for ever

  // Faults. A device refuses `count` starts from now, or all until `until_ns`.
  void refuse(const std::string& device, uint32_t count, uint64_t until_ns);
  void hold_clock(const std::string& device, uint32_t count, uint64_t until_ns);
  void stick(bool clock, bool data, bool until_clocked);  // hold lines low; nine clocks release data when wished
  void release();
  bool stuck() const { return stuck_clock_ || stuck_data_; }
  bool has_device(const std::string& name) const;

  void net_changed(Net& net, bool level) override;

  Trace::Variable trace_address = -1, trace_data = -1;

 private:
  struct Attached {
    I2cDevice* device;
    uint8_t address;
    std::string name;
    uint32_t refusals = 0;
    uint64_t refuse_until = 0;
    uint32_t holds = 0;
    uint64_t hold_until = 0;
  };
  enum class Phase : uint8_t { Idle, Address, Write, Read };

  Attached* find(const std::string& name);
  void clock_rose();
  void clock_fell();
  void byte_received();
  void drive_bit();
  void let_go() {
    if (sda_) sda_->drive(sda_driver_, Drive::None);
  }

  World& world_;
  std::string name_;
  Net* scl_;
  Net* sda_;
  Net::Driver sda_driver_ = 0, scl_fault_ = 0, sda_fault_ = 0;
  std::vector<Attached> devices_;
  Attached* addressed_ = nullptr;
  bool stuck_clock_ = false, stuck_data_ = false;
  int clocks_to_release_ = 0;  // 0: clocks do not help

  Phase phase_ = Phase::Idle;  // of the edge decoder
  uint8_t shift_ = 0;
  uint8_t bits_ = 0;
  bool acknowledging_ = false;
  bool acknowledged_ = false;
};

}  // namespace adder::sim
