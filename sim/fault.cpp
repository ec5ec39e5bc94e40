// Carrying faults out: each is an action on the timeline, and one that takes it back.
#include "sim/fault.h"

#include "sim/board.h"

namespace adder::sim {

namespace {

I2cBus* bus_of_device(SimBoard& board, const std::string& name) {
  for (auto& bus : board.parts().i2c_buses)
    if (bus->has_device(name)) return bus.get();
  return nullptr;
}

I2cBus* bus_named(SimBoard& board, const std::string& name) {
  for (auto& bus : board.parts().i2c_buses)
    if (bus->name() == name) return bus.get();
  return nullptr;
}

FlashArray* flash_named(SimBoard& board, const std::string& name) {
  for (auto& flash : board.parts().flashes)
    if (name == flash->name()) return &flash->array();
  Device* device = board.device(name);
  return device ? device->flash() : nullptr;
}

void begin_sensor(SimBoard& board, const Fault& fault, uint64_t until) {
  Device* device = board.device(fault.target);
  if (!device) return;
  if (fault.kind == FaultKind::Frozen) {
    device->sensor_fault.frozen = true;
    device->sensor_fault.frozen_at_ns = board.world().now();
  } else if (fault.kind == FaultKind::OutOfRange) {
    device->sensor_fault.forced = fault.value;
  } else {
    device->lose_samples(until);
  }
}

void end_sensor(SimBoard& board, const Fault& fault) {
  Device* device = board.device(fault.target);
  if (!device) return;
  if (fault.kind == FaultKind::Frozen) device->sensor_fault.frozen = false;
  if (fault.kind == FaultKind::OutOfRange) device->sensor_fault.forced.reset();
}

void set_network(SimBoard& board, const Fault& fault, bool lost) {
  for (auto& network : board.parts().networks)
    if (fault.target.empty() || fault.target == "network" + std::to_string(network->id())) network->set_lost(lost);
}

void begin(SimBoard& board, const Fault& fault) {
  uint64_t until = fault.for_ns ? board.world().now() + fault.for_ns : never_ns;
  uint64_t by_time = fault.count ? 0 : until;
  switch (fault.kind) {
    case FaultKind::Nack:
      if (I2cBus* bus = bus_of_device(board, fault.target)) bus->refuse(fault.target, fault.count, by_time);
      break;
    case FaultKind::Timeout:
      if (I2cBus* bus = bus_of_device(board, fault.target)) bus->hold_clock(fault.target, fault.count, by_time);
      break;
    case FaultKind::Stuck:
      if (I2cBus* bus = bus_named(board, fault.target))
        bus->stick(fault.clock_line, !fault.clock_line, fault.until_clocked);
      break;
    case FaultKind::Frozen:
    case FaultKind::OutOfRange:
    case FaultKind::Overrun: begin_sensor(board, fault, until); break;
    case FaultKind::BrownOut: board.fail_power(hal::ResetCause::BrownOut, fault.off_ns); break;
    case FaultKind::PowerCut:
      if (FlashArray* flash = flash_named(board, fault.target))
        flash->cut_power_at(fault.after_writes,
                            [&board, off = fault.off_ns] { board.fail_power(hal::ResetCause::PowerOn, off); });
      break;
    case FaultKind::NetworkLost: set_network(board, fault, true); break;
  }
}

void end(SimBoard& board, const Fault& fault) {
  if (fault.kind == FaultKind::Stuck) {
    if (I2cBus* bus = bus_named(board, fault.target)) bus->release();
  } else if (fault.kind == FaultKind::NetworkLost) {
    set_network(board, fault, false);
  } else {
    end_sensor(board, fault);
  }
}

}  // namespace

void SimBoard::add_fault(const Fault& fault) {
  world_.timeline.at(fault.at_ns, [this, fault] { begin(*this, fault); });
  if (fault.for_ns) world_.timeline.at(fault.at_ns + fault.for_ns, [this, fault] { end(*this, fault); });
}

}  // namespace adder::sim
