// One run of a program on a Linux host: a Runtime made from the command line's options, and what it is to run.
#pragma once

#include "core/builtins/startup.h"
#include "ports/linux/options.h"
#include "ports/linux/platform.h"

namespace adder {

// Starts an empty Runtime: modules, paths, arguments. False: there is no memory, a message was shown.
bool start_session(Runtime& rt, LinuxPlatform& platform, const Options& options);

// What to do with an uncaught exception, which is pending; the exit status.
using ExitReporter = int (*)(Runtime& rt);

// Runs the command, module, file or standard input of the options; the exit status.
int run_target(Runtime& rt, const Options& options, ExitReporter report = report_exit);

}  // namespace adder
