// Reading the sections of a model file: numbers and arrays in turn, with bounds checked and the first failure kept.
#pragma once

#include "core/base/bits.h"
#include "modules/ml/kernels/distances.h"
#include "modules/ml/kernels/linear.h"
#include "modules/ml/kernels/model.h"

namespace adder::ml {

inline constexpr Message too_short = "section is too short for what it says it holds"_m;
inline constexpr Message bad_shape = "inputs and outputs do not fit the section's kind"_m;

class SectionReader {
 public:
  SectionReader(Bytes file, const Step& step) : base_(file.data()), at_(step.offset), end_(step.offset + step.bytes) {}

  uint8_t u8() { return uint8_t(take(1)); }
  uint16_t u16() { return uint16_t(take(2)); }
  uint32_t u32() { return take(4); }
  float f32() { return std::bit_cast<float>(take(4)); }

  // `count` rows of `width` elements in place, from the next multiple of 4; nullptr when they do not fit.
  template <class T>
  const T* array(uint32_t count, uint32_t width = 1) {
    return static_cast<const T*>(take_array(count, width, sizeof(T)));
  }

  void require(bool good, Wrong what);
  void fail(Wrong what) { require(false, what); }
  const Fault& fault() const { return fault_; }
  uint32_t at() const { return at_; }
  uint32_t left() const { return end_ - at_; }

 private:
  uint32_t take(uint32_t bytes);
  const void* take_array(uint32_t count, uint32_t width, uint32_t item_bytes);

  const uint8_t* base_;
  uint32_t at_, end_;
  Fault fault_;
};

// Each reads the section's content after its inputs and outputs, and checks what a run relies on.
LinearLayer read_linear(SectionReader& r, const Step& step);
Scaler read_scaler(SectionReader& r, const Step& step);
Norm read_norm(SectionReader& r, const Step& step);
Neighbors read_neighbors(SectionReader& r, const Step& step);
Centres read_centres(SectionReader& r, const Step& step);
Gaussians read_gaussians(SectionReader& r, const Step& step);
SupportVectors read_support_vectors(SectionReader& r, const Step& step);
TreeEnsemble read_trees(SectionReader& r, const Step& step);

}  // namespace adder::ml
