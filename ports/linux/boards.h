// Which simulated boards there are: files in the folder of boards that comes with Adder, and those named by path.
#pragma once

#include <string>
#include <vector>

#include "core/runtime/runtime.h"

namespace adder {

struct BoardEntry {
  std::string name, path, description;
};
// ADDER_BOARDS, else the folder that came with the command. In the order of names.
std::vector<BoardEntry> list_boards();

// The file that `--board` means: a path, or a name of the list. Empty when there is no such thing.
std::string find_board(const std::string& wanted);

// What a program is told that uses hardware without a board: for Runtime::no_board.
Failed raise_no_board(Runtime& rt);

}  // namespace adder
