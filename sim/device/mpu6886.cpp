// InvenSense MPU-6886: 6-axis accelerometer and gyroscope with a 1 KB FIFO. Datasheet DS-000193.
//
// A watermark of the FIFO other than 0 shows on the interrupt pin without being enabled.
//
// Board file: bus, address (0x68, 0x69) or cs, int (pin), accel (3 x g), gyro (3 x degrees per second), temperature
// (C). Samples lie on a grid of 1 kHz / (1 + SMPLRT_DIV) from the moment the chip wakes. Ticks run only while the FIFO,
// an interrupt or wake-on-motion needs them; else a read looks up the newest sample of the grid.
#include <algorithm>
#include <cmath>
#include <deque>

#include "sim/device/interrupt_pin.h"
#include "sim/device/models.h"
#include "sim/device/registers.h"

namespace adder::sim {

namespace {

enum Register : uint8_t {
  SmplrtDiv = 0x19,
  Config = 0x1a,
  GyroConfig = 0x1b,
  AccelConfig = 0x1c,
  WomXThr = 0x20,
  FifoEn = 0x23,
  IntPinCfg = 0x37,
  IntEnable = 0x38,
  FifoWmIntStatus = 0x39,
  IntStatus = 0x3a,
  AccelXoutH = 0x3b,
  TempOutH = 0x41,
  GyroZoutL = 0x48,
  FifoWmTh1 = 0x60,
  FifoWmTh2 = 0x61,
  SignalPathReset = 0x68,
  AccelIntelCtrl = 0x69,
  UserCtrl = 0x6a,
  PwrMgmt1 = 0x6b,
  PwrMgmt2 = 0x6c,
  FifoCountH = 0x72,
  FifoCountL = 0x73,
  FifoRW = 0x74,
  WhoAmI = 0x75,
};

constexpr RegisterRange map[] = {
    {0x04, 0x05, 0xff, 0x00},
    {0x07, 0x08, 0xff, 0x00},
    {0x0a, 0x0b, 0xff, 0x00},  // gyroscope temperature trim
    {0x0d, 0x0f, 0xff, 0x00},  // accelerometer self test
    {0x13, 0x18, 0xff, 0x00},  // gyroscope offsets
    {SmplrtDiv, SmplrtDiv, 0xff, 0x00},
    {Config, Config, 0x7f, 0x80},
    {GyroConfig, GyroConfig, 0xff, 0x00},
    {AccelConfig, AccelConfig, 0xf8, 0x00},
    {0x1d, 0x1d, 0xff, 0x00},
    {0x1e, 0x1e, 0xf0, 0x00},
    {WomXThr, 0x22, 0xff, 0x00},
    {FifoEn, FifoEn, 0x18, 0x00},
    {0x36, 0x36, 0x00, 0x00},
    {IntPinCfg, IntPinCfg, 0xfc, 0x00},
    {IntEnable, IntEnable, 0xf5, 0x00},
    {FifoWmIntStatus, FifoWmIntStatus, 0, 0},
    {IntStatus, IntStatus, 0, 0},
    {AccelXoutH, GyroZoutL, 0, 0},
    {0x50, 0x52, 0xff, 0x00},
    {FifoWmTh1, FifoWmTh1, 0x03, 0x00},
    {FifoWmTh2, FifoWmTh2, 0xff, 0x00},
    {SignalPathReset, SignalPathReset, 0x03, 0x00},
    {AccelIntelCtrl, AccelIntelCtrl, 0xc3, 0x00},
    {UserCtrl, UserCtrl, 0x45, 0x00},
    {PwrMgmt1, PwrMgmt1, 0xff, 0x41},
    {PwrMgmt2, PwrMgmt2, 0x3f, 0x00},
    {0x70, 0x70, 0x40, 0x00},
    {FifoCountH, FifoCountL, 0, 0},
    {FifoRW, FifoRW, 0xff, 0x00},
    {WhoAmI, WhoAmI, 0, 0x19},
    {0x77, 0x78, 0xff, 0x00},
    {0x7a, 0x7b, 0xff, 0x00},
    {0x7d, 0x7e, 0xff, 0x00},
};

constexpr size_t fifo_bytes = 1024;
constexpr uint8_t overflow_bit = 0x10, data_ready_bit = 0x01, watermark_bit = 0x40;

class Mpu6886 final : public RegisterChip {
 public:
  explicit Mpu6886(Site& site) : RegisterChip(site, map) {
    accel_ = site.input(*this, "accel", 3, 0);
    gyro_ = site.input(*this, "gyro", 3, 0);
    temperature_ = site.input(*this, "temperature", 1, 25);
    interrupt_.wire(site.pin_or_none("int"), name());
    if (site.on_spi())
      site.wire_spi(*this);
    else
      site.wire_i2c(*this, {0x68, 0x69});
  }

