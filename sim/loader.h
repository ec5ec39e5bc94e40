// Builds a SimBoard from the tables of a board file, section by section. Used by load_board() only.
#pragma once

#include <memory>
#include <string>

#include "sim/board.h"
#include "sim/config/section.h"

namespace adder::sim {

class BoardLoader {
 public:
  BoardLoader(Section& root, const BoardOptions& options) : root_(root), options_(options) {}

  // nullptr when there were problems.
  std::unique_ptr<SimBoard> load();

 private:
  // Chip, pins, settings (loader.cpp).
  bool read_settings();
  void read_cost(CpuModel& cpu);
  void build_pins();
  void build_wires();
  // Peripherals (loader_peripherals.cpp).
  void build_peripherals();
  void build_i2c();
  void build_spi();
  void build_uart();
  void build_analog();
  void build_i2s();
  void build_timers();
  void build_flash();
  void build_camera();
  void build_networks();
  void build_usb();
  void build_can();
  void build_registers();
  // Devices and faults (loader_devices.cpp).
  void build_devices();
  void build_faults();
  void build_fault(Section& section);
  std::string target_of(Section& section, FaultKind kind);

  int pin_number(Section& section, const std::string& key, bool required);
  Net* net(int pin) { return board_->net_of(pin); }
  // Numbers of one kind must differ.
  bool fresh_id(Section& section, hal::Kind kind, int id);

  Section& root_;
  const BoardOptions& options_;
  std::unique_ptr<SimBoard> board_;
};

}  // namespace adder::sim
