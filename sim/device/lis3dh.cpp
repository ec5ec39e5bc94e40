// ST LIS3DH: 3-axis accelerometer with a FIFO of 32 samples. Datasheet DocID17530.
//
// Board file: bus, address (0x18, 0x19) or cs, int (pin INT1), accel (3 x g), temperature (C), adc (2 x V, 0.8 to 1.6).
// Samples lie on the grid of the data rate chosen in CTRL_REG1. Ticks run only while FIFO or interrupts need them.
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "sim/device/interrupt_pin.h"
#include "sim/device/models.h"
#include "sim/device/registers.h"

namespace adder::sim {

namespace {

enum Register : uint8_t {
  StatusAux = 0x07,
  OutAdc1L = 0x08,
  OutAdc3L = 0x0c,
  WhoAmI = 0x0f,
  Ctrl0 = 0x1e,
  TempCfg = 0x1f,
  Ctrl1 = 0x20,
  Ctrl2 = 0x21,
  Ctrl3 = 0x22,
  Ctrl4 = 0x23,
  Ctrl5 = 0x24,
  Ctrl6 = 0x25,
  Reference = 0x26,
  Status = 0x27,
  OutXL = 0x28,
  OutZH = 0x2d,
  FifoCtrl = 0x2e,
  FifoSrc = 0x2f,
  Int1Cfg = 0x30,
  Int1Src = 0x31,
  Int1Ths = 0x32,
  Int1Duration = 0x33,
  ClickCfg = 0x38,
  ClickSrc = 0x39,
  ClickThs = 0x3a,
  TimeLimit = 0x3b,
};

constexpr RegisterRange map[] = {
    {StatusAux, 0x0d, 0, 0},
    {WhoAmI, WhoAmI, 0, 0x33},
    {Ctrl0, Ctrl0, 0x80, 0x10},
    {TempCfg, TempCfg, 0xc0, 0},
    {Ctrl1, Ctrl1, 0xff, 0x07},
    {Ctrl2, Ctrl2, 0xff, 0},
    {Ctrl3, Ctrl3, 0xfe, 0},
    {Ctrl4, Ctrl4, 0xff, 0},
    {Ctrl5, Ctrl5, 0xcf, 0},
    {Ctrl6, Ctrl6, 0xfa, 0},
    {Reference, Reference, 0xff, 0},
    {Status, Status, 0, 0},
    {OutXL, OutZH, 0, 0},
    {FifoCtrl, FifoCtrl, 0xff, 0},
    {FifoSrc, FifoSrc, 0, 0x20},
    {Int1Cfg, Int1Cfg, 0xff, 0},
    {Int1Src, Int1Src, 0, 0},
    {Int1Ths, Int1Ths, 0x7f, 0},
    {Int1Duration, Int1Duration, 0x7f, 0},
    {0x34, 0x34, 0xff, 0},
    {0x35, 0x35, 0, 0},
    {0x36, 0x37, 0x7f, 0},
    {ClickCfg, ClickCfg, 0x3f, 0},
    {ClickSrc, ClickSrc, 0, 0},
    {ClickThs, ClickThs, 0xff, 0},
    {TimeLimit, TimeLimit, 0x7f, 0},
    {0x3c, 0x3d, 0xff, 0},
    {0x3e, 0x3e, 0x7f, 0},
    {0x3f, 0x3f, 0xff, 0},
};

constexpr size_t fifo_depth = 32;
// Data rates of CTRL_REG1 bits 7..4; the last one depends on the mode.
constexpr double rates_hz[] = {0, 1, 10, 25, 50, 100, 200, 400, 1600, 1344};

class Lis3dh final : public RegisterChip {
 public:
  explicit Lis3dh(Site& site) : RegisterChip(site, map) {
    accel_ = site.input(*this, "accel", 3, 0);
    temperature_ = site.input(*this, "temperature", 1, 25);
    adc_ = site.input(*this, "adc", 2, 1.2);
    interrupt_.wire(site.pin_or_none("int"), name());
    if (site.on_spi())
      site.wire_spi(*this);
    else
      site.wire_i2c(*this, {0x18, 0x19});
  }

  void power_on() override {
    RegisterChip::power_on();
    world().timeline.cancel(tick_);
    fifo_.clear();
    overrun_ = false;
    start_ns_ = now();
    interrupt_.configure(false, false);
    interrupt_.set(false);
  }

  bool lose_samples(uint64_t until_ns) override {
    lose_until_ = until_ns;
    if (until_ns > now() && fifo_on()) overrun_ = true;
    return true;
  }

 private:
  using Axes = std::array<int16_t, 3>;