  void power_on() override {
    RegisterChip::power_on();
    world().timeline.cancel(tick_);
    fifo_.clear();
    wake_ns_ = now();
    status_ = 0;
    watermark_ = false;
    interrupt_.configure(false, false);
    update_interrupt();
  }

  bool lose_samples(uint64_t until_ns) override {
    lose_until_ = until_ns;
    if (until_ns > now() && !fifo_.empty()) status_ |= overflow_bit;
    return true;
  }

 private:
  bool asleep() { return at(PwrMgmt1) & 0x40; }
  uint64_t period_ns() {
    unsigned filter = at(Config) & 7;
    bool divided = filter >= 1 && filter <= 6 && (at(GyroConfig) & 3) == 0;
    return 1'000'000u * (divided ? 1u + at(SmplrtDiv) : 1u);
  }
  bool fifo_on() { return (at(UserCtrl) & 0x40) && (at(FifoEn) & 0x18); }
  bool ticking() { return !asleep() && (fifo_on() || at(IntEnable) != 0); }

  void burst_begins() override {
    if (!ticking() && !asleep()) sample(wake_ns_ + (now() - wake_ns_) / period_ns() * period_ns());
    for (uint8_t reg = AccelXoutH; reg <= GyroZoutL; reg++) shadow_[reg - AccelXoutH] = at(reg);
  }

  uint8_t read_register(uint8_t reg) override {
    if (reg >= AccelXoutH && reg <= GyroZoutL) return shadow_[reg - AccelXoutH];
    if (at(IntPinCfg) & 0x10) clear_status(0xff);  // any read clears
    if (reg == IntStatus) {
      uint8_t value = status_;
      clear_status(0xff);
      return value;
    }
    if (reg == FifoWmIntStatus) {
      uint8_t value = watermark_ ? watermark_bit : 0;
      watermark_ = false;
      if (at(IntPinCfg) & 0x20) update_interrupt();
      return value;
    }
    if (reg == FifoCountH) count_ = fifo_.size();
    if (reg == FifoCountH) return uint8_t(count_ >> 8);
    if (reg == FifoCountL) return uint8_t(count_);
    if (reg == FifoRW) return take_fifo();
    return at(reg);
  }

  uint8_t after(uint8_t reg) override { return reg == FifoRW ? reg : uint8_t(reg + 1); }

  uint8_t take_fifo() {
    if (fifo_.empty()) return 0xff;
    uint8_t byte = fifo_.front();
    fifo_.pop_front();
    return byte;
  }

  void wrote_register(uint8_t reg) override {
    if (reg == PwrMgmt1 && (at(reg) & 0x80)) return power_on();
    if (reg == PwrMgmt1 || reg == SmplrtDiv || reg == Config) wake_ns_ = now();
    if (reg == UserCtrl) {
      if (at(reg) & 0x04) fifo_.clear();
      at(reg) &= uint8_t(~0x05);  // reset bits clear themselves
    }
    if (reg == SignalPathReset) at(reg) = 0;
    if (reg == FifoRW && fifo_.size() < fifo_bytes) fifo_.push_back(at(reg));
    if (reg == IntPinCfg) interrupt_.configure(at(reg) & 0x80, at(reg) & 0x40);
    plan_tick();
  }

  void plan_tick() {
    if (!ticking()) return world().timeline.cancel(tick_);
    if (tick_.scheduled() && planned_period_ == period_ns()) return;
    world().timeline.cancel(tick_);
    planned_period_ = period_ns();
    wake_ns_ = now();
    tick_ = world().timeline.after(planned_period_, [this] { tick(); });
  }

