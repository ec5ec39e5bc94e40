// What all streaming filters of dsp and emlearn share: one run(data, out=None) and one reset().
#pragma once

#include "modules/common/call.h"
#include "modules/dsp/types.h"

namespace adder::dsp {

struct StreamFilter;

// What tells one filter from another.
struct FilterKind {
  char typecode;  // of its samples, in and out
  // Multiply-accumulates for each sample: fixed, and for each section or tap.
  uint8_t work, work_each;
  void (*run)(StreamFilter& self, const void* in, void* out, size_t samples);
  void (*reset)(StreamFilter& self);
};

struct StreamFilter : NativeMemory {
  const FilterKind* kind;
  uint32_t count;  // sections or taps
};

extern const Type stream_filter_type;
extern const FilterKind iir_kind, iir_q15_kind;

// A filter of `count` sections or taps and so many bytes; nullptr: MemoryError is pending.
StreamFilter* make_filter(Call& c, const FilterKind& kind, size_t bytes, size_t count);
// IIRFilter(sos), IIRFilterQ15(sos).
Value make_iir(Call& c, const FilterKind& kind, Span<const float> sos);

template <class Section>
Span<Section> sections_of(const StreamFilter& self) {
  return items_at<Section>(self.memory, 0, self.count);
}

}  // namespace adder::dsp
