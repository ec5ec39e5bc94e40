// A device model: something wired to the board, fed by recordings, that speaks the bus as its datasheet says.
//
// A model is one file with a factory, and one line in table.cpp. The factory gets a Site: the device's table of the
// board file and the places it can be wired to. Models keep no global state and see only their own wires.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/feed/input.h"
#include "sim/world.h"

namespace adder::sim {

class SimBoard;
class I2cDevice;
class SpiDevice;
class I2sDevice;
class SerialLine;
class Net;
class CanBus;
class Cpu;
class FlashArray;
class SimTouch;

class Site;

class Device {
 public:
  explicit Device(Site& site);
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  virtual ~Device() = default;

  const std::string& name() const { return name_; }
  // Power has come (again): registers take their reset values.
  virtual void power_on() {}
  // The run is over: write what is to be written.
  virtual void finish() {}
  // Average current since the start, mA; the board file's current_ma unless a model knows better.
  virtual double current_ma() { return current_ma_; }
  // Fault: samples get lost until then. False: this device has none to lose.
  virtual bool lose_samples(uint64_t until_ns) {
    (void)until_ns;
    return false;
  }
  // The memory cells that a power cut can hit.
  virtual FlashArray* flash() { return nullptr; }

  SensorFault sensor_fault;

 protected:
  World& world() { return world_; }
  uint64_t now() const { return world_.now(); }
  void warn(const std::string& text) { world_.warn(name_, text); }

 private:
  World& world_;
  std::string name_;
  double current_ma_;
};

// Where a device is built: its section of the board file, and what it may be wired to. Every method that fails has
// reported the problem and returns nullptr, false or something harmless; the board is then not used.
class Site {
 public:
  Site(SimBoard& board, Section& section, std::string name)
      : board_(board), section_(section), name_(std::move(name)) {}

  SimBoard& board() { return board_; }
  World& world();
  Cpu& cpu();
  Section& section() { return section_; }
  const std::string& name() const { return name_; }

  bool on_spi();  // whether key `bus` names an SPI bus
  // Wires the model to key `bus` ("i2c0") at key `address`, one of those the chip can have; the first is the default.
  bool wire_i2c(I2cDevice& device, const std::vector<int>& addresses);
  bool wire_spi(SpiDevice& device);                                // keys `bus`, `cs`
  bool wire_i2s(I2sDevice& device);                                // key `bus`
  bool wire_uart(SerialLine*& to_board, SerialLine*& from_board);  // key `bus`
  CanBus* wire_can();                                              // key `bus`
  SimTouch* wire_touch();                                          // key `pin`
  Net* pin(const std::string& key);                                // required
  Net* pin_or_none(const std::string& key);
  Input input(Device& device, const std::string& key, size_t channels, double absent);

 private:
  SimBoard& board_;
  Section& section_;
  std::string name_;
};

using DeviceFactory = std::unique_ptr<Device> (*)(Site& site);

struct DeviceModel {
  const char* name;
  DeviceFactory make;
  const char* what;
};

Span<const DeviceModel> device_models();

}  // namespace adder::sim
