// See spi.h.
#include "sim/peripheral/spi.h"

#include <algorithm>

namespace adder::sim {

using hal::HalError;

namespace {

uint8_t reversed(uint8_t byte) {
  uint8_t result = 0;
  for (int bit = 0; bit < 8; bit++) result = uint8_t(result << 1 | ((byte >> bit) & 1));
  return result;
}

}  // namespace

HalError SimSpi::configure(const hal::SpiConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.baud == 0 || config.bits != 8) return HalError::InvalidArgument;
  config_ = config;
  config_.baud = std::min(config.baud, max_hz_);
  return HalError::None;
}

HalError SimSpi::transfer(Bytes out, Span<uint8_t> in, uint8_t fill) {
  HAL_TRY(cpu_.call());
  uint64_t byte_ns = (8 * hal::ns_per_s + config_.baud - 1) / config_.baud;
  size_t size = std::max(out.size(), in.size());
  for (size_t i = 0; i < size; i++) {
    uint8_t sent = i < out.size() ? out[i] : fill;
    uint8_t wire = config_.lsb_first ? reversed(sent) : sent;
    uint8_t got = bus_.exchange(wire, config_.polarity, config_.phase, config_.baud);
    if (bus_.sck() && bus_.sck()->traced()) trace_byte(byte_ns, wire, got);
    HAL_TRY(cpu_.spend(byte_ns));
    if (i < in.size()) in[i] = config_.lsb_first ? reversed(got) : got;
  }
  return HalError::None;
}

// The edges of the byte that begins now.
void SimSpi::trace_byte(uint64_t byte_ns, uint8_t out, uint8_t in) {
  uint64_t now = cpu_.absolute_now(), half = byte_ns / 16;
  for (int bit = 0; bit < 8; bit++) {
    uint64_t at = now + uint64_t(2 * bit) * half;
    if (bus_.mosi()) bus_.mosi()->trace_level(at, (out >> (7 - bit)) & 1);
    if (bus_.miso()) bus_.miso()->trace_level(at, (in >> (7 - bit)) & 1);
    bus_.sck()->trace_level(at + (config_.phase ? 0 : half), !config_.polarity);
    bus_.sck()->trace_level(at + (config_.phase ? half : 2 * half), config_.polarity);
  }
}

}  // namespace adder::sim
