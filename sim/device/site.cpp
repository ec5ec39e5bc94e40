// Wiring a device model to the board: see device.h.
#include <algorithm>
#include <cstdio>

#include "sim/board.h"
#include "sim/device/device.h"

namespace adder::sim {

Device::Device(Site& site)
    : world_(site.world()), name_(site.name()), current_ma_(site.section().number("current_ma", 0, 1e6, 0)) {}

World& Site::world() { return board_.world(); }
Cpu& Site::cpu() { return board_.cpu(); }

namespace {

std::string hex(int address) {
  char text[8];
  std::snprintf(text, sizeof text, "0x%02x", unsigned(address));
  return text;
}

// The buses of one kind that the board has, as a message lists them.
std::string listed(SimBoard& board, hal::Kind kind) {
  std::string all;
  for (size_t i = 0; i < board.count(kind); i++) all += (i ? ", " : "") + std::string(board.describe(kind, i).name);
  return all.empty() ? "none" : all;
}

}  // namespace

bool Site::on_spi() { return section_.text("bus", "").rfind("spi", 0) == 0; }

bool Site::wire_i2c(I2cDevice& device, const std::vector<int>& addresses) {
  std::string name = section_.text("bus");
  int address = int(section_.integer("address", 0, 0x7f, addresses[0]));
  I2cBus* bus = nullptr;
  for (auto& each : board_.parts().i2c_buses)
    if (each->name() == name) bus = each.get();
  if (!bus) {
    section_.problem(
        "bus", "expected an I2C bus of this board (" + listed(board_, hal::Kind::I2c) + "), found '" + name + "'");
    return false;
  }
  if (std::find(addresses.begin(), addresses.end(), address) == addresses.end()) {
    std::string list;
    for (int each : addresses) list += (list.empty() ? "" : ", ") + hex(each);
    section_.problem("address", "this chip answers at " + list + ", found " + hex(address));
    return false;
  }
  if (bus->attach(device, uint8_t(address), name_)) return true;
  section_.problem("address", hex(address) + " on " + name + " is taken by '" + bus->taken_by(uint8_t(address)) +
                                  "'; expected a free address of " + std::to_string(addresses.size()) + " possible");
  return false;
}

bool Site::wire_spi(SpiDevice& device) {
  std::string name = section_.text("bus");
  Net* select = pin("cs");
  SpiBus* bus = nullptr;
  for (auto& each : board_.parts().spi_buses)
    if (each->name() == name) bus = each.get();
  if (!bus) {
    section_.problem(
        "bus", "expected an SPI bus of this board (" + listed(board_, hal::Kind::Spi) + "), found '" + name + "'");
    return false;
  }
  if (!select) return false;
  bus->attach(device, *select, name_);
  return true;
}

bool Site::wire_i2s(I2sDevice& device) {
  std::string name = section_.text("bus");
  for (auto& each : board_.parts().i2ss) {
    if (each->name() != name) continue;
    if (each->attached()) {
      section_.problem("bus", name + " has a device already");
      return false;
    }
    each->attach(device);
    return true;
  }
  section_.problem("bus",
                   "expected an I2S bus of this board (" + listed(board_, hal::Kind::I2s) + "), found '" + name + "'");
  return false;
}

bool Site::wire_uart(SerialLine*& to_board, SerialLine*& from_board) {
  std::string name = section_.text("bus");
  for (size_t i = 0; i < board_.count(hal::Kind::Uart); i++) {
    hal::Description uart = board_.describe(hal::Kind::Uart, i);
    if (name != uart.name) continue;
    from_board = &board_.line_of(*board_.net_of(uart.pins[0]));
    to_board = &board_.line_of(*board_.net_of(uart.pins[1]));
    return true;
  }
  section_.problem("bus",
                   "expected a UART of this board (" + listed(board_, hal::Kind::Uart) + "), found '" + name + "'");
  return false;
}

CanBus* Site::wire_can() {
  std::string name = section_.text("bus");
  for (size_t i = 0; i < board_.count(hal::Kind::Can); i++)
    if (name == board_.describe(hal::Kind::Can, i).name) return board_.parts().can_buses[i].get();
  section_.problem("bus",
                   "expected a CAN bus of this board (" + listed(board_, hal::Kind::Can) + "), found '" + name + "'");
  return nullptr;
}

SimTouch* Site::wire_touch() {
  Net* net = pin("pin");
  for (auto& each : board_.parts().touches)
    if (net && board_.net_of(each->pin()) == net) return each.get();
  if (net) section_.problem("pin", "expected a pin with a touch input ([[touch]])");
  return nullptr;
}

Net* Site::pin_or_none(const std::string& key) { return section_.has(key) ? pin(key) : nullptr; }

Net* Site::pin(const std::string& key) {
  const ConfigValue* value = section_.look(key);
  if (!value) {
    section_.problem("", "key '" + key + "' is missing; expected a pin");
    return nullptr;
  }
  int id = -1;
  if (value->type == ConfigValue::Type::Integer) id = int(value->integer);
  if (value->type == ConfigValue::Type::Text) id = board_.find(hal::Kind::Pin, value->text);
  Net* net = board_.net_of(id);
  if (!net) section_.problem(key, "expected a pin of this board, by number or name");
  return net;
}

Input Site::input(Device& device, const std::string& key, size_t channels, double absent) {
  Input input = Input::read(section_, key, channels, absent, world(), name_, &device.sensor_fault);
  SimBoard& board = board_;
  input.set_on_end([&board](const std::string& what) { board.feed_ended(what); });
  return input;
}

}  // namespace adder::sim
