// The interactive prompt of the Linux port.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

// Reads, runs and shows until the end of input; the exit status.
int run_prompt(Runtime& rt);

}  // namespace adder
