// Command line of `adder run`.
#include "ports/simulator/options.h"

#include <stdlib.h>
#include <sys/stat.h>

namespace adder {

const char* const run_usage =
    "usage: adder run APP [--board FILE] [--for TIME] [--seed N] [--trace FILE.vcd] [--realtime] [arguments]\n"
    "\n"
    "  APP          a Python file, or a folder with main.py\n"
    "  --board      board file (TOML); without it board.toml beside the program\n"
    "  --for        length of the run in simulated time: 60s, 250ms, 10min, 2h\n"
    "  --seed       of all noise\n"
    "  --trace      writes pins, buses and analog values for a waveform viewer\n"
    "  --realtime   lets simulated time pass as the clock on the wall\n";

namespace {

bool is_folder(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}
bool exists(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0;
}

std::optional<uint64_t> parse_duration(const std::string& text) {
  char* end;
  double number = strtod(text.c_str(), &end);
  if (end == text.c_str() || number < 0) return {};
  struct Unit {
    const char* name;
    double ns;
  };
  static constexpr Unit units[] = {{"", 1e9},   {"s", 1e9},   {"ms", 1e6},     {"us", 1e3},
                                   {"ns", 1},   {"min", 6e10}, {"m", 6e10},    {"h", 3.6e12}};
  for (const Unit& unit : units)
    if (std::string(end) == unit.name) return uint64_t(number * unit.ns);
  return {};
}

std::optional<uint64_t> parse_number(const std::string& text) {
  char* end;
  unsigned long long number = strtoull(text.c_str(), &end, 0);
  if (end == text.c_str() || *end) return {};
  return number;
}

// Takes the value of an option; false and options.wrong when there is none or it is malformed.
bool take_value(const std::string& word, const char* value, RunOptions& options) {
  if (!value) {
    options.wrong = "option " + word + " needs a value";
    return false;
  }
  bool good = true;
  if (word == "--board") options.board = value;
  if (word == "--trace") options.trace = value;
  if (word == "--for") good = (options.for_ns = parse_duration(value)).has_value();
  if (word == "--seed") good = (options.seed = parse_number(value)).has_value();
  if (!good)
    options.wrong = word + " " + value + (word == "--for" ? ": a time such as 60s, 250ms or 2h was expected"
                                                          : ": a number was expected");
  return good;
}

void find_program(RunOptions& options) {
  std::string folder;
  if (is_folder(options.program)) {
    folder = options.program;
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    options.program = folder + "/main.py";
  } else {
    size_t slash = options.program.rfind('/');
    folder = slash == std::string::npos ? "." : options.program.substr(0, slash);
  }
  if (!exists(options.program)) options.wrong = "there is no program " + options.program;
  if (!options.board.empty()) return;
  options.board = folder + "/board.toml";
  if (!exists(options.board) && options.wrong.empty())
    options.wrong = "no board: name one with --board FILE, or put board.toml beside the program";
}

}  // namespace

RunOptions parse_run_options(int count, char** words) {
  RunOptions options;
  int i = 1;
  for (; i < count; i++) {
    std::string word = words[i];
    if (word == "--realtime") {
      options.realtime = true;
    } else if (word == "--board" || word == "--for" || word == "--seed" || word == "--trace") {
      if (!take_value(word, i + 1 < count ? words[i + 1] : nullptr, options)) return options;
      i++;
    } else if (!options.program.empty()) {
      break;
    } else if (word[0] == '-') {
      options.wrong = "unknown option '" + word + "'";
      return options;
    } else {
      options.program = word;
    }
  }
  if (options.program.empty()) {
    options.wrong = "which program?";
    return options;
  }
  find_program(options);
  options.arguments.push_back(options.program);
  for (; i < count; i++) options.arguments.push_back(words[i]);
  return options;
}

}  // namespace adder
