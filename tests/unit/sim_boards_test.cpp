// The boards that come along, and the example of the documentation, load without a problem.
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;

namespace {

// The source folder: the executable lies in build/PRESET/unit/.
std::string root() {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  std::string text(path, length > 0 ? size_t(length) : 0);
  for (int up = 0; up < 4 && !text.empty(); up++) text.resize(text.rfind('/'));
  return text;
}

}  // namespace

TEST_CASE("example boards") {
  REQUIRE(root() != "");
  for (const char* name : {"bare", "weather", "motion", "sound"}) {
    Problems problems;
    auto board = load_board(root() + "/sim/boards/" + name + ".toml", {}, problems);
    INFO(problems.text());
    REQUIRE(board != nullptr);
    CHECK(std::string(board->name()) == name);
    board->start();
    sleep_ms(*board, 3000);
    CHECK(log_of(*board) == "");
    board->parts().devices.clear();  // they would write their pictures
  }
}

TEST_CASE("the example of docs/formats/board.md") {
  std::ifstream file(root() + "/docs/formats/board.md");
  std::string line, text;
  bool inside = false;
  while (std::getline(file, line)) {
    if (line == "## A complete example") inside = true;
    if (line == "## Inputs") break;
    if (inside && line.rfind("    ", 0) == 0) text += line.substr(4) + "\n";
  }
  size_t recording = text.find("{ wav = \"street.wav\" }");
  REQUIRE(recording != std::string::npos);
  text.replace(recording, 22, "0.1");
  CHECK(problems_of(text) == "");
}
