// See i2c.h.
#include "sim/peripheral/i2c.h"

#include <algorithm>

namespace adder::sim {

using hal::HalError;

HalError SimI2c::configure(const hal::I2cConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.frequency == 0) return HalError::InvalidArgument;
  config_ = config;
  config_.frequency = std::min(config.frequency, max_hz_);
  return HalError::None;
}

// Waits while the device holds the clock before the next byte.
HalError SimI2c::stretch() {
  uint64_t held = bus_.stretch_ns(), timeout = config_.timeout_us * hal::ns_per_us;
  if (held <= timeout) return cpu_.spend(held);
  HAL_TRY(cpu_.spend(timeout));
  return HalError::Timeout;
}

// The nine bits of a byte whose answer is known: they pass, and are drawn in the trace.
HalError SimI2c::pass_bits(uint8_t byte, bool acknowledged) {
  uint64_t bit_ns = hal::ns_per_s / config_.frequency, now = cpu_.absolute_now();
  for (int bit = 0; bus_.scl() && bus_.scl()->traced() && bit < 9; bit++) {
    uint64_t at = now + uint64_t(bit) * bit_ns;
    bus_.scl()->trace_level(at, false);
    bus_.sda()->trace_level(at + bit_ns / 4, bit < 8 ? (byte >> (7 - bit)) & 1 : !acknowledged);
    bus_.scl()->trace_level(at + bit_ns / 2, true);
  }
  return cpu_.spend(9 * bit_ns);
}

HalError SimI2c::start(uint8_t address, bool read) {
  if (bus_.stuck()) {
    HAL_TRY(cpu_.spend(config_.timeout_us * hal::ns_per_us));
    return HalError::BusStuck;
  }
  if (bus_.sda()) bus_.sda()->trace_level(cpu_.absolute_now(), false);
  HAL_TRY(cpu_.spend(hal::ns_per_s / config_.frequency));
  bool answered = bus_.start(address, read);
  HAL_TRY(pass_bits(uint8_t(address << 1 | (read ? 1 : 0)), answered));
  return answered ? HalError::None : HalError::NoDevice;
}

HalError SimI2c::move(const hal::I2cSegment& segment, size_t& done) {
  for (size_t i = 0; i < segment.size; i++) {
    HAL_TRY(stretch());
    if (bus_.stuck()) return HalError::BusStuck;
    if (segment.read) segment.data[i] = bus_.read();
    bool taken = segment.read || bus_.write(segment.data[i]);
    HAL_TRY(pass_bits(segment.data[i], taken));
    if (!taken) return HalError::Nack;
    done++;
  }
  return HalError::None;
}

HalError SimI2c::transfer(uint8_t address, Span<const hal::I2cSegment> segments, bool stop, size_t& done) {
  HAL_TRY(cpu_.call());
  if (address > 0x7f) return HalError::InvalidArgument;
  HalError error = HalError::None;
  for (size_t i = 0; i < segments.size() && error == HalError::None; i++) {
    if (i == 0 || segments[i].read != segments[i - 1].read) error = start(address, segments[i].read);
    if (error == HalError::None) error = move(segments[i], done);
  }
  if (error == HalError::Halted) return error;
  if (stop || error != HalError::None) {
    bus_.stop();
    if (bus_.sda()) bus_.sda()->trace_level(cpu_.absolute_now() + hal::ns_per_s / config_.frequency, true);
    HAL_TRY(cpu_.spend(hal::ns_per_s / config_.frequency));
  }
  return error;
}

HalError SimI2cTarget::configure(const hal::I2cTargetConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.address < 8 || config.address > 0x77 || config.address_bytes > 4) return HalError::InvalidArgument;
  reset();
  if (!bus_.attach(*this, config.address, "target " + std::to_string(id_))) {
    cpu_.world().warn(bus_.name(),
                      "address " + std::to_string(config.address) + " is taken by " + bus_.taken_by(config.address));
    return HalError::InUse;
  }
  config_ = config;
  running_ = true;
  return HalError::None;
}

HalError SimI2cTarget::stop() {
  HAL_TRY(cpu_.call());
  reset();
  return HalError::None;
}

void SimI2cTarget::reset() {
  if (running_) bus_.detach(*this);
  running_ = false;
  events_ = 0;
  phase_ = Phase::None;
  received_.clear();
  waiting_.clear();
  config_ = {};
}

HalError SimI2cTarget::set_interrupt(uint8_t events) {
  HAL_TRY(cpu_.call());
  events_ = events;
  return HalError::None;
}

void SimI2cTarget::tell(uint8_t event) {
  if (events_ & event) cpu_.post(hal::EventKind::I2cTarget, uint16_t(id_), event);
}

// A repeated start or a stop ends what went before.
void SimI2cTarget::end() {
  if (phase_ == Phase::Writing) tell(hal::TargetWriteEnd);
  if (phase_ == Phase::Reading) tell(hal::TargetReadEnd);
  phase_ = Phase::None;
}

bool SimI2cTarget::i2c_start(bool read) {
  bool memory = !config_.memory.empty();
  if (!(memory && phase_ == Phase::Address)) end();
  if (read) {
    phase_ = Phase::Reading;
    start_address_ = address_;
    tell(hal::TargetAddressedToRead);
  } else {
    address_left_ = memory ? config_.address_bytes : 0;
    phase_ = address_left_ ? Phase::Address : Phase::Writing;
    if (address_left_) address_ = 0;
    tell(hal::TargetAddressedToWrite);
  }
  return true;
}

bool SimI2cTarget::i2c_write(uint8_t byte) {
  if (phase_ == Phase::Address && address_left_ > 0) {
    address_ = address_ << 8 | byte;
    if (--address_left_ > 0) return true;
    start_address_ = address_;
    address_ %= uint32_t(config_.memory.size());
    return true;
  }
  phase_ = Phase::Writing;
  if (config_.memory.empty()) {
    constexpr size_t most = 256;  // bytes of a hardware FIFO with its software extension
    if (received_.size() >= most) return false;
    received_.push_back(byte);
  } else {
    config_.memory[address_] = byte;
    address_ = (address_ + 1) % uint32_t(config_.memory.size());
  }
  tell(hal::TargetWriteRequest);
  return true;
}

uint8_t SimI2cTarget::i2c_read() {
  tell(hal::TargetReadRequest);
  if (!config_.memory.empty()) {
    uint8_t byte = config_.memory[address_];
    address_ = (address_ + 1) % uint32_t(config_.memory.size());
    return byte;
  }
  if (waiting_.empty()) return 0xff;
  uint8_t byte = waiting_.front();
  waiting_.pop_front();
  return byte;
}

void SimI2cTarget::i2c_stop() {
  if (phase_ == Phase::Address) phase_ = address_left_ ? Phase::None : Phase::Writing;
  end();
}

size_t SimI2cTarget::read(Span<uint8_t> bytes) {
  if (cpu_.call() != HalError::None) return 0;
  size_t count = 0;
  while (count < bytes.size() && !received_.empty()) {
    bytes[count++] = received_.front();
    received_.pop_front();
  }
  return count;
}

size_t SimI2cTarget::write(Bytes bytes) {
  if (cpu_.call() != HalError::None) return 0;
  waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  return bytes.size();
}

}  // namespace adder::sim
