// A strip of addressable lights (WS2812, SK6812): decodes the stream of timed bits.
//
// Board file: pin, leds, order ("GRB", "RGB", "GRBW", "RGBW"), png (picture of the strip at the end of the run).
// A bit is one when its high phase is longer than 0.55 us; the line low for 50 us shows what was sent. Pulses that no
// such chip would understand are in the log.
#include <algorithm>

#include "sim/board.h"
#include "sim/device/models.h"
#include "sim/image.h"
#include "sim/net.h"

namespace adder::sim {

namespace {

constexpr uint64_t one_threshold_ns = 550, shortest_ns = 150, longest_ns = 2'000, reset_ns = 50'000;
constexpr double full_channel_ma = 20;  // of one colour of one light

class Neopixel final : public Device, private NetListener {
 public:
  explicit Neopixel(Site& site) : Device(site) {
    Section& section = site.section();
    leds_ = size_t(section.integer("leds", 1, 10'000));
    static const std::vector<std::string> orders = {"GRB", "RGB", "GRBW", "RGBW"};
    order_ = orders[section.choice("order", orders, 0)];
    png_ = section.text("png", "");
    folder_ = site.board().output_folder();
    shown_.assign(leds_ * order_.size(), 0);
    for (size_t i = 0; i < std::min<size_t>(leds_, 16); i++)
      variables_.push_back(world().trace.add_wire(name(), "led" + std::to_string(i), 8 * unsigned(order_.size())));
    net_ = site.pin("pin");
    if (net_) net_->listen(*this);
  }

  void power_on() override {
    received_.clear();
    std::fill(shown_.begin(), shown_.end(), uint8_t(0));
  }

  void finish() override {
    if (png_.empty()) return;
    constexpr int size = 16;
    Picture picture = blank_picture(int(leds_) * size, size);
    for (size_t led = 0; led < leds_; led++)
      for (int y = 1; y < size - 1; y++)
        for (int x = 1; x < size - 1; x++)
          for (size_t c = 0; c < 3; c++) {
            size_t at = led * order_.size() + order_.find("RGB"[c]);
            picture.pixel(int(led) * size + x, y)[c] = shown_[at];
          }
    std::string path = folder_.empty() ? png_ : folder_ + "/" + png_;
    if (!write_png(path, picture)) warn("'" + path + "' cannot be written");
  }

  double current_ma() override {
    account();
    return Device::current_ma() + (now() ? charge_ / double(now()) : 0);
  }

 private:
  void net_changed(Net&, bool level) override {
    if (level) {
      rise_ns_ = now();
      return;
    }
    uint64_t high = now() - rise_ns_;
    if (high < shortest_ns || high > longest_ns)
      warn("does not understand a high phase of " + std::to_string(high) + " ns");
    shift_ = uint8_t(shift_ << 1 | (high > one_threshold_ns ? 1 : 0));
    if (++bits_ == 8) {
      received_.push_back(shift_);
      bits_ = 0;
    }
    fall_ns_ = now();
    if (!latch_.scheduled()) plan_latch(now() + reset_ns);
  }

  void plan_latch(uint64_t time) {
    latch_ = world().timeline.at(time, [this] {
      latch_ = {};
      if (now() < fall_ns_ + reset_ns) return plan_latch(fall_ns_ + reset_ns);
      show();
    });
  }

  void account() {
    double sum = 0;
    for (uint8_t value : shown_) sum += value;
    charge_ += sum / 255 * full_channel_ma * double(now() - since_ns_);
    since_ns_ = now();
  }

  void show() {
    account();
    if (bits_ != 0) warn("got " + std::to_string(bits_) + " bits that make no byte");
    std::copy_n(received_.begin(), std::min(received_.size(), shown_.size()), shown_.begin());
    for (size_t i = 0; i < variables_.size(); i++) {
      uint64_t value = 0;
      for (size_t c = 0; c < order_.size(); c++) value = value << 8 | shown_[i * order_.size() + c];
      world().trace.change(variables_[i], now(), value);
    }
    received_.clear();
    bits_ = 0;
  }

  Net* net_ = nullptr;
  size_t leds_;
  std::string order_, png_, folder_;
  std::vector<uint8_t> received_, shown_;
  std::vector<Trace::Variable> variables_;
  uint8_t shift_ = 0;
  int bits_ = 0;
  uint64_t rise_ns_ = 0, fall_ns_ = 0, since_ns_ = 0;
  double charge_ = 0;
  Timeline::Handle latch_;
};

}  // namespace

std::unique_ptr<Device> make_neopixel(Site& site) { return std::make_unique<Neopixel>(site); }

}  // namespace adder::sim
