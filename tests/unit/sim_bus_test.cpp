// Pins, analog, and the buses, in hardware and made of pins.
#include <cstring>

#include "hal/one_wire.h"
#include "hal/pulse.h"
#include "hal/soft_i2c.h"
#include "hal/soft_spi.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;
using hal::PinMode;
using hal::PinPull;

namespace {

const std::string i2c_board =
    "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n[[i2c]]\nid = 1\nscl = 5\nsda = 4\n"
    "[[device]]\nmodel = 'tmp105'\nname = 'thermo'\nbus = 'i2c0'\naddress = 0x49\ntemperature = 21.5\n"
    "[[device]]\nmodel = 'bme280'\nname = 'air'\nbus = 'i2c0'\n";

void set(SimBoard& board, int pin, PinMode mode, PinPull pull = PinPull::None) {
  CHECK(board.pin(pin)->configure({mode, pull, 0}) == HalError::None);
}

}  // namespace

TEST_CASE("pulls, open drain, and who wins") {
  auto board = make_board("[pins]\ncount = 8\nwires = [[1, 2]]\n");
  hal::Pin &a = *board->pin(1), &b = *board->pin(2);
  set(*board, 1, PinMode::Input, PinPull::Up);
  CHECK(a.read());
  a.write(true);
  set(*board, 1, PinMode::OpenDrain, PinPull::Up);
  set(*board, 2, PinMode::OpenDrain);
  CHECK(!a.read());  // b's latch is low
  b.write(true);
  CHECK(a.read());
  a.write(false);
  CHECK(!b.read());
  set(*board, 1, PinMode::Output);
  set(*board, 2, PinMode::Output);
  CHECK(!b.read());
  CHECK(log_of(*board).find("short circuit") != std::string::npos);
}

TEST_CASE("edges interrupt, with the level and the time") {
  auto board = make_board("[[device]]\nmodel = 'digital_source'\npin = 3\nlevel = 'pulse(t - 1, 0.5)'\nstep = '1ms'\n");
  CHECK(board->pin(3)->set_interrupt(hal::BothEdges, false) == HalError::None);
  sleep_ms(*board, 3000);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::PinEdge);
  CHECK(event.source == 3);
  CHECK(event.value == 1);
  uint64_t rise = event.time_ns;
  sleep_ms(*board, 3000);
  REQUIRE(board->events().take(event));
  CHECK(event.value == 0);
  CHECK(event.time_ns - rise == 500 * hal::ns_per_ms);
}

TEST_CASE("a bouncing button gives many edges, the same each run") {
  auto count = [] {
    auto board =
        make_board("[[device]]\nmodel = 'button'\nname = 'b'\npin = 0\npresses = ['1s', '2s']\nbounce = '5ms'\n");
    set(*board, 0, PinMode::Input, PinPull::Up);
    CHECK(board->pin(0)->set_interrupt(hal::BothEdges, false) == HalError::None);
    std::vector<uint64_t> times;
    hal::Event event;
    while (sleep_ms(*board, 3000) == hal::Wake::Event)
      while (board->events().take(event)) times.push_back(event.time_ns);
    return times;
  };
  std::vector<uint64_t> first = count();
  CHECK(first.size() > 8);
  CHECK(first == count());
}

