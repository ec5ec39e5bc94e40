// See counter.h.
#include "sim/peripheral/counter.h"

namespace adder::sim {

using hal::HalError;

HalError SimCounter::configure(const hal::CounterConfig& config) {
  HAL_TRY(cpu_.call());
  Net* a = find_(config.pin_a);
  Net* b = config.pin_b >= 0 ? find_(config.pin_b) : nullptr;
  Net* index = config.index_pin >= 0 ? find_(config.index_pin) : nullptr;
  bool wired = a && (config.pin_b < 0 || b) && (config.index_pin < 0 || index);
  bool phases = config.phases == 1 || config.phases == 2 || config.phases == 4;
  if (!wired || !phases || (config.quadrature && !b)) return HalError::InvalidArgument;
  reset();
  config_ = config;
  a_ = a, b_ = b, index_ = index;
  for (Net* net : {a_, config.quadrature ? b_ : nullptr, index_})
    if (net) net->listen(*this);
  return HalError::None;
}

HalError SimCounter::stop() {
  HAL_TRY(cpu_.call());
  reset();
  return HalError::None;
}

void SimCounter::reset() {
  for (Net* net : {a_, b_, index_})
    if (net) net->ignore(*this);
  a_ = b_ = index_ = nullptr;
  value_ = 0;
  match_enabled_ = false;
}

int64_t SimCounter::value() {
  (void)cpu_.call();
  return value_;
}

void SimCounter::set_value(int64_t value) {
  if (cpu_.call() == HalError::None) value_ = value;
}

HalError SimCounter::set_match(int64_t match, bool enabled) {
  HAL_TRY(cpu_.call());
  match_ = match;
  match_enabled_ = enabled;
  return HalError::None;
}

void SimCounter::count(int64_t step) {
  value_ += step;
  if (match_enabled_ && value_ == match_) cpu_.post(hal::EventKind::Counter, uint16_t(id_), hal::CounterMatched);
}

// One edge of a quadrature signal: A leads B when counting up. With 1 or 2 counts a cycle only edges of A count.
void SimCounter::turned(bool phase_a, bool level) {
  if (config_.phases < 4 && !phase_a) return;
  if (config_.phases == 1 && !level) return;
  bool other = phase_a ? b_->level() : a_->level();
  bool up = phase_a ? level != other : level == other;
  count(up ? 1 : -1);
}

void SimCounter::net_changed(Net& net, bool level) {
  if (&net == index_) {
    if (level && config_.index_resets) {
      value_ = 0;
      cpu_.post(hal::EventKind::Counter, uint16_t(id_), hal::CounterZero);
    }
    return;
  }
  uint64_t now = cpu_.absolute_now();
  bool too_short = config_.filter_ns && last_edge_ns_ && now - last_edge_ns_ < config_.filter_ns;
  last_edge_ns_ = now;
  if (too_short) return;
  if (config_.quadrature) return turned(&net == a_, level);
  if (!(config_.edges & (level ? hal::RisingEdge : hal::FallingEdge))) return;
  bool down = config_.down != (b_ && b_->level());
  count(down ? -1 : 1);
}

}  // namespace adder::sim
