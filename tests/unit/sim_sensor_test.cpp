// Sensor models, each driven through its bus as a driver would do it.
#include <cmath>

#include "hal/one_wire.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;

namespace {

const std::string bus = "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n";
const std::string spi = "[[spi]]\nid = 0\nsck = 1\nmosi = 2\nmiso = 3\n";

std::string device(const std::string& model, const std::string& keys) {
  return "[[device]]\nmodel = '" + model + "'\nname = '" + model + "'\n" + keys;
}

int16_t le16(const uint8_t* bytes) { return int16_t(bytes[0] | bytes[1] << 8); }
int16_t be16(const uint8_t* bytes) { return int16_t(bytes[0] << 8 | bytes[1]); }

void write(hal::I2cController& i2c, uint8_t address, uint8_t reg, uint8_t value) {
  CHECK(i2c.write_register(address, reg, value) == HalError::None);
}

// What a BME280 driver computes after the datasheet, in double precision.
struct Bme280Reading {
  double celsius, pascal, humidity;
};
Bme280Reading compensate(hal::I2cController& i2c) {
  uint8_t c[26], h[7], d[8];
  CHECK(i2c.read_register(0x76, 0x88, c) == HalError::None);
  CHECK(i2c.read_register(0x76, 0xe1, h) == HalError::None);
  CHECK(i2c.read_register(0x76, 0xf7, d) == HalError::None);
  auto u = [&](int i) { return double(uint16_t(le16(c + i))); };
  auto s = [&](int i) { return double(le16(c + i)); };
  double raw_p = (d[0] << 12) | (d[1] << 4) | (d[2] >> 4), raw_t = (d[3] << 12) | (d[4] << 4) | (d[5] >> 4);
  double raw_h = (d[6] << 8) | d[7];
  double v1 = (raw_t / 16384 - u(0) / 1024) * s(2), v2 = std::pow(raw_t / 131072 - u(0) / 8192, 2) * s(4);
  double fine = v1 + v2;
  double p1 = fine / 2 - 64000, p2 = p1 * p1 * s(16) / 32768 + p1 * s(14) * 2;
  p2 = p2 / 4 + s(12) * 65536;
  p1 = (s(10) * p1 * p1 / 524288 + s(8) * p1) / 524288;
  p1 = (1 + p1 / 32768) * u(6);
  double p = (1048576 - raw_p - p2 / 4096) * 6250 / p1;
  p += (s(22) * p * p / 2147483648.0 + p * s(20) / 32768 + s(18)) / 16;
  double h1 = c[25], h2 = le16(h), h3 = h[2], h4 = int8_t(h[3]) * 16 | (h[4] & 15),
         h5 = int8_t(h[5]) * 16 | (h[4] >> 4), h6 = int8_t(h[6]);
  double x = fine - 76800;
  x = (raw_h - (h4 * 64 + h5 / 16384 * x)) * (h2 / 65536 * (1 + h6 / 67108864 * x * (1 + h3 / 67108864 * x)));
  x *= 1 - h1 * x / 524288;
  return {fine / 5120, p, x};
}

}  // namespace

TEST_CASE("TMP105: conversion, resolution, one shot, limits, illegal pointer") {
  auto board = make_board(bus + device("tmp105", "bus = 'i2c0'\nalert = 9\ntemperature = '20 + 10 * t'\n"));
  hal::I2cController& i2c = *board->i2c(0);
  uint8_t t[2];
  CHECK(i2c.read_register(0x48, 0, t) == HalError::None);
  CHECK(be16(t) == 0);  // no conversion yet
  sleep_ms(*board, 100);
  CHECK(i2c.read_register(0x48, 0, t) == HalError::None);
  CHECK(be16(t) % 128 == 0);  // nine bits: half degrees
  CHECK(be16(t) / 256.0 == doctest::Approx(21).epsilon(0.03));
  write(i2c, 0x48, 1, 0x61);  // shut down, 12 bits
  sleep_ms(*board, 1000);
  write(i2c, 0x48, 1, 0xe1);  // one shot
  sleep_ms(*board, 230);
  CHECK(i2c.read_register(0x48, 0, t) == HalError::None);
  CHECK(be16(t) / 256.0 == doctest::Approx(20 + 10 * double(board->world().now()) * 1e-9).epsilon(0.01));
  const uint8_t high[] = {3, 40, 0}, low[] = {2, 35, 0};
  CHECK(i2c.write(0x48, high) == HalError::None);
  CHECK(i2c.write(0x48, low) == HalError::None);
  write(i2c, 0x48, 1, 0x00);
  CHECK(board->pin(9)->configure({hal::PinMode::Input, hal::PinPull::Up, 0}) == HalError::None);
  CHECK(board->pin(9)->read());
  sleep_ms(*board, 1500);
  CHECK(!board->pin(9)->read());
  CHECK(i2c.write_register(0x48, 4, 0) == HalError::Nack);
  CHECK(i2c.write_register(0x48, 0, 0) == HalError::Nack);
}

