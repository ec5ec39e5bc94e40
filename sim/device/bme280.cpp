// Bosch BME280: temperature, pressure, humidity. Datasheet BST-BME280-DS001.
//
// Board file: bus, address (0x76, 0x77) or cs, temperature (C), pressure (hPa), humidity (% RH).
// The chip delivers raw values and the constants to make sense of them. The model owns the datasheet's integer
// compensation formulas and finds the raw value whose compensated result is the wanted one, by bisection: a driver that
// follows the datasheet reads back what was fed in.
#include <algorithm>
#include <cmath>

#include "sim/device/models.h"
#include "sim/device/registers.h"

namespace adder::sim {

namespace {

enum Register : uint8_t {
  Calibration = 0x88,
  CalibrationH1 = 0xa1,
  Id = 0xd0,
  Reset = 0xe0,
  CalibrationH2 = 0xe1,
  CtrlHum = 0xf2,
  Status = 0xf3,
  CtrlMeas = 0xf4,
  Config = 0xf5,
  Pressure = 0xf7,
  Temperature = 0xfa,
  Humidity = 0xfd,
};

constexpr RegisterRange map[] = {
    {Calibration, CalibrationH1, 0, 0},
    {Id, Id, 0, 0x60},
    {Reset, Reset, 0xff, 0},
    {CalibrationH2, 0xf0, 0, 0},
    {CtrlHum, CtrlHum, 0x07, 0},
    {Status, Status, 0, 0},
    {CtrlMeas, CtrlMeas, 0xff, 0},
    {Config, Config, 0xfd, 0},
    {Pressure, Pressure, 0, 0x80},
    {0xf8, 0xf9, 0, 0},
    {Temperature, Temperature, 0, 0x80},
    {0xfb, 0xfc, 0, 0},
    {Humidity, Humidity, 0, 0x80},
    {0xfe, 0xfe, 0, 0},
};

// Constants of one real part; T and P are those of the datasheet's worked example.
constexpr uint16_t T1 = 27504, P1 = 36477;
constexpr int16_t T2 = 26435, T3 = -1000, P2 = -10685, P3 = 3024, P4 = 2855, P5 = 140, P6 = -7, P7 = 15500, P8 = -14600,
                  P9 = 6000, H2 = 353, H4 = 340, H5 = 0;
constexpr uint8_t H1 = 75, H3 = 0;
constexpr int8_t H6 = 30;

int32_t fine_temperature(int32_t raw) {
  int32_t first = (((raw >> 3) - (int32_t(T1) << 1)) * T2) >> 11;
  int32_t half = (raw >> 4) - int32_t(T1);
  return first + ((((half * half) >> 12) * T3) >> 14);
}

// 0.01 C.
int32_t compensated_temperature(int32_t raw) { return (fine_temperature(raw) * 5 + 128) >> 8; }

// Pa in Q24.8.
uint32_t compensated_pressure(int32_t raw, int32_t fine) {
  int64_t a = int64_t(fine) - 128000;
  int64_t b = a * a * P6 + ((a * P5) * (int64_t(1) << 17)) + (int64_t(P4) << 35);
  a = ((a * a * P3) >> 8) + ((a * P2) * 4096);
  a = ((int64_t(1) << 47) + a) * P1 >> 33;
  if (a == 0) return 0;
  int64_t p = 1048576 - raw;
  p = (((p << 31) - b) * 3125) / a;
  int64_t c = (int64_t(P9) * (p >> 13) * (p >> 13)) >> 25;
  int64_t d = (int64_t(P8) * p) >> 19;
  return uint32_t(((p + c + d) >> 8) + (int64_t(P7) << 4));
}

// % RH in Q22.10.
uint32_t compensated_humidity(int32_t raw, int32_t fine) {
  int32_t v = fine - 76800;
  int32_t left = ((raw << 14) - (int32_t(H4) << 20) - (int32_t(H5) * v) + 16384) >> 15;
  int32_t right = (((((v * H6) >> 10) * (((v * int32_t(H3)) >> 11) + 32768)) >> 10) + 2097152) * int32_t(H2);
  int64_t x = int64_t(left) * ((right + 8192) >> 14);
  x -= ((((x >> 15) * (x >> 15)) >> 7) * H1) >> 4;
  x = std::clamp<int64_t>(x, 0, 419430400);
  return uint32_t(x >> 12);
}

// The smallest raw value below `end` for which `reached` holds; it holds from some value on.
template <class Reached>
int32_t first_raw(int32_t end, Reached reached) {
  int32_t low = 0, high = end - 1;
  while (low < high) {
    int32_t middle = (low + high) / 2;
    if (reached(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

class Bme280 final : public RegisterChip {
 public:
  explicit Bme280(Site& site) : RegisterChip(site, map) {
    temperature_ = site.input(*this, "temperature", 1, 20);
    pressure_ = site.input(*this, "pressure", 1, 1013.25);
    humidity_ = site.input(*this, "humidity", 1, 50);
    if (site.on_spi())
      site.wire_spi(*this);
    else
      site.wire_i2c(*this, {0x76, 0x77});
  }

  void power_on() override {
    RegisterChip::power_on();
    world().timeline.cancel(measurement_);
    const int words[] = {T1, T2, T3, P1, P2, P3, P4, P5, P6, P7, P8, P9};
    for (size_t i = 0; i < std::size(words); i++) put16(uint8_t(Calibration + 2 * i), words[i], false);
    at(CalibrationH1) = H1;
    put16(CalibrationH2, H2, false);
    at(0xe3) = H3;
    at(0xe4) = uint8_t(H4 >> 4);
    at(0xe5) = uint8_t((H4 & 0x0f) | (H5 & 0x0f) << 4);
    at(0xe6) = uint8_t(H5 >> 4);
    at(0xe7) = uint8_t(H6);
    active_hum_ = 0;
    filtered_ = false;
    for (uint8_t& byte : shadow_) byte = 0;
  }

 private:
  bool writes_pairs() const override { return true; }
  // On SPI bit 7 of the register number is the direction; all registers have it set.
  Pointer spi_pointer(uint8_t byte) override { return {uint8_t(byte | 0x80), (byte & 0x80) != 0, true}; }
  void burst_begins() override {
    for (uint8_t reg = Pressure; reg <= 0xfe; reg++) shadow_[reg - Pressure] = at(reg);
  }
  uint8_t read_register(uint8_t reg) override {
    return reg >= Pressure && reg <= 0xfe ? shadow_[reg - Pressure] : at(reg);
  }

  // Oversampling of a 3-bit field: 0 skips the quantity.
  static unsigned oversampling(unsigned field) { return field == 0 ? 0 : field >= 5 ? 16 : 1u << (field - 1); }
  unsigned temperature_times() { return oversampling(at(CtrlMeas) >> 5); }
  unsigned pressure_times() { return oversampling((at(CtrlMeas) >> 2) & 7); }
  unsigned humidity_times() { return oversampling(active_hum_ & 7u); }

  // Typical times of appendix B.
  uint64_t measure_ns() {
    double ms = 1 + 2 * temperature_times();
    if (pressure_times()) ms += 2 * pressure_times() + 0.5;
    if (humidity_times()) ms += 2 * humidity_times() + 0.5;
    return uint64_t(ms * 1e6);
  }
  uint64_t standby_ns() {
    static constexpr double ms[] = {0.5, 62.5, 125, 250, 500, 1000, 10, 20};
    return uint64_t(ms[at(Config) >> 5] * 1e6);
  }

  void wrote_register(uint8_t reg) override {
    if (reg == Reset) {
      bool right = at(Reset) == 0xb6;
      at(Reset) = 0;
      if (right) power_on();
    }
    if (reg != CtrlMeas) return;
    active_hum_ = at(CtrlHum);  // takes effect with this write
    world().timeline.cancel(measurement_);
    at(Status) = 0;
    if (at(CtrlMeas) & 3) begin();
  }

  void begin() {
    at(Status) = 0x08;
    measurement_ = world().timeline.after(measure_ns(), [this] {
      measurement_ = {};
      at(Status) = 0;
      complete();
      bool normal = (at(CtrlMeas) & 3) == 3;
      if (normal)
        measurement_ = world().timeline.after(standby_ns(), [this] { begin(); });
      else
        at(CtrlMeas) &= 0xfc;  // forced: back to sleep
    });
  }

  // 20-bit raw values carry 16 bits, one more for each doubling of oversampling; all 20 when the filter is on.
  int32_t rounded(int32_t raw, unsigned times) {
    if (at(Config) & 0x1c) return raw;
    unsigned bits = 16;
    for (unsigned n = times; n > 1; n /= 2) bits++;
    int32_t step = 1 << (20 - bits);
    return std::min((raw + step / 2) / step * step, 0xfffff);
  }

  int32_t filter(int32_t old, int32_t fresh) {
    unsigned field = (at(Config) >> 2) & 7;
    int32_t weight = field == 0 ? 1 : 1 << std::min(field, 4u);
    return filtered_ ? (old * (weight - 1) + fresh) / weight : fresh;
  }

  void put20(uint8_t reg, int32_t raw) {
    at(reg) = uint8_t(raw >> 12);
    at(uint8_t(reg + 1)) = uint8_t(raw >> 4);
    at(uint8_t(reg + 2)) = uint8_t(raw << 4);
  }

  void complete() {
    int32_t skipped = 0x80000, raw = skipped;
    if (temperature_times()) {
      int32_t wanted = int32_t(std::lround(std::clamp(temperature_.value(0, now()), -40.0, 85.0) * 100));
      raw = first_raw(1 << 20, [&](int32_t r) { return compensated_temperature(r) >= wanted; });
      raw = raw_t_ = filter(raw_t_, rounded(raw, temperature_times()));
    }
    put20(Temperature, raw);
    int32_t fine = fine_temperature(raw);
    raw = skipped;
    if (pressure_times()) {
      auto wanted = uint32_t(std::lround(std::clamp(pressure_.value(0, now()), 300.0, 1100.0) * 100 * 256));
      raw = first_raw(1 << 20, [&](int32_t r) { return compensated_pressure(r, fine) <= wanted; });
      raw = raw_p_ = filter(raw_p_, rounded(raw, pressure_times()));
    }
    put20(Pressure, raw);
    raw = 0x8000;
    if (humidity_times()) {
      auto wanted = uint32_t(std::lround(std::clamp(humidity_.value(0, now()), 0.0, 100.0) * 1024));
      raw = first_raw(1 << 16, [&](int32_t r) { return compensated_humidity(r, fine) >= wanted; });
    }
    put16(Humidity, raw, true);
    filtered_ = true;
  }

  Input temperature_, pressure_, humidity_;
  uint8_t active_hum_ = 0;
  bool filtered_ = false;
  int32_t raw_t_ = 0, raw_p_ = 0;
  uint8_t shadow_[8] = {};
  Timeline::Handle measurement_;
};

}  // namespace

std::unique_ptr<Device> make_bme280(Site& site) { return std::make_unique<Bme280>(site); }

}  // namespace adder::sim
