// See serial.h.
#include "sim/bus/serial.h"

#include <cstdlib>

namespace adder::sim {

SerialHeard hear(const SerialFrame& frame, const SerialFormat& own) {
  const SerialFormat& theirs = frame.format;
  int64_t off = std::llabs(int64_t(theirs.baud) - int64_t(own.baud));
  bool same = off * 100 <= int64_t(own.baud) * 4 && theirs.bits == own.bits && theirs.parity == own.parity;
  uint16_t mask = uint16_t((1u << own.bits) - 1);
  if (frame.is_break) return {0, false};
  if (same) return {uint16_t(frame.data & mask), true};
  return {uint16_t(mix_bits(frame.data ^ uint64_t(theirs.baud) << 16 ^ own.baud) & mask), false};
}

void SerialLine::begin(const SerialFrame& frame) {
  if (!net_.traced()) return;
  uint64_t bit_ns = 1'000'000'000u / frame.format.baud, start = world_.now();
  net_.trace_level(start, false);
  for (unsigned bit = 0; bit < frame.format.bits; bit++)
    net_.trace_level(start + (bit + 1) * bit_ns, (frame.data >> bit) & 1);
  net_.trace_level(start + (frame.format.bits + 1u) * bit_ns, true);
}

void SerialLine::deliver(const SerialFrame& frame) {
  world_.trace.change(variable_, world_.now(), frame.data);
  for (size_t i = 0; i < listeners_.size(); i++) listeners_[i]->serial_heard(frame);
}

void SerialTalker::begin() {
  if (sending_ || queue_.empty()) return;
  sending_ = true;
  SerialFrame frame{queue_.front(), false, format};
  queue_.pop_front();
  line_.begin(frame);
  next_ = world_.timeline.after(format.frame_ns(), [this, frame] {
    sending_ = false;
    begin();
    line_.deliver(frame);
  });
}

void SerialTalker::stop() {
  world_.timeline.cancel(next_);
  queue_.clear();
  sending_ = false;
}

}  // namespace adder::sim