TEST_CASE("BME280: a driver after the datasheet reads back what was fed in") {
  auto board =
      make_board(bus + device("bme280", "bus = 'i2c0'\ntemperature = 23.75\npressure = 987.65\nhumidity = 41.5\n"));
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(read_register(i2c, 0x76, 0xd0) == 0x60);
  write(i2c, 0x76, 0xf2, 0x05);
  write(i2c, 0x76, 0xf4, 0xb5);  // 16 times each, forced
  CHECK(read_register(i2c, 0x76, 0xf3) == 0x08);
  sleep_ms(*board, 120);
  CHECK(read_register(i2c, 0x76, 0xf3) == 0);
  CHECK((read_register(i2c, 0x76, 0xf4) & 3) == 0);
  Bme280Reading reading = compensate(i2c);
  CHECK(reading.celsius == doctest::Approx(23.75).epsilon(0.0005));
  CHECK(reading.pascal == doctest::Approx(98765).epsilon(0.0001));
  CHECK(reading.humidity == doctest::Approx(41.5).epsilon(0.002));
}

TEST_CASE("BME280: extremes, skipped quantities, reset, normal mode, SPI") {
  for (double t : {-39.0, 0.0, 84.0})
    for (double p : {310.0, 1090.0}) {
      auto board = make_board(bus + device("bme280", "bus = 'i2c0'\ntemperature = " + std::to_string(t) +
                                                         "\npressure = " + std::to_string(p) + "\nhumidity = 90\n"));
      hal::I2cController& i2c = *board->i2c(0);
      const uint8_t pairs[] = {0xf2, 0x05, 0xf4, 0xb5};
      CHECK(i2c.write(0x76, pairs) == HalError::None);
      sleep_ms(*board, 120);
      Bme280Reading reading = compensate(i2c);
      CHECK(std::fabs(reading.celsius - t) < 0.02);
      CHECK(std::fabs(reading.pascal - p * 100) < 15);
      CHECK(std::fabs(reading.humidity - 90) < 0.2);
    }
  auto board = make_board(spi + device("bme280", "bus = 'spi0'\ncs = 7\ntemperature = 't'\n"));
  hal::Pin& cs = *board->pin(7);
  cs.write(true);
  CHECK(cs.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  auto transfer = [&](std::initializer_list<uint8_t> out, Span<uint8_t> in) {
    cs.write(false);
    CHECK(board->spi(0)->write({out.begin(), out.size()}) == HalError::None);
    CHECK(board->spi(0)->read(in) == HalError::None);
    cs.write(true);
  };
  uint8_t id = 0, data[8], later[8];
  transfer({0xd0}, {&id, 1});
  CHECK(id == 0x60);
  transfer({0x74, 0x27}, {});  // temperature and pressure once each, normal mode; humidity stays skipped
  sleep_ms(*board, 50);
  transfer({0xf7}, data);
  CHECK((data[6] == 0x80 && data[7] == 0));
  sleep_ms(*board, 2000);
  transfer({0xf7}, later);
  CHECK(later[3] * 256 + later[4] > data[3] * 256 + data[4]);
  transfer({0x60, 0xb6}, {});
  transfer({0xf7}, data);
  CHECK(data[0] == 0x80);
}

TEST_CASE("LIS3DH: identity, scales, modes") {
  auto board =
      make_board(bus + device("lis3dh", "bus = 'i2c0'\naccel = [0.5, -1, 'if(t > 60, 4, 1)']\ntemperature = 31\n"));
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(read_register(i2c, 0x18, 0x0f) == 0x33);
  CHECK(read_register(i2c, 0x18, 0x20) == 0x07);
  write(i2c, 0x18, 0x20, 0x57);  // 100 Hz, all axes
  write(i2c, 0x18, 0x23, 0x88);  // block update, high resolution, 2 g
  sleep_ms(*board, 15);
  CHECK((read_register(i2c, 0x18, 0x27) & 0x08) == 0x08);
  uint8_t out[6];
  CHECK(i2c.read_register(0x18, 0x28 | 0x80, out) == HalError::None);
  CHECK((le16(out) == 500 * 16 && le16(out + 2) == -1000 * 16 && le16(out + 4) == 1000 * 16));
  CHECK((read_register(i2c, 0x18, 0x27) & 0x08) == 0);
  // Without the top bit of the register number a burst stays on its register.
  CHECK(i2c.read_register(0x18, 0x0f, {out, 3}) == HalError::None);
  CHECK((out[0] == 0x33 && out[2] == 0x33));
  write(i2c, 0x18, 0x23, 0x80);  // normal: 10 bits of 4 mg
  sleep_ms(*board, 20);
  CHECK(i2c.read_register(0x18, 0xa8, out) == HalError::None);
  CHECK(le16(out) == 125 * 64);
  write(i2c, 0x18, 0x23, 0xb8);  // 16 g: 12 mg
  sleep_ms(*board, 60'000);
  CHECK(i2c.read_register(0x18, 0xa8, out) == HalError::None);
  CHECK(le16(out + 4) / 16 == std::lround(4000 / 12.0));
  write(i2c, 0x18, 0x1f, 0xc0);
  CHECK(i2c.read_register(0x18, 0x8c, {out, 2}) == HalError::None);
  CHECK(le16(out) / 256 == 6);
  CHECK(i2c.write_register(0x18, 0x10, 0) == HalError::Nack);
  CHECK(i2c.write_register(0x18, 0x0f, 0) == HalError::Nack);
}

TEST_CASE("LIS3DH: FIFO by watermark interrupt, overrun, one burst") {
  auto board = make_board(bus + device("lis3dh", "bus = 'i2c0'\nint = 9\naccel = ['t', 0, 1]\n"));
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(board->pin(9)->set_interrupt(hal::RisingEdge, false) == HalError::None);
  write(i2c, 0x18, 0x23, 0x88);
  write(i2c, 0x18, 0x24, 0x40);  // FIFO on
  write(i2c, 0x18, 0x2e, 0x80 | 15);
  write(i2c, 0x18, 0x22, 0x04);  // watermark to INT1
  write(i2c, 0x18, 0x20, 0x57);
  uint64_t start = board->clock().now_ns();
  REQUIRE(sleep_ms(*board, 1000) == hal::Wake::Event);
  CHECK(double(board->clock().now_ns() - start) * 1e-6 == doctest::Approx(160).epsilon(0.001));
  uint8_t source = read_register(i2c, 0x18, 0x2f);
  CHECK((source & 0x80) != 0);
  CHECK((source & 0x1f) == 16);
  uint8_t burst[6 * 16];
  CHECK(i2c.read_register(0x18, 0xa8, burst) == HalError::None);
  for (int i = 1; i < 16; i++) CHECK(le16(burst + 6 * i) - le16(burst + 6 * (i - 1)) == 10 * 16);
  CHECK(read_register(i2c, 0x18, 0x2f) == 0x20);
  CHECK(!board->pin(9)->read());
  board->events().clear();
  CHECK(board->clock().delay_ns(500 * hal::ns_per_ms) == HalError::None);
  CHECK((read_register(i2c, 0x18, 0x2f) & 0x40) != 0);  // overrun
  CHECK((read_register(i2c, 0x18, 0x2f) & 0x1f) == 31);
}

TEST_CASE("LIS3DH: threshold and click interrupts") {
  auto board = make_board(bus + device("lis3dh", "bus = 'i2c0'\nint = 9\naccel = [0, 0, '1 + pulse(t - 1, 0.03)']\n"));
  hal::I2cController& i2c = *board->i2c(0);
  write(i2c, 0x18, 0x20, 0x57);
  write(i2c, 0x18, 0x22, 0x40);
  write(i2c, 0x18, 0x32, 100);   // 1.6 g
  write(i2c, 0x18, 0x30, 0x20);  // Z high
  write(i2c, 0x18, 0x38, 0x10);
  write(i2c, 0x18, 0x3a, 90);  // counts of 16 mg
  write(i2c, 0x18, 0x3b, 10);
  CHECK(board->pin(9)->set_interrupt(hal::RisingEdge, false) == HalError::None);
  REQUIRE(sleep_ms(*board, 5000) == hal::Wake::Event);
  CHECK(board->world().now() / hal::ns_per_ms >= 1000);
  CHECK(read_register(i2c, 0x18, 0x31) == 0x60);
  CHECK(board->clock().delay_ns(100 * hal::ns_per_ms) == HalError::None);
  CHECK((read_register(i2c, 0x18, 0x39) & 0x44) == 0x44);
}

TEST_CASE("MPU6886: wake, scales, data ready") {
  auto board = make_board(
      bus + device("mpu6886", "bus = 'i2c0'\nint = 9\naccel = [0.25, 0, 1]\ngyro = [10, -20, 0]\ntemperature = 35\n"));
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(read_register(i2c, 0x68, 0x75) == 0x19);
  CHECK(read_register(i2c, 0x68, 0x6b) == 0x41);  // asleep
  uint8_t d[14];
  sleep_ms(*board, 10);
  CHECK(i2c.read_register(0x68, 0x3b, d) == HalError::None);
  CHECK(be16(d + 4) == 0);
  write(i2c, 0x68, 0x6b, 0x01);
  sleep_ms(*board, 10);
  CHECK(i2c.read_register(0x68, 0x3b, d) == HalError::None);
  CHECK((be16(d) == 4096 && be16(d + 2) == 0 && be16(d + 4) == 16384));
  CHECK(be16(d + 6) / 326.8 + 25 == doctest::Approx(35).epsilon(0.001));
  CHECK(be16(d + 8) == doctest::Approx(1311).epsilon(0.001));
  write(i2c, 0x68, 0x1c, 0x18);  // 16 g
  write(i2c, 0x68, 0x1b, 0x18);  // 2000 degrees per second
  sleep_ms(*board, 2);
  CHECK(i2c.read_register(0x68, 0x3b, d) == HalError::None);
  CHECK((be16(d + 4) == 2048 && be16(d + 10) == -328));
  write(i2c, 0x68, 0x1a, 0x01);
  write(i2c, 0x68, 0x19, 9);     // 100 Hz
  write(i2c, 0x68, 0x38, 0x01);  // data ready
  CHECK(board->pin(9)->set_interrupt(hal::RisingEdge, false) == HalError::None);
  std::vector<uint64_t> times;
  hal::Event event;
  while (times.size() < 5) {
    sleep_ms(*board, 100);
    while (board->events().take(event)) times.push_back(event.time_ns);
  }
  for (size_t i = 1; i < times.size(); i++) CHECK(times[i] - times[i - 1] == 10 * hal::ns_per_ms);
  CHECK(i2c.write_register(0x68, 0x3b, 0) == HalError::Nack);
  CHECK(i2c.write_register(0x68, 0x7f, 0) == HalError::Nack);
}

TEST_CASE("MPU6886: FIFO by burst, overflow, stand-by axes, reset") {
  auto board = make_board(bus + device("mpu6886", "bus = 'i2c0'\naccel = ['t', 0, 1]\n"));
  hal::I2cController& i2c = *board->i2c(0);
  write(i2c, 0x68, 0x6b, 0x01);
  write(i2c, 0x68, 0x1a, 0x01);
  write(i2c, 0x68, 0x19, 9);
  write(i2c, 0x68, 0x23, 0x18);
  write(i2c, 0x68, 0x6a, 0x44);
  CHECK(board->clock().delay_ns(205 * hal::ns_per_ms) == HalError::None);
  uint8_t count[2];
  CHECK(i2c.read_register(0x68, 0x72, count) == HalError::None);
  CHECK(be16(count) == 20 * 14);
  uint8_t burst[28];
  CHECK(i2c.read_register(0x68, 0x74, burst) == HalError::None);
  CHECK(be16(burst + 14) - be16(burst) == doctest::Approx(163.84).epsilon(0.02));
  CHECK(be16(burst + 4) == 16384);
  CHECK((read_register(i2c, 0x68, 0x3a) & 0x11) == 0x01);
  CHECK(board->clock().delay_ns(1000 * hal::ns_per_ms) == HalError::None);
  CHECK((read_register(i2c, 0x68, 0x3a) & 0x10) == 0x10);
  write(i2c, 0x68, 0x23, 0x08);
  write(i2c, 0x68, 0x6a, 0x44);
  CHECK(board->clock().delay_ns(105 * hal::ns_per_ms) == HalError::None);
  CHECK(i2c.read_register(0x68, 0x72, count) == HalError::None);
  CHECK(be16(count) % 8 == 0);
  write(i2c, 0x68, 0x6b, 0x80);
  CHECK(read_register(i2c, 0x68, 0x6b) == 0x41);
}

TEST_CASE("MPU6886 on SPI, from a recording that ends the run") {
  std::string data = "x,y,z\n";
  for (int i = 0; i < 50; i++) data += std::to_string(i * 100) + ",0,16384\n";
  ScratchFile file(".csv", data);
  auto board = make_board(spi + device("mpu6886", "bus = 'spi0'\ncs = 7\nint = 9\naccel = {csv = '" + file.path() +
                                                      "', rate = 100, scale = '1/16384'}\n"));
  hal::Pin& cs = *board->pin(7);
  cs.write(true);
  CHECK(cs.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  auto put = [&](uint8_t reg, uint8_t value) {
    const uint8_t bytes[] = {reg, value};
    cs.write(false);
    CHECK(board->spi(0)->write(bytes) == HalError::None);
    cs.write(true);
  };
  put(0x6b, 0x01), put(0x1a, 0x01), put(0x19, 9), put(0x38, 0x01);
  CHECK(board->pin(9)->set_interrupt(hal::RisingEdge, false) == HalError::None);
  std::vector<int> x;
  hal::Event event;
  while (board->system().halt_reason() == hal::HaltReason::Running) {
    sleep_ms(*board, 1000);
    while (board->events().take(event)) {
      if (event.kind != hal::EventKind::PinEdge) continue;
      const uint8_t first[] = {0x3b | 0x80};
      uint8_t d[6];
      cs.write(false);
      CHECK(board->spi(0)->write(first) == HalError::None);
      CHECK(board->spi(0)->read(d) == HalError::None);
      cs.write(true);
      x.push_back(be16(d));
    }
  }
  REQUIRE(x.size() == 50);
  for (int i = 0; i < 50; i++) CHECK(x[size_t(i)] == i * 100);
}

TEST_CASE("DHT22 and DHT11 by the portable reader") {
  auto board = make_board(device("dht22", "pin = 0\ntemperature = '-5.5 + t'\nhumidity = 61.2\n") +
                          device("dht11", "pin = 1\ntemperature = 23\nhumidity = 40\n"));
  uint8_t bytes[5];
  std::span<uint8_t, 5> view(bytes);
  CHECK(hal::read_dht(*board->pin(0), board->clock(), 1000, view) == HalError::None);
  CHECK(uint8_t(bytes[0] + bytes[1] + bytes[2] + bytes[3]) == bytes[4]);
  CHECK((bytes[0] << 8 | bytes[1]) == 612);
  CHECK((bytes[2] & 0x80) != 0);
  CHECK(((bytes[2] & 0x7f) << 8 | bytes[3]) == 55);
  sleep_ms(*board, 1000);
  CHECK(hal::read_dht(*board->pin(0), board->clock(), 1000, view) == HalError::None);
  CHECK(((bytes[2] & 0x7f) << 8 | bytes[3]) == 55);  // asked too soon
  sleep_ms(*board, 2000);
  CHECK(hal::read_dht(*board->pin(0), board->clock(), 1000, view) == HalError::None);
  CHECK(((bytes[2] & 0x7f) << 8 | bytes[3]) < 30);
  CHECK(hal::read_dht(*board->pin(1), board->clock(), 18'000, view) == HalError::None);
  CHECK((bytes[0] == 40 && bytes[2] == 23 && bytes[4] == 63));
  CHECK(hal::read_dht(*board->pin(2), board->clock(), 1000, view) == HalError::Timeout);
}

TEST_CASE("DS18B20: presence, conversion, scratchpad, several on one wire") {
  auto board = make_board(
      "[[device]]\nmodel = 'ds18b20'\nname = 'a'\npin = 0\ntemperature = 25.0625\n"
      "[[device]]\nmodel = 'ds18b20'\nname = 'b'\npin = 0\ntemperature = -10.125\n");
  hal::OneWire wire(board->clock(), *board->pin(0));
  CHECK(wire.configure() == HalError::None);
  CHECK(wire.reset().value());
  // ROM search as the application note describes it.
  std::vector<std::vector<uint8_t>> roms;
  std::vector<uint8_t> rom(8);
  int last_branch = -1;
  do {
    CHECK(wire.reset().value());
    CHECK(wire.write_byte(0xf0) == HalError::None);
    int branch = -1;
    for (int bit = 0; bit < 64; bit++) {
      bool one = wire.read_bit().value(), zero = wire.read_bit().value();
      REQUIRE(!(one && zero));
      bool direction = one;
      if (!one && !zero) {
        direction = bit < last_branch ? (rom[size_t(bit / 8)] >> (bit % 8)) & 1 : bit == last_branch;
        if (!direction) branch = bit;
      }
      rom[size_t(bit / 8)] = uint8_t((rom[size_t(bit / 8)] & ~(1 << (bit % 8))) | (direction << (bit % 8)));
      CHECK(wire.write_bit(direction) == HalError::None);
    }
    CHECK(hal::one_wire_crc(rom) == 0);
    roms.push_back(rom);
    last_branch = branch;
  } while (last_branch >= 0 && roms.size() < 5);
  REQUIRE(roms.size() == 2);
  CHECK(wire.reset().value());
  CHECK(wire.write_byte(0xcc) == HalError::None);
  CHECK(wire.write_byte(0x44) == HalError::None);
  CHECK(!wire.read_bit().value());  // still converting
  sleep_ms(*board, 800);
  CHECK(wire.read_bit().value());
  double sum = 0;
  for (const auto& each : roms) {
    CHECK(wire.reset().value());
    CHECK(wire.write_byte(0x55) == HalError::None);
    for (uint8_t byte : each) CHECK(wire.write_byte(byte) == HalError::None);
    CHECK(wire.write_byte(0xbe) == HalError::None);
    uint8_t scratch[9];
    for (uint8_t& byte : scratch) byte = wire.read_byte().value();
    CHECK(hal::one_wire_crc(scratch) == 0);
    sum += le16(scratch) / 16.0;
  }
  CHECK(sum == 25.0625 - 10.125);
  hal::OneWire empty(board->clock(), *board->pin(1));
  CHECK(empty.configure() == HalError::None);
  CHECK(!empty.reset().value());
}

TEST_CASE("GPS: sentences with right checksums, first without a fix") {
  auto board = make_board(
      "[board]\nstart = 2025-03-04T05:06:07Z\n[[uart]]\nid = 1\ntx = 0\nrx = 1\n"
      "[[device]]\nmodel = 'gps'\nbus = 'uart1'\nposition = [48.1173, -11.51666]\nspeed = 22.4\nfix_after = '2s'\n");
  hal::UartConfig config;
  config.baud = 9600;
  config.receive_buffer = 8192;
  CHECK(board->uart(1)->configure(config) == HalError::None);
  sleep_ms(*board, 3900);
  std::vector<uint8_t> bytes(8192);
  std::string text(bytes.begin(), bytes.begin() + std::ptrdiff_t(board->uart(1)->read(bytes)));
  std::copy_n(bytes.begin(), text.size(), text.begin());
  CHECK(text.find("$GPRMC,050608") < text.find("$GPRMC,050610"));
  CHECK(text.find(",V,") != std::string::npos);
  CHECK(text.find("4807.0380,N,01130.9996,W") != std::string::npos);
  CHECK(text.find(",040325,") != std::string::npos);
  size_t at = 0;
  int sentences = 0;
  while ((at = text.find('$', at)) != std::string::npos) {
    size_t star = text.find('*', at), end = text.find("\r\n", at);
    if (end == std::string::npos) break;
    uint8_t sum = 0;
    for (size_t i = at + 1; i < star; i++) sum ^= uint8_t(text[i]);
    CHECK(std::stoul(text.substr(star + 1, 2), nullptr, 16) == sum);
    sentences++;
    at = end;
  }
  CHECK(sentences >= 10);
}
