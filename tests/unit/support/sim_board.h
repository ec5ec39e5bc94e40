// What the tests of the simulator share: a started board from TOML text, scratch files, drivers' small steps.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "sim/board.h"

namespace adder::sim {

// A file in the temporary folder that goes away with the object.
class ScratchFile {
 public:
  explicit ScratchFile(const std::string& ending, const std::string& content = "") {
    static int number = 0;
    path_ = "/tmp/adder_test_" + std::to_string(getpid()) + "_" + std::to_string(number++) + ending;
    if (!content.empty()) std::ofstream(path_, std::ios::binary) << content;
  }
  ScratchFile(const ScratchFile&) = delete;
  ~ScratchFile() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }
  std::string content() const {
    std::ifstream file(path_, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  }

 private:
  std::string path_;
};

// The problems of a board file, as one text; empty when it is sound.
inline std::string problems_of(const std::string& text) {
  Problems problems;
  auto board = load_board_text(text, "board.toml", "", {}, problems);
  CHECK((board == nullptr) == problems.any());
  return problems.text();
}

// A started board; its hal is what a program sees.
inline std::unique_ptr<SimBoard> make_board(const std::string& text, const BoardOptions& options = {}) {
  Problems problems;
  auto board = load_board_text(text, "board.toml", "", options, problems);
  INFO(problems.text());
  REQUIRE(board != nullptr);
  board->start();
  return board;
}

inline hal::Wake sleep_ns(hal::Board& board, uint64_t duration) {
  return board.clock().wait_until(board.clock().now_ns() + duration, board.events().posted());
}
inline hal::Wake sleep_ms(hal::Board& board, uint64_t duration) { return sleep_ns(board, duration * hal::ns_per_ms); }

inline uint8_t read_register(hal::I2cController& bus, uint8_t address, uint8_t reg) {
  uint8_t value = 0;
  CHECK(bus.read_register(address, reg, {&value, 1}) == hal::HalError::None);
  return value;
}

// The messages of the board's log, one a line.
inline std::string log_of(SimBoard& board) {
  std::string all;
  for (const LogEntry& entry : board.world().log.entries()) all += entry.source + ": " + entry.text + "\n";
  return all;
}

}  // namespace adder::sim
