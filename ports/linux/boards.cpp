// See boards.h.
#include "ports/linux/boards.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "core/runtime/exceptions.h"

namespace adder {

namespace {

// The command lies in build/PRESET/ of a source tree, or in bin/ of an installation.
std::string boards_folder() {
  if (const char* folder = getenv("ADDER_BOARDS")) return folder;
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  std::string command(path, length > 0 ? size_t(length) : 0);
  std::string folder = command.substr(0, command.rfind('/'));
  struct stat about;
  for (const char* place : {"/../../sim/boards", "/../share/adder/boards"})
    if (stat((folder + place).c_str(), &about) == 0) return folder + place;
  return "";
}

// The text of `description = "..."`, without reading the whole file as TOML.
std::string description_of(const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    size_t open = line.find('"');
    if (line.rfind("description", 0) == 0 && open != std::string::npos)
      return line.substr(open + 1, line.rfind('"') - open - 1);
  }
  return "";
}

}  // namespace

std::vector<BoardEntry> list_boards() {
  std::vector<BoardEntry> boards;
  std::string folder = boards_folder();
  DIR* directory = folder.empty() ? nullptr : opendir(folder.c_str());
  if (!directory) return boards;
  while (dirent* entry = readdir(directory)) {
    std::string name = entry->d_name;
    if (name.size() < 6 || name.substr(name.size() - 5) != ".toml") continue;
    std::string path = folder + "/" + name;
    boards.push_back({name.substr(0, name.size() - 5), path, description_of(path)});
  }
  closedir(directory);
  std::sort(boards.begin(), boards.end(), [](const BoardEntry& a, const BoardEntry& b) { return a.name < b.name; });
  return boards;
}

std::string find_board(const std::string& wanted) {
  struct stat about;
  if (stat(wanted.c_str(), &about) == 0) return wanted;
  for (const BoardEntry& each : list_boards())
    if (each.name == wanted) return each.path;
  return "";
}

Failed raise_no_board(Runtime& rt) {
  std::string text =
      "no board: run the program with `adder run APP --board BOARD`, where BOARD is a board file (TOML) or one of: ";
  std::string names;
  for (const BoardEntry& each : list_boards()) names += (names.empty() ? "" : ", ") + each.name;
  text += names.empty() ? "(none found; set ADDER_BOARDS)" : names;
  return raise(rt, runtime_error_type, "%s"_m, text.c_str());
}

}  // namespace adder
