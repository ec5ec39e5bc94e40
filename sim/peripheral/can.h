// CAN controller of the processor, and the bus that joins it with simulated nodes.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "hal/can.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class CanListener {
 public:
  // False: does not understand this rate, so does not acknowledge.
  virtual bool can_heard(const hal::CanFrame& frame, uint32_t bitrate) = 0;

 protected:
  ~CanListener() = default;
};

class CanBus {
 public:
  void attach(CanListener& listener) { listeners_.push_back(&listener); }
  // Everybody but the sender hears it. Whether anybody acknowledged.
  bool send(const CanListener* sender, const hal::CanFrame& frame, uint32_t bitrate);
  // Bits on the wire, stuffing left out.
  static unsigned frame_bits(const hal::CanFrame& frame);

 private:
  std::vector<CanListener*> listeners_;
};

class SimCan final : public hal::Can, public Peripheral, private CanListener {
 public:
  SimCan(Cpu& cpu, CanBus& bus, int id) : cpu_(cpu), bus_(bus), id_(id) { bus.attach(*this); }
  int id() const override { return id_; }
  hal::HalError configure(const hal::CanConfig& config) override;
  hal::HalError stop() override;
  hal::HalError set_filters(Span<const hal::CanFilter> filters) override;
  hal::HalError send(const hal::CanFrame& frame) override;
  size_t available() const override { return received_.size(); }
  hal::HalError receive(hal::CanFrame& frame) override;
  hal::CanState state() const override { return state_; }
  void reset() override;

 private:
  static constexpr size_t mailboxes = 3, receive_depth = 32;
  bool can_heard(const hal::CanFrame& frame, uint32_t bitrate) override;
  void keep(const hal::CanFrame& frame);
  void send_next();
  void sent(const hal::CanFrame& frame);
  void count_error();

  Cpu& cpu_;
  CanBus& bus_;
  int id_;
  hal::CanConfig config_;
  hal::CanState state_ = hal::CanState::Stopped;
  int errors_ = 0;  // transmit error counter of the protocol
  std::vector<hal::CanFilter> filters_;
  std::deque<hal::CanFrame> waiting_, received_;
  bool sending_ = false;
  Timeline::Handle shifting_;
};

}  // namespace adder::sim
