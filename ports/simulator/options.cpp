// See options.h.
#include "ports/simulator/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "ports/linux/boards.h"
#include "sim/config/section.h"

namespace adder {

namespace {

constexpr const char* usage =
    "usage: adder run [APP] [--board BOARD] [--for TIME] [--seed N] [--trace FILE.vcd] [--realtime] [--output DIR]\n"
    "                 [--quiet] [ARGUMENTS...]\n"
    "\n"
    "  APP          a program, or a folder with main.py (and board.toml, which is then the board); none: the prompt\n"
    "  --board      a board file, or the name of a board that comes along:\n";

constexpr const char* usage_end =
    "  --for        how long, in the board's time: 60s, 10min, 2h\n"
    "  --seed       of all noise; the same seed gives the same run\n"
    "  --trace      waveforms of pins and buses\n"
    "  --realtime   as fast as a real board, not faster\n"
    "  --output     folder for pictures and records of devices\n"
    "  --quiet      no report at the end\n";

void show_usage(FILE* to) {
  fputs(usage, to);
  for (const BoardEntry& each : list_boards())
    fprintf(to, "                 %-10s %s\n", each.name.c_str(), each.description.c_str());
  fputs(usage_end, to);
}

bool is_folder(const std::string& path) {
  struct stat about;
  return stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}
bool exists(const std::string& path) {
  struct stat about;
  return stat(path.c_str(), &about) == 0;
}

int wrong(const std::string& what) {
  fprintf(stderr, "adder run: %s\n", what.c_str());
  return 2;
}

// -1: go on; else the exit status.
int parse_words(int count, char** words, RunOptions& options) {
  for (int i = 1; i < count; i++) {
    std::string word = words[i];
    bool takes_value =
        word == "--board" || word == "--for" || word == "--seed" || word == "--trace" || word == "--output";
    if (takes_value && i + 1 == count) return wrong("option " + word + " needs a value");
    std::string value = takes_value ? words[++i] : "";
    if (word == "-h" || word == "--help") return show_usage(stdout), 0;
    if (word == "--board") {
      options.board = value;
    } else if (word == "--for") {
      options.sim.for_ns = sim::parse_duration(value);
      if (!options.sim.for_ns) return wrong("--for expects a time such as 60s or 10min, not '" + value + "'");
    } else if (word == "--seed") {
      char* end = nullptr;
      options.sim.seed = strtoull(value.c_str(), &end, 10);
      if (value.empty() || *end) return wrong("--seed expects a number, not '" + value + "'");
    } else if (word == "--trace") {
      options.sim.trace = value;
    } else if (word == "--output") {
      options.sim.output = value;
    } else if (word == "--realtime") {
      options.sim.realtime = true;
    } else if (word == "--quiet") {
      options.quiet = true;
    } else if (word[0] == '-' && word.size() > 1 && options.app.empty()) {
      return wrong("unknown option " + word + "; adder run --help lists them");
    } else if (options.app.empty()) {
      options.app = word;
      options.session.arguments.push_back(word);
    } else {
      options.session.arguments.push_back(word);
    }
  }
  return -1;
}

// Finds program and board. -1: go on.
int resolve(RunOptions& options) {
  options.session.run = options.app.empty() ? Options::Run::Prompt : Options::Run::File;
  options.session.target = options.app;
  if (is_folder(options.app)) {
    options.session.target = options.app + "/main.py";
    if (!exists(options.session.target)) return wrong("the folder '" + options.app + "' holds no main.py");
    if (options.board.empty() && exists(options.app + "/board.toml")) options.board = options.app + "/board.toml";
  } else if (!options.app.empty() && !exists(options.app)) {
    return wrong("there is no program '" + options.app + "'");
  }
  if (options.board.empty()) return -1;
  std::string path = find_board(options.board);
  if (path.empty()) {
    std::string names;
    for (const BoardEntry& each : list_boards()) names += (names.empty() ? "" : ", ") + each.name;
    return wrong("there is no board '" + options.board + "'; expected a file or one of: " + names);
  }
  options.board = path;
  if (!options.sim.output.empty() && !is_folder(options.sim.output) && mkdir(options.sim.output.c_str(), 0777) != 0)
    return wrong("the folder '" + options.sim.output + "' cannot be made");
  return -1;
}

}  // namespace

int parse_run_options(int count, char** words, RunOptions& options) {
  int status = parse_words(count, words, options);
  return status >= 0 ? status : resolve(options);
}

}  // namespace adder
