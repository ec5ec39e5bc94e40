// See analog.h.
#include "sim/peripheral/analog.h"

#include <algorithm>
#include <cmath>

namespace adder::sim {

using hal::HalError;

SimAdc::SimAdc(Cpu& cpu, Net* net, const AdcModel& model)
    : cpu_(cpu),
      net_(net),
      model_(model),
      noise_(cpu.world().noise("adc" + std::to_string(model.id))),
      bits_(model.bits),
      full_scale_uv_(model.full_scale_uv),
      conversion_ns_(model.conversion_ns),
      variable_(cpu.world().trace.add_real("adc", "channel" + std::to_string(model.id))) {}

HalError SimAdc::configure(const hal::AdcConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.bits > model_.bits) return HalError::InvalidArgument;
  if (config.full_scale_uv > 2 * model_.full_scale_uv) return HalError::InvalidArgument;
  bits_ = config.bits ? config.bits : model_.bits;
  full_scale_uv_ = config.full_scale_uv ? config.full_scale_uv : model_.full_scale_uv;
  conversion_ns_ = config.sample_ns ? config.sample_ns + model_.conversion_ns : model_.conversion_ns;
  return HalError::None;
}

hal::HalResult<uint32_t> SimAdc::read_raw() {
  HalError error = cpu_.call();
  if (error == HalError::None) error = cpu_.spend(conversion_ns_);
  if (error != HalError::None) return error;
  uint64_t now = cpu_.absolute_now();
  double volts = net_ ? net_->volts(now) : 0.7 - 0.0017 * 25;  // an internal diode at room temperature
  cpu_.world().trace.change_real(variable_, now, volts);
  double top = double((uint32_t(1) << bits_) - 1);
  double raw = volts * 1e6 / full_scale_uv_ * top;
  if (model_.noise_lsb > 0)
    raw += noise_.gaussian(now) * model_.noise_lsb * top / double((uint32_t(1) << model_.bits) - 1);
  return uint32_t(std::lround(std::clamp(raw, 0.0, top)));
}

void SimAdc::reset() {
  bits_ = model_.bits;
  full_scale_uv_ = model_.full_scale_uv;
  conversion_ns_ = model_.conversion_ns;
}

SimDac::SimDac(Cpu& cpu, Net& net, int id, int pin, uint8_t bits)
    : cpu_(cpu),
      net_(net),
      id_(id),
      pin_(pin),
      bits_(bits),
      variable_(cpu.world().trace.add_real("dac", "channel" + std::to_string(id))) {}

HalError SimDac::write_raw(uint32_t raw) {
  HAL_TRY(cpu_.call());
  uint32_t top = (uint32_t(1) << bits_) - 1;
  if (raw > top) return HalError::InvalidArgument;
  volts_ = cpu_.world().supply_v * raw / top;
  net_.set_voltage([this](uint64_t) { return volts_; });
  cpu_.world().trace.change_real(variable_, cpu_.absolute_now(), volts_);
  return HalError::None;
}

void SimDac::reset() { volts_ = 0; }

hal::HalResult<uint32_t> SimTouch::read() {
  HalError error = cpu_.call();
  if (error == HalError::None) error = cpu_.spend(100 * hal::ns_per_us);
  if (error != HalError::None) return error;
  constexpr double untouched = 1000, touched = 250;  // charge cycles counted, as capacitive sensing hardware gives them
  double part = source_ ? std::clamp(source_(cpu_.absolute_now()), 0.0, 1.0) : 0;
  return uint32_t(std::lround(untouched + (touched - untouched) * part));
}

}  // namespace adder::sim
