// Simple things that put a signal on a pin: a voltage, a digital signal, a quadrature encoder, a touched pad.
//
// analog: pin, voltage (V). digital_source: pin, level (above 0.5 is high) looked at every `step`, or frequency (Hz)
// with duty. encoder: a, b (pins), position (counts, four a cycle) looked at every `step`. touch_pad: pin, touched (0
// to 1).
#include <cmath>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class Analog final : public Device {
 public:
  explicit Analog(Site& site) : Device(site) {
    voltage_ = site.input(*this, "voltage", 1, 0);
    Net* net = site.pin("pin");
    if (net && net->has_voltage()) site.section().problem("pin", "another device puts a voltage on it already");
    if (net) net->set_voltage([this](uint64_t time_ns) { return voltage_.value(0, time_ns); });
  }

 private:
  Input voltage_;
};

class DigitalSource final : public Device {
 public:
  explicit DigitalSource(Site& site) : Device(site) {
    Section& section = site.section();
    level_ = site.input(*this, "level", 1, 0);
    step_ns_ = section.duration_ns("step", 1'000'000);
    double frequency = section.number("frequency", 0.001, 1e8, 0);
    double duty = section.number("duty", 0, 1, 0.5);
    if (step_ns_ == 0) section.problem("step", "expected more than 0");
    net_ = site.pin("pin");
    if (!net_ || step_ns_ == 0) return;
    driver_ = net_->add_driver(name());
    if (frequency > 0) {
      period_ns_ = uint64_t(std::llround(1e9 / frequency));
      high_ns_ = uint64_t(std::llround(double(period_ns_) * duty));
      world().timeline.at(0, [this] { net_->set_wave(driver_, {period_ns_, high_ns_, 0, false}); });
    } else {
      world().timeline.at(0, [this] { tick(); });
    }
  }

 private:
  void tick() {
    net_->drive(driver_, level_.value(0, now()) > 0.5 ? Drive::High : Drive::Low);
    if (!level_.ended(now())) world().timeline.after(step_ns_, [this] { tick(); });
  }

  Input level_;
  Net* net_ = nullptr;
  Net::Driver driver_ = 0;
  uint64_t step_ns_, period_ns_ = 0, high_ns_ = 0;
};

class Encoder final : public Device {
 public:
  explicit Encoder(Site& site) : Device(site) {
    position_ = site.input(*this, "position", 1, 0);
    step_ns_ = site.section().duration_ns("step", 100'000);
    if (step_ns_ == 0) site.section().problem("step", "expected more than 0");
    a_ = site.pin("a");
    b_ = site.pin("b");
    if (!a_ || !b_ || step_ns_ == 0) return;
    driver_a_ = a_->add_driver(name());
    driver_b_ = b_->add_driver(name());
    world().timeline.at(0, [this] { tick(); });
  }

 private:
  // One count at a time, A before B when counting up.
  void tick() {
    int64_t wanted = std::llround(position_.value(0, now()));
    if (wanted != count_) count_ += wanted > count_ ? 1 : -1;
    unsigned phase = unsigned(count_ & 3);
    a_->drive(driver_a_, phase == 1 || phase == 2 ? Drive::High : Drive::Low);
    b_->drive(driver_b_, phase == 2 || phase == 3 ? Drive::High : Drive::Low);
    if (!position_.ended(now())) world().timeline.after(step_ns_, [this] { tick(); });
  }

  Input position_;
  Net* a_ = nullptr;
  Net* b_ = nullptr;
  Net::Driver driver_a_ = 0, driver_b_ = 0;
  int64_t count_ = 0;
  uint64_t step_ns_;
};

class TouchPad final : public Device {
 public:
  explicit TouchPad(Site& site) : Device(site) {
    touched_ = site.input(*this, "touched", 1, 0);
    if (SimTouch* touch = site.wire_touch())
      touch->set_source([this](uint64_t time_ns) { return touched_.value(0, time_ns); });
  }

 private:
  Input touched_;
};

}  // namespace

std::unique_ptr<Device> make_analog(Site& site) { return std::make_unique<Analog>(site); }
std::unique_ptr<Device> make_digital_source(Site& site) { return std::make_unique<DigitalSource>(site); }
std::unique_ptr<Device> make_encoder(Site& site) { return std::make_unique<Encoder>(site); }
std::unique_ptr<Device> make_touch_pad(Site& site) { return std::make_unique<TouchPad>(site); }

}  // namespace adder::sim
