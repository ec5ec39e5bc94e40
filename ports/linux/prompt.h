// The interactive prompt of the Linux port.
#pragma once

#include "core/prompt/prompt.h"
#include "ports/linux/platform.h"

namespace adder {

// Runs the prompt on standard input. SoftReset comes back only from raw mode, where a tool asked for it; at the
// friendly prompt Ctrl-D means the end. `again`: the prompt goes on after a soft reset.
PromptResult run_terminal_prompt(Runtime& rt, LinuxPlatform& platform, bool again);

}  // namespace adder
