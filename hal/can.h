// CAN controller: classic frames through acceptance filters.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct CanFrame {
  uint32_t id;  // 11 or 29 bits
  bool extended;
  bool remote;
  uint8_t length;  // 0..8
  uint8_t data[8];
};

struct CanFilter {
  uint32_t id;
  uint32_t mask;  // a frame passes when (frame.id & mask) == (id & mask)
  bool extended;
};

enum class CanMode : uint8_t { Normal, Loopback, Silent, SilentLoopback };
enum class CanState : uint8_t { Stopped, Active, Warning, Passive, BusOff };

struct CanConfig {
  uint32_t bitrate = 500'000;
  CanMode mode = CanMode::Normal;
};

class Can {
 public:
  virtual int id() const = 0;
  virtual HalError configure(const CanConfig& config) = 0;
  virtual HalError stop() = 0;
  virtual HalError set_filters(Span<const CanFilter> filters) = 0;  // none: everything passes
  virtual HalError send(const CanFrame& frame) = 0;                 // TryAgain while the mailboxes are full
  virtual size_t available() const = 0;
  virtual HalError receive(CanFrame& frame) = 0;  // TryAgain when none waits
  virtual CanState state() const = 0;

 protected:
  ~Can() = default;
};

}  // namespace adder::hal
