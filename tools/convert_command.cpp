// adder convert: hands over to the PC's Python 3 and the package train/, which reads what scikit-learn and torch wrote.
//
// The package is looked for where this command was built (two folders up), or as $ADDER_TRAIN says; the Python is
// $ADDER_PYTHON (a virtual environment's, say) or /usr/bin/python3. The package finds this command in $ADDER and runs
// the converted model with it.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tools/commands.h"

namespace adder {

namespace {

std::string environment(const char* name) {
  const char* text = getenv(name);
  return text ? text : "";
}

std::string own_path() {
  char path[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  return std::string(path, size > 0 ? size_t(size) : 0);
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

// The folder that holds train/; empty when there is none.
std::string package_folder(const std::string& self) {
  std::string named = environment("ADDER_TRAIN");
  std::string beside = folder_of(self);
  for (const std::string& folder : {named, folder_of(folder_of(beside)), folder_of(beside) + "/share/adder"})
    if (!folder.empty() && access((folder + "/train/convert.py").c_str(), R_OK) == 0) return folder;
  return "";
}

}  // namespace

int run_convert(int count, char** words) {
  std::string self = own_path(), package = package_folder(self), python = environment("ADDER_PYTHON");
  if (python.empty()) python = "/usr/bin/python3";
  if (package.empty()) {
    fprintf(stderr, "adder convert: the package train/ is not beside %s: set ADDER_TRAIN to the folder that holds it\n",
            self.c_str());
    return 1;
  }
  if (access(python.c_str(), X_OK) != 0) {
    fprintf(stderr, "adder convert: there is no %s: apt-get install python3-sklearn, or set ADDER_PYTHON\n",
            python.c_str());
    return 1;
  }
  setenv("ADDER", self.c_str(), 1);
  std::string start = package + "/train/start.py", no_cache = "-B";
  std::vector<char*> arguments = {python.data(), no_cache.data(), start.data()};
  for (int i = 1; i < count; i++) arguments.push_back(words[i]);
  arguments.push_back(nullptr);
  execv(python.c_str(), arguments.data());
  perror(("adder convert: " + python).c_str());
  return 1;
}

}  // namespace adder
