// The import machinery, as the built-in functions and the ports use it. The statement's own parts are in operations.h.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// The import statement without asking a replaced __import__.
Value import_name_natively(Runtime& rt, const Str* name, Value from_list, uint32_t level, Dict* globals);

// Runs a module as a program (-m): the module, or a package's __main__, under the name __main__.
Value run_module_as_main(Runtime& rt, const Str* dotted_name);

// The module __main__, made when missing: where programs and the prompt run.
Value main_module(Runtime& rt);

}  // namespace adder
