// The command line of `adder run`.
#pragma once

#include <string>

#include "ports/linux/options.h"
#include "sim/board.h"

namespace adder {

struct RunOptions {
  std::string app;    // as given; empty: the prompt
  std::string board;  // a file; empty: no board
  sim::BoardOptions sim;
  bool quiet = false;
  Options session;  // what to run, and its arguments
};

// -1: go on; else the exit status: help was shown, or what is wrong.
int parse_run_options(int count, char** words, RunOptions& options);

}  // namespace adder
