// Each fault: a program sees a clear error or a reset, and recovers.
#include <sndfile.h>

#include "hal/soft_i2c.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;
using hal::Wake;

namespace {

const std::string thermometer =
    "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n[[device]]\nmodel = 'tmp105'\nname = 'thermo'\nbus = 'i2c0'\ntemperature = '20 "
    "+ t'\n";

std::unique_ptr<SimBoard> faulty(const std::string& board, const std::string& fault) {
  return make_board(board + "[[fault]]\n" + fault);
}

double degrees(SimBoard& board) {
  uint8_t t[2] = {};
  CHECK(board.i2c(0)->read_register(0x48, 0, t) == HalError::None);
  return double(int16_t(t[0] << 8 | t[1])) / 256;
}

}  // namespace

TEST_CASE("NACK, counted and timed") {
  auto board = faulty(thermometer, "kind = 'nack'\ndevice = 'thermo'\nat = '1s'\ncount = 2\n");
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(i2c.probe(0x48) == HalError::None);
  sleep_ms(*board, 1000);
  CHECK(i2c.probe(0x48) == HalError::NoDevice);
  CHECK(i2c.probe(0x48) == HalError::NoDevice);
  CHECK(i2c.probe(0x48) == HalError::None);
  auto timed = faulty(thermometer, "kind = 'nack'\ndevice = 'thermo'\nat = '1s'\nfor = '200ms'\n");
  sleep_ms(*timed, 1100);
  CHECK(timed->i2c(0)->probe(0x48) == HalError::NoDevice);
  sleep_ms(*timed, 200);
  CHECK(timed->i2c(0)->probe(0x48) == HalError::None);
  CHECK(hal::errno_of(HalError::NoDevice) == 19);
}

TEST_CASE("timeout: the device holds the clock") {
  auto board = faulty(thermometer, "kind = 'timeout'\ndevice = 'thermo'\nat = '1s'\ncount = 1\n");
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(i2c.configure({400'000, 20'000}) == HalError::None);
  sleep_ms(*board, 1000);
  uint64_t before = board->clock().now_ns();
  uint8_t t[2];
  CHECK(i2c.read_register(0x48, 0, t) == HalError::Timeout);
  CHECK(board->clock().now_ns() - before == doctest::Approx(20e6).epsilon(0.01));
  CHECK(i2c.read_register(0x48, 0, t) == HalError::None);
  CHECK(hal::errno_of(HalError::Timeout) == 110);
}

TEST_CASE("stuck bus: by time, and freed by nine clocks") {
  auto board = faulty(thermometer, "kind = 'stuck'\nbus = 'i2c0'\nline = 'scl'\nat = '1s'\nfor = '500ms'\n");
  sleep_ms(*board, 1000);
  CHECK(board->i2c(0)->probe(0x48) == HalError::BusStuck);
  hal::SoftI2c slow(board->clock(), *board->pin(5), *board->pin(4));
  CHECK(slow.configure({400'000, 1'000}) == HalError::None);
  CHECK(slow.probe(0x48) == HalError::Timeout);
  sleep_ms(*board, 500);
  CHECK(board->i2c(0)->probe(0x48) == HalError::None);

  auto held = faulty(thermometer, "kind = 'stuck'\nbus = 'i2c0'\nat = '1s'\nuntil_clocked = true\n");
  sleep_ms(*held, 1000);
  CHECK(held->i2c(0)->probe(0x48) == HalError::BusStuck);
  hal::SoftI2c soft(held->clock(), *held->pin(5), *held->pin(4));
  CHECK(soft.configure({100'000, 50'000}) == HalError::None);
  CHECK(soft.probe(0x48) == HalError::BusStuck);
  CHECK(soft.recover() == HalError::None);
  CHECK(soft.probe(0x48) == HalError::None);
  CHECK(held->i2c(0)->probe(0x48) == HalError::None);
}

