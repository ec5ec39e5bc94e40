// The interrupt output of a chip: push-pull or open drain, active high or low. Does nothing when it is not wired.
#pragma once

#include "sim/net.h"

namespace adder::sim {

class InterruptPin {
 public:
  void wire(Net* net, const std::string& who) {
    net_ = net;
    if (net_) driver_ = net_->add_driver(who);
  }
  bool wired() const { return net_ != nullptr; }
  void configure(bool active_low, bool open_drain) {
    active_low_ = active_low;
    open_drain_ = open_drain;
    set(active_);
  }
  void set(bool active) {
    active_ = active;
    if (!net_) return;
    bool high = active != active_low_;
    net_->drive(driver_, high ? (open_drain_ ? Drive::None : Drive::High) : Drive::Low);
  }
  bool active() const { return active_; }

 private:
  Net* net_ = nullptr;
  Net::Driver driver_ = 0;
  bool active_low_ = false, open_drain_ = false, active_ = false;
};

}  // namespace adder::sim
