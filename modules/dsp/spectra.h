// The FFT as an object, which dsp and emlearn_fft share.
#pragma once

#include "modules/common/call.h"
#include "modules/dsp/kernels/fft.h"
#include "modules/dsp/types.h"

namespace adder::dsp {

// Transforms of one size. Memory: the complex table, then the real one where the size allows.
struct FftObject : NativeMemory {
  uint32_t size;
  bool filled;  // emlearn_fft: the program has called fill()
  FftPlan plan, real_plan;
};

// An FftObject; without plans when the size is none that can be transformed.
FftObject* make_fft(Call& c, uint32_t size);

// n/2 log2(n) butterflies of about 20 instructions each, as multiply-accumulates.
inline size_t fft_work(size_t size) { return size / 2 * size_t(std::bit_width(size) - 1) * 4; }

}  // namespace adder::dsp
