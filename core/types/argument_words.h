// CPython's words when the arguments of a call do not fit the parameters of a Python function: for what is native here
// and a Python function there.
#pragma once

#include "core/types/layouts.h"

namespace adder {

struct PythonParameters {
  string_view function;  // "dumps", "Point.__new__"
  uint32_t self;         // parameters in front that `required` and `positional` do not count: 0 or 1
  uint32_t required;
  uint32_t positional;
};

// "f() takes from 1 to 2 positional arguments but 3 were given"; `given` without self.
Failed raise_too_many_positional(Runtime& rt, const PythonParameters& parameters, uint32_t given);
// "f() missing 2 required positional arguments: 'a' and 'b'"
Failed raise_missing_positional(Runtime& rt, string_view function, Span<const string_view> names);
// "f() got an unexpected keyword argument 'c'"
Failed raise_unexpected_keyword(Runtime& rt, string_view function, string_view name);
// "f() got multiple values for argument 'a'"
Failed raise_repeated_argument(Runtime& rt, string_view function, string_view name);

}  // namespace adder
