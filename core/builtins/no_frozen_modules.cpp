// No frozen modules: the program links this unless the build brings its own table (cmake/frozen.cmake).
#include "core/runtime/runtime.h"

namespace adder {

extern const FrozenModule frozen_modules[];
const FrozenModule frozen_modules[] = {{nullptr, nullptr, 0, false}};

}  // namespace adder
