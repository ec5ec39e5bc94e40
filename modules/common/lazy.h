// Modules that are native in part: names that their ROM table has not are looked for in a frozen Python module, which
// is imported when the first of them is asked for. Its names then stand in the native module's dict.
//
//     FUNCTION("__getattr__", (lazy_attribute<"collections", "_collections_py">), 1, 1),
#pragma once

#include "core/types/layouts.h"

namespace adder {

Value lazy_attribute_of(Runtime& rt, const Str* module, const Str* python, Value name);

template <FixedString module, FixedString python>
Value lazy_attribute(Runtime& rt, const Args& args) {
  return lazy_attribute_of(rt, sym<module>, sym<python>, args[0]);
}

}  // namespace adder
