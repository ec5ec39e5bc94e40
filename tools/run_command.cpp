// adder run: hands over to adder-sim, which lies beside this command. The simulator's libraries stay out of the interpreter
// that way.
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include <string>

#include "tools/commands.h"

namespace adder {

int run_run(int, char** words) {
  char path[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  std::string self(path, size > 0 ? size_t(size) : 0);
  std::string simulator = self.substr(0, self.rfind('/') + 1) + "adder-sim";
  execv(simulator.c_str(), words);
  perror(("adder run: " + simulator).c_str());
  return 1;
}

}  // namespace adder
