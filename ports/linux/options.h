// The command line of `adder`, as the micropython command has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace adder {

struct Options {
  enum class Run { Prompt, Command, Module, File, StandardInput, Help, Version, Bad };
  Run run = Run::Prompt;
  std::string target;                  // command text, module or file name; for Bad: what is wrong
  std::vector<std::string> arguments;  // sys.argv
  bool inspect = false;
  int verbose = 0;
  int optimize = 0;
  size_t heap_bytes = 0;  // 0 = no limit
  bool compile_only = false;
  uint64_t fail_at = 0;  // for tests: the program's allocation with this number fails; 0 = none
  std::string fail_each_file;  // for tests: exhaustion.h
  size_t fail_each = 1;
};

Options parse_options(int count, char** words, bool input_is_terminal);
extern const char* const usage_text;

}  // namespace adder
