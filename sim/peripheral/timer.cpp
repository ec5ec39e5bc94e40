// See timer.h.
#include "sim/peripheral/timer.h"

#include <algorithm>

namespace adder::sim {

using hal::HalError;

HalError SimTimer::start(uint64_t period_ns, bool periodic) {
  HAL_TRY(cpu_.call());
  if (period_ns == 0) return HalError::InvalidArgument;
  cpu_.world().timeline.cancel(next_);
  period_ns_ = period_ns;
  expiries_ = 0;
  last_ns_ = cpu_.absolute_now();
  next_ = cpu_.world().timeline.after(period_ns, [this, periodic] { expire(periodic); });
  return HalError::None;
}

void SimTimer::expire(bool periodic) {
  last_ns_ = cpu_.absolute_now();
  next_ = {};
  if (periodic) next_ = cpu_.world().timeline.after(period_ns_, [this] { expire(true); });
  expiries_++;
  if (cpu_.events().holds(hal::EventKind::Timer, uint16_t(id_)))
    late_++;
  else
    cpu_.post(hal::EventKind::Timer, uint16_t(id_), expiries_);
}

HalError SimTimer::stop() {
  HAL_TRY(cpu_.call());
  cpu_.world().timeline.cancel(next_);
  return HalError::None;
}

void SimTimer::reset() { cpu_.world().timeline.cancel(next_); }

int64_t SimRtc::now_ns() {
  int64_t elapsed = int64_t(cpu_.absolute_now() - since_ns_);
  return base_ns_ + elapsed + elapsed / 1'000'000 * ppm_;
}

HalError SimRtc::set_ns(int64_t utc_ns) {
  HAL_TRY(cpu_.call());
  base_ns_ = utc_ns;
  since_ns_ = cpu_.absolute_now();
  if (alarm_.scheduled()) plan();
  return HalError::None;
}

void SimRtc::plan() {
  cpu_.world().timeline.cancel(alarm_);
  int64_t ahead = std::max<int64_t>(0, alarm_ns_ - now_ns());
  alarm_ = cpu_.world().timeline.after(uint64_t(ahead), [this] {
    alarm_ = {};
    cpu_.post(hal::EventKind::RtcAlarm, 0, 0);
    cpu_.wake(hal::WakeReason::Rtc);
  });
}

HalError SimRtc::set_alarm(int64_t utc_ns) {
  HAL_TRY(cpu_.call());
  alarm_ns_ = utc_ns;
  plan();
  return HalError::None;
}

void SimRtc::cancel_alarm() { cpu_.world().timeline.cancel(alarm_); }

HalError SimRtc::calibrate(int32_t parts_per_million) {
  HAL_TRY(cpu_.call());
  if (parts_per_million < -500 || parts_per_million > 500) return HalError::InvalidArgument;
  HAL_TRY(set_ns(now_ns()));
  ppm_ = parts_per_million;
  return HalError::None;
}

void SimRtc::lose_power() {
  cancel_alarm();
  std::fill(memory_.begin(), memory_.end(), uint8_t(0));
  ppm_ = 0;
  base_ns_ = int64_t(946'684'800) * int64_t(hal::ns_per_s);
  since_ns_ = cpu_.absolute_now();
}

HalError SimWatchdog::start(uint32_t timeout_ms) {
  HAL_TRY(cpu_.call());
  if (timeout_ms == 0) return HalError::InvalidArgument;
  timeout_ms_ = timeout_ms;
  feed();
  return HalError::None;
}

void SimWatchdog::feed() {
  if (timeout_ms_ == 0 || cpu_.halted()) return;
  cpu_.world().timeline.cancel(bite_);
  bite_ = cpu_.world().timeline.after(timeout_ms_ * hal::ns_per_ms, [this] {
    bite_ = {};
    cpu_.world().warn("watchdog", "not fed for " + std::to_string(timeout_ms_) + " ms: the node is reset");
    cpu_.halt(hal::HaltReason::Reset, hal::ResetCause::Watchdog);
  });
}

void SimWatchdog::reset() {
  cpu_.world().timeline.cancel(bite_);
  timeout_ms_ = 0;
}

}  // namespace adder::sim
