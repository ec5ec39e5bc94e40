// Files and standard streams of a Linux process as Python streams.
#pragma once

#include <string>

#include "modules/io/stream.h"

namespace adder {

// open(): installed as Runtime::open_file.
Value open_file(Runtime& rt, const Args& args);

// A text stream over a descriptor that stays open: sys.stdin, sys.stdout, sys.stderr.
Stream* standard_stream(Runtime& rt, int descriptor, const char* name);

// A path as the system takes it: a str, bytes, or an object with __fspath__.
Result<std::string> path_text(Runtime& rt, Value file);

}  // namespace adder
