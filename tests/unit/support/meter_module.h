// The sample module of docs/design/modules.md, as unit tests import it: typed functions and a type with C++ state.
#pragma once

#include "core/runtime/runtime.h"

namespace adder::test {

extern const NativeModule meter_module;

}  // namespace adder::test