TEST_CASE("frozen and out-of-range sensor") {
  auto board = faulty(thermometer, "kind = 'frozen'\ndevice = 'thermo'\nat = '10s'\nfor = '10s'\n");
  sleep_ms(*board, 12'000);
  CHECK(degrees(*board) == doctest::Approx(30).epsilon(0.02));
  sleep_ms(*board, 5'000);
  CHECK(degrees(*board) == doctest::Approx(30).epsilon(0.02));
  sleep_ms(*board, 5'000);
  CHECK(degrees(*board) == doctest::Approx(42).epsilon(0.02));
  auto wild = faulty(thermometer, "kind = 'out_of_range'\ndevice = 'thermo'\nat = '1s'\nfor = '1s'\nvalue = 500\n");
  sleep_ms(*wild, 1500);
  CHECK(degrees(*wild) == doctest::Approx(128).epsilon(0.01));
  sleep_ms(*wild, 1000);
  CHECK(degrees(*wild) == doctest::Approx(22.5).epsilon(0.02));
}

TEST_CASE("sample overrun: an accelerometer's FIFO, a microphone") {
  auto board = faulty(
      "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n[[device]]\nmodel = 'lis3dh'\nname = 'imu'\nbus = 'i2c0'\naccel = [0, 0, "
      "1]\n",
      "kind = 'overrun'\ndevice = 'imu'\nat = '1s'\nfor = '100ms'\n");
  hal::I2cController& i2c = *board->i2c(0);
  for (auto [reg, value] : {std::pair<int, int>{0x24, 0x40}, {0x2e, 0x80}, {0x20, 0x57}})
    CHECK(i2c.write_register(0x18, uint8_t(reg), uint8_t(value)) == HalError::None);
  uint8_t burst[6 * 32];
  sleep_ms(*board, 300);
  CHECK(i2c.read_register(0x18, 0xa8, burst) == HalError::None);
  sleep_ms(*board, 500);
  CHECK(i2c.read_register(0x18, 0xa8, burst) == HalError::None);
  CHECK((read_register(i2c, 0x18, 0x2f) & 0x40) == 0);
  sleep_ms(*board, 260);
  CHECK((read_register(i2c, 0x18, 0x2f) & 0x40) == 0x40);
  CHECK(i2c.read_register(0x18, 0xa8, burst) == HalError::None);
  sleep_ms(*board, 200);
  CHECK((read_register(i2c, 0x18, 0x2f) & 0x1f) > 5);

  auto ear = faulty(
      "[[i2s]]\nid = 0\nsck = 0\nws = 1\nsd = 2\n[[device]]\nmodel = 'i2s_microphone'\nname = 'mic'\nbus = "
      "'i2s0'\nsound = 0.25\n",
      "kind = 'overrun'\ndevice = 'mic'\nat = '100ms'\nfor = '50ms'\n");
  hal::I2s& i2s = *ear->i2s(0);
  hal::I2sConfig config;
  config.buffer_bytes = 16'000;
  CHECK(i2s.configure(config) == HalError::None);
  sleep_ms(*ear, 300);
  CHECK(i2s.available() < 16'000);
  CHECK(i2s.lost_frames() == doctest::Approx(800).epsilon(0.01));
  CHECK(i2s.lost_events() == 1);
}

TEST_CASE("brown-out: the node is reset, devices start anew, the program goes on") {
  auto board = faulty(thermometer, "kind = 'brown_out'\nat = '2s'\noff = '300ms'\n");
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(i2c.write_register(0x48, 1, 0x60) == HalError::None);
  CHECK(sleep_ms(*board, 5000) == Wake::Halted);
  CHECK(i2c.probe(0x48) == HalError::Halted);
  REQUIRE(board->next_run());
  board->start();
  CHECK(board->system().reset_cause() == hal::ResetCause::BrownOut);
  CHECK(board->world().now() == 2300 * hal::ns_per_ms + 5 * hal::ns_per_ms);
  CHECK(read_register(i2c, 0x48, 1) == 0);
  CHECK(board->report().seconds_of[size_t(Activity::Off)] == doctest::Approx(0.3));
  CHECK(board->report().starts == 2);
}

TEST_CASE("brown-out in the middle of a transfer") {
  auto board = faulty(thermometer, "kind = 'brown_out'\nat = '100ms'\n");
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(i2c.configure({10'000, 50'000}) == HalError::None);
  HalError error = HalError::None;
  while (error == HalError::None) error = i2c.probe(0x48);
  CHECK(error == HalError::Halted);
  board->start();
  CHECK(i2c.probe(0x48) == HalError::None);
}

TEST_CASE("power cut after N flash writes: the last one is torn, the rest stands") {
  auto board =
      faulty("[[flash]]\nname = 'disk'\nsize = 65536\n", "kind = 'power_cut'\ndevice = 'disk'\nafter_writes = 4\n");
  hal::Flash& flash = *board->flash(0);
  sleep_ms(*board, 1);
  std::vector<uint8_t> page(256, 0x55);
  int written = 0;
  HalError error = HalError::None;
  for (uint64_t at = 0; error == HalError::None; at += 256) {
    error = flash.program(at, page);
    written += error == HalError::None;
  }
  CHECK(error == HalError::Halted);
  CHECK(written == 3);
  REQUIRE(board->next_run());
  board->start();
  CHECK(board->system().reset_cause() == hal::ResetCause::PowerOn);
  std::vector<uint8_t> back(256);
  CHECK(flash.read(512, back) == HalError::None);
  CHECK(back == page);
  CHECK(flash.read(768, back) == HalError::None);
  CHECK((back[0] == 0x55 && back[127] == 0x55 && back[200] == 0xff));
}

TEST_CASE("power cut in an SPI flash chip") {
  auto board = faulty(
      "[[spi]]\nid = 0\nsck = 1\nmosi = 2\nmiso = 3\n[[device]]\nmodel = 'spi_flash'\nname = 'chip'\nbus = 'spi0'\ncs "
      "= 7\n",
      "kind = 'power_cut'\ndevice = 'chip'\nafter_writes = 1\noff = '1s'\n");
  hal::Pin& cs = *board->pin(7);
  sleep_ms(*board, 1);
  cs.write(true);
  CHECK(cs.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  for (std::vector<uint8_t> command : {std::vector<uint8_t>{0x06}, std::vector<uint8_t>{0x20, 0, 0, 0}}) {
    cs.write(false);
    CHECK(board->spi(0)->write(command) == HalError::None);
    cs.write(true);
  }
  CHECK(sleep_ms(*board, 1) == Wake::Halted);
  board->start();
  CHECK(board->report().seconds_of[size_t(Activity::Off)] == doctest::Approx(1));
}

TEST_CASE("lost network comes back") {
  auto board = faulty("[network]\naccess_point = [{ssid = 'lab', key = 'k'}]\n",
                      "kind = 'network_lost'\nat = '10s'\nfor = '5s'\n");
  hal::Network& net = *board->network(0);
  CHECK(net.set_active(true) == HalError::None);
  CHECK(net.connect("lab", "k") == HalError::None);
  CHECK(board->clock().delay_ns(5 * hal::ns_per_s) == HalError::None);
  CHECK(net.up());
  board->events().clear();
  CHECK(sleep_ms(*board, 10'000) == Wake::Event);
  CHECK(board->world().now() == 10 * hal::ns_per_s);
  CHECK(net.status() == hal::NetworkStatus::Failed);
  CHECK(net.connect("lab", "k") == HalError::None);
  CHECK(board->clock().delay_ns(2 * hal::ns_per_s) == HalError::None);
  CHECK(net.status() == hal::NetworkStatus::NoAccessPoint);
  CHECK(board->clock().delay_ns(4 * hal::ns_per_s) == HalError::None);
  CHECK(net.connect("lab", "k") == HalError::None);
  CHECK(board->clock().delay_ns(2 * hal::ns_per_s) == HalError::None);
  CHECK(net.up());
}
