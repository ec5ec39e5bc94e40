// sys._getframe.
#pragma once

#include "core/runtime/operations.h"

namespace adder {

Value sys_getframe(Runtime& rt, const Args& args);  // _getframe(depth=0)

}  // namespace adder
