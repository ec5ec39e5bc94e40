// The linked-in modules. A module's own source includes this, so that its table is visible to the others.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

#define MODULE(name) extern const NativeModule name##_module;
#include "modules/modules.def"
#undef MODULE

extern const NativeModule* const native_modules[];  // ends with nullptr: for Runtime::native_modules

}  // namespace adder