  Pointer i2c_pointer(uint8_t byte) override { return {uint8_t(byte & 0x7f), false, (byte & 0x80) != 0}; }
  Pointer spi_pointer(uint8_t byte) override { return {uint8_t(byte & 0x3f), (byte & 0x80) != 0, (byte & 0x40) != 0}; }
  // Reading the FIFO in one burst wraps from the last output register to the first.
  uint8_t after(uint8_t reg) override { return reg == OutZH && fifo_on() ? uint8_t(OutXL) : uint8_t(reg + 1); }

  bool fifo_on() { return (at(Ctrl5) & 0x40) && (at(FifoCtrl) & 0xc0); }
  bool low_power() { return at(Ctrl1) & 0x08; }
  double rate() {
    unsigned code = at(Ctrl1) >> 4;
    if (code >= std::size(rates_hz)) return 0;
    return code == 9 && low_power() ? 5376 : rates_hz[code];
  }
  uint64_t period_ns() { return uint64_t(std::llround(1e9 / rate())); }
  bool ticking() { return rate() > 0 && (fifo_on() || at(Ctrl3) != 0 || at(Int1Cfg) != 0 || at(ClickCfg) != 0); }

  void wrote_register(uint8_t reg) override {
    if (reg == Ctrl5 && (at(reg) & 0x80)) at(reg) &= 0x7f;                          // BOOT clears itself
    if (reg == FifoCtrl && (at(reg) & 0xc0) == 0) fifo_.clear(), overrun_ = false;  // bypass empties
    if (reg == Ctrl6) interrupt_.configure(at(reg) & 0x02, false);
    if (reg == Ctrl1) start_ns_ = now(), last_sample_ns_ = never_ns;
    if (ticking() && (reg == Ctrl1 || !tick_.scheduled())) {
      world().timeline.cancel(tick_);
      tick_ = world().timeline.after(period_ns(), [this] { tick(); });
    } else if (!ticking()) {
      world().timeline.cancel(tick_);
    }
    update_interrupt();
  }

  // mg per digit and bits dropped by the mode: high resolution 12 bits, normal 10, low power 8.
  int16_t raw(double g) {
    static constexpr double mg_at_12_bits[] = {1, 2, 4, 12};
    unsigned bits = low_power() ? 8 : at(Ctrl4) & 0x08 ? 12 : 10;
    double digit = mg_at_12_bits[(at(Ctrl4) >> 4) & 3] * double(1 << (12 - bits));
    double top = double(1 << (bits - 1));
    int value = int(std::lround(std::clamp(g * 1000 / digit, -top, top - 1)));
    return int16_t(value * (1 << (16 - bits)));
  }

  Axes measure(uint64_t time) {
    Axes axes{};
    for (size_t i = 0; i < 3; i++)
      if (at(Ctrl1) & (1 << i)) axes[i] = raw(accel_.value(i, time));
    return axes;
  }

  void publish(const Axes& axes) {
    bool high_first = at(Ctrl4) & 0x40;
    for (size_t i = 0; i < 3; i++) put16(uint8_t(OutXL + 2 * i), axes[i], high_first);
    at(Status) |= at(Status) & 0x08 ? 0xff : 0x0f;
  }

  // Without ticks: whether the grid has a sample newer than the one last published.
  void look_up() {
    if (ticking() || rate() == 0) return;
    uint64_t grid = start_ns_ + (now() - start_ns_) / period_ns() * period_ns();
    if (grid == start_ns_ || grid == last_sample_ns_ || grid < lose_until_ || accel_.ended(grid)) return;
    last_sample_ns_ = grid;
    publish(measure(grid));
    at(Status) |= 0x0f;
  }

  void tick() {
    tick_ = world().timeline.after(period_ns(), [this] { tick(); });
    if (now() < lose_until_ || accel_.ended(now())) return;
    Axes axes = measure(now());
    if (fifo_on())
      store(axes);
    else
      publish(axes);
    watch_threshold(axes);
    watch_click(axes);
    update_interrupt();
  }

  void store(const Axes& axes) {
    bool keep_oldest = (at(FifoCtrl) & 0xc0) == 0x40;
    if (fifo_.size() == fifo_depth) {
      overrun_ = true;
      if (keep_oldest) return;
      fifo_.pop_front();
    }
    fifo_.push_back(axes);
    at(Status) |= 0x0f;
  }

  bool watermark() { return fifo_.size() > (at(FifoCtrl) & 0x1fu); }

  uint8_t fifo_source() {
    return uint8_t((watermark() ? 0x80 : 0) | (overrun_ || fifo_.size() == fifo_depth ? 0x40 : 0) | (fifo_.empty() ? 0x20 : 0) |
                   (std::min(fifo_.size(), fifo_depth - 1)));
  }

