// A network interface whose access points stand in the board file. It only goes up and down; sockets are the host's.
#pragma once

#include <string>
#include <vector>

#include "hal/network.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

struct AccessPoint {
  std::string ssid, key;
  int rssi_dbm = -60;
  int channel = 6;
};

struct NetworkModel {
  int id = 0;
  hal::NetworkKind kind = hal::NetworkKind::Station;
  std::vector<AccessPoint> access_points;
  uint64_t connect_ns = 1500 * hal::ns_per_ms;
  uint64_t scan_ns = 2000 * hal::ns_per_ms;
  std::vector<uint8_t> mac = {0x02, 0xad, 0xde, 0x00, 0x00, 0x01};
  hal::NetworkAddresses addresses = {{192, 168, 4, 2}, {255, 255, 255, 0}, {192, 168, 4, 1}, {192, 168, 4, 1}};
};

class SimNetwork final : public hal::Network, public Peripheral {
 public:
  SimNetwork(Cpu& cpu, NetworkModel model) : cpu_(cpu), model_(std::move(model)), addresses_(model_.addresses) {}
  int id() const override { return model_.id; }
  hal::NetworkKind kind() const override { return model_.kind; }
  hal::HalError set_active(bool active) override;
  bool active() const override { return status_ != hal::NetworkStatus::Off; }
  hal::HalError connect(string_view ssid, string_view key) override;
  hal::HalError disconnect() override;
  hal::NetworkStatus status() override;
  int8_t rssi_dbm() override;
  Span<const uint8_t> mac() const override { return model_.mac; }
  hal::HalError set_addresses(const hal::NetworkAddresses& addresses) override;
  hal::NetworkAddresses addresses() const override { return addresses_; }
  hal::HalResult<size_t> scan(Span<hal::NetworkScan> found) override;
  void reset() override;
  // Fault: every link breaks, and none comes up while lost.
  void set_lost(bool lost);

 private:
  void become(hal::NetworkStatus status);
  void try_access_point();

  Cpu& cpu_;
  NetworkModel model_;
  hal::NetworkAddresses addresses_;
  hal::NetworkStatus status_ = hal::NetworkStatus::Off;
  std::string ssid_, key_;
  int rssi_ = 0;
  bool lost_ = false;
  Timeline::Handle attempt_;
};

}  // namespace adder::sim
