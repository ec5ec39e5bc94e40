// Iterators over list and tuple beyond those the interpreter knows.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type reverse_iterator_type;

// reversed() of a list or tuple.
Value make_reverse_iterator(Runtime& rt, Value sequence);

}  // namespace adder
