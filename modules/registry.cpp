// The list of linked-in modules that a port puts into Runtime::native_modules.
#include "core/runtime/runtime.h"

namespace adder {

#define MODULE(name) extern const NativeModule name##_module;
#include "modules/modules.def"
#undef MODULE

extern const NativeModule* const native_modules[];
constinit const NativeModule* const native_modules[] = {
#define MODULE(name) &name##_module,
#include "modules/modules.def"
#undef MODULE
    nullptr};

}  // namespace adder
