// What the classes of namedtuple consist of.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// A field as an attribute of the class: a descriptor that reads one item.
struct TupleField : Object {
  Value doc;  // what a program made its __doc__; empty() at first
  uint32_t index;
};

// The class's __new__.
struct FieldConstructor : Object {
  Value name;      // Str, of the class
  Value fields;    // Tuple of Str
  Value defaults;  // Dict
};

inline constexpr uint16_t namedtuple_method_count = 5;
extern const Attribute namedtuple_methods[namedtuple_method_count];

}  // namespace adder
