// A pin of the processor, PWM on it included.
#pragma once

#include "hal/analog.h"
#include "hal/pin.h"
#include "sim/net.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class SimPin;

// PWM on a pin: a square wave on the pin's wire, until the pin is configured as something else.
class SimPwm final : public hal::Pwm {
 public:
  SimPwm(Cpu& cpu, SimPin& pin);
  int id() const override;
  int pin() const override;
  hal::HalError configure(const hal::PwmConfig& config) override;
  hal::PwmConfig configuration() const override { return config_; }
  void release();  // leaves the wire to the pin
  Net::Driver driver() const { return driver_; }

 private:
  Cpu& cpu_;
  SimPin& pin_;
  Net::Driver driver_;
  hal::PwmConfig config_;
};

class SimPin final : public hal::Pin, public Peripheral, private NetListener {
 public:
  SimPin(Cpu& cpu, Net& net, int id, std::string name);

  int id() const override { return id_; }
  const char* name() const override { return name_.c_str(); }
  hal::HalError configure(const hal::PinConfig& config) override;
  hal::PinConfig configuration() const override { return config_; }
  bool read() override;
  void write(bool level) override;
  bool latch() const override { return latch_; }
  hal::HalError set_interrupt(uint8_t edges, bool wakes) override;

  void reset() override;
  Net& net() { return net_; }
  SimPwm& pwm() { return pwm_; }
  void take_over();  // a peripheral drives the pin from now on

 private:
  void net_changed(Net& net, bool level) override;
  void apply();

  Cpu& cpu_;
  Net& net_;
  int id_;
  std::string name_;
  Net::Driver output_, pull_;
  hal::PinConfig config_;
  bool latch_ = false;
  uint8_t edges_ = hal::NoEdge;
  bool wakes_ = false;
  SimPwm pwm_;
};

}  // namespace adder::sim
