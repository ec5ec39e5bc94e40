// See i2s.h.
#include "sim/peripheral/i2s.h"

#include <algorithm>
#include <cstring>

namespace adder::sim {

using hal::HalError;

HalError SimI2s::configure(const hal::I2sConfig& config) {
  HAL_TRY(cpu_.call());
  if ((config.bits != 16 && config.bits != 32) || config.rate == 0) return HalError::InvalidArgument;
  if (config.buffer_bytes > (1u << 24)) return HalError::NoMemory;
  reset();
  config_ = config;
  if (capacity() == 0) return HalError::InvalidArgument;
  if (!device_) cpu_.world().warn(name_, "nothing is attached to this bus: silence");
  if (device_ && !device_->i2s_begin(config.mode, config.rate)) return HalError::InvalidArgument;
  ring_.assign(capacity() * frame_bytes(), 0);
  running_ = true;
  start_ns_ = cpu_.absolute_now();
  return HalError::None;
}

HalError SimI2s::stop() {
  HAL_TRY(cpu_.call());
  update();
  reset();
  return HalError::None;
}

void SimI2s::reset() {
  cpu_.world().timeline.cancel(wake_);
  running_ = in_gap_ = primed_ = false;
  done_ = silent_ = 0;
  first_ = held_ = 0;
  lost_frames_ = lost_events_ = 0;
  notify_bytes_ = 0;
}

uint64_t SimI2s::frame_time(uint64_t frame) const {
  // Rounded up: at that moment the frame is complete.
  return start_ns_ + uint64_t(((unsigned __int128)(frame)*hal::ns_per_s + config_.rate - 1) / config_.rate);
}

uint64_t SimI2s::frames_by_now() const {
  uint64_t elapsed = cpu_.absolute_now() - start_ns_;
  uint64_t frames = uint64_t((unsigned __int128)(elapsed)*config_.rate / hal::ns_per_s);
  uint64_t end = device_ && config_.mode == hal::I2sMode::Receive ? device_->i2s_frames() : never_ns;
  return std::min(frames, end);
}

void SimI2s::lose(uint64_t frames) {
  if (frames == 0) return;
  lost_frames_ += frames;
  total_lost_frames_ += frames;
  if (in_gap_) return;
  in_gap_ = true;
  lost_events_++;
  total_lost_events_++;
  cpu_.world().warn(name_, config_.mode == hal::I2sMode::Receive
                               ? "overrun: the program reads too late, sound is lost"
                               : "underrun: the program writes too late, silence is played");
}

void SimI2s::store(const I2sFrame& frame) {
  uint8_t* at = ring_.data() + (first_ + held_) % capacity() * frame_bytes();
  const int32_t samples[] = {frame.left, frame.right};
  for (int i = 0; i < (config_.stereo ? 2 : 1); i++) {
    uint32_t bits = uint32_t(samples[i]) >> (32 - config_.bits);
    for (unsigned byte = 0; byte < config_.bits / 8u; byte++) *at++ = uint8_t(bits >> (8 * byte));
  }
  held_++;
}

I2sFrame SimI2s::fetch(size_t position) const {
  const uint8_t* at = ring_.data() + (first_ + position) % capacity() * frame_bytes();
  int32_t samples[2] = {0, 0};
  for (int i = 0; i < (config_.stereo ? 2 : 1); i++) {
    uint32_t bits = 0;
    for (unsigned byte = 0; byte < config_.bits / 8u; byte++) bits |= uint32_t(*at++) << (8 * byte);
    samples[i] = int32_t(bits << (32 - config_.bits));
  }
  return {samples[0], config_.stereo ? samples[1] : samples[0]};
}

void SimI2s::capture(uint64_t frames) {
  I2sFrame block[256];
  uint64_t end = done_ + frames;
  if (lose_until_ > start_ns_) {
    uint64_t safe = uint64_t((unsigned __int128)(lose_until_ - start_ns_) * config_.rate / hal::ns_per_s);
    uint64_t skipped = safe > done_ ? std::min(safe - done_, frames) : 0;
    lose(skipped);  // before what follows it: a gap that spans two calls is one
    done_ += skipped;
  }
  while (done_ < end) {
    size_t count = std::min({size_t(end - done_), capacity() - held_, std::size(block)});
    if (count == 0) break;
    std::fill(block, block + count, I2sFrame{0, 0});
    if (device_) device_->i2s_capture(done_, Span<I2sFrame>(block, count));
    for (size_t i = 0; i < count; i++) store(block[i]);
    done_ += count;
    in_gap_ = false;
  }
  lose(end - done_);
  done_ = end;
}

void SimI2s::play(uint64_t frames) {
  while (frames > 0 && held_ > 0) {
    I2sFrame frame = fetch(0);
    if (device_) device_->i2s_play(done_, Span<const I2sFrame>(&frame, 1));
    first_ = (first_ + 1) % capacity();
    held_--;
    done_++;
    frames--;
  }
  done_ += frames;
  if (primed_) silent_ += frames;
}

void SimI2s::update() {
  if (!running_) return;
  uint64_t now = frames_by_now();
  if (now <= done_) return;
  if (config_.mode == hal::I2sMode::Receive)
    capture(now - done_);
  else
    play(now - done_);
  if (device_ && config_.mode == hal::I2sMode::Receive && done_ >= device_->i2s_frames()) device_->i2s_ended();
}

size_t SimI2s::available() {
  if (cpu_.call() != HalError::None || !running_) return 0;
  update();
  return usable() * frame_bytes();
}

size_t SimI2s::read(Span<uint8_t> bytes) {
  if (cpu_.call() != HalError::None || !running_ || config_.mode != hal::I2sMode::Receive) return 0;
  update();
  size_t frames = std::min(bytes.size() / frame_bytes(), held_);
  for (size_t moved = 0; moved < frames;) {
    size_t count = std::min(frames - moved, capacity() - first_);
    std::memcpy(bytes.data() + moved * frame_bytes(), ring_.data() + first_ * frame_bytes(), count * frame_bytes());
    first_ = (first_ + count) % capacity();
    moved += count;
  }
  held_ -= frames;
  schedule();
  return frames * frame_bytes();
}

size_t SimI2s::write(Bytes bytes) {
  if (cpu_.call() != HalError::None || !running_ || config_.mode != hal::I2sMode::Transmit) return 0;
  update();
  size_t frames = std::min(bytes.size() / frame_bytes(), capacity() - held_);
  if (frames == 0) return 0;
  lose(silent_);  // the pause since the ring ran dry was not the end of the sound
  silent_ = 0;
  in_gap_ = false;
  primed_ = true;
  for (size_t i = 0; i < frames; i++) {
    std::memcpy(ring_.data() + (first_ + held_) % capacity() * frame_bytes(), bytes.data() + i * frame_bytes(),
                frame_bytes());
    held_++;
  }
  schedule();
  return frames * frame_bytes();
}

bool SimI2s::transmitted() {
  update();
  return held_ == 0;
}

HalError SimI2s::notify(size_t bytes) {
  HAL_TRY(cpu_.call());
  if (bytes > capacity() * frame_bytes()) return HalError::InvalidArgument;
  notify_bytes_ = bytes;
  update();
  schedule();
  return HalError::None;
}

// Plans the event for the moment at which enough can be read or written.
void SimI2s::schedule() {
  cpu_.world().timeline.cancel(wake_);
  if (!running_ || notify_bytes_ == 0) return;
  size_t wanted = (notify_bytes_ + frame_bytes() - 1) / frame_bytes();
  size_t missing = wanted > usable() ? wanted - usable() : 0;
  wake_ = cpu_.world().timeline.at(frame_time(done_ + missing), [this] {
    wake_ = {};
    update();
    if (usable() * frame_bytes() < notify_bytes_) {
      // The recording has ended, or frames were lost on the way: later then.
      if (device_ && done_ >= device_->i2s_frames() && config_.mode == hal::I2sMode::Receive) return;
      return schedule();
    }
    notify_bytes_ = 0;
    cpu_.post(hal::EventKind::I2s, uint16_t(id_), uint32_t(usable() * frame_bytes()));
  });
}

void SimI2s::lose_until(uint64_t time_ns) {
  update();
  lose_until_ = time_ns;
}

}  // namespace adder::sim
