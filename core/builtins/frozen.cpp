// The modules frozen into this program. The build replaces this empty list by images made from modules/*/*.py.
#include "core/runtime/runtime.h"

namespace adder {

extern const FrozenModule frozen_modules[];
const FrozenModule frozen_modules[] = {{nullptr, nullptr, 0, false}};

}  // namespace adder
