// Pulse counter and quadrature decoder of the processor.
#pragma once

#include <functional>

#include "hal/counter.h"
#include "sim/net.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class SimCounter final : public hal::Counter, public Peripheral, private NetListener {
 public:
  using FindNet = std::function<Net*(int pin)>;
  SimCounter(Cpu& cpu, int id, FindNet find) : cpu_(cpu), id_(id), find_(std::move(find)) {}
  int id() const override { return id_; }
  hal::HalError configure(const hal::CounterConfig& config) override;
  hal::HalError stop() override;
  int64_t value() override;
  void set_value(int64_t value) override;
  hal::HalError set_match(int64_t match, bool enabled) override;
  void reset() override;

 private:
  void net_changed(Net& net, bool level) override;
  void count(int64_t step);
  void turned(bool phase_a, bool level);

  Cpu& cpu_;
  int id_;
  FindNet find_;
  hal::CounterConfig config_;
  Net* a_ = nullptr;
  Net* b_ = nullptr;
  Net* index_ = nullptr;
  int64_t value_ = 0, match_ = 0;
  bool match_enabled_ = false;
  uint64_t last_edge_ns_ = 0;
};

}  // namespace adder::sim
