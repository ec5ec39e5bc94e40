// Displays, lights, memories, sound and camera, each driven as a driver would.
#include <sndfile.h>

#include <cstring>

#include "hal/pulse.h"
#include "sim/image.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;

namespace {

const std::string bus = "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n";
const std::string spi = "[[spi]]\nid = 0\nsck = 1\nmosi = 2\nmiso = 3\n";

// One SPI device with its chip select on pin 7.
struct SpiPort {
  explicit SpiPort(SimBoard& board) : bus(*board.spi(0)), cs(*board.pin(7)) {
    cs.write(true);
    CHECK(cs.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  }
  HalError run(std::vector<uint8_t> out, Span<uint8_t> in = {}) {
    cs.write(false);
    HalError error = bus.write(out);
    if (error == HalError::None) error = bus.read(in, 0xff);
    cs.write(true);
    return error;
  }
  hal::Spi& bus;
  hal::Pin& cs;
};

void commands(hal::I2cController& i2c, std::initializer_list<uint8_t> list) {
  std::vector<uint8_t> bytes = {0x00};
  bytes.insert(bytes.end(), list);
  CHECK(i2c.write(0x3c, bytes) == HalError::None);
}

void write_wav(const std::string& path, int rate, const std::vector<short>& samples) {
  SF_INFO info = {};
  info.samplerate = rate;
  info.channels = 1;
  info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
  REQUIRE(file);
  sf_write_short(file, samples.data(), sf_count_t(samples.size()));
  sf_close(file);
}

std::string microphone(const std::string& wav, const std::string& more = "") {
  return "[[i2s]]\nid = 0\nsck = 0\nws = 1\nsd = 2\n[[device]]\nmodel = 'i2s_microphone'\nname = 'mic'\nbus = "
         "'i2s0'\nsound = {wav = '" +
         wav + "'}\n" + more;
}

}  // namespace

TEST_CASE("SSD1306: what is drawn is what the picture shows") {
  ScratchFile png(".png");
  auto board = make_board(bus + "[[device]]\nmodel = 'ssd1306'\nname = 'oled'\nbus = 'i2c0'\nscale = 1\npng = '" +
                          png.path() + "'\n");
  hal::I2cController& i2c = *board->i2c(0);
  commands(i2c, {0xae, 0x20, 0x00, 0x40, 0xa1, 0xa8, 0x3f, 0xc8, 0xd3, 0x00, 0xda, 0x12, 0xd5,
                 0x80, 0xd9, 0xf1, 0xdb, 0x30, 0x81, 0xff, 0xa4, 0xa6, 0x8d, 0x14, 0xaf});
  commands(i2c, {0x21, 0, 127, 0x22, 0, 7});
  std::vector<uint8_t> frame(1025, 0);
  frame[0] = 0x40;
  frame[1 + 10] = 0x01;             // x 10, y 0
  frame[1 + 7 * 128 + 127] = 0x80;  // x 127, y 63
  CHECK(i2c.write(0x3c, frame) == HalError::None);
  board->finish();
  Picture picture;
  std::string error;
  REQUIRE(read_picture(png.path(), picture, error));
  CHECK((picture.width == 128 && picture.height == 64));
  CHECK(picture.pixel(10, 0)[1] > 200);
  CHECK(picture.pixel(127, 63)[1] > 200);
  int lit = 0;
  for (int y = 0; y < 64; y++)
    for (int x = 0; x < 128; x++) lit += picture.pixel(x, y)[1] > 0;
  CHECK(lit == 2);
  CHECK(log_of(*board) == "");
}

TEST_CASE("SSD1306: page mode, inversion, windows, mistakes") {
  ScratchFile png(".png");
  auto board =
      make_board(bus + "[[device]]\nmodel = 'ssd1306'\nname = 'oled'\nbus = 'i2c0'\nheight = 32\nscale = 1\npng = '" +
                 png.path() + "'\n");
  hal::I2cController& i2c = *board->i2c(0);
  commands(i2c, {0xa1, 0xc8, 0xa8, 0x1f, 0xda, 0x02, 0x8d, 0x14, 0xaf, 0xb1, 0x05, 0x10});
  const uint8_t two[] = {0x40, 0x0f, 0xf0};
  CHECK(i2c.write(0x3c, two) == HalError::None);
  commands(i2c, {0xa7});
  board->world();
  commands(i2c, {0x38});  // column and start line commands are legal, 0x30 to 0x3f are not
  CHECK(log_of(*board).find("oled: command 56 does not exist") != std::string::npos);
  const uint8_t wrong_control[] = {0x07, 0xae};
  CHECK(i2c.write(0x3c, wrong_control) == HalError::Nack);
  const uint8_t mixed[] = {0x80, 0xa6, 0x80, 0xaf, 0x40, 0x01};  // single commands, then data
  CHECK(i2c.write(0x3c, mixed) == HalError::None);
  board->finish();
  Picture picture;
  std::string error;
  REQUIRE(read_picture(png.path(), picture, error));
  CHECK(picture.height == 32);
  CHECK(picture.pixel(5, 8)[1] > 0);
  CHECK(picture.pixel(5, 12)[1] == 0);
  CHECK(picture.pixel(6, 12)[1] > 0);
  CHECK(picture.pixel(7, 8)[1] > 0);
}

TEST_CASE("SSD1306 on SPI, with the data pin; dark without its charge pump") {
  ScratchFile png(".png");
  auto board = make_board(
      spi + "[[device]]\nmodel = 'ssd1306'\nname = 'oled'\nbus = 'spi0'\ncs = 7\ndc = 8\nscale = 1\npng = '" +
      png.path() + "'\n");
  SpiPort port(*board);
  hal::Pin& dc = *board->pin(8);
  CHECK(dc.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  dc.write(false);
  CHECK(port.run({0xaf}) == HalError::None);
  CHECK(log_of(*board).find("without its charge pump") != std::string::npos);
  CHECK(port.run({0x8d, 0x14, 0xa1, 0xc8, 0x20, 0x00, 0xaf}) == HalError::None);
  dc.write(true);
  CHECK(port.run({0x02}) == HalError::None);
  board->finish();
  Picture picture;
  std::string error;
  REQUIRE(read_picture(png.path(), picture, error));
  CHECK(picture.pixel(0, 1)[1] > 0);
}

TEST_CASE("NeoPixel: colours out of the bit stream") {
  ScratchFile png(".png");
  auto board =
      make_board("[[device]]\nmodel = 'neopixel'\nname = 'strip'\npin = 3\nleds = 3\npng = '" + png.path() + "'\n");
  hal::Pin& pin = *board->pin(3);
  pin.write(false);
  CHECK(pin.configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  const hal::BitTiming timing = {400, 850, 800, 450};
  const uint8_t colours[] = {0, 255, 0, 128, 0, 0, 0, 0, 64};  // GRB: red, half green, some blue
  CHECK(hal::send_bitstream(pin, board->clock(), timing, colours) == HalError::None);
  sleep_ms(*board, 1);
  board->finish();
  Picture picture;
  std::string error;
  REQUIRE(read_picture(png.path(), picture, error));
  CHECK(picture.pixel(8, 8)[0] == 255);
  CHECK(picture.pixel(24, 8)[1] == 128);
  CHECK(picture.pixel(40, 8)[2] == 64);
  CHECK(log_of(*board) == "");
  const hal::BitTiming slow = {5000, 5000, 9000, 1000};
  CHECK(hal::send_bitstream(pin, board->clock(), slow, {colours, 1}) == HalError::None);
  CHECK(log_of(*board).find("does not understand") != std::string::npos);
}

TEST_CASE("LED and servo follow the pin") {
  auto board = make_board(
      "[[device]]\nmodel = 'led'\npin = 1\non_ma = 10\n[[device]]\nmodel = 'servo'\nname = 'arm'\npin = 2\n");
  CHECK(board->pwm_on(1)->configure({1'000'000, 250'000, false}) == HalError::None);
  CHECK(board->pwm_on(2)->configure({20'000'000, 1'500'000, false}) == HalError::None);
  sleep_ms(*board, 10'000);
  CHECK(board->report().average_ma == doctest::Approx(2.5).epsilon(0.01));
  CHECK(log_of(*board) == "");
  CHECK(board->pwm_on(2)->configure({20'000'000, 5'000'000, false}) == HalError::None);
  CHECK(log_of(*board).find("arm: pulse of 5000 us") != std::string::npos);
}

TEST_CASE("SPI flash: identify, erase, program, page wrap, busy, protection by write enable") {
  auto board =
      make_board(spi + "[[device]]\nmodel = 'spi_flash'\nname = 'chip'\nbus = 'spi0'\ncs = 7\nsize = 1048576\n");
  SpiPort port(*board);
  uint8_t id[3], data[4], status = 0;
  CHECK(port.run({0x9f}, id) == HalError::None);
  CHECK((id[0] == 0xef && id[2] == 20));
  auto wait = [&] {
    for (int i = 0; i < 10'000; i++) {
      CHECK(port.run({0x05}, {&status, 1}) == HalError::None);
      if (!(status & 1)) return;
      sleep_ms(*board, 1);
    }
    FAIL("busy for ever");
  };
  CHECK(port.run({0x02, 0, 0x10, 0, 1, 2, 3}) == HalError::None);  // not enabled
  CHECK(log_of(*board).find("without write enable") != std::string::npos);
  CHECK(port.run({0x06}) == HalError::None);
  CHECK(port.run({0x20, 0, 0x10, 0}) == HalError::None);
  CHECK(port.run({0x05}, {&status, 1}) == HalError::None);
  CHECK((status & 1) == 1);
  wait();
  CHECK(port.run({0x06}) == HalError::None);
  CHECK(port.run({0x02, 0, 0x10, 0xfe, 1, 2, 3}) == HalError::None);  // wraps within its page
  wait();
  CHECK(port.run({0x03, 0, 0x10, 0xfe}, {data, 2}) == HalError::None);
  CHECK((data[0] == 1 && data[1] == 2));
  CHECK(port.run({0x0b, 0, 0x10, 0x00, 0}, {data, 2}) == HalError::None);
  CHECK((data[0] == 3 && data[1] == 0xff));
  CHECK(port.run({0x5a, 0, 0, 0, 0}, data) == HalError::None);
  CHECK(std::memcmp(data, "SFDP", 4) == 0);
  CHECK(port.run({0xb9}) == HalError::None);
  CHECK(port.run({0x9f}, id) == HalError::None);
  CHECK(id[0] == 0xff);
  CHECK(port.run({0xab}) == HalError::None);
  CHECK(port.run({0x9f}, id) == HalError::None);
  CHECK(id[0] == 0xef);
}

TEST_CASE("flash keeps its contents in an image; internal flash has rules") {
  ScratchFile image(".bin");
  std::string text = "[[flash]]\nsize = 65536\nimage = '" + image.path() + "'\n";
  {
    auto board = make_board(text);
    hal::Flash& flash = *board->flash(0);
    const uint8_t bytes[] = {1, 2, 3};
    CHECK(flash.program(4096, bytes) == HalError::None);
    CHECK(flash.program(250, Bytes(bytes)) == HalError::None);
    std::vector<uint8_t> page(300);
    CHECK(flash.program(0, page) == HalError::InvalidArgument);
    CHECK(flash.erase(100, 4096) == HalError::InvalidArgument);
    CHECK(flash.program(65535, bytes) == HalError::NoSpace);
  }
  auto board = make_board(text);
  uint8_t got[3];
  CHECK(board->flash(0)->read(4096, got) == HalError::None);
  CHECK(got[2] == 3);
  const uint8_t ones[] = {0xff, 0xf0, 0};
  CHECK(board->flash(0)->program(4096, ones) == HalError::None);
  CHECK(board->flash(0)->read(4096, got) == HalError::None);
  CHECK((got[0] == 1 && got[1] == 0 && got[2] == 0));
  CHECK(log_of(*board).find("not erased") != std::string::npos);
}

TEST_CASE("SD card: start-up, capacity, blocks there and back") {
  auto board = make_board(spi + "[[device]]\nmodel = 'sd_card'\nname = 'card'\nbus = 'spi0'\ncs = 7\nsize = 1048576\n");
  SpiPort port(*board);
  CHECK(port.bus.configure({400'000, false, false, 8, false}) == HalError::None);
  uint8_t clocks[10];
  CHECK(port.bus.read(clocks, 0xff) == HalError::None);
  // Command and R1, with extra bytes of the answer; the card stays selected.
  auto command = [&](uint8_t code, uint32_t argument, uint8_t crc, Span<uint8_t> more = {}) {
    const uint8_t bytes[] = {uint8_t(0x40 | code),   uint8_t(argument >> 24), uint8_t(argument >> 16),
                             uint8_t(argument >> 8), uint8_t(argument),       crc};
    port.cs.write(false);
    CHECK(port.bus.write(bytes) == HalError::None);
    uint8_t r1 = 0xff;
    for (int i = 0; i < 10 && (r1 & 0x80); i++) CHECK(port.bus.read({&r1, 1}, 0xff) == HalError::None);
    CHECK(port.bus.read(more, 0xff) == HalError::None);
    return r1;
  };
  CHECK(command(0, 0, 0x95) == 1);
  uint8_t echo[4];
  CHECK(command(8, 0x1aa, 0x87, echo) == 1);
  CHECK((echo[2] == 1 && echo[3] == 0xaa));
  CHECK(command(17, 0, 0xff) == 5);  // illegal while idle
  int tries = 0;
  for (uint8_t r1 = 1; r1 == 1 && tries < 100; tries++) {
    CHECK(command(55, 0, 0xff) <= 1);
    r1 = command(41, 0x40000000, 0xff);
    port.cs.write(true);
    sleep_ms(*board, 1);
  }
  CHECK(tries > 5);
  CHECK(command(58, 0, 0xff, echo) == 0);
  CHECK((echo[0] & 0xc0) == 0xc0);
  CHECK(port.bus.configure({10'000'000, false, false, 8, false}) == HalError::None);
  auto await = [&](uint8_t token) {
    uint8_t byte = 0;
    for (int i = 0; i < 5000 && byte != token; i++) CHECK(port.bus.read({&byte, 1}, 0xff) == HalError::None);
    CHECK(byte == token);
  };
  CHECK(command(9, 0, 0xff) == 0);
  await(0xfe);
  uint8_t csd[18];
  CHECK(port.bus.read(csd, 0xff) == HalError::None);
  CHECK(((csd[7] & 0x3f) << 16 | csd[8] << 8 | csd[9]) == 1);  // two units of 512 KiB
  std::vector<uint8_t> block(515, 0x5a);
  block[0] = 0xfe;
  CHECK(command(24, 3, 0xff) == 0);
  CHECK(port.bus.write(block) == HalError::None);
  uint8_t response;
  CHECK(port.bus.read({&response, 1}, 0xff) == HalError::None);
  CHECK((response & 0x1f) == 5);
  await(0xff);
  CHECK(command(17, 3, 0xff) == 0);
  await(0xfe);
  uint8_t back[514];
  CHECK(port.bus.read(back, 0xff) == HalError::None);
  CHECK((back[0] == 0x5a && back[511] == 0x5a));
  CHECK(command(17, 99'999, 0xff) == 0x20);  // beyond the end
  port.cs.write(true);
}

TEST_CASE("I2S microphone: every sample as in the file, then silence of the bus and the end") {
  ScratchFile wav(".wav");
  std::vector<short> samples;
  for (int i = 0; i < 4000; i++) samples.push_back(short(i * 13 - 26'000));
  write_wav(wav.path(), 8000, samples);
  auto board = make_board(microphone(wav.path()));
  hal::I2s& i2s = *board->i2s(0);
  sleep_ms(*board, 300);  // the recording waits for the stream
  hal::I2sConfig config;
  config.rate = 8000;
  config.buffer_bytes = 2000;
  CHECK(i2s.configure(config) == HalError::None);
  std::vector<short> got;
  uint64_t start = board->clock().now_ns();
  while (board->system().halt_reason() == hal::HaltReason::Running) {
    CHECK(i2s.notify(1000) == HalError::None);
    if (sleep_ms(*board, 5000) != hal::Wake::Event) break;
    hal::Event event;
    while (board->events().take(event)) {
      if (event.kind != hal::EventKind::I2s) continue;
      CHECK((event.time_ns - start) % (500 * hal::ns_per_ms / 8) == 0);
      short block[500];
      CHECK(i2s.read({reinterpret_cast<uint8_t*>(block), 1000}) == 1000);
      got.insert(got.end(), block, block + 500);
    }
  }
  CHECK(got == samples);
  CHECK(i2s.lost_frames() == 0);
  CHECK(board->system().halt_reason() == hal::HaltReason::FeedEnd);
}

TEST_CASE("I2S: a late reader loses sound, and the report says so") {
  ScratchFile wav(".wav");
  write_wav(wav.path(), 16'000, std::vector<short>(32'000, 100));
  auto board = make_board(microphone(wav.path()));
  hal::I2s& i2s = *board->i2s(0);
  hal::I2sConfig config;
  config.buffer_bytes = 8000;  // 250 ms
  CHECK(i2s.configure(config) == HalError::None);
  CHECK(board->clock().delay_ns(1000 * hal::ns_per_ms) == HalError::None);
  std::vector<uint8_t> block(8000);
  CHECK(i2s.available() == 8000);
  CHECK(i2s.lost_frames() == doctest::Approx(12'000).epsilon(0.01));
  CHECK(i2s.lost_events() == 1);
  CHECK(i2s.read(block) == 8000);
  CHECK(board->clock().delay_ns(100 * hal::ns_per_ms) == HalError::None);
  CHECK(i2s.available() == doctest::Approx(3200).epsilon(0.01));
  CHECK(board->report().audio_gaps == 1);
  CHECK(board->report().text().find("1 overrun(s)") != std::string::npos);
}

TEST_CASE("I2S: 32 bits, stereo, wrong rate, wrong direction, nothing attached") {
  ScratchFile wav(".wav");
  write_wav(wav.path(), 16'000, std::vector<short>(16'000, 0x1234));
  auto board = make_board(microphone(wav.path(), "right = 0.5\n") + "[[i2s]]\nid = 1\nsck = 6\nws = 7\nsd = 8\n");
  hal::I2s& i2s = *board->i2s(0);
  hal::I2sConfig config;
  config.rate = 44'100;
  CHECK(i2s.configure(config) == HalError::InvalidArgument);
  CHECK(board->take_detail().find("has 16000 samples a second, the program asks for 44100") != std::string_view::npos);
  config.rate = 16'000;
  config.mode = hal::I2sMode::Transmit;
  CHECK(i2s.configure(config) == HalError::InvalidArgument);
  config.mode = hal::I2sMode::Receive;
  config.bits = 32;
  config.stereo = true;
  CHECK(i2s.configure(config) == HalError::None);
  sleep_ms(*board, 10);
  int32_t frame[2];
  CHECK(i2s.read({reinterpret_cast<uint8_t*>(frame), 8}) == 8);
  CHECK((frame[0] == 0x12340000 && frame[1] == 0x40000000));
  CHECK(board->i2s(1)->configure(config) == HalError::None);
  CHECK(log_of(*board).find("nothing is attached") != std::string::npos);
}

TEST_CASE("I2S speaker writes what it plays; pauses count") {
  ScratchFile wav(".wav");
  auto board =
      make_board("[[i2s]]\nid = 0\nsck = 0\nws = 1\nsd = 2\n[[device]]\nmodel = 'i2s_speaker'\nbus = 'i2s0'\nfile = '" +
                 wav.path() + "'\n");
  hal::I2s& i2s = *board->i2s(0);
  hal::I2sConfig config;
  config.mode = hal::I2sMode::Transmit;
  config.rate = 8000;
  config.buffer_bytes = 1600;
  CHECK(i2s.configure(config) == HalError::None);
  short block[800];
  for (int i = 0; i < 800; i++) block[i] = short(i);
  Bytes bytes(reinterpret_cast<uint8_t*>(block), sizeof block);
  CHECK(i2s.write(bytes) == 1600);
  CHECK(i2s.write(bytes) == 0);
  sleep_ms(*board, 150);  // 100 ms of sound, then a pause
  CHECK(i2s.transmitted());
  CHECK(i2s.lost_events() == 0);
  CHECK(i2s.write(bytes) == 1600);
  CHECK(i2s.lost_events() == 1);
  sleep_ms(*board, 200);
  CHECK(i2s.transmitted());
  board->finish();
  SF_INFO info = {};
  SNDFILE* file = sf_open(wav.path().c_str(), SFM_READ, &info);
  REQUIRE(file);
  CHECK((info.frames == 1600 && info.samplerate == 8000));
  sf_close(file);
}

TEST_CASE("camera: pictures of a folder, sizes and formats") {
  ScratchFile one(".pgm", "P2\n2 2\n255\n0 255\n255 0\n");
  auto board = make_board("[camera]\npictures = '" + one.path() + "'\nframes_per_second = 20\n");
  hal::Camera& camera = *board->camera(0);
  CHECK(camera.configure({4, 2, hal::PixelFormat::Grayscale}) == HalError::None);
  uint8_t pixels[8 * 3];
  CHECK(camera.capture(pixels) == HalError::TryAgain);
  CHECK(board->clock().wait_until(camera.next_frame_ns(), board->events().posted()) == hal::Wake::Deadline);
  CHECK(camera.capture(pixels) == HalError::None);
  CHECK((pixels[0] == 0 && pixels[2] == 255 && pixels[4] == 255 && pixels[7] == 0));
  CHECK(camera.configure({2, 2, hal::PixelFormat::Rgb565}) == HalError::None);
  sleep_ms(*board, 100);
  CHECK(camera.capture(pixels) == HalError::None);
  CHECK((pixels[0] == 0 && pixels[2] == 0xff && pixels[3] == 0xff));
  CHECK(camera.configure({5000, 2, hal::PixelFormat::Rgb565}) == HalError::InvalidArgument);
}
