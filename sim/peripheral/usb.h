// USB device controller of the processor, and the host it is plugged into.
//
// The host enumerates as hosts do (device descriptor, address, configuration, strings), complains in the log about
// descriptors that contradict themselves, then runs its script: control requests, OUT data, and it takes what IN
// endpoints offer at once. Everything it saw can be asked for by tests.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "hal/usb.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

struct UsbHostStep {
  uint64_t at_ns = 0;  // since it was configured
  bool control = false;
  hal::UsbSetup setup = {};
  uint8_t endpoint = 0;       // OUT transfers
  std::vector<uint8_t> data;  // OUT data, of either kind
};

struct UsbHostModel {
  bool present = true;
  uint64_t enumerate_ns = 120 * hal::ns_per_ms;
  std::vector<UsbHostStep> steps;
};

class SimUsb final : public hal::UsbDevice, public Peripheral {
 public:
  SimUsb(Cpu& cpu, UsbHostModel host) : cpu_(cpu), host_(std::move(host)) {}
  int id() const override { return 0; }
  hal::HalError attach(const hal::UsbDescriptors& descriptors) override;
  hal::HalError detach() override;
  hal::UsbState state() const override { return state_; }
  hal::HalError submit(uint8_t endpoint, Span<uint8_t> buffer) override;
  hal::HalError set_stall(uint8_t endpoint, bool stalled) override;
  bool stalled(uint8_t endpoint) const override;
  hal::HalError remote_wakeup() override;
  hal::HalResult<hal::UsbSetup> setup() override;
  hal::HalError answer_setup(bool accept, Span<uint8_t> data) override;
  void reset() override;

  // What the host saw.
  const std::vector<uint8_t>& received(uint8_t endpoint) { return in_data_[endpoint]; }
  const std::vector<std::string>& journal() const { return journal_; }

 private:
  struct Endpoint {
    Span<uint8_t> buffer;
    bool busy = false, stalled = false;
    uint16_t packet = 64;
    std::deque<std::vector<uint8_t>> waiting;  // OUT data the host still holds
  };
  std::string check() const;
  void enumerate();
  void run_step(size_t number);
  void complete(uint8_t endpoint, size_t bytes);
  void give_out(uint8_t endpoint);
  std::string string_at(uint8_t index) const;

  Cpu& cpu_;
  UsbHostModel host_;
  hal::UsbState state_ = hal::UsbState::Detached;
  hal::UsbDescriptors descriptors_;
  std::map<uint8_t, Endpoint> endpoints_;
  std::map<uint8_t, std::vector<uint8_t>> in_data_;
  std::vector<std::string> journal_;
  bool setup_waits_ = false;
  hal::UsbSetup setup_ = {};
  std::vector<uint8_t> setup_data_;
  std::vector<Timeline::Handle> plans_;
};

}  // namespace adder::sim