  // Interrupt generator 1: threshold of 16 mg at 2 g full scale, on the absolute value, or signed for 6D.
  void watch_threshold(const Axes& axes) {
    uint8_t config = at(Int1Cfg), source = 0;
    if ((config & 0x3f) == 0) return;
    static constexpr int mg_per_step[] = {16, 32, 62, 186};
    int threshold = at(Int1Ths) * mg_per_step[(at(Ctrl4) >> 4) & 3];
    for (size_t i = 0; i < 3; i++) {
      int mg = int(std::lround(accel_.value(i, now()) * 1000));
      (void)axes;
      bool high = config & 0x40 ? mg > threshold : std::abs(mg) > threshold;
      bool low = config & 0x40 ? mg < -threshold : std::abs(mg) < threshold;
      source |= uint8_t((high ? 2 : 0) << (2 * i) | (low ? 1 : 0) << (2 * i));
    }
    uint8_t events = source & config & 0x3f;
    bool met = config & 0x80 ? events == (config & 0x3f) : events != 0;
    matched_ = met ? matched_ + 1 : 0;
    bool active = met && matched_ > at(Int1Duration);
    bool latched = at(Ctrl5) & 0x08;
    if (active || !latched) at(Int1Src) = uint8_t(events | (active ? 0x40 : 0));
  }

  // Single click: one axis over the threshold for no longer than TIME_LIMIT samples.
  void watch_click(const Axes& axes) {
    uint8_t config = at(ClickCfg);
    for (size_t i = 0; i < 3; i++) {
      if (!(config & (1 << (2 * i)))) continue;
      bool over = std::abs(int(axes[i])) > (at(ClickThs) & 0x7f) * 256;
      if (over) {
        over_samples_[i]++;
      } else {
        if (over_samples_[i] > 0 && over_samples_[i] <= at(TimeLimit))
          at(ClickSrc) = uint8_t(0x50 | 1 << i | (axes[i] < 0 ? 0x08 : 0));
        over_samples_[i] = 0;
      }
    }
  }

  void update_interrupt() {
    uint8_t enabled = at(Ctrl3);
    bool active = (enabled & 0x10 && at(Status) & 0x08) || (enabled & 0x04 && fifo_on() && watermark()) ||
                  (enabled & 0x02 && overrun_) || (enabled & 0x40 && at(Int1Src) & 0x40) ||
                  (enabled & 0x80 && at(ClickSrc) & 0x40);
    interrupt_.set(active);
  }

  void burst_begins() override { look_up(); }

  uint8_t read_register(uint8_t reg) override {
    if (reg >= OutXL && reg <= OutZH) return read_output(reg);
    if (reg == FifoSrc) return fifo_source();
    if (reg == Int1Src || reg == ClickSrc) {
      uint8_t value = at(reg);
      at(reg) = 0;
      update_interrupt();
      return value;
    }
    if (reg >= OutAdc1L && reg <= OutAdc3L + 1) measure_aux();
    return at(reg);
  }

  uint8_t read_output(uint8_t reg) {
    if (fifo_on() && reg == OutXL) {
      if (!fifo_.empty()) {
        Axes axes = fifo_.front();
        fifo_.pop_front();
        overrun_ = false;
        bool high_first = at(Ctrl4) & 0x40;
        for (size_t i = 0; i < 3; i++) put16(uint8_t(OutXL + 2 * i), axes[i], high_first);
      }
      update_interrupt();
    }
    if (reg == OutZH && !(fifo_on() && !fifo_.empty())) {
      at(Status) = 0;
      update_interrupt();
    }
    return at(reg);
  }

  // The auxiliary converter, 10 bits left justified around 1.2 V; its third input is the thermometer, 1 digit per
  // degree.
  void measure_aux() {
    if (!(at(TempCfg) & 0x80)) return;
    for (size_t i = 0; i < 2; i++) {
      double digits = (1.2 - adc_.value(i, now())) / 0.4 * 512;
      put16(uint8_t(OutAdc1L + 2 * i), int(std::lround(std::clamp(digits, -512.0, 511.0))) * 64, false);
    }
    if (at(TempCfg) & 0x40) {
      double degrees = std::clamp(temperature_.value(0, now()) - 25, -128.0, 127.0);
      put16(OutAdc3L, int(std::lround(degrees)) * 256, false);
    }
    at(StatusAux) = 0x0f;
  }

  Input accel_, temperature_, adc_;
  InterruptPin interrupt_;
  std::deque<Axes> fifo_;
  bool overrun_ = false;
  int matched_ = 0;
  int over_samples_[3] = {};
  uint64_t start_ns_ = 0, last_sample_ns_ = never_ns, lose_until_ = 0;
  Timeline::Handle tick_;
};

}  // namespace

std::unique_ptr<Device> make_lis3dh(Site& site) { return std::make_unique<Lis3dh>(site); }

}  // namespace adder::sim