  void tick() {
    tick_ = world().timeline.at(now() + planned_period_, [this] { tick(); });
    if (now() < lose_until_ || accel_.ended(now()) || gyro_.ended(now())) return;
    int previous[3];
    for (int i = 0; i < 3; i++) previous[i] = accel_raw_[i];
    sample(now());
    if (fifo_on()) store();
    detect_motion(previous);
    raise(data_ready_bit);
  }

  static int scaled(double value, double per_unit) {
    return int(std::lround(std::clamp(value * per_unit, -32768.0, 32767.0)));
  }

  void sample(uint64_t time) {
    double accel_scale = 16384 >> ((at(AccelConfig) >> 3) & 3);
    double gyro_scale = 131.072 / (1 << ((at(GyroConfig) >> 3) & 3));
    uint8_t standby = at(PwrMgmt2);
    for (int i = 0; i < 3; i++) {
      if (!(standby & (0x20 >> i))) accel_raw_[i] = scaled(accel_.value(size_t(i), time), accel_scale);
      put16(uint8_t(AccelXoutH + 2 * i), accel_raw_[i], true);
      if (!(standby & (0x04 >> i)))
        put16(uint8_t(TempOutH + 2 + 2 * i), scaled(gyro_.value(size_t(i), time), gyro_scale), true);
    }
    if (!(at(PwrMgmt1) & 0x08)) put16(TempOutH, scaled(temperature_.value(0, time) - 25, 326.8), true);
  }

  // Accelerometer, temperature, gyroscope, in the order of the registers; temperature comes with either.
  void store() {
    uint8_t enabled = at(FifoEn);
    uint8_t first = enabled & 0x08 ? uint8_t(AccelXoutH) : uint8_t(TempOutH);
    uint8_t last = enabled & 0x10 ? uint8_t(GyroZoutL) : uint8_t(TempOutH + 1);
    size_t size = size_t(last - first) + 1;
    if (fifo_.size() + size > fifo_bytes) {
      raise(overflow_bit);
      if (at(Config) & 0x40) return;  // FIFO_MODE 1: what is in stays
      fifo_.erase(fifo_.begin(), fifo_.begin() + std::ptrdiff_t(size));
    }
    for (uint8_t reg = first; reg <= last; reg++) fifo_.push_back(at(reg));
    size_t threshold = size_t(at(FifoWmTh1) & 3) << 8 | at(FifoWmTh2);
    if (threshold && fifo_.size() >= threshold) watermark_ = true;  // tick() shows it on the pin
  }

  void detect_motion(const int* previous) {
    if ((at(AccelIntelCtrl) & 0x80) == 0) return;
    double per_lsb = (16384 >> ((at(AccelConfig) >> 3) & 3)) * 0.004;  // thresholds count 4 mg
    for (int i = 0; i < 3; i++)
      if (std::abs(accel_raw_[i] - previous[i]) > at(uint8_t(WomXThr + i)) * per_lsb) raise(uint8_t(0x80 >> i));
  }

  void raise(uint8_t bits) {
    status_ |= bits;
    update_interrupt();
    // Not latched: the pin shows a pulse of 50 us.
    if (!(at(IntPinCfg) & 0x20) && interrupt_.active())
      world().timeline.after(50'000, [this] { interrupt_.set(false); });
  }
  void clear_status(uint8_t bits) {
    status_ &= uint8_t(~bits);
    if (at(IntPinCfg) & 0x20) update_interrupt();
  }
  void update_interrupt() { interrupt_.set(watermark_ || (status_ & at(IntEnable) & 0xf1)); }

  Input accel_, gyro_, temperature_;
  InterruptPin interrupt_;
  std::deque<uint8_t> fifo_;
  size_t count_ = 0;
  uint8_t status_ = 0;
  bool watermark_ = false;
  uint8_t shadow_[GyroZoutL - AccelXoutH + 1] = {};
  int accel_raw_[3] = {};
  uint64_t wake_ns_ = 0, planned_period_ = 0, lose_until_ = 0;
  Timeline::Handle tick_;
};

}  // namespace

std::unique_ptr<Device> make_mpu6886(Site& site) { return std::make_unique<Mpu6886>(site); }

}  // namespace adder::sim
