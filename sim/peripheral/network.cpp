// See network.h.
#include "sim/peripheral/network.h"

#include <algorithm>
#include <cstring>

namespace adder::sim {

using hal::HalError;
using hal::NetworkStatus;

void SimNetwork::become(NetworkStatus status) {
  if (status_ == status) return;
  status_ = status;
  cpu_.post(hal::EventKind::Network, uint16_t(model_.id), uint32_t(status));
}

HalError SimNetwork::set_active(bool active) {
  HAL_TRY(cpu_.call());
  cpu_.world().timeline.cancel(attempt_);
  become(active ? NetworkStatus::Idle : NetworkStatus::Off);
  if (active && model_.kind == hal::NetworkKind::Wired) return connect("", "");
  return HalError::None;
}

HalError SimNetwork::connect(string_view ssid, string_view key) {
  HAL_TRY(cpu_.call());
  if (status_ == NetworkStatus::Off) return HalError::NotConnected;
  ssid_ = ssid;
  key_ = key;
  become(NetworkStatus::Connecting);
  try_access_point();
  return HalError::None;
}

void SimNetwork::try_access_point() {
  cpu_.world().timeline.cancel(attempt_);
  attempt_ = cpu_.world().timeline.after(model_.connect_ns, [this] {
    attempt_ = {};
    if (model_.kind == hal::NetworkKind::Wired) return become(lost_ ? NetworkStatus::Failed : NetworkStatus::Connected);
    if (lost_) return become(NetworkStatus::NoAccessPoint);
    for (const AccessPoint& point : model_.access_points) {
      if (point.ssid != ssid_) continue;
      if (point.key != key_) return become(NetworkStatus::WrongPassword);
      rssi_ = point.rssi_dbm;
      return become(NetworkStatus::Connected);
    }
    become(NetworkStatus::NoAccessPoint);
  });
}

HalError SimNetwork::disconnect() {
  HAL_TRY(cpu_.call());
  cpu_.world().timeline.cancel(attempt_);
  if (status_ != NetworkStatus::Off) become(NetworkStatus::Idle);
  return HalError::None;
}

NetworkStatus SimNetwork::status() {
  (void)cpu_.call();
  return status_;
}

int8_t SimNetwork::rssi_dbm() { return status_ == NetworkStatus::Connected ? int8_t(rssi_) : int8_t(0); }

HalError SimNetwork::set_addresses(const hal::NetworkAddresses& addresses) {
  HAL_TRY(cpu_.call());
  addresses_ = addresses;
  return HalError::None;
}

hal::HalResult<size_t> SimNetwork::scan(Span<hal::NetworkScan> found) {
  HalError error = cpu_.call();
  if (error == HalError::None && status_ == NetworkStatus::Off) error = HalError::NotConnected;
  if (error == HalError::None) error = cpu_.spend(model_.scan_ns, Activity::Idle);
  if (error != HalError::None) return error;
  if (lost_) return size_t(0);
  for (size_t i = 0; i < model_.access_points.size() && i < found.size(); i++) {
    const AccessPoint& point = model_.access_points[i];
    hal::NetworkScan& each = found[i];
    std::memset(&each, 0, sizeof each);
    std::memcpy(each.ssid, point.ssid.data(), std::min<size_t>(point.ssid.size(), 32));
    uint64_t hash = stream_of(point.ssid);
    std::memcpy(each.bssid, &hash, 6);
    each.channel = uint8_t(point.channel);
    each.rssi_dbm = int8_t(point.rssi_dbm);
    each.security = point.key.empty() ? 0 : 3;
  }
  return model_.access_points.size();
}

void SimNetwork::set_lost(bool lost) {
  lost_ = lost;
  if (lost && status_ == NetworkStatus::Connected) become(NetworkStatus::Failed);
}

void SimNetwork::reset() {
  cpu_.world().timeline.cancel(attempt_);
  status_ = NetworkStatus::Off;
  addresses_ = model_.addresses;
}

}  // namespace adder::sim
