// The sub-commands of `adder`: build, run, … One line of the table in commands.cpp each.
#pragma once

#include <string_view>

namespace adder {

struct Command {
  const char* name;
  int (*run)(int count, char** words);  // words[0] is the command's own name
};

int run_build(int count, char** words);    // build_command.cpp
int run_convert(int count, char** words);  // convert_command.cpp
int run_run(int count, char** words);      // run_command.cpp

const Command* find_command(std::string_view name);

}  // namespace adder
