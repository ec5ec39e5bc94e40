// Overlapping windows over a stream of interleaved int16 channels: the front end of motion classifiers.
#pragma once

#include "core/base/base.h"

namespace adder::dsp {

// `storage` holds one window of `length` samples for each channel, channel after channel. Invariant: filled < length,
// but from the moment a window is complete until the next push, when it is `length`.
struct SlidingWindow {
  Span<int16_t> storage;  // channels * length
  uint32_t channels = 3, length = 128;
  uint32_t hop = 64;  // 1..length new samples from one window to the next
  uint32_t filled = 0;

  bool complete() const { return filled == length; }
  // Samples of one channel in order of time, valid while complete().
  Span<int16_t> channel(size_t index) const { return storage.subspan(index * length, length); }
};

// Takes frames (one sample of every channel, interleaved) until the window is complete or no whole frame is left;
// returns how many samples it took, a multiple of `channels`. Call again with the rest after using the window.
size_t sliding_push(SlidingWindow& window, Span<const int16_t> interleaved);

}  // namespace adder::dsp
