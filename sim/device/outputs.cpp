// Things that show what a pin does: an LED, a servo (or any other receiver of PWM).
//
// led: pin, active ("high" or "low"), on_ma (current when fully on; PWM counts by its duty).
// servo: pin, min_us, max_us (pulse widths at the ends), travel (degrees between them).
// Both keep how they stood over time: LED brightness and servo angle are in the trace.
#include <algorithm>

#include "sim/device/models.h"
#include "sim/net.h"

namespace adder::sim {

namespace {

class Led final : public Device, private NetListener {
 public:
  explicit Led(Site& site) : Device(site) {
    Section& section = site.section();
    active_low_ = section.choice("active", {"high", "low"}, 0) == 1;
    on_ma_ = section.number("on_ma", 0, 1e5, 0);
    variable_ = world().trace.add_real("led", name());
    net_ = site.pin("pin");
    if (!net_) return;
    net_->observe_wave([this] { look(); });
    net_->listen(*this, false);
  }

  double current_ma() override {
    account();
    double awake = double(now());
    return Device::current_ma() + (awake > 0 ? on_ma_ * lit_ns_ / awake : 0);
  }

 private:
  void net_changed(Net&, bool) override { look(); }

  void account() {
    lit_ns_ += brightness_ * double(now() - since_ns_);
    since_ns_ = now();
  }

  void look() {
    account();
    double level = net_->wave().period_ns ? net_->wave().duty() : net_->level() ? 1 : 0;
    brightness_ = active_low_ ? 1 - level : level;
    world().trace.change_real(variable_, now(), brightness_);
  }

  Net* net_ = nullptr;
  bool active_low_;
  double on_ma_, brightness_ = 0, lit_ns_ = 0;
  uint64_t since_ns_ = 0;
  Trace::Variable variable_;
};

class Servo final : public Device {
 public:
  explicit Servo(Site& site) : Device(site) {
    Section& section = site.section();
    min_us_ = section.number("min_us", 1, 1e6, 500);
    max_us_ = section.number("max_us", 1, 1e6, 2500);
    travel_ = section.number("travel", 1, 3600, 180);
    variable_ = world().trace.add_real("servo", name());
    net_ = site.pin("pin");
    if (net_) net_->observe_wave([this] { look(); });
  }

 private:
  void look() {
    const SquareWave& wave = net_->wave();
    if (wave.period_ns == 0 || wave.high_ns == 0) return;  // no signal: it stays where it is
    double pulse_us = double(wave.inverted ? wave.period_ns - wave.high_ns : wave.high_ns) / 1000;
    if (pulse_us < min_us_ - 1 || pulse_us > max_us_ + 1)
      warn("pulse of " + std::to_string(int(pulse_us)) + " us is beyond its range of " + std::to_string(int(min_us_)) +
           " to " + std::to_string(int(max_us_)));
    double angle = (std::clamp(pulse_us, min_us_, max_us_) - min_us_) / (max_us_ - min_us_) * travel_;
    world().trace.change_real(variable_, now(), angle);
  }

  Net* net_ = nullptr;
  double min_us_, max_us_, travel_;
  Trace::Variable variable_;
};

}  // namespace

std::unique_ptr<Device> make_led(Site& site) { return std::make_unique<Led>(site); }
std::unique_ptr<Device> make_servo(Site& site) { return std::make_unique<Servo>(site); }

}  // namespace adder::sim
