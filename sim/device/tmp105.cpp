// TI TMP105: digital thermometer with alert output. Datasheet SBOS648.
//
// Board file: bus, address (0x48 to 0x4f), temperature (C), alert (pin).
// Four 16-bit registers behind a pointer: temperature, configuration (8 bits), T_LOW, T_HIGH. Pointer values beyond 3
// are refused. A conversion takes 27.5 ms at 9 bits, doubling with each further bit.
#include <algorithm>
#include <cmath>

#include "sim/bus/i2c_bus.h"
#include "sim/device/interrupt_pin.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

enum ConfigBit : uint8_t { Shutdown = 0x01, InterruptMode = 0x02, ActiveHigh = 0x04, OneShot = 0x80 };

class Tmp105 final : public Device, public I2cDevice {
 public:
  explicit Tmp105(Site& site) : Device(site) {
    temperature_ = site.input(*this, "temperature", 1, 25);
    alert_.wire(site.pin_or_none("alert"), name());
    site.wire_i2c(*this, {0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f});
  }

  void power_on() override {
    config_ = 0;
    raw_ = 0;
    low_ = 75 * 256;
    high_ = 80 * 256;
    pointer_ = 0;
    faults_ = 0;
    alert_.configure(true, true);
    alert_.set(false);
    plan();
  }

 private:
  uint64_t conversion_ns() const { return uint64_t(27'500'000) << ((config_ >> 5) & 3); }

  void plan() {
    world().timeline.cancel(conversion_);
    if (config_ & Shutdown) return;
    conversion_ = world().timeline.after(conversion_ns(), [this] {
      convert();
      plan();
    });
  }

  void convert() {
    unsigned bits = 9 + ((config_ >> 5) & 3);
    double step = 256.0 / double(1 << (bits - 8));  // of the 16-bit register, 1/256 C
    double value = temperature_.value(0, now()) * 256 / step;
    raw_ = int16_t(std::lround(std::clamp(value, -32768 / step, 32768 / step - 1)) * std::lround(step));
    watch();
  }

  void watch() {
    static constexpr int needed[] = {1, 2, 4, 6};
    int queue = needed[(config_ >> 3) & 3];
    bool active = alert_.active();
    bool over = config_ & InterruptMode ? (active             ? false
                                           : waiting_for_low_ ? raw_ < low_
                                                              : raw_ >= high_)
                                        : (active ? raw_ < low_ : raw_ >= high_);
    faults_ = over ? faults_ + 1 : 0;
    if (faults_ < queue) return;
    faults_ = 0;
    if (config_ & InterruptMode) waiting_for_low_ = !waiting_for_low_;
    alert_.set(config_ & InterruptMode ? true : !active);
  }

  bool i2c_start(bool read) override {
    written_ = 0;
    read_low_ = false;
    if (read && (config_ & InterruptMode)) alert_.set(false);
    return true;
  }

  bool i2c_write(uint8_t byte) override {
    int position = written_++;
    if (position == 0) {
      if (byte > 3) {
        warn("pointer " + std::to_string(byte) + " names no register, there are 0 to 3");
        return false;
      }
      pointer_ = byte;
      return true;
    }
    if (pointer_ == 0) {
      warn("write to the temperature register, which is read only");
      return false;
    }
    if (pointer_ == 1) {
      if (position > 1) return false;
      configure(byte);
      return true;
    }
    if (position > 2) return false;
    int16_t& limit = pointer_ == 2 ? low_ : high_;
    limit = int16_t(position == 1 ? (byte << 8 | (limit & 0xff)) : ((limit & 0xff00) | (byte & 0xf0)));
    return true;
  }

  void configure(uint8_t byte) {
    bool was_shut_down = config_ & Shutdown;
    config_ = uint8_t(byte & ~OneShot);
    alert_.configure(!(byte & ActiveHigh), true);
    if ((byte & OneShot) && (byte & Shutdown)) {
      world().timeline.cancel(conversion_);
      conversion_ = world().timeline.after(conversion_ns(), [this] { convert(); });
    } else if (was_shut_down || (byte & Shutdown)) {
      plan();
    }
  }

  uint8_t i2c_read() override {
    if (pointer_ == 1) return config_;  // one-shot reads as 0
    int16_t value = pointer_ == 0 ? raw_ : pointer_ == 2 ? low_ : high_;
    read_low_ = !read_low_;
    return uint8_t(read_low_ ? value >> 8 : value);
  }

  Input temperature_;
  InterruptPin alert_;
  uint8_t config_ = 0, pointer_ = 0;
  int16_t raw_ = 0, low_ = 0, high_ = 0;
  int written_ = 0, faults_ = 0;
  bool read_low_ = false, waiting_for_low_ = false;
  Timeline::Handle conversion_;
};

}  // namespace

std::unique_ptr<Device> make_tmp105(Site& site) { return std::make_unique<Tmp105>(site); }

}  // namespace adder::sim
