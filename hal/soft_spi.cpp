// See soft_spi.h.
#include "hal/soft_spi.h"

namespace adder::hal {

HalError SoftSpi::configure(const SpiConfig& config) {
  if (config.baud == 0 || config.bits != 8) return HalError::InvalidArgument;
  config_ = config;
  half_ns_ = (ns_per_s / 2 + config.baud - 1) / config.baud;
  sck_.write(config.polarity);
  HAL_TRY(sck_.configure({PinMode::Output, PinPull::None, 0}));
  if (mosi_) HAL_TRY(mosi_->configure({PinMode::Output, PinPull::None, 0}));
  if (miso_) HAL_TRY(miso_->configure({PinMode::Input, PinPull::None, 0}));
  return HalError::None;
}

// Phase 0: data is set up before the first edge and sampled on it. Phase 1: set on the first edge, sampled on the
// second.
HalResult<uint8_t> SoftSpi::exchange(uint8_t byte) {
  uint8_t received = 0;
  for (int i = 0; i < 8; i++) {
    int bit = config_.lsb_first ? i : 7 - i;
    if (config_.phase) sck_.write(!config_.polarity);
    if (mosi_) mosi_->write((byte >> bit) & 1);
    if (auto error = clock_.delay_ns(half_ns_); error != HalError::None) return error;
    sck_.write(config_.phase ? config_.polarity : !config_.polarity);
    if (miso_ && miso_->read()) received |= uint8_t(1u << bit);
    if (auto error = clock_.delay_ns(half_ns_); error != HalError::None) return error;
    if (!config_.phase) sck_.write(config_.polarity);
  }
  return received;
}

HalError SoftSpi::transfer(Bytes out, Span<uint8_t> in, uint8_t fill) {
  size_t size = out.size() > in.size() ? out.size() : in.size();
  for (size_t i = 0; i < size; i++) {
    auto received = exchange(i < out.size() ? out[i] : fill);
    if (!received.ok()) return received.error();
    if (i < in.size()) in[i] = received.value();
  }
  return HalError::None;
}

}  // namespace adder::hal
