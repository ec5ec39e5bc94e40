// See flash.h.
#include "sim/peripheral/flash.h"

namespace adder::sim {

using hal::HalError;

HalError SimFlash::read(uint64_t offset, Span<uint8_t> bytes) {
  HAL_TRY(cpu_.call());
  if (offset > array_.size() || bytes.size() > array_.size() - offset) return HalError::NoSpace;
  array_.read(offset, bytes);
  return HalError::None;
}

HalError SimFlash::program(uint64_t offset, Bytes bytes) {
  HAL_TRY(cpu_.call());
  if (offset > array_.size() || bytes.size() > array_.size() - offset) return HalError::NoSpace;
  uint32_t page = model_.geometry.page_size;
  if (bytes.empty() || offset / page != (offset + bytes.size() - 1) / page) return HalError::InvalidArgument;
  if (!array_.program(offset, bytes)) return HalError::Halted;
  return cpu_.spend(model_.program_ns);
}

HalError SimFlash::erase(uint64_t offset, uint64_t size) {
  HAL_TRY(cpu_.call());
  if (offset > array_.size() || size > array_.size() - offset) return HalError::NoSpace;
  uint32_t sector = model_.geometry.erase_size;
  if (offset % sector || size % sector) return HalError::InvalidArgument;
  for (uint64_t at = offset; at < offset + size; at += sector) {
    if (!array_.erase(at, sector)) return HalError::Halted;
    HAL_TRY(cpu_.spend(model_.erase_ns));
  }
  return HalError::None;
}

}  // namespace adder::sim
