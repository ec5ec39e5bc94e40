// Board files: what is wrong is named with file, line, key and what was expected.
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;

namespace {

bool says(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

const std::string bus = "[[i2c]]\nid = 0\nscl = 5\nsda = 4\n";

}  // namespace

TEST_CASE("an empty file is a board") { CHECK(problems_of("") == ""); }

TEST_CASE("unknown keys, with the nearest known one, and the line") {
  std::string text = problems_of("[board]\nname = 'x'\nsede = 3\n");
  CHECK(says(text, "board.toml:3:"));
  CHECK(says(text, "[board] unknown key 'sede'; did you mean 'seed'?"));
  CHECK(says(problems_of("[bord]\n"), "did you mean 'board'?"));
  CHECK(says(problems_of(bus + "[[device]]\nmodel = 'tmp105'\nname = 't'\nbus = 'i2c0'\nadress = 0x48\n"),
             "board.toml:9:10: [device 't'] unknown key 'adress'; did you mean 'address'?"));
}

TEST_CASE("wrong types and ranges") {
  CHECK(says(problems_of("[board]\nseed = 'a'\n"), "key 'seed': expected an integer, found text"));
  CHECK(says(problems_of("[pins]\ncount = 500\n"), "expected an integer from 0 to 127, found 500"));
  CHECK(says(problems_of("[board]\nboot_time = 'soon'\n"), "expected a duration"));
  CHECK(says(problems_of("board = 3\n"), "expected a table, found an integer"));
  CHECK(says(problems_of("[[i2c]]\nid = 0\nscl = 99\nsda = 1\n"), "expected a pin of this board (0 to 29"));
  CHECK(says(problems_of("[[i2c]]\nscl = 0\nsda = 1\n"), "key 'id' is missing"));
}

TEST_CASE("no TOML, no file") {
  CHECK(says(problems_of("[board\n"), "board.toml:1:"));
  Problems problems;
  CHECK(!load_board("/nowhere/board.toml", {}, problems));
  CHECK(says(problems.text(), "/nowhere/board.toml: cannot be read"));
  Problems folder;
  CHECK(!load_board("/tmp", {}, folder));
  CHECK(folder.any());
}

TEST_CASE("devices: unknown model, taken address, wrong address, wrong bus, missing file") {
  std::string two = bus +
                    "[[device]]\nmodel = 'tmp105'\nname = 'one'\nbus = 'i2c0'\naddress = 0x48\n"
                    "[[device]]\nmodel = 'tmp105'\nname = 'two'\nbus = 'i2c0'\naddress = 0x48\n";
  std::string taken = problems_of(two);
  CHECK(says(taken, "board.toml:14:"));
  CHECK(says(taken, "0x48 on i2c0 is taken by 'one'"));
  CHECK(says(problems_of("[[device]]\nmodel = 'bmp280'\n"), "did you mean 'bme280'?"));
  CHECK(says(problems_of(bus + "[[device]]\nmodel = 'bme280'\nbus = 'i2c0'\naddress = 0x10\n"),
             "answers at 0x76, 0x77, found 0x10"));
  CHECK(says(problems_of(bus + "[[device]]\nmodel = 'bme280'\nbus = 'i2c3'\n"),
             "expected an I2C bus of this board (i2c0)"));
  CHECK(says(problems_of("[[device]]\nmodel = 'led'\npin = 'LED'\n"), "expected a pin of this board"));
  CHECK(says(problems_of("[[device]]\nmodel = 'analog'\npin = 0\nvoltage = {wav = 'none.wav'}\n"),
             "'none.wav' cannot be read"));
  CHECK(says(problems_of("[[device]]\nmodel = 'analog'\npin = 0\nvoltage = 'sin('\n"), "at position 5 of 'sin('"));
  CHECK(says(problems_of("[camera]\npictures = '/nowhere'\n"), "cannot be read"));
}

TEST_CASE("faults must hit something") {
  CHECK(says(problems_of("[[fault]]\nkind = 'nack'\ndevice = 'imu'\n"), "expected one of: (none on this board)"));
  CHECK(says(problems_of("[[fault]]\nkind = 'nak'\n"), "expected one of nack, timeout, stuck"));
  CHECK(says(problems_of("[[fault]]\nat = '1s'\n"), "key 'kind' is missing"));
  CHECK(says(problems_of(bus + "[[fault]]\nkind = 'stuck'\nbus = 'i2c1'\n"), "expected one of: i2c0"));
}

TEST_CASE("all problems are told at once") {
  std::string text = problems_of("[board]\nseed = -1\nfoo = 1\n[power]\nactive_ma = 'much'\n");
  CHECK(says(text, "board.toml:2:"));
  CHECK(says(text, "board.toml:3:"));
  CHECK(says(text, "board.toml:5:"));
}

TEST_CASE("pins have names; wires join pins") {
  auto board = make_board("[pins]\ncount = 8\nnames = {LED = 3}\nwires = [[4, 5]]\n");
  CHECK(board->find(hal::Kind::Pin, "LED") == 3);
  CHECK(board->find(hal::Kind::Pin, "GPIO7") == 7);
  CHECK(board->find(hal::Kind::Pin, "nothing") == -1);
  CHECK(board->pin(4)->configure({hal::PinMode::Output, hal::PinPull::None, 0}) == hal::HalError::None);
  board->pin(4)->write(true);
  CHECK(board->pin(5)->read());
  CHECK(board->pin(8) == nullptr);
}

TEST_CASE("durations") {
  CHECK(parse_duration("250ms") == 250'000'000u);
  CHECK(parse_duration("1.5h") == 5'400'000'000'000u);
  CHECK(parse_duration("2") == 2'000'000'000u);
  CHECK(parse_duration("10 us") == 10'000u);
  CHECK(!parse_duration("fast"));
  CHECK(!parse_duration("-1s"));
}
