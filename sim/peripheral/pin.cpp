// See pin.h.
#include "sim/peripheral/pin.h"

namespace adder::sim {

using hal::HalError;
using hal::PinMode;

SimPin::SimPin(Cpu& cpu, Net& net, int id, std::string name)
    : cpu_(cpu),
      net_(net),
      id_(id),
      name_(std::move(name)),
      output_(net.add_driver("pin " + name_)),
      pull_(net.add_driver("pull of pin " + name_)),
      pwm_(cpu, *this) {}

HalError SimPin::configure(const hal::PinConfig& config) {
  HAL_TRY(cpu_.call());
  config_ = config;
  if (config.mode != PinMode::Alternate) pwm_.release();
  apply();
  return HalError::None;
}

void SimPin::take_over() {
  config_.mode = PinMode::Alternate;
  apply();
}

void SimPin::apply() {
  Drive pull = config_.pull == hal::PinPull::Up     ? Drive::WeakHigh
               : config_.pull == hal::PinPull::Down ? Drive::WeakLow
                                                    : Drive::None;
  Drive output = Drive::None;
  if (config_.mode == PinMode::Output) output = latch_ ? Drive::High : Drive::Low;
  if (config_.mode == PinMode::OpenDrain && !latch_) output = Drive::Low;
  net_.drive(pull_, pull);
  net_.drive(output_, output);
}

bool SimPin::read() {
  (void)cpu_.call();
  // A program that polls a square wave must find the edges on the timeline, else time would jump over them.
  if (net_.wave().period_ns && net_.wave_driver() != pwm_.driver()) net_.listen(*this);
  return net_.level();
}

void SimPin::write(bool level) {
  if (cpu_.call() != HalError::None) return;
  latch_ = level;
  apply();
}

HalError SimPin::set_interrupt(uint8_t edges, bool wakes) {
  HAL_TRY(cpu_.call());
  edges_ = edges;
  wakes_ = wakes;
  if (edges)
    net_.listen(*this);
  else
    net_.ignore(*this);
  return HalError::None;
}

void SimPin::net_changed(Net&, bool level) {
  if (!(edges_ & (level ? hal::RisingEdge : hal::FallingEdge))) return;
  cpu_.post(hal::EventKind::PinEdge, uint16_t(id_), level);
  if (wakes_) cpu_.wake(hal::WakeReason::Pin);
}

void SimPin::reset() {
  // A pin that may wake the node from deep sleep stays as it is until the node has started again.
  if (wakes_ && cpu_.halted() && cpu_.reset_cause() == hal::ResetCause::DeepSleep) return;
  pwm_.release();
  config_ = {};
  latch_ = false;
  apply();
  edges_ = hal::NoEdge;
  wakes_ = false;
  net_.ignore(*this);
}

SimPwm::SimPwm(Cpu& cpu, SimPin& pin)
    : cpu_(cpu), pin_(pin), driver_(pin.net().add_driver("PWM of pin " + std::string(pin.name()))) {}

int SimPwm::id() const { return pin_.id(); }
int SimPwm::pin() const { return pin_.id(); }

HalError SimPwm::configure(const hal::PwmConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.high_ns > config.period_ns) return HalError::InvalidArgument;
  config_ = config;
  pin_.take_over();
  Net& net = pin_.net();
  net.drive(driver_, config.period_ns ? Drive::None : config.invert ? Drive::High : Drive::Low);
  net.set_wave(driver_, {config.period_ns, config.high_ns, cpu_.absolute_now(), config.invert});
  return HalError::None;
}

void SimPwm::release() {
  config_ = {};
  Net& net = pin_.net();
  net.drive(driver_, Drive::None);
  if (net.wave().period_ns && net.wave_driver() == driver_) net.set_wave(driver_, {});
}

}  // namespace adder::sim
