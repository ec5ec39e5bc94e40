// Where a module comes from.
#pragma once

#include "core/types/layouts.h"

namespace adder {

struct ModuleSource {
  // Alias: a u-name of MicroPython; the module's own name is without its first letter.
  enum Kind : uint8_t { NotFound, Native, Frozen, SourceFile, ImageFile, Directory, Alias };
  Kind kind = NotFound;
  bool is_package = false;
  const NativeModule* native = nullptr;
  const FrozenModule* frozen = nullptr;
  Value path;       // Str: the file, or the directory of a package without __init__.py
  Value directory;  // Str: what a package's __path__ holds
};

// Looks for the module `full_name` (its last part is `name`) among the linked-in modules, then along `path`, a list of
// directories. `top_level`: u-names of MicroPython may stand for modules without the u.
Result<ModuleSource> find_module(Runtime& rt, const Str* full_name, string_view name, Value path, bool top_level);

}  // namespace adder
