// Making modules and reading them whole; look-up of one name is in layouts.h.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// A module object: with an own dict, or over a native module's table.
Value make_module(Runtime& rt, const Str* name, const NativeModule* native = nullptr);
// The dict with every name in it, those of the ROM table too: what __dict__, vars() and `import *` see. nullptr = no memory.
Dict* complete_module_dict(Runtime& rt, Module* module);

// The modules being imported, innermost first, on the native stack.
struct ImportFrame {
  Value module;
  ImportFrame* outer;
};
bool is_importing(Runtime& rt, Value module);

}  // namespace adder
