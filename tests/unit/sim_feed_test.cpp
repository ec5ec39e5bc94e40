// Where values come from: expressions, recordings, noise.
#include <sndfile.h>

#include <cmath>
#include <cstring>

#include "sim/feed/expression.h"
#include "sim/image.h"
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;

namespace {

double evaluated(const std::string& text, double t = 0) {
  std::string error;
  auto expression = Expression::parse(text, error);
  INFO(error);
  REQUIRE(expression.has_value());
  return expression->evaluate(t, Noise(1, "x"));
}

std::string error_of(const std::string& text) {
  std::string error;
  CHECK(!Expression::parse(text, error).has_value());
  return error;
}

// A version 1 .npy file.
std::string npy(const std::string& descr, const std::string& shape, const std::string& data) {
  std::string header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
  while ((10 + header.size() + 1) % 64) header += ' ';
  header += '\n';
  std::string file = "\x93NUMPY";
  file += '\x01';
  file += '\0';
  file += char(header.size());
  file += char(header.size() >> 8);
  return file + header + data;
}

std::string int16s(std::initializer_list<int> values) {
  std::string bytes;
  for (int value : values) bytes += char(value), bytes += char(value >> 8);
  return bytes;
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

// The voltage of an analog device at a moment, as its board file's feed gives it.
double volts_at(SimBoard& board, double seconds) {
  return board.net_of(0)->volts(uint64_t(std::llround(seconds * 1e9)));
}
std::unique_ptr<SimBoard> analog(const std::string& voltage) {
  return make_board("[[device]]\nmodel = 'analog'\nname = 'pot'\npin = 0\nvoltage = " + voltage + "\n");
}

}  // namespace

TEST_CASE("expressions: precedence, functions, time") {
  CHECK(evaluated("1 + 2 * 3") == 7);
  CHECK(evaluated("(1 + 2) * 3") == 9);
  CHECK(evaluated("2 ^ 3 ^ 2") == 512);
  CHECK(evaluated("2 ** 3") == 8);
  CHECK(evaluated("-2 ^ 2") == -4);
  CHECK(evaluated("7 % 4 - 10 / 4") == 0.5);
  CHECK(evaluated("-1 % 4") == 3);
  CHECK(evaluated("sin(pi / 2) + cos(0)") == doctest::Approx(2));
  CHECK(evaluated("20 + 5 * sin(2 * pi * t / 60)", 15) == doctest::Approx(25));
  CHECK(evaluated("if(t > 3, 10, 20)", 4) == 10);
  CHECK(evaluated("clamp(t, 0, 1)", 9) == 1);
  CHECK(evaluated("square(t)", 0.25) == 1);
  CHECK(evaluated("square(t)", 0.75) == -1);
  CHECK(evaluated("saw(t)", 0.5) == 0);
  CHECK(evaluated("triangle(t)", 0.5) == 1);
  CHECK(evaluated("pulse(t - 1, 0.5)", 1.2) == 1);
  CHECK(evaluated("1.5e3") == 1500);
  CHECK(evaluated("noise(t)", 3) == evaluated("noise(t)", 3));
  CHECK(evaluated("noise(t)", 3) != evaluated("noise(t)", 4));
}

TEST_CASE("expressions: errors say what was expected and where") {
  CHECK(error_of("1 +").find("position 4") != std::string::npos);
  CHECK(error_of("sine(t)").find("known function") != std::string::npos);
  CHECK(error_of("sin(t").find("')'") != std::string::npos);
  CHECK(error_of("max(1)").find("2 arguments of max") != std::string::npos);
  CHECK(error_of("1 2").find("an operator") != std::string::npos);
  CHECK(error_of("").find("a number") != std::string::npos);
  CHECK(error_of(std::string(10'000, '(')).find("nested") != std::string::npos);
}

TEST_CASE("constants, functions of time, scale and offset") {
  CHECK(volts_at(*analog("1.25"), 100) == 1.25);
  CHECK(volts_at(*analog("'1 + t / 10'"), 5) == doctest::Approx(1.5));
  CHECK(volts_at(*analog("{value = 8, scale = '1/16', offset = 0.5}"), 0) == doctest::Approx(1.0));
}

TEST_CASE("noise is seeded, of the right size, and the same however often one asks") {
  auto board = analog("{value = 1, noise = 0.1}");
  double sum = 0, squares = 0;
  constexpr int count = 20'000;
  for (int i = 0; i < count; i++) {
    double value = volts_at(*board, i * 0.001);
    CHECK(value == volts_at(*board, i * 0.001));
    sum += value;
    squares += (value - 1) * (value - 1);
  }
  CHECK(sum / count == doctest::Approx(1).epsilon(0.01));
  CHECK(std::sqrt(squares / count) == doctest::Approx(0.1).epsilon(0.03));
  BoardOptions other;
  other.seed = 99;
  auto differs =
      make_board("[[device]]\nmodel = 'analog'\nname = 'pot'\npin = 0\nvoltage = {value = 1, noise = 0.1}\n", other);
  CHECK(volts_at(*differs, 1) != volts_at(*board, 1));
}

TEST_CASE("CSV by time column, interpolated; by rate, held") {
  ScratchFile timed(".csv", "time,temp,hum\n0,10,50\n10,20,60\n20,40,70\n");
  auto board = analog("{csv = '" + timed.path() + "', time = 'time', column = 'temp', end = 'hold'}");
  CHECK(volts_at(*board, 5) == doctest::Approx(15));
  CHECK(volts_at(*board, 15) == doctest::Approx(30));
  CHECK(volts_at(*board, 99) == doctest::Approx(40));
  ScratchFile plain(".csv", "# comment\n1;10\n2;20\n3;30\n");
  auto held = analog("{csv = '" + plain.path() + "', rate = 10, column = 1, begin = 0, end = 'loop'}");
  CHECK(volts_at(*held, 0.05) == 10);
  CHECK(volts_at(*held, 0.1) == 20);
  CHECK(volts_at(*held, 0.35) == 10);
}

TEST_CASE("NPY of several types") {
  ScratchFile file(".npy", npy("<i2", "(3, 2)", int16s({100, -1, 200, -2, 300, -3})));
  auto board = analog("{npy = '" + file.path() + "', rate = 1, column = 1, begin = 0, end = 'hold'}");
  CHECK(volts_at(*board, 1.5) == -2);
  NpyData data;
  std::string error;
  float value = 1.5f;
  std::string bytes(4, 0);
  std::memcpy(bytes.data(), &value, 4);
  ScratchFile floats(".npy", npy("<f4", "(1,)", bytes));
  CHECK(read_npy(floats.path(), data, error));
  CHECK(data.values == std::vector<double>{1.5});
  ScratchFile big(".npy", npy(">i2", "(1, 1)", std::string("\x01\x02", 2)));
  CHECK(read_npy(big.path(), data, error));
  CHECK(data.values[0] == 258);
  ScratchFile bytes8(".npy", npy("|u1", "(2,)", "\xff\x01"));
  CHECK(read_npy(bytes8.path(), data, error));
  CHECK(data.values == std::vector<double>{255, 1});
}

TEST_CASE("a truncated NPY is read as far as whole rows go, with a warning") {
  ScratchFile file(".npy", npy("<i2", "(1000, 3)", int16s({1, 2, 3, 4, 5, 6, 7, 8})));
  auto board = analog("{npy = '" + file.path() + "', rate = 1, column = 0, begin = 0, end = 'hold'}");
  CHECK(volts_at(*board, 1) == 4);
  CHECK(volts_at(*board, 50) == 4);
  CHECK(log_of(*board).find("promises 1000 rows, the file holds 2") != std::string::npos);
}

TEST_CASE("broken NPY files are refused with the reason") {
  auto refusal = [](const std::string& content) {
    ScratchFile file(".npy", content);
    return problems_of("[[device]]\nmodel = 'analog'\npin = 0\nvoltage = {npy = '" + file.path() + "', rate = 1}\n");
  };
  CHECK(refusal("hello").find("no .npy file") != std::string::npos);
  CHECK(refusal(npy("<i2", "(0, 3)", "")).find("no rows") != std::string::npos);
  CHECK(refusal(npy("<c8", "(2,)", "0123456789abcdef")).find("integers or floats") != std::string::npos);
  CHECK(refusal(npy("<i2", "(99999999999, 99999999999)", "")).find("shape") != std::string::npos);
  CHECK(refusal(npy("<i2", "(2,)", "1234").substr(0, 40)).find("inside its header") != std::string::npos);
}

TEST_CASE("WAV: bits as in the file, truncated files with a warning") {
  ScratchFile file(".wav");
  std::vector<short> samples;
  for (int i = 0; i < 1000; i++) samples.push_back(short(i * 31 - 15'000));
  write_wav(file.path(), 1000, samples);
  auto board = analog("{wav = '" + file.path() + "', scale = 32768, begin = 0, end = 'zero'}");
  CHECK(volts_at(*board, 0.0005) == samples[0]);
  CHECK(volts_at(*board, 0.9995) == samples[999]);
  CHECK(volts_at(*board, 1.1) == 0);
  ScratchFile cut(".wav", file.content().substr(0, 1044));
  auto rest = analog("{wav = '" + cut.path() + "', scale = 32768, begin = 0, end = 'zero'}");
  CHECK(volts_at(*rest, 0.4995) == samples[499]);
  CHECK(log_of(*rest).find("1000 bytes of sound are missing") != std::string::npos);
}

TEST_CASE("recordings begin when first read, and end the run a second after their end") {
  ScratchFile file(".npy", npy("<i2", "(10, 1)", int16s({0, 1, 2, 3, 4, 5, 6, 7, 8, 9})));
  auto board = make_board("[[adc]]\nid = 0\npin = 0\n[[device]]\nmodel = 'analog'\npin = 0\nvoltage = {npy = '" +
                          file.path() + "', rate = 10, scale = 0.1}\n");
  sleep_ms(*board, 5000);
  CHECK(board->adc(0)->read_uv().value() == doctest::Approx(0).epsilon(0.01));
  sleep_ms(*board, 500);
  CHECK(board->adc(0)->read_uv().value() == doctest::Approx(500'000).epsilon(0.01));
  sleep_ms(*board, 600);
  CHECK(board->adc(0)->read_uv().value() == doctest::Approx(900'000).epsilon(0.01));
  CHECK(sleep_ms(*board, 5000) == hal::Wake::Event);
  CHECK(board->system().halt_reason() == hal::HaltReason::FeedEnd);
  CHECK(board->report().ended.find(file.path()) != std::string::npos);
}

TEST_CASE("pictures: PNG and PGM, there and back, scaled") {
  Picture picture = blank_picture(4, 2);
  picture.pixel(0, 0)[0] = 255;
  picture.pixel(3, 1)[2] = 128;
  ScratchFile png(".png");
  REQUIRE(write_png(png.path(), picture));
  Picture read;
  std::string error;
  REQUIRE(read_picture(png.path(), read, error));
  CHECK(read.rgb == picture.rgb);
  ScratchFile pgm(".pgm", "P2 # text\n2 2\n100\n0 50\n100 25\n");
  REQUIRE(read_picture(pgm.path(), read, error));
  CHECK(read.pixel(1, 0)[0] == 128);
  CHECK(resized(read, 1, 1).pixel(0, 0)[0] == 112);
  ScratchFile broken(".pgm", "P5 20 20 255\nshort");
  CHECK(!read_picture(broken.path(), read, error));
  CHECK(error.find("middle of the picture") != std::string::npos);
}
