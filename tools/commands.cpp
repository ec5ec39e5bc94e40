// The table of sub-commands.
#include "tools/commands.h"

namespace adder {

namespace {
constexpr Command commands[] = {
    {"build", run_build},
    {"convert", run_convert},
    {"run", run_run},
    {nullptr, nullptr},
};
}  // namespace

const Command* find_command(std::string_view name) {
  for (const Command* command = commands; command->name; command++)
    if (name == command->name) return command;
  return nullptr;
}

}  // namespace adder