TEST_CASE("PWM: pulses measured on the wire, duty seen by observers") {
  auto board = make_board("[pins]\ncount = 8\nwires = [[1, 2]]\n");
  hal::Pwm* pwm = board->pwm_on(1);
  CHECK(pwm->configure({1'000'000, 300'000, false}) == HalError::None);
  set(*board, 2, PinMode::Input);
  hal::Pulse high = hal::measure_pulse(*board->pin(2), board->clock(), true, 10 * hal::ns_per_ms);
  (void)hal::measure_pulse(*board->pin(2), board->clock(), false, 10 * hal::ns_per_ms);
  high = hal::measure_pulse(*board->pin(2), board->clock(), true, 10 * hal::ns_per_ms);
  CHECK(high.end == hal::PulseEnd::Complete);
  CHECK(high.duration_ns == doctest::Approx(300'000).epsilon(0.01));
  CHECK(pwm->configure({1'000'000, 2'000'000, false}) == HalError::InvalidArgument);
  CHECK(pwm->configure({0, 0, false}) == HalError::None);
  hal::Pulse none = hal::measure_pulse(*board->pin(2), board->clock(), true, hal::ns_per_ms);
  CHECK(none.end == hal::PulseEnd::NeverBegan);
}

TEST_CASE("counter and encoder count in hardware") {
  auto board = make_board(
      "[[device]]\nmodel = 'digital_source'\npin = 0\nfrequency = 1000\n"
      "[[device]]\nmodel = 'encoder'\na = 1\nb = 2\nposition = 'if(t < 1, 100 * t, 100 - 40 * (t - 1))'\n");
  hal::Counter *counter = board->counter(0), *encoder = board->counter(1);
  hal::CounterConfig pulses, turns;
  pulses.pin_a = 0;
  turns.pin_a = 1, turns.pin_b = 2, turns.quadrature = true;
  CHECK(counter->configure(pulses) == HalError::None);
  CHECK(encoder->configure(turns) == HalError::None);
  CHECK(encoder->set_match(50, true) == HalError::None);
  sleep_ms(*board, 995);
  CHECK(board->clock().delay_ns(500 * hal::ns_per_ms) == HalError::None);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::Counter);
  CHECK(counter->value() == doctest::Approx(1000).epsilon(0.01));
  CHECK(encoder->value() > 75);
  sleep_ms(*board, 500);
  CHECK(encoder->value() == doctest::Approx(80).epsilon(0.02));
}

TEST_CASE("ADC, DAC and a wire between them") {
  auto board =
      make_board("[pins]\nwires = [[1, 2]]\n[[adc]]\nid = 0\npin = 2\nbits = 12\n[[dac]]\nid = 0\npin = 1\nbits = 8\n");
  CHECK(board->dac(0)->write_raw(128) == HalError::None);
  CHECK(board->adc(0)->read_raw().value() == doctest::Approx(4095 * 128.0 / 255).epsilon(0.001));
  CHECK(board->adc(0)->read_uv().value() == doctest::Approx(3.3e6 * 128 / 255).epsilon(0.001));
  CHECK(board->dac(0)->write_raw(300) == HalError::InvalidArgument);
  CHECK(hal::Adc::scale_u16(4095, 12) == 65535);
  CHECK(hal::Adc::scale_u16(0, 12) == 0);
  CHECK(hal::Adc::scale_u16(1, 1) == 65535);
  CHECK(board->adc(5) == nullptr);
}

TEST_CASE("a conversion and a transfer take their time") {
  auto board = make_board(i2c_board);
  hal::I2cController* i2c = board->i2c(0);
  CHECK(i2c->configure({100'000, 50'000}) == HalError::None);
  uint64_t before = board->clock().now_ns();
  uint8_t two[2];
  CHECK(i2c->read(0x49, two) == HalError::None);
  // Start, address and two bytes of nine bits, stop.
  CHECK(board->clock().now_ns() - before == doctest::Approx(29 * 10'000).epsilon(0.01));
}

TEST_CASE("I2C in hardware: scan, registers, refusals") {
  auto board = make_board(i2c_board);
  hal::I2cController* i2c = board->i2c(0);
  std::string found;
  for (int address = 8; address < 0x78; address++)
    if (i2c->probe(uint8_t(address)) == HalError::None) found += std::to_string(address) + " ";
  CHECK(found == "73 118 ");
  CHECK(read_register(*i2c, 0x76, 0xd0) == 0x60);
  CHECK(i2c->write(0x20, {}) == HalError::NoDevice);
  CHECK(i2c->write_register(0x76, 0xd0, 1) == HalError::Nack);
  CHECK(i2c->write_register(0x76, 0x10, 1) == HalError::Nack);
  CHECK(log_of(*board).find("air: write to register 0x10, which does not exist") != std::string::npos);
  CHECK(board->take_detail().find("0x10") != std::string_view::npos);
}

TEST_CASE("I2C by two pins finds the same devices") {
  auto board = make_board(i2c_board);
  hal::SoftI2c soft(board->clock(), *board->pin(5), *board->pin(4));
  CHECK(soft.configure({400'000, 50'000}) == HalError::None);
  std::string found;
  for (int address = 8; address < 0x78; address++)
    if (soft.probe(uint8_t(address)) == HalError::None) found += std::to_string(address) + " ";
  CHECK(found == "73 118 ");
  CHECK(read_register(soft, 0x76, 0xd0) == 0x60);
  uint8_t both[2], same[2];
  CHECK(soft.read_register(0x76, 0x88, both) == HalError::None);
  CHECK(board->i2c(0)->read_register(0x76, 0x88, same) == HalError::None);
  CHECK(std::memcmp(both, same, 2) == 0);
  CHECK(soft.write_register(0x76, 0x10, 1) == HalError::Nack);
  CHECK(soft.write_register(0x49, 1, 0x60) == HalError::None);
  CHECK(read_register(soft, 0x49, 1) == 0x60);
}

TEST_CASE("I2C target with memory: the board talks to itself") {
  auto board = make_board(i2c_board);
  hal::I2cController* i2c = board->i2c(0);
  hal::I2cTarget* target = board->i2c_target(1);
  uint8_t memory[16] = {1, 2, 3, 4};
  hal::I2cTargetConfig config;
  config.address = 0x42;
  config.memory = memory;
  CHECK(target->configure(config) == HalError::None);
  CHECK(target->set_interrupt(hal::TargetWriteEnd | hal::TargetReadEnd) == HalError::None);
  uint8_t got[3];
  CHECK(i2c->read_register(0x42, 1, got) == HalError::None);
  CHECK((got[0] == 2 && got[1] == 3 && got[2] == 4));
  CHECK(target->memory_address() == 1);
  const uint8_t write[] = {14, 0xaa, 0xbb, 0xcc};
  CHECK(i2c->write(0x42, write) == HalError::None);
  CHECK((memory[14] == 0xaa && memory[15] == 0xbb && memory[0] == 0xcc));
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.value == hal::TargetReadEnd);
  REQUIRE(board->events().take(event));
  CHECK(event.value == hal::TargetWriteEnd);
  config.address = 0x49;
  CHECK(target->configure(config) == HalError::InUse);
  CHECK(target->stop() == HalError::None);
  CHECK(i2c->probe(0x42) == HalError::NoDevice);
}

TEST_CASE("I2C target without memory, and a controller elsewhere") {
  ScratchFile record(".txt");
  auto board = make_board(
      "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n[[device]]\nmodel = 'i2c_host'\nbus = 'i2c0'\nrecord = '" + record.path() +
      "'\nstep = [{at = '10ms', address = 0x42, write = [1, 2, 3]}, {at = '20ms', address = 0x42, read = 2},"
      "{at = '30ms', address = 0x11}]\n");
  hal::I2cTarget* target = board->i2c_target(0);
  hal::I2cTargetConfig config;
  config.address = 0x42;
  CHECK(target->configure(config) == HalError::None);
  sleep_ms(*board, 10);
  uint8_t bytes[8];
  CHECK(target->read(bytes) == 3);
  CHECK(bytes[2] == 3);
  const uint8_t answer[] = {7, 8};
  CHECK(target->write(answer) == 2);
  sleep_ms(*board, 50);
  board->finish();
  CHECK(record.content() == "0x42 w01 w02 w03\n0x42 r07 r08\n0x11 refused\n");
}

TEST_CASE("SPI in hardware and by pins read the same flash chip") {
  auto board = make_board(
      "[[spi]]\nid = 0\nsck = 1\nmosi = 2\nmiso = 3\n[[device]]\nmodel = 'spi_flash'\nbus = 'spi0'\ncs = 4\n");
  hal::Pin& cs = *board->pin(4);
  cs.write(true);
  set(*board, 4, PinMode::Output);
  const uint8_t command[] = {0x9f};
  auto identify = [&](hal::Spi& spi) {
    uint8_t id[3] = {};
    cs.write(false);
    CHECK(spi.write(command) == HalError::None);
    CHECK(spi.read(id) == HalError::None);
    cs.write(true);
    return id[0] << 16 | id[1] << 8 | id[2];
  };
  hal::Spi& hard = *board->spi(0);
  CHECK(hard.configure({}) == HalError::None);
  CHECK(identify(hard) == 0xef4016);
  hal::SoftSpi soft(board->clock(), *board->pin(1), board->pin(2), board->pin(3));
  CHECK(soft.configure({}) == HalError::None);
  CHECK(identify(soft) == 0xef4016);
  CHECK(soft.configure({1'000'000, true, true, 8, false}) == HalError::None);
  CHECK(identify(soft) == 0xef4016);
  CHECK(hard.configure({1'000'000, false, true, 8, false}) == HalError::None);
  CHECK(identify(hard) == 0xffffff);
  CHECK(log_of(*board).find("does not understand polarity 0 phase 1") != std::string::npos);
}

TEST_CASE("UART: bytes arrive at the rate of the line, crossed wires, breaks, overruns") {
  auto board = make_board(
      "[pins]\nwires = [[0, 3], [1, 2]]\n[[uart]]\nid = 0\ntx = 0\nrx = 1\n[[uart]]\nid = 1\ntx = 2\nrx = 3\n");
  hal::Uart &a = *board->uart(0), &b = *board->uart(1);
  hal::UartConfig config;
  config.baud = 9600;
  config.receive_buffer = 4;
  CHECK(a.configure(config) == HalError::None);
  CHECK(b.configure(config) == HalError::None);
  const uint8_t text[] = {'h', 'e', 'l', 'l', 'o', '!'};
  CHECK(a.write(text) == 6);
  CHECK(!a.transmitted());
  CHECK(b.available() == 0);
  CHECK(b.set_interrupt(hal::UartReceived | hal::UartReceiveIdle | hal::UartBreak) == HalError::None);
  sleep_ns(*board, 1'050'000);
  CHECK(b.available() == 1);
  CHECK(board->clock().delay_ns(10 * hal::ns_per_ms) == HalError::None);
  CHECK(a.transmitted());
  CHECK(b.available() == 4);
  CHECK(b.overruns() == 2);
  uint8_t got[8];
  CHECK(b.read(got) == 4);
  CHECK(std::memcmp(got, "hell", 4) == 0);
  CHECK(a.send_break() == HalError::None);
  hal::Event event;
  uint32_t all = 0;
  while (board->events().take(event)) all |= event.value;
  CHECK(all == (hal::UartReceived | hal::UartReceiveIdle | hal::UartBreak));
  config.baud = 19200;
  CHECK(b.configure(config) == HalError::None);
  CHECK(a.write({text, 1}) == 1);
  sleep_ms(*board, 5);
  CHECK(b.framing_errors() == 1);
}

TEST_CASE("a serial peer talks by its script and answers") {
  ScratchFile record(".txt");
  auto board =
      make_board("[[uart]]\nid = 1\ntx = 0\nrx = 1\n[[device]]\nmodel = 'serial_peer'\nbus = 'uart1'\nrecord = '" +
                 record.path() + "'\nsay = [{at = '5ms', text = \"ready\\n\"}]\nanswers = {AT = \"OK\\r\\n\"}\n");
  hal::Uart& uart = *board->uart(1);
  CHECK(uart.configure({}) == HalError::None);
  sleep_ms(*board, 10);
  uint8_t got[16];
  CHECK(uart.read(got) == 6);
  const uint8_t question[] = {'A', 'T', '\r'};
  uart.write(question);
  sleep_ms(*board, 10);
  CHECK(uart.read(got) == 4);
  CHECK(std::memcmp(got, "OK\r\n", 4) == 0);
  board->finish();
  CHECK(record.content() == "AT\r");
}

TEST_CASE("CAN: frames, filters, a node that answers, nobody there") {
  auto board = make_board(
      "[[can]]\nid = 0\n[[device]]\nmodel = 'can_node'\nbus = 'can0'\n"
      "send = [{at = '10ms', id = 0x123, data = [1, 2]}, {at = '11ms', id = 0x456}]\n"
      "answer = [{id = 0x200, with = 0x201, data = [9]}]\n");
  hal::Can& can = *board->can(0);
  CHECK(can.configure({}) == HalError::None);
  const hal::CanFilter filters[] = {{0x123, 0x7ff, false}, {0x200, 0x7f0, false}};
  CHECK(can.set_filters(filters) == HalError::None);
  CHECK(board->clock().delay_ns(20 * hal::ns_per_ms) == HalError::None);
  hal::CanFrame frame = {};
  CHECK(can.receive(frame) == HalError::None);
  CHECK((frame.id == 0x123 && frame.length == 2 && frame.data[1] == 2));
  CHECK(can.receive(frame) == HalError::TryAgain);
  CHECK(can.send({0x200, false, false, 0, {}}) == HalError::None);
  CHECK(board->clock().delay_ns(5 * hal::ns_per_ms) == HalError::None);
  CHECK(can.receive(frame) == HalError::None);
  CHECK((frame.id == 0x201 && frame.data[0] == 9));
  auto lonely = make_board("[[can]]\nid = 0\n");
  CHECK(lonely->can(0)->configure({}) == HalError::None);
  CHECK(lonely->can(0)->send({1, false, false, 0, {}}) == HalError::None);
  CHECK(lonely->clock().delay_ns(50 * hal::ns_per_ms) == HalError::None);
  CHECK(lonely->can(0)->state() == hal::CanState::Passive);
}

TEST_CASE("USB: the host enumerates, asks, sends and takes") {
  auto board = make_board(
      "[usb]\nstep = [{at = '10ms', request_type = 0xc0, request = 1, length = 4},"
      "{at = '20ms', endpoint = 1, text = 'ping'}]\n");
  hal::UsbDevice& usb = *board->usb(0);
  uint8_t device[18] = {18, 1, 0, 2, 0, 0, 0, 64, 0x34, 0x12, 0x78, 0x56, 0, 1, 1, 2, 0, 1};
  uint8_t configuration[32] = {9, 2, 32, 0, 1,    1, 0,  0x80, 50, 9, 4, 0,    0, 2,  0xff, 0,
                               0, 0, 7,  5, 0x81, 2, 64, 0,    0,  7, 5, 0x01, 2, 64, 0,    0};
  uint8_t maker[] = {4, 3, 'M', 0}, product[] = {4, 3, 'P', 0}, languages[] = {4, 3, 9, 4};
  Bytes strings[] = {languages, maker, product};
  CHECK(usb.attach({device, configuration, strings}) == HalError::None);
  uint8_t in[4] = {1, 2, 3, 4};
  CHECK(usb.submit(0x81, in) == HalError::NotConnected);
  hal::Event event;
  REQUIRE(sleep_ms(*board, 500) == hal::Wake::Event);
  CHECK(usb.state() == hal::UsbState::Configured);
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::UsbReset);
  REQUIRE(board->events().take(event));
  CHECK(usb.setup().value().request == 9);
  CHECK(usb.answer_setup(true, {}) == HalError::None);
  uint8_t out[16] = {};
  CHECK(usb.submit(0x01, out) == HalError::None);
  CHECK(usb.submit(0x01, out) == HalError::InUse);
  CHECK(usb.submit(0x81, in) == HalError::None);
  CHECK(usb.submit(0x82, in) == HalError::NoDevice);
  CHECK(board->clock().delay_ns(15 * hal::ns_per_ms) == HalError::None);
  CHECK(usb.setup().value().request == 1);
  CHECK(usb.answer_setup(true, in) == HalError::None);
  CHECK(board->clock().delay_ns(15 * hal::ns_per_ms) == HalError::None);
  CHECK(std::memcmp(out, "ping", 4) == 0);
  auto& host = *board->parts().usb;
  CHECK(host.received(0x81).size() == 4);
  CHECK(host.received(0x80).size() == 4);
  CHECK(host.journal()[0] == "enumerated 1234:5678 'M' 'P'");
  configuration[2] = 99;
  CHECK(usb.attach({device, configuration, strings}) == HalError::Corrupt);
  CHECK(board->take_detail().find("wTotalLength is 99") != std::string_view::npos);
}

TEST_CASE("network: access points, passwords, time to connect") {
  auto board = make_board("[network]\naccess_point = [{ssid = 'lab', key = 'secret', rssi = -48}]\n");
  hal::Network& net = *board->network(0);
  CHECK(net.connect("lab", "secret") == HalError::NotConnected);
  CHECK(net.set_active(true) == HalError::None);
  hal::NetworkScan found[4];
  CHECK(net.scan(found).value() == 1);
  CHECK(std::string(found[0].ssid) == "lab");
  CHECK(net.connect("lab", "wrong") == HalError::None);
  CHECK(board->clock().delay_ns(2 * hal::ns_per_s) == HalError::None);
  CHECK(net.status() == hal::NetworkStatus::WrongPassword);
  CHECK(net.connect("lab", "secret") == HalError::None);
  CHECK(net.status() == hal::NetworkStatus::Connecting);
  CHECK(board->clock().delay_ns(2 * hal::ns_per_s) == HalError::None);
  CHECK(net.up());
  CHECK(net.rssi_dbm() == -48);
  CHECK(net.connect("attic", "") == HalError::None);
  CHECK(board->clock().delay_ns(2 * hal::ns_per_s) == HalError::None);
  CHECK(net.status() == hal::NetworkStatus::NoAccessPoint);
}

TEST_CASE("a touch pad") {
  auto board =
      make_board("[[touch]]\nid = 0\npin = 7\n[[device]]\nmodel = 'touch_pad'\npin = 7\ntouched = 'step(t - 1)'\n");
  CHECK(board->touch(0)->read().value() == 1000);
  sleep_ms(*board, 1100);
  CHECK(board->touch(0)->read().value() == 250);
}
