// collections.namedtuple: makes a class of tuples whose items have names.
//
// A class made here is an ordinary Python class whose base is tuple. Its dict holds `_fields`, `_field_defaults`, one
// field descriptor for each name, and `__new__`, an object that sorts arguments into fields; the other methods are the
// same native functions for all such classes.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type field_type, field_constructor_type;

Value make_namedtuple(Runtime& rt, const Args& args);
inline constexpr char namedtuple_parameters[] = "typename, field_names, *, rename=False, defaults=None, module=None";

}  // namespace adder
