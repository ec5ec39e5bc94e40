// The list of linked-in modules that a port puts into Runtime::native_modules.
#include "modules/registry.h"

namespace adder {

constinit const NativeModule* const native_modules[] = {
#define MODULE(name) &name##_module,
#include "modules/modules.def"
#undef MODULE
    nullptr};

}  // namespace adder
