// Reading the sections of a model file: numbers and arrays in turn, with bounds checked and the first failure kept.
#pragma once

#include "core/base/bits.h"
#include "modules/ml/kernels/distances.h"
#include "modules/ml/kernels/linear.h"
#include "modules/ml/kernels/model.h"

namespace adder::ml {

class SectionReader {
 public:
  SectionReader(Bytes file, const Step& step) : base_(file.data()), at_(step.offset), end_(step.offset + step.bytes) {}

  uint8_t u8() { return take<uint8_t>(); }
  uint16_t u16() { return take<uint16_t>(); }
  uint32_t u32() { return take<uint32_t>(); }
  float f32() { return take<float>(); }

  // `count` elements in place, from the next multiple of 4; nullptr when they do not fit.
  template <class T>
  const T* array(uint64_t count) {
    uint64_t start = align_up(at_, 4);
    if (count > UINT32_MAX || start + count * sizeof(T) > end_) {
      fail("section is too short for what it says it holds");
      return nullptr;
    }
    at_ = uint32_t(start + count * sizeof(T));
    return reinterpret_cast<const T*>(base_ + start);
  }

  void require(bool good, const char* what) {
    if (!good) fail(what);
  }
  void fail(const char* what) {
    if (!fault_) fault_ = {what, at_};
  }
  const Fault& fault() const { return fault_; }
  uint32_t at() const { return at_; }
  uint32_t left() const { return end_ - at_; }

 private:
  template <class T>
  T take() {
    if (end_ - at_ < sizeof(T)) {
      fail("section is too short");
      return T();
    }
    T value = load_unaligned<T>(base_ + at_);
    at_ += sizeof(T);
    return value;
  }

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
