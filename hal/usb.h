// A USB device controller at the level of descriptors and endpoints.
//
// The language layer supplies the descriptors; the controller enumerates by itself and answers standard requests from
// them. Class and vendor requests come as EventKind::UsbSetup and wait for answer_setup; transfers on other endpoints
// are submitted with a buffer that must live until EventKind::UsbTransfer names the endpoint.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct UsbSetup {
  uint8_t request_type;
  uint8_t request;
  uint16_t value;
  uint16_t index;
  uint16_t length;
};

struct UsbDescriptors {
  Bytes device;               // 18 bytes
  Bytes configuration;        // wTotalLength bytes
  Span<const Bytes> strings;  // string descriptors by index, complete; an empty one stalls
};

enum class UsbState : uint8_t { Detached, Attached, Addressed, Configured, Suspended };

class UsbDevice {
 public:
  virtual int id() const = 0;
  // The descriptors stay the caller's and must live until detach.
  virtual HalError attach(const UsbDescriptors& descriptors) = 0;  // Corrupt when they contradict themselves
  virtual HalError detach() = 0;
  virtual UsbState state() const = 0;
  // Endpoint address with bit 7 set for IN (to the host). InUse while a transfer is under way on it.
  virtual HalError submit(uint8_t endpoint, Span<uint8_t> buffer) = 0;
  virtual HalError set_stall(uint8_t endpoint, bool stalled) = 0;
  virtual bool stalled(uint8_t endpoint) const = 0;
  virtual HalError remote_wakeup() = 0;
  // The request that waits; TryAgain when none does.
  virtual HalResult<UsbSetup> setup() = 0;
  // Data stage: IN sends the buffer, OUT receives into it (then UsbTransfer for endpoint 0 follows); accept false
  // stalls.
  virtual HalError answer_setup(bool accept, Span<uint8_t> data) = 0;

 protected:
  ~UsbDevice() = default;
};

}  // namespace adder::hal
