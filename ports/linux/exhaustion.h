// `-X fail-each=FILE[,N]`: what the program does when memory runs out, at each Nth of its allocations in turn.
#pragma once

#include "ports/linux/options.h"
#include "ports/linux/platform.h"

namespace adder {

// To be called when the program is about to begin. False, with a word on standard error, if FILE cannot be written or
// standard output is no file.
bool fail_each_allocation(Runtime& rt, LinuxPlatform& platform, const Options& options);

}  // namespace adder
