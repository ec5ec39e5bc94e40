// Overlapping windows over interleaved channels; see sliding.h.
#include "modules/dsp/kernels/sliding.h"

#include <cstring>

#include "modules/dsp/kernels/convert.h"

namespace adder::dsp {

size_t sliding_push(SlidingWindow& w, Span<const int16_t> interleaved) {
  contract(w.storage.size() == size_t(w.channels) * w.length && w.hop >= 1 && w.hop <= w.length, "sliding_push: sizes");
  if (w.complete()) {
    w.filled -= w.hop;
    for (size_t c = 0; c < w.channels; c++) {
      int16_t* samples = w.storage.data() + c * w.length;
      std::memmove(samples, samples + w.hop, w.filled * sizeof(int16_t));
    }
  }
  size_t frames = interleaved.size() / w.channels, room = w.length - w.filled;
  if (frames > room) frames = room;
  for (size_t c = 0; c < w.channels; c++)
    deinterleave(interleaved.first(frames * w.channels), w.channels, c, w.channel(c).subspan(w.filled, frames));
  w.filled += uint32_t(frames);
  return frames * w.channels;
}

}  // namespace adder::dsp
