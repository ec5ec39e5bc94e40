// The command line of `adder run`.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace adder {

struct RunOptions {
  std::string program;  // the file to run
  std::string board;
  std::optional<uint64_t> for_ns, seed;
  std::string trace;
  bool realtime = false;
  std::vector<std::string> arguments;  // sys.argv
  std::string wrong;                   // what is wrong with the command line; empty when nothing
};

// run APP --board FILE [--for TIME] [--seed N] [--trace FILE] [--realtime] [arguments]. APP is a file or a folder with main.py;
// without --board, board.toml beside it.
RunOptions parse_run_options(int count, char** words);
extern const char* const run_usage;

}  // namespace adder
