// A network interface: up, down, and what it knows about its link. Sockets are another layer's.
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class NetworkKind : uint8_t { Station, AccessPoint, Wired };

enum class NetworkStatus : uint8_t { Off, Idle, Connecting, WrongPassword, NoAccessPoint, Failed, Connected };

struct NetworkScan {
  char ssid[33];  // zero terminated
  uint8_t bssid[6];
  uint8_t channel;
  int8_t rssi_dbm;
  uint8_t security;  // 0 open, 1 WEP, 2 WPA, 3 WPA2, 4 WPA/WPA2, 5 WPA3
  bool hidden;
};

// IPv4, each in network byte order as four bytes.
struct NetworkAddresses {
  uint8_t address[4];
  uint8_t netmask[4];
  uint8_t gateway[4];
  uint8_t dns[4];
};

class Network {
 public:
  virtual int id() const = 0;
  virtual NetworkKind kind() const = 0;
  virtual HalError set_active(bool active) = 0;
  virtual bool active() const = 0;
  // Begins to connect; EventKind::Network tells how it ends. Wired interfaces ignore the names.
  virtual HalError connect(string_view ssid, string_view key) = 0;
  virtual HalError disconnect() = 0;
  virtual NetworkStatus status() = 0;
  virtual int8_t rssi_dbm() = 0;
  virtual Span<const uint8_t> mac() const = 0;
  virtual HalError set_addresses(const NetworkAddresses& addresses) = 0;
  virtual NetworkAddresses addresses() const = 0;
  // Fills as many as fit, returns how many there are. Takes the time a scan takes.
  virtual HalResult<size_t> scan(Span<NetworkScan> found) = 0;

  bool up() { return status() == NetworkStatus::Connected; }

 protected:
  ~Network() = default;
};

}  // namespace adder::hal
