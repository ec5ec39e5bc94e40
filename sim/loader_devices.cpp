// See loader.h: devices and faults.
#include <algorithm>

#include "sim/loader.h"

namespace adder::sim {

void BoardLoader::build_devices() {
  std::vector<std::string> names;
  for (const DeviceModel& model : device_models()) names.push_back(model.name);
  int number = 0;
  for (Section& section : root_.tables("device", "device")) {
    std::string model = section.text("model");
    std::string name = section.text("name", model + std::to_string(number++));
    const DeviceModel* found = nullptr;
    for (const DeviceModel& each : device_models())
      if (model == each.name) found = &each;
    if (!found) {
      std::string near = nearest_word(model, names), list;
      for (const std::string& each : names) list += (list.empty() ? "" : ", ") + each;
      section.problem("model", "no such device model" + (near.empty() ? "" : "; did you mean '" + near + "'?") +
                                   " There are: " + list);
      continue;
    }
    if (board_->device(name)) section.problem("name", "another device has the name '" + name + "'");
    Site site(*board_, section, name);
    board_->parts().devices.push_back(found->make(site));
    section.finish();
  }
}

namespace {

constexpr const char* fault_names[] = {"nack",    "timeout",   "stuck",     "frozen",      "out_of_range",
                                       "overrun", "brown_out", "power_cut", "network_lost"};

}  // namespace

// What a fault is aimed at must exist; empty after a problem.
std::string BoardLoader::target_of(Section& section, FaultKind kind) {
  auto& parts = board_->parts();
  std::string key = kind == FaultKind::Stuck ? "bus" : kind == FaultKind::NetworkLost ? "network" : "device";
  if (kind == FaultKind::BrownOut) return "";
  if (kind == FaultKind::NetworkLost && !section.has(key)) return "";
  std::string name = section.text(key);
  bool known = false;
  std::string list;
  auto consider = [&](const std::string& each) {
    known |= each == name;
    list += (list.empty() ? "" : ", ") + each;
  };
  if (kind == FaultKind::Stuck) {
    for (auto& each : parts.i2c_buses) consider(each->name());
  } else if (kind == FaultKind::NetworkLost) {
    for (auto& each : parts.networks) consider("network" + std::to_string(each->id()));
  } else if (kind == FaultKind::PowerCut) {
    for (auto& each : parts.flashes) consider(each->name());
    for (auto& each : parts.devices)
      if (each->flash()) consider(each->name());
  } else if (kind == FaultKind::Nack || kind == FaultKind::Timeout) {
    for (auto& each : parts.devices)
      for (auto& bus : parts.i2c_buses)
        if (bus->has_device(each->name())) consider(each->name());
  } else if (kind == FaultKind::Overrun) {
    for (auto& each : parts.devices)
      if (each->lose_samples(0)) consider(each->name());
  } else {
    for (auto& each : parts.devices) consider(each->name());
  }
  if (!known) section.problem(key, "expected one of: " + (list.empty() ? "(none on this board)" : list));
  return name;
}

void BoardLoader::build_fault(Section& section) {
  std::vector<std::string> kinds(std::begin(fault_names), std::end(fault_names));
  if (!section.has("kind")) return section.problem("", "key 'kind' is missing; expected what goes wrong");
  size_t kind = section.choice("kind", kinds, SIZE_MAX);
  if (kind == SIZE_MAX) return;
  Fault fault;
  fault.kind = FaultKind(kind);
  fault.target = target_of(section, fault.kind);
  fault.at_ns = section.duration_ns("at", 0);
  fault.for_ns = section.duration_ns("for", 0);
  if (fault.kind == FaultKind::Nack || fault.kind == FaultKind::Timeout)
    fault.count = uint32_t(section.integer("count", 1, 1'000'000'000, 0));
  if (fault.kind == FaultKind::Stuck) {
    fault.clock_line = section.choice("line", {"sda", "scl"}, 0) == 1;
    fault.until_clocked = section.boolean("until_clocked", false);
  }
  if (fault.kind == FaultKind::OutOfRange) fault.value = section.number("value", -1e300, 1e300);
  if (fault.kind == FaultKind::PowerCut)
    fault.after_writes = uint64_t(section.integer("after_writes", 1, 1'000'000'000));
  if (fault.kind == FaultKind::PowerCut || fault.kind == FaultKind::BrownOut)
    fault.off_ns = section.duration_ns("off", 100 * hal::ns_per_ms);
  section.finish();
  board_->add_fault(fault);
}

void BoardLoader::build_faults() {
  for (Section& section : root_.tables("fault", "fault")) build_fault(section);
}

}  // namespace adder::sim
