// See i2c_bus.h.
#include "sim/bus/i2c_bus.h"

#include <algorithm>
#include <cstdio>

namespace adder::sim {

I2cBus::I2cBus(World& world, std::string name, Net* scl, Net* sda)
    : world_(world), name_(std::move(name)), scl_(scl), sda_(sda) {
  trace_address = world.trace.add_wire(name_, "address", 8);
  trace_data = world.trace.add_wire(name_, "data", 8);
  if (!scl_ || !sda_) return;
  sda_driver_ = sda_->add_driver("a device on " + name_);
  scl_fault_ = scl_->add_driver("fault on " + name_);
  sda_fault_ = sda_->add_driver("fault on " + name_);
  // The pull-up resistors of the bus.
  scl_->drive(scl_->add_driver(name_ + " pull-up"), Drive::WeakHigh);
  sda_->drive(sda_->add_driver(name_ + " pull-up"), Drive::WeakHigh);
  scl_->listen(*this);
  sda_->listen(*this);
}

bool I2cBus::attach(I2cDevice& device, uint8_t address, const std::string& name) {
  if (!taken_by(address).empty()) return false;
  Attached attached{};
  attached.device = &device;
  attached.address = address;
  attached.name = name;
  devices_.push_back(attached);
  addressed_ = nullptr;
  return true;
}

void I2cBus::detach(I2cDevice& device) {
  addressed_ = nullptr;
  devices_.erase(
      std::remove_if(devices_.begin(), devices_.end(), [&](const Attached& each) { return each.device == &device; }),
      devices_.end());
}

std::string I2cBus::taken_by(uint8_t address) const {
  for (const Attached& each : devices_)
    if (each.address == address) return each.name;
  return "";
}

std::string I2cBus::who_is_there() const {
  std::string all;
  for (const Attached& each : devices_) {
    char text[8];
    std::snprintf(text, sizeof text, "0x%02x ", each.address);
    all += (all.empty() ? "" : ", ") + std::string(text) + each.name;
  }
  return all.empty() ? "nobody" : all;
}

I2cBus::Attached* I2cBus::find(const std::string& name) {
  for (Attached& each : devices_)
    if (each.name == name) return &each;
  return nullptr;
}

bool I2cBus::has_device(const std::string& name) const {
  return std::any_of(devices_.begin(), devices_.end(), [&](const Attached& each) { return each.name == name; });
}

bool I2cBus::start(uint8_t address, bool read) {
  world_.trace.change(trace_address, world_.now(), uint64_t(address << 1 | (read ? 1 : 0)));
  addressed_ = nullptr;
  for (Attached& each : devices_) {
    if (each.address != address) continue;
    if (each.refusals > 0) {
      each.refusals--;
      return false;
    }
    if (world_.now() < each.refuse_until) return false;
    if (!each.device->i2c_start(read)) return false;
    addressed_ = &each;
    return true;
  }
  return false;
}

bool I2cBus::write(uint8_t byte) {
  world_.trace.change(trace_data, world_.now(), byte);
  return addressed_ && addressed_->device->i2c_write(byte);
}

uint8_t I2cBus::read() {
  uint8_t byte = addressed_ ? addressed_->device->i2c_read() : 0xff;
  world_.trace.change(trace_data, world_.now(), byte);
  return byte;
}

void I2cBus::stop() {
  if (addressed_) addressed_->device->i2c_stop();
  addressed_ = nullptr;
  world_.trace.undefined(trace_address, world_.now());
  world_.trace.undefined(trace_data, world_.now());
}

uint64_t I2cBus::stretch_ns() {
  if (!addressed_) return 0;
  if (addressed_->holds > 0) {
    addressed_->holds--;
    return never_ns;
  }
  if (world_.now() < addressed_->hold_until) return never_ns;
  return addressed_->device->i2c_stretch_ns();
}

void I2cBus::refuse(const std::string& device, uint32_t count, uint64_t until_ns) {
  if (Attached* attached = find(device)) attached->refusals = count, attached->refuse_until = until_ns;
}

void I2cBus::hold_clock(const std::string& device, uint32_t count, uint64_t until_ns) {
  if (Attached* attached = find(device)) attached->holds = count, attached->hold_until = until_ns;
}

void I2cBus::stick(bool clock, bool data, bool until_clocked) {
  stuck_clock_ = clock;
  stuck_data_ = data;
  clocks_to_release_ = data && until_clocked ? 9 : 0;
  if (!scl_ || !sda_) return;
  if (clock) scl_->drive(scl_fault_, Drive::Low);
  if (data) sda_->drive(sda_fault_, Drive::Low);
}

void I2cBus::release() {
  stuck_clock_ = stuck_data_ = false;
  if (!scl_ || !sda_) return;
  scl_->drive(scl_fault_, Drive::None);
  sda_->drive(sda_fault_, Drive::None);
}

void I2cBus::net_changed(Net& net, bool level) {
  if (&net == scl_) return level ? clock_rose() : clock_fell();
  if (!scl_->level()) return;
  if (level) {  // SDA rises while SCL is high: stop
    if (phase_ != Phase::Idle) stop();
    phase_ = Phase::Idle;
  } else {  // SDA falls while SCL is high: start
    phase_ = Phase::Address;
  }
  shift_ = bits_ = 0;
  acknowledging_ = false;
}

void I2cBus::clock_rose() {
  if (phase_ == Phase::Idle) return;
  bool data = sda_->level();
  if (acknowledging_) {
    acknowledged_ = !data;
  } else {
    shift_ = uint8_t(shift_ << 1 | (data ? 1 : 0));
    bits_++;
  }
}

void I2cBus::clock_fell() {
  if (stuck_data_ && clocks_to_release_ > 0 && --clocks_to_release_ == 0) release();
  if (phase_ == Phase::Idle) return;
  if (bits_ == 8 && !acknowledging_) {
    acknowledging_ = true;
    let_go();
    if (phase_ != Phase::Read) byte_received();
    return;
  }
  if (acknowledging_) {
    acknowledging_ = false;
    bits_ = 0;
    let_go();
    if (!acknowledged_) {
      phase_ = Phase::Idle;
      return;
    }
    if (phase_ == Phase::Address) phase_ = shift_ & 1 ? Phase::Read : Phase::Write;
    if (phase_ == Phase::Read) shift_ = read();
  }
  if (phase_ == Phase::Read) drive_bit();
}

// Eight bits came in: ask the addressed model whether it takes them, and pull SDA low for the ninth clock if so.
void I2cBus::byte_received() {
  bool taken = phase_ == Phase::Address ? start(uint8_t(shift_ >> 1), shift_ & 1) : write(shift_);
  if (taken) sda_->drive(sda_driver_, Drive::Low);
}

// While reading, shift_ holds the bits still to send at its top; clock_rose shifts it on with what stands on the wire.
void I2cBus::drive_bit() { sda_->drive(sda_driver_, shift_ & 0x80 ? Drive::None : Drive::Low); }

}  // namespace adder::sim
