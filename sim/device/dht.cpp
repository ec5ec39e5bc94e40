// DHT11 and DHT22 (AM2302): temperature and humidity on one wire.
//
// Board file: pin, temperature (C), humidity (% RH).
// The host pulls the line low (18 ms, 1 ms) and lets go; the sensor answers 80 us low, 80 us high, then 40 bits, each
// 50 us low and 26 or 70 us high. It measures at most every 1 s (DHT11) or 2 s (DHT22): asked sooner it repeats what it
// had.
#include <algorithm>
#include <cmath>

#include "sim/device/models.h"
#include "sim/net.h"

namespace adder::sim {

namespace {

constexpr uint64_t us = 1000;

class Dht final : public Device, private NetListener {
 public:
  Dht(Site& site, bool fine) : Device(site), fine_(fine) {
    temperature_ = site.input(*this, "temperature", 1, 20);
    humidity_ = site.input(*this, "humidity", 1, 50);
    net_ = site.pin("pin");
    if (!net_) return;
    driver_ = net_->add_driver(name());
    net_->drive(net_->add_driver(name() + " pull-up"), Drive::WeakHigh);
    net_->listen(*this);
  }

  void power_on() override {
    busy_ = false;
    measured_ = false;
  }

 private:
  void net_changed(Net&, bool level) override {
    if (busy_) return;
    if (!level) {
      fell_ns_ = now();
      return;
    }
    uint64_t needed = fine_ ? 800 * us : 17'000 * us;
    if (fell_ns_ && now() - fell_ns_ >= needed) answer();
  }

  void measure() {
    uint64_t interval = fine_ ? 2'000'000'000 : 1'000'000'000;
    if (measured_ && now() - measured_ns_ < interval) return;
    measured_ = true;
    measured_ns_ = now();
    double t = temperature_.value(0, now()), h = humidity_.value(0, now());
    if (fine_) {
      auto humidity = unsigned(std::lround(std::clamp(h, 0.0, 100.0) * 10));
      long tenths = std::lround(std::clamp(t, -40.0, 80.0) * 10);
      auto size = unsigned(std::labs(tenths));
      const unsigned values[] = {humidity >> 8, humidity & 0xff, (size >> 8) | (tenths < 0 ? 0x80u : 0u), size & 0xff};
      std::copy(std::begin(values), std::end(values), bytes_);
    } else {
      bytes_[0] = uint8_t(std::lround(std::clamp(h, 20.0, 90.0)));
      bytes_[2] = uint8_t(std::lround(std::clamp(t, 0.0, 50.0)));
      bytes_[1] = bytes_[3] = 0;
    }
    bytes_[4] = uint8_t(bytes_[0] + bytes_[1] + bytes_[2] + bytes_[3]);
  }

  void answer() {
    busy_ = true;
    measure();
    uint64_t time = now() + 30 * us;
    low_high(time, 80, 80);
    for (uint8_t byte : bytes_)
      for (int bit = 7; bit >= 0; bit--) low_high(time, 50, (byte >> bit) & 1 ? 70 : 26);
    low_high(time, 50, 0);
    world().timeline.at(time, [this] { busy_ = false; });
  }

  void low_high(uint64_t& time, unsigned low_us, unsigned high_us) {
    world().timeline.at(time, [this] { net_->drive(driver_, Drive::Low); });
    time += low_us * us;
    world().timeline.at(time, [this] { net_->drive(driver_, Drive::None); });
    time += high_us * us;
  }

  bool fine_;
  Input temperature_, humidity_;
  Net* net_ = nullptr;
  Net::Driver driver_ = 0;
  uint8_t bytes_[5] = {};
  bool busy_ = false, measured_ = false;
  uint64_t fell_ns_ = 0, measured_ns_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_dht11(Site& site) { return std::make_unique<Dht>(site, false); }
std::unique_ptr<Device> make_dht22(Site& site) { return std::make_unique<Dht>(site, true); }

}  // namespace adder::sim
