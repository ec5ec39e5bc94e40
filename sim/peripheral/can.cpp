// See can.h. A frame nobody acknowledges is repeated, each time eight errors more, up to error passive.
#include "sim/peripheral/can.h"

namespace adder::sim {

using hal::CanMode;
using hal::CanState;
using hal::HalError;

bool CanBus::send(const CanListener* sender, const hal::CanFrame& frame, uint32_t bitrate) {
  bool heard = false;
  for (CanListener* each : listeners_)
    if (each != sender) heard |= each->can_heard(frame, bitrate);
  return heard;
}

unsigned CanBus::frame_bits(const hal::CanFrame& frame) {
  return (frame.extended ? 67u : 47u) + (frame.remote ? 0u : 8u * frame.length);
}

HalError SimCan::configure(const hal::CanConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.bitrate == 0 || config.bitrate > 1'000'000) return HalError::InvalidArgument;
  reset();
  config_ = config;
  state_ = CanState::Active;
  return HalError::None;
}

HalError SimCan::stop() {
  HAL_TRY(cpu_.call());
  reset();
  return HalError::None;
}

void SimCan::reset() {
  cpu_.world().timeline.cancel(shifting_);
  state_ = CanState::Stopped;
  errors_ = 0;
  sending_ = false;
  filters_.clear();
  waiting_.clear();
  received_.clear();
}

HalError SimCan::set_filters(Span<const hal::CanFilter> filters) {
  HAL_TRY(cpu_.call());
  if (filters.size() > 28) return HalError::NoSpace;
  filters_.assign(filters.begin(), filters.end());
  return HalError::None;
}

HalError SimCan::send(const hal::CanFrame& frame) {
  HAL_TRY(cpu_.call());
  if (state_ == CanState::Stopped) return HalError::NotConnected;
  if (frame.length > 8 || frame.id > (frame.extended ? 0x1fffffffu : 0x7ffu)) return HalError::InvalidArgument;
  if (config_.mode == CanMode::Silent) return HalError::WriteProtected;
  if (waiting_.size() + (sending_ ? 1 : 0) >= mailboxes) return HalError::TryAgain;
  waiting_.push_back(frame);
  send_next();
  return HalError::None;
}

void SimCan::send_next() {
  if (sending_ || waiting_.empty()) return;
  sending_ = true;
  hal::CanFrame frame = waiting_.front();
  uint64_t duration = uint64_t(CanBus::frame_bits(frame)) * hal::ns_per_s / config_.bitrate;
  shifting_ = cpu_.world().timeline.after(duration, [this, frame] { sent(frame); });
}

void SimCan::sent(const hal::CanFrame& frame) {
  sending_ = false;
  bool loop = config_.mode == CanMode::Loopback || config_.mode == CanMode::SilentLoopback;
  bool heard = loop;
  if (config_.mode != CanMode::SilentLoopback) heard |= bus_.send(this, frame, config_.bitrate);
  if (heard) {
    waiting_.pop_front();
    if (errors_ > 0) errors_--;
    if (loop) keep(frame);
  } else {
    count_error();
  }
  send_next();
}

// An unacknowledged frame raises the counter only to error passive (ISO 11898-1): a lone node never goes off the bus.
void SimCan::count_error() {
  if (errors_ < 128) errors_ += 8;
  state_ = errors_ >= 128 ? CanState::Passive : errors_ >= 96 ? CanState::Warning : CanState::Active;
}

bool SimCan::can_heard(const hal::CanFrame& frame, uint32_t bitrate) {
  if (state_ == CanState::Stopped || bitrate != config_.bitrate || config_.mode == CanMode::SilentLoopback)
    return false;
  keep(frame);
  return config_.mode != CanMode::Silent;
}

void SimCan::keep(const hal::CanFrame& frame) {
  bool wanted = filters_.empty();
  for (const hal::CanFilter& filter : filters_)
    wanted |= filter.extended == frame.extended && (frame.id & filter.mask) == (filter.id & filter.mask);
  if (!wanted) return;
  if (received_.size() >= receive_depth) {
    cpu_.world().warn("can" + std::to_string(id_), "overrun: the program reads too late, frames are lost");
    return;
  }
  received_.push_back(frame);
  if (!cpu_.events().holds(hal::EventKind::CanReceived, uint16_t(id_)))
    cpu_.post(hal::EventKind::CanReceived, uint16_t(id_), uint32_t(received_.size()));
}

HalError SimCan::receive(hal::CanFrame& frame) {
  HAL_TRY(cpu_.call());
  if (received_.empty()) return HalError::TryAgain;
  frame = received_.front();
  received_.pop_front();
  return HalError::None;
}

}  // namespace adder::sim
