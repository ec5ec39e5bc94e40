// What the Linux port adds to a Runtime: its modules, files, standard streams, the rest of sys.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

void install_port(Runtime& rt);  // before start_runtime

// Every module of this program, for StartOptions.
const NativeModule* const* linked_modules();
extern const FrozenModule frozen_modules[];

extern const NativeModule os_module;

}  // namespace adder
