// See spi_bus.h. The edge decoder samples on the rising edge and shifts on the falling one: modes 0 and 3 look alike to
// it.
#include "sim/bus/spi_bus.h"

namespace adder::sim {

SpiBus::SpiBus(World& world, std::string name, Net* sck, Net* mosi, Net* miso)
    : world_(world), name_(std::move(name)), sck_(sck), mosi_(mosi), miso_(miso) {
  trace_mosi = world.trace.add_wire(name_, "mosi", 8);
  trace_miso = world.trace.add_wire(name_, "miso", 8);
  if (miso_) miso_driver_ = miso_->add_driver("a device on " + name_);
  if (sck_) sck_->listen(*this);
}

void SpiBus::attach(SpiDevice& device, Net& select, const std::string& name) {
  auto attached = std::make_unique<Attached>();
  attached->bus = this;
  attached->device = &device;
  attached->select = &select;
  attached->name = name;
  select.drive(select.add_driver(name + " pull-up"), Drive::WeakHigh);
  select.listen(*attached);
  devices_.push_back(std::move(attached));
}

void SpiBus::Attached::net_changed(Net&, bool level) {
  if (selected == !level) return;
  selected = !level;
  loaded = false;
  bits = 0;
  if (selected)
    device->spi_select();
  else
    device->spi_deselect();
  bus->drive_miso();
}

void SpiBus::load(Attached& each) {
  if (each.loaded) return;
  each.out = each.device->spi_output();
  each.loaded = true;
}

uint8_t SpiBus::exchange(uint8_t out, bool polarity, bool phase, uint32_t hz) {
  uint8_t in = 0xff;
  for (auto& each : devices_) {
    if (!each->selected) continue;
    if (!each->device->spi_takes_mode(polarity, phase)) {
      world_.warn(each->name,
                  "does not understand polarity " + std::to_string(polarity) + " phase " + std::to_string(phase));
      continue;
    }
    if (hz > each->device->spi_max_hz()) {
      world_.warn(each->name, "clocked with " + std::to_string(hz) + " Hz, the chip takes " +
                                  std::to_string(each->device->spi_max_hz()));
      continue;
    }
    load(*each);
    in &= each->out;
    each->loaded = false;
    each->device->spi_input(out);
  }
  world_.trace.change(trace_mosi, world_.now(), out);
  world_.trace.change(trace_miso, world_.now(), in);
  return in;
}

void SpiBus::drive_miso() {
  if (!miso_) return;
  Drive drive = Drive::None;
  for (auto& each : devices_) {
    if (!each->selected) continue;
    load(*each);
    drive = (each->out >> (7 - each->bits)) & 1 ? Drive::High : Drive::Low;
  }
  miso_->drive(miso_driver_, drive);
}

void SpiBus::net_changed(Net&, bool level) {
  if (!level) return drive_miso();
  for (auto& each : devices_) {
    if (!each->selected) continue;
    load(*each);
    each->in = uint8_t(each->in << 1 | (mosi_ && mosi_->level() ? 1 : 0));
    if (++each->bits < 8) continue;
    each->bits = 0;
    each->loaded = false;
    each->device->spi_input(each->in);
  }
}

}  // namespace adder::sim
