// The trace: what it shows, and that equal runs give equal bytes.
#include "hal/pulse.h"
#include "hal/soft_i2c.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;

namespace {

const std::string text =
    "[pins]\ncount = 8\n[[i2c]]\nid = 0\nscl = 5\nsda = 4\n[[spi]]\nid = 0\nsck = 0\nmosi = 1\nmiso = 2\n[[uart]]\nid "
    "= 0\ntx = 6\nrx = 7\n"
    "[[adc]]\nid = 0\npin = 3\nnoise_lsb = 2\n"
    "[[device]]\nmodel = 'lis3dh'\nname = 'imu'\nbus = 'i2c0'\naccel = [{expr = 'sin(t)', noise = 0.01}, 0, 1]\n"
    "[[device]]\nmodel = 'analog'\npin = 3\nvoltage = {expr = '1 + sin(10 * t)', noise = 0.1}\n";

// A run that touches pins, buses, ADC and noise; the bytes of its trace.
std::string traced(uint64_t seed) {
  ScratchFile vcd(".vcd");
  BoardOptions options;
  options.seed = seed;
  options.trace = vcd.path();
  auto board = make_board(text, options);
  hal::I2cController& i2c = *board->i2c(0);
  CHECK(i2c.write_register(0x18, 0x20, 0x57) == HalError::None);
  CHECK(board->uart(0)->configure({}) == HalError::None);
  const uint8_t hello[] = {'h', 'i'};
  for (int i = 0; i < 20; i++) {
    uint8_t out[6];
    CHECK(i2c.read_register(0x18, 0xa8, out) == HalError::None);
    CHECK(board->adc(0)->read_raw().ok());
    CHECK(board->spi(0)->write({out, 6}) == HalError::None);
    board->uart(0)->write(hello);
    sleep_ms(*board, 10);
  }
  board->finish();
  return vcd.content();
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, another seed others") {
  std::string first = traced(7);
  CHECK(first.size() > 10'000);
  CHECK(first == traced(7));
  CHECK(first != traced(8));
}

TEST_CASE("the format: header, order of time, values") {
  std::string vcd = traced(1);
  CHECK(vcd.find("$timescale 1 ns $end") != std::string::npos);
  CHECK(vcd.find("$var wire 1 ") != std::string::npos);
  CHECK(vcd.find(" data [7:0] $end") != std::string::npos);
  CHECK(vcd.find("$var real 64 ") != std::string::npos);
  CHECK(vcd.find("$enddefinitions $end") != std::string::npos);
  long long last = -1;
  size_t stamps = 0;
  for (size_t at = vcd.find("\n#"); at != std::string::npos; at = vcd.find("\n#", at + 1)) {
    long long time = std::stoll(vcd.substr(at + 2, 20));
    CHECK(time > last);
    last = time;
    stamps++;
  }
  CHECK(stamps > 500);
}

TEST_CASE("the waveform of a hardware transfer is the one that pins make") {
  // Counts falling edges of SCL in the trace of one register read, in hardware and by pins.
  auto edges = [](bool soft) {
    ScratchFile vcd(".vcd");
    BoardOptions options;
    options.trace = vcd.path();
    auto board = make_board(text, options);
    uint8_t value = 0;
    if (soft) {
      hal::SoftI2c bus(board->clock(), *board->pin(5), *board->pin(4));
      CHECK(bus.configure({}) == HalError::None);
      CHECK(bus.read_register(0x18, 0x0f, {&value, 1}) == HalError::None);
    } else {
      CHECK(board->i2c(0)->read_register(0x18, 0x0f, {&value, 1}) == HalError::None);
    }
    CHECK(value == 0x33);
    sleep_ms(*board, 1);
    board->finish();
    std::string content = vcd.content();
    size_t name = content.find(" GPIO5 $end");
    std::string code = content.substr(content.rfind(' ', name - 1) + 1, name - content.rfind(' ', name - 1) - 1);
    int count = 0;
    for (size_t at = content.find("\n0" + code + "\n"); at != std::string::npos;
         at = content.find("\n0" + code + "\n", at + 1))
      count++;
    return count;
  };
  // Three bytes written, one read, nine clocks each, and one low phase more after each start.
  CHECK(edges(false) >= 36);
  CHECK(edges(true) >= 36);
  CHECK(edges(true) <= 40);
}
