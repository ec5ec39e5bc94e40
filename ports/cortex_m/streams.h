// sys.stdin, sys.stdout and sys.stderr over the console.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

// Puts the streams and the platform's name into the dict of sys: Runtime::initialize_sys.
Status add_standard_streams(Runtime& rt, Dict* globals);

}  // namespace adder
